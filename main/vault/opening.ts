import { AppError } from "../lib/app-error.ts";
import { storageError } from "../lib/storage-error.ts";
import { fileHash, localVaults, readLocal, sweepUnfinished } from "./local-file.ts";
import { addAccess, readVault, readVaults } from "./queries.ts";
import { readSealed, refuseAhead, signerOf, trustedSigners } from "./reading.ts";
import { type Room, type Session, stored } from "./room.ts";
import { note, save } from "./saving.ts";
import type { OpenedVault } from "./vault-file.ts";

/** How vaults come off this workstation's disk. */

/** Opens every vault that is known here, and my own that are not. Why one can't be opened is told when it is asked for. */
export async function openAll(room: Room): Promise<void> {
  const { database, folder } = room.options;
  const known = stored(() => readVaults(database)).map(({ id }) => id);
  stored(() => sweepUnfinished(folder));
  const all = new Set([...known, ...localVaults(folder)]);
  const open = async (id: string) => {
    try {
      await load(room, id, false);
    } catch (error) {
      room.failures.set(id, storageError(error).refused());
    }
  };
  await Promise.all([...all].map((id) => room.inTurn(id, () => open(id))));
}

/** The vault as it is open, or as it can be opened. @throws AppError as `load` */
export async function opened(room: Room, vault: string): Promise<Session> {
  const session = room.sessions.get(vault);
  return room.isOpen && session !== undefined ? session : await load(room, vault, false);
}

/**
 * Reads a vault from the disk. The file decides: a higher revision than the database's was written just before a crash.
 * @param acceptOlder go on although a newer revision was seen here before; it is then sealed anew, above the one that was seen
 * @throws AppError VAULT_LOCKED, VAULT_UNKNOWN, VAULT_MISSING {name}, VAULT_OLDER {name, revision, seen}, VAULT_OTHER, VAULT_SIGNER_*,
 * VAULT_* of `readSealed`, KEYCHAIN_*
 */
export async function load(room: Room, vault: string, acceptOlder: boolean): Promise<Session> {
  const { me, epoch } = room;
  const session = await peek(room, vault);
  const row = stored(() => readVault(room.options.database, vault));
  const seen = Math.max(row?.revision ?? 0, (await markOf(room, vault)) ?? 0);
  const isOlder = session.revision < seen;
  if (isOlder && !acceptOlder) {
    throw new AppError("VAULT_OLDER", { name: session.content.name, revision: session.revision, seen });
  }
  if (isOlder) await sealAbove(room, session, seen);
  else if (row === null || row.revision < session.revision) note(room, session);
  // Locked meanwhile: nothing that was read stays.
  if (room.epoch !== epoch || room.me !== me) throw new AppError("VAULT_LOCKED");
  room.keepOpen(session);
  return session;
}

/** The local copy, checked but for its revision. @throws AppError as `load` */
export async function peek(room: Room, vault: string): Promise<Session> {
  const { me, keys } = room;
  const { database, folder } = room.options;
  const row = stored(() => readVault(database, vault));
  const bytes = readLocal(folder, vault);
  if (bytes === null && row === null) throw new AppError("VAULT_UNKNOWN", { vault });
  if (bytes === null) throw new AppError("VAULT_MISSING", { name: row?.summary.name ?? "" });
  const signers = trustedSigners(keys, me, row?.custodians ?? []);
  const read = await readSealed(keys, me, bytes, () => signers);
  if (read.content.id !== vault) throw new AppError("VAULT_OTHER", { name: read.content.name });
  refuseAhead(read.statement, row?.revision ?? 0);
  // A file that the database does not know (a restored one) is mine if I signed it; anybody else's is for the person to take in.
  const { key, known } = signerOf(keys, read, signers);
  if (!known) throw new AppError("VAULT_SIGNER_UNKNOWN", { name: key.name, email: key.email, keyId: key.keyId });
  return sessionOf(room, read, fileHash(bytes), key.keyId);
}

export function sessionOf(room: Room, read: OpenedVault, file: string, by: string): Session {
  const { content, statement, noteText } = read;
  return {
    id: content.id,
    me: room.me,
    content,
    revision: statement.revision,
    contentHash: statement.content,
    fileHash: file,
    noteText,
    at: statement.at,
    by,
  };
}

/** The highest revision of which the keychain knows, or is about to; null for none. @throws AppError KEYCHAIN_* */
export async function markOf(room: Room, vault: string): Promise<number | null> {
  const waiting = room.marks.waiting(vault);
  const kept = await room.options.marks.read(vault);
  return waiting === null && kept === null ? null : Math.max(waiting ?? 0, kept ?? 0);
}

async function sealAbove(room: Room, session: Session, seen: number): Promise<void> {
  const { database } = room.options;
  const access = { at: room.now(), who: room.who, what: "older-copy-accepted", vault: session.id } as const;
  await save(room, session, {
    build: () => session.content,
    above: seen,
    beside: () => addAccess(database, { ...access, credential: null, label: null }),
  });
}
