import type { DeskEvent, Time } from "../model/entry.ts";
import type { VaultContent, VaultStatement } from "../model/vault.ts";
import { fileHash, readLocal, writeLocal } from "./local-file.ts";
import { settleOutbox } from "./outbox.ts";
import { keepProof } from "./proofs.ts";
import { addSeen, addToOutbox, clearOutbox, type TrustedKey, writeVault } from "./queries.ts";
import { type Room, type Session, stored } from "./room.ts";
import { summarise } from "./summary.ts";
import { sealVault, type Writer } from "./vault-file.ts";

/** How a vault gets to the disk: entries put down, file, database, entries recorded. Killed anywhere, the file decides. */

export interface Change {
  /** The content as of this revision. Throws to refuse; then nothing has happened. */
  build(revision: number, at: Time): VaultContent;
  /** What the removal log learns, once the content is on the disk. */
  events?(content: VaultContent, revision: number): readonly DeskEvent[];
  /** In the same transaction as the database's other news. */
  beside?(): void;
  /** The revision must be higher than this one, too. */
  above?: number;
}

/**
 * Seals the changed content to all custodians in office and writes it as the next revision. When this returns, it is on the disk.
 * @throws AppError DISK_*, FOLDER_*, and what `build` throws: nothing was changed then; a failure of the database alone leaves the
 * new revision in the file, which is then the one that counts
 */
export async function save(room: Room, session: Session, change: Change): Promise<void> {
  const revision = Math.max(session.revision, change.above ?? 0) + 1;
  const at = room.now();
  const content = stamped(room, change.build(revision, at));
  const sealed = await sealVault(
    content,
    { revision, at },
    writerOf(session),
    room.keys.recipients(content.custodians),
  );
  const file = { bytes: sealed.file, statement: sealed.statement, noteText: sealed.note };
  const events = change.events?.(content, revision) ?? [];
  keep(room, session, { content, by: session.me.key.keyId, file }, events, change.beside);
}

/** With the newest head of my own removal log, and my signature under those of my colleagues'. */
function stamped(room: Room, content: VaultContent): VaultContent {
  const { heads } = room.options;
  if (heads === undefined) return content;
  const { logs: before = [], ...rest } = content;
  const logs = heads.stamp(before);
  return logs.length === 0 ? rest : { ...rest, logs };
}

/** A vault file as somebody sealed it. */
export interface SealedFile {
  readonly bytes: Uint8Array;
  readonly statement: VaultStatement;
  readonly noteText: string;
}

/**
 * Writes a sealed vault, mine or another custodian's, in the place of what is here.
 * @throws AppError DISK_*, FOLDER_*
 */
export function keep(
  room: Room,
  session: Session,
  next: { content: VaultContent; by: string; file: SealedFile },
  events: readonly DeskEvent[],
  beside: (() => void) | undefined,
): void {
  const { bytes, statement, noteText } = next.file;
  const file = fileHash(bytes);
  // Whatever an earlier save could not record is settled first: the file that it asks about is about to go.
  settleOutbox(room);
  putInOutbox(room, session.id, statement.revision, file, events);
  const advance = () =>
    Object.assign(session, {
      content: next.content,
      revision: statement.revision,
      contentHash: statement.content,
      fileHash: file,
      noteText,
      at: statement.at,
      by: next.by,
    });
  try {
    writeLocal(room.options.folder, session.id, bytes);
  } catch (error) {
    // A folder that could not be made durable may hold the new file all the same: then that is the one to go on from.
    if (isThere(room, session.id, file)) advance();
    throw error;
  }
  advance();
  note(room, session, events, () => {
    clearOutbox(room.options.database, session.id);
    beside?.();
  });
  room.marks.add(session.id, statement.revision);
}

function putInOutbox(room: Room, vault: string, revision: number, file: string, events: readonly DeskEvent[]): void {
  if (events.length === 0) return;
  const { database } = room.options;
  const put = database.transaction(() => {
    for (const event of events) addToOutbox(database, { vault, revision, file, event });
  });
  stored(() => put.immediate());
}

function isThere(room: Room, vault: string, file: string): boolean {
  try {
    const bytes = readLocal(room.options.folder, vault);
    return bytes !== null && fileHash(bytes) === file;
  } catch {
    // The disk fails altogether: the first reason is the one to tell, and the next opening looks again.
    return false;
  }
}

/** The database's part: what is known while locked, the proof that lies in having written or opened, the entries. */
export function note(
  room: Room,
  session: Session,
  events: readonly DeskEvent[] = [],
  beside: (() => void) | undefined = undefined,
): void {
  const { database, record } = room.options;
  const write = database.transaction(() => {
    addSeen(database, session.id, session.revision, session.contentHash);
    proveHere(room, session);
    if (events.length > 0) record(events);
    beside?.();
    writeSummary(room, session);
  });
  stored(() => write.immediate());
}

/** Who wrote a revision can open it, and so can I, who hold its content. */
function proveHere(room: Room, session: Session): void {
  const now = room.now();
  const proof = { vault: session.id, revision: session.revision, content: session.contentHash };
  keepProof(room.options.database, { ...proof, keyId: session.by, at: session.at }, now);
  keepProof(room.options.database, { ...proof, keyId: session.me.key.keyId, at: now }, now);
}

/** Brings what is known while locked up to date, in the caller's transaction. */
export function writeSummary(room: Room, session: Session): void {
  const { custodians, formerCustodians } = session.content;
  const trusted: TrustedKey[] = [
    ...custodians.map(({ exportKey }) => ({ key: exportKey, removed: false })),
    ...formerCustodians.map(({ exportKey }) => ({ key: exportKey, removed: true })),
  ];
  const summary = summarise(room, session);
  writeVault(room.options.database, { id: session.id, revision: session.revision, summary, custodians: trusted });
}

function writerOf({ me }: Session): Writer {
  return { keyId: me.key.keyId, keyName: me.key.email, signNote: (text) => me.signNote(text) };
}
