import type { CredentialInput } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import type { Credential, CredentialFields } from "../model/vault.ts";
import {
  assembled,
  type Change,
  changed,
  deleted,
  fieldsOf,
  heads,
  movedHere,
  newCredential,
  rivals,
  settled,
  undeleted,
  versionsOf,
} from "./credential.ts";
import { fieldsFrom } from "./credential-input.ts";
import { credentialOf, withCredentials } from "./credential-list.ts";
import { closedResets } from "./events.ts";
import { opened } from "./opening.ts";
import type { Room, Session } from "./room.ts";
import { save } from "./saving.ts";
import { versionOf } from "./version.ts";

/** What people do with single credentials. Each is one new revision of the vault. */

/**
 * @param id null for a new credential
 * @param version the one that the person was looking at
 * @returns the credential's id; nothing is saved where nothing is another
 * @throws AppError CREDENTIAL_UNKNOWN, CREDENTIAL_CHANGED, and those of `fieldsFrom`
 */
export async function saveCredential(
  room: Room,
  session: Session,
  id: string | null,
  version: string | null,
  input: CredentialInput,
): Promise<string> {
  const isAccount = (account: string) => room.options.accountRef(account) !== null;
  if (id === null) {
    const fields = fieldsFrom(input, null, isAccount);
    const credential = room.newId();
    await change(room, session, null, (by) => newCredential(fields, by, credential));
    return credential;
  }
  const before = present(session, id, version);
  const fields = fieldsFrom(input, before, isAccount);
  if (!isSame(fields, fieldsOf(before))) await change(room, session, before, (by) => edited(before, fields, by));
  return id;
}

/** @throws AppError CREDENTIAL_UNKNOWN, CREDENTIAL_CHANGED */
export async function deleteCredential(room: Room, session: Session, id: string, version: string): Promise<void> {
  const before = present(session, id, version);
  await change(room, session, before, (by) => deleted(before, by, null));
}

/** Does nothing where it is there. @throws AppError CREDENTIAL_UNKNOWN */
export async function undeleteCredential(room: Room, session: Session, id: string): Promise<void> {
  const before = credentialOf(session.content, id);
  if (before === null) throw new AppError("CREDENTIAL_UNKNOWN", { credential: id });
  if (before.deleted) await change(room, session, before, (by) => undeleted(before, by));
}

/**
 * Into the other vault first, out of this one after: killed in between, it is in both. Its resets go with it.
 * @throws AppError CREDENTIAL_UNKNOWN, CREDENTIAL_CHANGED
 */
export async function moveCredential(
  room: Room,
  from: Session,
  to: Session,
  id: string,
  version: string,
): Promise<void> {
  const before = present(from, id, version);
  if (from.id === to.id) return;
  await change(room, to, null, (by) => movedHere(credentialOf(to.content, id), before, by));
  await change(room, from, before, (by) => deleted(before, by, to.id));
}

/** @throws AppError CREDENTIAL_UNKNOWN, CREDENTIAL_NOT_IN_CONFLICT, CREDENTIAL_CHANGED unless `all` are still the heads */
export async function settle(
  room: Room,
  session: Session,
  id: string,
  all: readonly string[],
  choose: string,
): Promise<void> {
  const before = present(session, id, null);
  const now = heads(before).map(({ version }) => version);
  if (now.length < 2) throw new AppError("CREDENTIAL_NOT_IN_CONFLICT");
  if (new Set(all).size !== now.length || now.some((head) => !all.includes(head))) {
    throw new AppError("CREDENTIAL_CHANGED");
  }
  await change(room, session, before, (by) => settled(before, choose, by));
}

/** The credential, if it is not deleted and still as the person saw it. @throws AppError CREDENTIAL_UNKNOWN, CREDENTIAL_CHANGED */
export function present(session: Session, id: string, version: string | null): Credential {
  const credential = credentialOf(session.content, id);
  if (credential === null || credential.deleted) throw new AppError("CREDENTIAL_UNKNOWN", { credential: id });
  if (version !== null && credential.version !== version) throw new AppError("CREDENTIAL_CHANGED");
  return credential;
}

/** An edit. Heads that say the same as the winner are no conflict and end with it; any other waits for a person to settle it. */
export function edited(credential: Credential, fields: CredentialFields, by: Change): Credential {
  const all = heads(credential);
  if (all.length === 1 || rivals(credential).length > 0) return changed(credential, fields, by);
  const parents = all.map(({ version }) => version);
  const next = versionOf(fields, by, { parents, deleted: false, movedTo: null });
  return assembled(credential.id, [...versionsOf(credential), next], credential.resets, by.revision);
}

/** The change as the version of it that is made now. */
export function byMe(room: Room, session: Session, revision: number, at: string): Change {
  return { keyId: session.me.key.keyId, at, revision, version: room.newId() };
}

/** The vault with one credential changed or put in. */
async function change(
  room: Room,
  session: Session,
  before: Credential | null,
  make: (by: Change) => Credential,
): Promise<void> {
  await save(room, session, {
    build: (revision, at) => withCredentials(session.content, [make(byMe(room, session, revision, at))]),
    events: (content) => (before === null ? [] : closedResets(room, before, content)),
  });
}

/** @throws AppError as `load`; VAULT_LOCKED */
export async function inVault<T>(room: Room, vault: string, work: (session: Session) => Promise<T> | T): Promise<T> {
  return await room.inTurn(vault, async () => work(await opened(room, vault)));
}

function isSame(a: CredentialFields, b: CredentialFields): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
