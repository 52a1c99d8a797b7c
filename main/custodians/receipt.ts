import { AppError } from "../lib/app-error.ts";
import { isSignedBy } from "../lib/signed-note.ts";
import type { KnownKey } from "../model/known-key.ts";
import { parseTime } from "../model/time.ts";
import type { Receipt } from "../model/vault.ts";
import { findNote, type NoteForm } from "./pasted-note.ts";

/** Tells the sender of a vault that its recipient opened it (FORMATS section 5). */

const form: NoteForm = {
  name: "custodia/receipt",
  lines: ["vault", "revision", "at", "content"],
  prose: [],
};
const vaultId = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const hash = /^sha256:([0-9a-f]{64})$/;

/** The text that the recipient signs. */
export function receiptText({ vault, revision, at, content }: Receipt): string {
  const lines = [
    "custodia/receipt@v1",
    `vault ${vault}`,
    `revision ${revision}`,
    `at ${at}`,
    `content sha256:${content}`,
  ];
  return `${lines.join("\n")}\n`;
}

/** The receipt as a note. `signNote` signs under the recipient's e-mail address. */
export function makeReceipt(receipt: Receipt, { signNote }: { signNote(text: string): string }): string {
  return signNote(receiptText(receipt));
}

/**
 * Finds a receipt in a pasted text and says which of these keys signed it.
 * @throws AppError RECEIPT_UNREADABLE, RECEIPT_FOREIGN {email} when none of these keys has the signature's name,
 *   RECEIPT_UNSIGNED {email} when the one that has did not make the signature
 */
export function readReceipt(paste: string, keys: readonly KnownKey[]): { receipt: Receipt; keyId: string } {
  const found = findNote(paste, form);
  if (found.found === "future") throw new AppError("RECEIPT_UNREADABLE", { format: found.version });
  if (found.found === "nothing") throw new AppError("RECEIPT_UNREADABLE");
  const receipt = receiptOf(found.fields);
  const { note } = found;
  const email = note.signatures[0]?.name ?? "";
  const named = keys.filter((key) => key.email === email);
  if (named.length === 0) throw new AppError("RECEIPT_FOREIGN", { email });
  const signer = named.find((key) => isSignedBy(note, key.email, key.publicKey));
  if (signer === undefined) throw new AppError("RECEIPT_UNSIGNED", { email });
  return { receipt, keyId: signer.keyId };
}

/** @throws AppError RECEIPT_UNREADABLE {line} */
function receiptOf(fields: ReadonlyMap<string, string>): Receipt {
  const value = (line: string) => fields.get(line) ?? "";
  const unreadable = (line: string) => new AppError("RECEIPT_UNREADABLE", { line });
  const [vault, at, content] = [value("vault"), value("at"), hash.exec(value("content"))?.[1]];
  const revision = Number(value("revision"));
  if (!vaultId.test(vault)) throw unreadable("vault");
  if (!/^[1-9][0-9]{0,15}$/.test(value("revision")) || !Number.isSafeInteger(revision)) throw unreadable("revision");
  if (parseTime(at) === null) throw unreadable("at");
  if (content === undefined) throw unreadable("content");
  return { vault, revision, at, content };
}
