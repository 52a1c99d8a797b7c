import type { VaultContent, VaultCustodian } from "../model/vault.ts";
import type { CustodianView, ResetView, SharedState, VaultSummary } from "../model/vault-view.ts";
import { openResets, rivals } from "./credential.ts";
import { type Proved, provedBy } from "./proofs.ts";
import type { StoredSummary, VaultRow } from "./queries.ts";
import type { Room, Session } from "./room.ts";
import { folderName } from "./shared-place.ts";
import { compareTexts } from "./version.ts";

/** What may be known of a vault while it is locked. */
export function summarise(room: Room, session: Session): StoredSummary {
  const { content, revision } = session;
  const { rule } = room.options.policy();
  const proved = provedBy(room.options.database, session.id);
  const revisions = content.custodians.map(({ keyId }) => proved.get(keyId)?.revision ?? 0);
  const isAlone = ({ sealedIn }: VaultContent["credentials"][number]) =>
    revisions.filter((one) => one >= sealedIn).length < rule.custodians.least;
  return {
    id: session.id,
    name: content.name,
    department: content.department,
    revision,
    changedAt: session.at,
    changedBy: nameOf(room, content, session.by),
    credentials: content.credentials.length,
    alone: content.credentials.filter(isAlone).length,
    conflicts: content.credentials.filter((credential) => rivals(credential).length > 0).length,
    custodians: custodianViews(room, session, proved),
    resets: content.credentials.flatMap(resetViews).sort(byDay),
  };
}

/** A stored summary with what stands beside it. */
export function wholeSummary({ summary, recovery, shared }: VaultRow): VaultSummary {
  return { ...summary, recovery, shared: sharedState(shared) };
}

function sharedState(shared: VaultRow["shared"]): SharedState {
  if (shared === null) return { state: "none" };
  const { state, at, refused } = shared;
  return { state, folder: folderName(shared.folder), at, refused };
}

/** The name of a custodian, in office or not; the key id of one whom the vault does not list. */
export function nameOf(room: Room, content: VaultContent, keyId: string): string {
  const all = [...content.custodians, ...content.formerCustodians];
  const found = all.find((custodian) => custodian.keyId === keyId);
  return found === undefined ? keyId : room.keys.custodian(found).key.name;
}

/** The resets of a credential that are still open. [N-V.4] */
export function resetViews(credential: VaultContent["credentials"][number]): ResetView[] {
  const { account, id, label } = credential;
  return openResets(credential).map(({ person, because, due, openedAt }) => {
    return { credential: id, label, account, person, because, due, openedAt };
  });
}

/** The most urgent first. */
function byDay(a: ResetView, b: ResetView): number {
  return compareTexts(a.due, b.due) || compareTexts(a.label, b.label);
}

/** Those in office first. */
function custodianViews(room: Room, session: Session, proved: ReadonlyMap<string, Proved>): CustodianView[] {
  const { custodians, formerCustodians } = session.content;
  return [...custodians, ...formerCustodians].map((custodian) => custodianView(room, session, custodian, proved));
}

function custodianView(
  room: Room,
  { content, revision, me }: Session,
  custodian: VaultCustodian,
  all: ReadonlyMap<string, Proved>,
): CustodianView {
  const { key, hybrid } = room.keys.custodian(custodian);
  const { keyId, name, title, organisation, email, fingerprint } = key;
  const { role, addedAt, confirmedAt, comparedHow, removed } = custodian;
  const proved = all.get(keyId);
  return {
    keyId,
    name,
    title,
    organisation,
    email,
    fingerprint,
    role,
    isMe: keyId === me.key.keyId,
    addedAt,
    addedBy: nameOf(room, content, custodian.addedBy),
    confirmedAt,
    comparedHow,
    hybrid: hybrid !== null,
    proof: proved === undefined ? null : { ...proved, current: proved.revision >= revision },
    removed:
      removed === null ? null : { at: removed.at, by: nameOf(room, content, removed.by), because: removed.because },
  };
}
