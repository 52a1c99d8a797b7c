/** Who holds a vault, and whose passwords must be changed when somebody goes. */

import { AppError } from "../lib/app-error.ts";
import { someText } from "../lib/field.ts";
import type { DeskEvent } from "../model/entry.ts";
import { dayIn } from "../model/time.ts";
import type { Credential, CredentialVersion, VaultContent } from "../model/vault.ts";
import { type ComparedHow, comparedHows } from "../model/vault-view.ts";
import { resetOf, versionsOf, withResets } from "./credential.ts";
import { credentialOf, withCredentials } from "./credential-list.ts";
import { custodianAdded, custodianChanged, custodianRemoved } from "./custodian-list.ts";
import { present } from "./editing.ts";
import { added, custodianRef, vaultRef } from "./events.ts";
import type { KnownKey } from "./ports.ts";
import { isCovered } from "./reset.ts";
import type { Room, Session } from "./room.ts";
import { save } from "./saving.ts";

/**
 * Seals the vault to one person more; or gives a custodian's post-quantum key a place beside her ordinary one.
 * @throws AppError EXPORT_KEY_*, CUSTODIAN_IS_ME, CUSTODIAN_EXISTS {email}, CUSTODIAN_UNKNOWN {email} (a post-quantum key whose ordinary
 * twin is not there), ROLE_UNKNOWN {role}
 */
export async function addCustodian(
  room: Room,
  session: Session,
  exportKey: string,
  role: string | null,
  compared: ComparedHow,
): Promise<void> {
  const key = room.keys.of(exportKey);
  checkRole(room, role);
  if (!comparedHows.includes(compared)) throw new AppError("REQUEST_MALFORMED", { field: "compared" });
  if (key.keyId === session.me.key.keyId) throw new AppError("CUSTODIAN_IS_ME", { email: key.email });
  if (key.hybrid) return await attachHybrid(room, session, key);
  refuseKnown(room, session, key);
  await save(room, session, {
    build: (revision, at) =>
      custodianAdded(session.content, {
        addedAt: at,
        addedBy: session.me.key.keyId,
        comparedHow: compared,
        confirmedAt: at,
        exportKey: key.text,
        hybridExportKey: null,
        keyId: key.keyId,
        removed: null,
        revision,
        role,
      }),
    events: (content) => [added(room, content, key, { role, comparedHow: compared })],
  });
}

/** The same address with another key may come: a new workstation. The same key may not. */
function refuseKnown(room: Room, { content }: Session, key: KnownKey): void {
  const isThere = content.custodians.some(
    (custodian) => custodian.keyId === key.keyId || room.keys.custodian(custodian).key.recipient === key.recipient,
  );
  if (isThere) throw new AppError("CUSTODIAN_EXISTS", { email: key.email });
}

/** Puts a post-quantum key beside the ordinary one of the same signer. @throws AppError CUSTODIAN_UNKNOWN, CUSTODIAN_EXISTS */
export async function attachHybrid(room: Room, session: Session, key: KnownKey): Promise<void> {
  const twin = session.content.custodians.find(({ keyId }) => keyId === key.keyId);
  const isSame = twin !== undefined && Buffer.from(room.keys.custodian(twin).key.publicKey).equals(key.publicKey);
  if (!isSame) throw new AppError("CUSTODIAN_UNKNOWN", { email: key.email });
  if (twin.hybridExportKey !== null) throw new AppError("CUSTODIAN_EXISTS", { email: key.email });
  await save(room, session, {
    build: (revision) => custodianChanged(session.content, key.keyId, { hybridExportKey: key.text }, revision),
  });
}

/** @throws AppError CUSTODIAN_UNKNOWN, ROLE_UNKNOWN {role} */
export async function setRole(room: Room, session: Session, keyId: string, role: string | null): Promise<void> {
  checkRole(room, role);
  if (custodian(session, keyId).role === role) return;
  await save(room, session, { build: (revision) => custodianChanged(session.content, keyId, { role }, revision) });
}

function checkRole(room: Room, role: string | null): void {
  if (role === null || room.options.policy().roles.some(({ id }) => id === role)) return;
  throw new AppError("ROLE_UNKNOWN", { role });
}

function custodian({ content }: Session, keyId: string) {
  const found = content.custodians.find((one) => one.keyId === keyId);
  if (found === undefined) throw new AppError("CUSTODIAN_UNKNOWN", { keyId });
  return found;
}

/**
 * Seals the vault to the rest, and asks for another password of everything that the person could open. [N-V.4]
 * @throws AppError CUSTODIAN_UNKNOWN, CUSTODIAN_IS_ME, CUSTODIAN_LAST, TEXT_* {field}
 */
export async function removeCustodian(room: Room, session: Session, keyId: string, why: string): Promise<void> {
  const because = someText("because", why, "passage");
  const key = removable(room, session, keyId);
  let opened = 0;
  await save(room, session, {
    build(revision, at) {
      const removal = { at, because, by: session.me.key.keyId, revision };
      // A deleted one may be brought back, with the password that was known.
      const all = [...session.content.credentials, ...session.content.tombstones];
      const asked = withOpenResets(room, session, all, { person: key.name, because }, at);
      opened = asked.filter(({ deleted }) => !deleted).length;
      return withCredentials(custodianRemoved(session.content, keyId, removal), asked);
    },
    events: (content) => [removedEvent(room, content, key, because, opened)],
  });
}

function removable(room: Room, session: Session, keyId: string): KnownKey {
  const { key } = room.keys.custodian(custodian(session, keyId));
  if (keyId === session.me.key.keyId) throw new AppError("CUSTODIAN_IS_ME", { email: key.email });
  if (session.content.custodians.length === 1) throw new AppError("CUSTODIAN_LAST");
  return key;
}

/** What a custodian could open here and went to another vault with the password that it had, where she is no custodian. */
export interface MovedAway {
  readonly vault: string;
  readonly credentials: readonly string[];
  readonly person: string;
}

/** @throws AppError as `removeCustodian` */
export function movedAway(room: Room, session: Session, keyId: string): MovedAway[] {
  const { name: person } = removable(room, session, keyId);
  const found = Map.groupBy(session.content.tombstones, ({ movedTo }) => movedTo ?? "");
  return [...found].flatMap(([vault, tombstones]) => {
    const there = room.sessions.get(vault)?.content;
    if (there === undefined || there.custodians.some((one) => one.keyId === keyId)) return [];
    const isKnownThere = (tombstone: Credential) => {
      const moved = credentialOf(there, tombstone.id);
      if (moved === null || moved.deleted || moved.password === "") return false;
      return versionsOf(tombstone).some(({ password }) => password === moved.password);
    };
    const credentials = tombstones.filter(isKnownThere).map(({ id }) => id);
    return credentials.length === 0 ? [] : [{ vault, credentials, person }];
  });
}

function removedEvent(room: Room, content: VaultContent, key: KnownKey, because: string, resets: number): DeskEvent {
  const due = resets === 0 ? null : dueDay(room, room.now());
  return {
    kind: "custodian.removed",
    fields: { because, custodian: custodianRef(key), due, resets, vault: vaultRef(content) },
  };
}

/**
 * Somebody else who knew passwords goes: an administrator of the accounts. [N-V.4]
 * @throws AppError CREDENTIAL_UNKNOWN, TEXT_* {field}
 */
export async function askReset(
  room: Room,
  session: Session,
  ids: readonly string[],
  who: string,
  why: string,
): Promise<void> {
  const person = someText("person", who, "name");
  const because = someText("because", why, "passage");
  const chosen = [...new Set(ids)].map((id) => present(session, id, null));
  const asks = (at: string) => withOpenResets(room, session, chosen, { person, because }, at);
  if (asks(room.now()).length === 0) return;
  await save(room, session, { build: (_revision, at) => withCredentials(session.content, asks(at)) });
}

/**
 * The credentials whose password must be changed, each with its reset: those that have or had one of which the same is not asked yet on
 * the same person's account.
 */
export function withOpenResets(
  room: Room,
  session: Session,
  credentials: readonly Credential[],
  { person, because }: { person: string; because: string },
  at: string,
): Credential[] {
  const before = (credential: Credential) => credential.resets.filter((reset) => reset.person === person);
  return credentials
    .filter((credential) => !isCovered(credential, versionsOf(credential), before(credential)))
    .map((credential) => withReset(room, session, credential, { person, because }, at));
}

/**
 * The credential with one reset more.
 * @param about `id`: of the reset, a new one unless given
 * @param opened the versions that the person could open; all of them unless given
 */
export function withReset(
  room: Room,
  session: Session,
  credential: Credential,
  { person, because, id = room.newId() }: { person: string; because: string; id?: string },
  at: string,
  opened?: readonly CredentialVersion[],
): Credential {
  const asked = { because, due: dueDay(room, at), openedAt: at, openedBy: session.me.key.keyId, person };
  return withResets(credential, [resetOf(credential, { ...asked, id }, opened)]);
}

/** The pack's number of days from today, in the pack's time zone. */
function dueDay(room: Room, at: string): string {
  const { rule, timeZone } = room.options.policy();
  const today = Date.parse(`${dayIn(timeZone, at)}T00:00:00.000Z`);
  return new Date(today + rule.reset.days * 86_400_000).toISOString().slice(0, 10);
}
