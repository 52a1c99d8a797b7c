import { AppError } from "../lib/app-error.ts";
import { confirmed } from "./events.ts";
import { readLocal } from "./local-file.ts";
import { sessionOf } from "./opening.ts";
import type { Me } from "./ports.ts";
import { keepProof, provedBy } from "./proofs.ts";
import { readSealed } from "./reading.ts";
import { type Room, type Session, stored } from "./room.ts";
import { note, writeSummary } from "./saving.ts";

/** Receipts: a custodian tells the others, signed, that she has opened a vault (FORMATS section 5). [A-6.h.i] */

/** What I opened last, signed by me. */
export function ownReceipt(room: Room, session: Session): { text: string; fileName: string } {
  const { id, revision, contentHash, me } = session;
  const lines = ["custodia/receipt@v1", `vault ${id}`, `revision ${revision}`, `at ${room.now()}`];
  const text = me.signNote(`${[...lines, `content sha256:${contentHash}`].join("\n")}\n`);
  return { text, fileName: receiptName(session, me.key.keyId) };
}

export function receiptName({ id }: Pick<Session, "id">, keyId: string): string {
  return `${id}.${keyId}.receipt`;
}

/**
 * Which vault a receipt is for. It must be signed by one of that vault's custodians in office.
 * @throws AppError RECEIPT_UNREADABLE, RECEIPT_UNSIGNED, RECEIPT_FOREIGN
 */
export function readReceipt(room: Room, text: string) {
  const sessions = [...room.sessions.values()];
  const people = sessions.flatMap(({ content }) => content.custodians);
  const keys = new Map(people.map((custodian) => [custodian.exportKey, room.keys.custodian(custodian).key]));
  const { receipt, keyId } = room.options.readReceipt(text, [...keys.values()]);
  const session = sessions.find(({ id }) => id === receipt.vault);
  const custodian = session?.content.custodians.find((one) => one.keyId === keyId);
  if (session === undefined || custodian === undefined) throw new AppError("RECEIPT_FOREIGN");
  return { receipt, session, key: room.keys.custodian(custodian).key };
}

/**
 * Keeps what a receipt proves. One for a content that was not seen here counts once that content is.
 * @param explicit a person handed it over
 * @throws AppError as `readReceipt`; DISK_*
 */
export function takeReceipt(room: Room, text: string, explicit: boolean): Session {
  const { receipt, session, key } = readReceipt(room, text);
  const { database, record } = room.options;
  const { vault, revision, content, at } = receipt;
  const write = database.transaction(() => {
    const before = provedBy(database, vault).get(key.keyId);
    keepProof(database, { vault, keyId: key.keyId, revision, content, at }, room.now());
    const after = provedBy(database, vault).get(key.keyId);
    const isNews = after !== undefined && (before === undefined || (explicit && isLater(after, before)));
    if (isNews) record([confirmed(session.content, key, { provedAt: after.at, revision: after.revision })]);
    writeSummary(room, session);
  });
  stored(() => write.immediate());
  return session;
}

function isLater(a: { revision: number; at: string }, b: { revision: number; at: string }): boolean {
  return a.revision > b.revision || a.at > b.at;
}

/**
 * A drill: the file is read from the disk afresh, and opened.
 * @param me the key, fetched afresh where the caller can
 * @throws AppError VAULT_MISSING, VAULT_* of `readSealed`
 */
export async function drill(room: Room, session: Session, me: Me = session.me): Promise<void> {
  const bytes = readLocal(room.options.folder, session.id);
  if (bytes === null) throw new AppError("VAULT_MISSING", { name: session.content.name });
  const read = await readSealed(room.keys, me, bytes);
  const afresh = sessionOf(room, read, session.fileHash, session.by);
  if (afresh.contentHash !== session.contentHash || afresh.revision !== session.revision) {
    throw new AppError("VAULT_OTHER", { name: session.content.name });
  }
  const proof = { provedAt: room.now(), revision: session.revision };
  note(room, session, [confirmed(session.content, session.me.key, proof)]);
}
