import { AppError } from "../lib/app-error.ts";
import type { DeskEvent } from "../model/entry.ts";
import type { CredentialVersion, VaultContent } from "../model/vault.ts";
import { versionsOf } from "./credential.ts";
import { credentialOf, withCredentials } from "./credential-list.ts";
import { custodianChanged } from "./custodian-list.ts";
import { withReset } from "./custody.ts";
import { closedByMerging, confirmed } from "./events.ts";
import { type Merged, mergeVaults } from "./merge.ts";
import type { KnownKey } from "./ports.ts";
import { keepProof } from "./proofs.ts";
import { addSeen, readProofs } from "./queries.ts";
import { type Room, type Session, stored } from "./room.ts";
import { keep, save, writeSummary } from "./saving.ts";
import type { OpenedVault } from "./vault-file.ts";

/** Another custodian's copy becomes one with mine. */

/** A copy that was read and checked. */
export interface Theirs {
  readonly opened: OpenedVault;
  readonly bytes: Uint8Array;
  /** Who signed it. */
  readonly signer: KnownKey;
  /** How the signer's fingerprint was compared just now; null when she was known. */
  readonly compared: string | null;
}

export type Outcome =
  /** Nothing new in it. */
  | "same"
  /** It holds all of mine, and is mine now. */
  | "adopted"
  /** Mine goes on from both. */
  | "merged";

/**
 * @param explicit a person handed it over: that the signer opened the vault is news, even if she did so before
 * @throws AppError VAULT_OTHER, VAULT_DAMAGED, DISK_*, FOLDER_*; VAULT_NOT_FOR_YOU when I would no longer be among the custodians
 */
export async function takeIn(room: Room, session: Session, theirs: Theirs, explicit: boolean): Promise<Outcome> {
  const { opened } = theirs;
  const revision = Math.max(session.revision, opened.statement.revision) + 1;
  const revisions = { mine: session.revision, theirs: opened.statement.revision };
  const merged = mergeVaults(session.content, opened.content, revision, revisions);
  if (!merged.content.custodians.some(({ keyId }) => keyId === session.me.key.keyId)) {
    throw new AppError("VAULT_NOT_FOR_YOU");
  }
  const events = (content: VaultContent) => proofEvents(room, content, theirs, explicit);
  const outcome = outcomeOf(session, theirs, merged);
  room.options.heads?.look(opened.content.logs ?? [], opened.content.name);
  if (outcome === "same") {
    noteProof(room, session, theirs, events(session.content));
  } else if (outcome === "adopted") {
    const { statement, noteText } = opened;
    const file = { bytes: theirs.bytes, statement, noteText };
    keep(room, session, { content: opened.content, by: theirs.signer.keyId, file }, events(opened.content), undefined);
  } else {
    const both = [session.content, opened.content];
    await save(room, session, {
      build: (next, at) => mended(room, session, merged, theirs, next, at),
      events: (content) => [...events(content), ...closedByMerging(room, both, content)],
      beside: () => proveTheirs(room, session, theirs),
      above: revision - 1,
    });
  }
  return outcome;
}

function outcomeOf(session: Session, { opened, compared }: Theirs, merged: Merged): Outcome {
  const theirs = opened.statement.revision;
  if (merged.exposed.length > 0) return "merged";
  if (merged.equalsMine && merged.equalsTheirs && theirs <= session.revision) return "same";
  // A signer who is new to the database must be in it before a file of hers is the only one: then the next opening knows her.
  if (merged.equalsTheirs && theirs >= session.revision && compared === null) return "adopted";
  // Mine holds more than theirs, though theirs is counted higher: so that all come to one, mine must be the higher.
  if (merged.equalsMine && theirs <= session.revision && compared === null) return "same";
  return "merged";
}

/** The merged content, with resets for what a removed custodian could still open. [N-V.4] */
export function withExposed(
  room: Room,
  session: Session,
  merged: Merged,
  both: readonly VaultContent[],
  at: string,
): VaultContent {
  let { content } = merged;
  for (const { keyId, credentials } of merged.exposed) {
    const former = content.formerCustodians.find((one) => one.keyId === keyId);
    if (former === undefined || former.removed === null) continue;
    const asked = { person: room.keys.custodian(former).key.name, because: former.removed.because };
    const unaware = both.filter(({ custodians }) => custodians.some((one) => one.keyId === keyId));
    const exposed = credentials.map((id) => credentialOf(content, id)).filter((one) => one !== null);
    const reset = exposed.map((one) => withReset(room, session, one, asked, at, openedIn(unaware, one.id)));
    content = withCredentials(content, reset);
  }
  return content;
}

/** Every version of a credential that one of the copies has. */
function openedIn(copies: readonly VaultContent[], id: string): CredentialVersion[] {
  const versions = copies.flatMap((copy) => {
    const there = credentialOf(copy, id);
    return there === null ? [] : versionsOf(there);
  });
  return [...new Map(versions.map((version) => [version.version, version])).values()];
}

/** The merged content as it is to be kept: with the comparison that was made just now, too. */
function mended(
  room: Room,
  session: Session,
  merged: Merged,
  { opened, signer, compared }: Theirs,
  revision: number,
  at: string,
): VaultContent {
  const content = withExposed(room, session, merged, [session.content, opened.content], at);
  const listed = content.custodians.find(({ keyId }) => keyId === signer.keyId);
  if (compared === null || listed === undefined || listed.comparedHow !== null) return content;
  return custodianChanged(content, signer.keyId, { comparedHow: compared, confirmedAt: at }, revision);
}

function proofEvents(room: Room, content: VaultContent, { opened, signer }: Theirs, explicit: boolean): DeskEvent[] {
  if (signer.keyId === room.me.key.keyId) return [];
  const { revision, at } = opened.statement;
  const proofs = stored(() => readProofs(room.options.database, content.id)).filter(
    ({ keyId }) => keyId === signer.keyId,
  );
  const isNew = !proofs.some((proof) => proof.revision >= revision);
  if (!isNew || (!explicit && proofs.length > 0)) return [];
  return [confirmed(content, signer, { provedAt: at, revision })];
}

/** By signing it, the custodian has shown that she can open it. */
function noteProof(room: Room, session: Session, theirs: Theirs, events: readonly DeskEvent[]): void {
  const { database, record } = room.options;
  const write = database.transaction(() => {
    proveTheirs(room, session, theirs);
    if (events.length > 0) record(events);
    writeSummary(room, session);
  });
  stored(() => write.immediate());
}

function proveTheirs(room: Room, session: Session, { opened, signer }: Theirs): void {
  const { database } = room.options;
  const { revision, content, at } = opened.statement;
  addSeen(database, session.id, revision, content);
  keepProof(database, { vault: session.id, keyId: signer.keyId, revision, content, at }, room.now());
}
