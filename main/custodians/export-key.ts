import { AppError } from "../lib/app-error.ts";
import { cleanFileName } from "../lib/file-name.ts";
import { isSignedBy, keyIdOf, parseVerifierKey, type Signer, signNote, verifierKey } from "../lib/signed-note.ts";
import { keyName } from "../model/email.ts";
import type { CustodianPerson, KnownKey } from "../model/known-key.ts";
import { textFault } from "../model/text.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { findNote, type NoteForm } from "./pasted-note.ts";
import { checkPerson, plainLine } from "./person.ts";
import { recipientKind } from "./recipient.ts";

/** How a custodian receives a vault: public text, signed by its own key (FORMATS section 4). */

const form: NoteForm = {
  name: "custodia/export-key",
  lines: ["name", "title", "organisation", "recipient", "signer"],
  prose: ["name", "title", "organisation"],
};

/**
 * The signed note.
 * @throws AppError EMAIL_INVALID, TEXT_* {field}
 */
export function makeExportKey(person: CustodianPerson, recipient: string, signer: Signer): string {
  const { name, title, organisation, email } = checkPerson(person);
  const lines = [
    "custodia/export-key@v1",
    `name ${name}`,
    `title ${title}`,
    `organisation ${organisation}`,
    `recipient ${recipient}`,
    `signer ${verifierKey(email, signer.publicKey)}`,
  ];
  return signNote(`${lines.join("\n")}\n`, email, signer);
}

/**
 * Finds an export key in a pasted text and checks that it is what its own key signed. Whose key it is, only people can tell, by its
 * fingerprint.
 * @throws AppError EXPORT_KEY_UNREADABLE {line} (null: none was found), EXPORT_KEY_UNSIGNED {email}, EXPORT_KEY_FROM_FUTURE {format}
 */
export function readExportKey(paste: string): KnownKey {
  const found = findNote(paste, form);
  if (found.found === "future") throw new AppError("EXPORT_KEY_FROM_FUTURE", { format: found.version });
  if (found.found === "nothing") throw unreadable(null);
  const { note, text, fields } = found;
  const field = (line: string) => fields.get(line) ?? "";
  const [name, title, organisation] = [lineOf("name", field), lineOf("title", field), lineOf("organisation", field)];
  const recipient = field("recipient");
  const kind = recipientKind(recipient);
  if (kind === null) throw unreadable("recipient");
  const signer = parseVerifierKey(field("signer"));
  if (signer === null || keyName(signer.name) !== signer.name) throw unreadable("signer");
  const { name: email, publicKey } = signer;
  if (!isSignedBy(note, email, publicKey)) throw new AppError("EXPORT_KEY_UNSIGNED", { email });
  const keyId = keyIdOf(email, publicKey).toString("hex");
  const fingerprint = fingerprintOf(note.text);
  return {
    keyId,
    name,
    title,
    organisation,
    email,
    recipient,
    hybrid: kind === "hybrid",
    publicKey: new Uint8Array(publicKey),
    fingerprint,
    text,
  };
}

/** `<name>.exportkey` */
export function exportKeyFileName({ name, hybrid }: Pick<KnownKey, "name" | "hybrid">): string {
  return cleanFileName(`${name}${hybrid ? " (post-quantum)" : ""}.exportkey`);
}

function lineOf(line: string, field: (line: string) => string): string {
  const value = field(line);
  if (textFault(value, "name") !== null || plainLine(value) !== value) throw unreadable(line);
  return value;
}

function unreadable(line: string | null): AppError {
  return new AppError("EXPORT_KEY_UNREADABLE", { line });
}
