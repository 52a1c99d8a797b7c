/** How each field of each kind of entry is called, and in which form a report shows it. A change here changes the report. */

import type { EntryKind } from "./entry.ts";

export type Form =
  | "text"
  | "passage"
  | "time"
  | "date"
  | "file"
  | "files"
  | "grounds"
  | "person"
  | "people"
  | "actions"
  | "choice"
  | "published"
  | "until"
  | "account"
  | "named"
  | "package"
  | "entry"
  | "entries"
  | "list"
  | "hash"
  | "checklist"
  | "case"
  | "field"
  | "correction"
  | "any";

/** Name of the field, what it is called, its form. `quiet`: worth a line only when it is lacking. */
export type FieldRow = readonly [name: string, label: string, form: Form, quiet?: "quiet"];

const done: readonly FieldRow[] = [
  ["label", "Recorded as", "text", "quiet"],
  ["action", "Action", "text", "quiet"],
  ["doneAt", "Done", "time"],
  ["note", "Note", "passage"],
];
const vault: FieldRow = ["vault", "Vault", "named"];
const custodian: FieldRow = ["custodian", "Custodian", "person"];

/** In the order in which they are shown. */
export const fieldList: Readonly<Record<EntryKind, readonly FieldRow[]>> = {
  "case.opened": [
    ["account", "Account", "account"],
    ["platform", "Platform", "text"],
    ["author", "Author", "text"],
    ["contentKind", "Kind of content", "choice"],
    ["postedAt", "Posted", "time"],
    ["address", "Address", "text"],
    ["published", "Standing", "published"],
    ["content", "Content", "passage"],
  ],
  "evidence.sealed": [
    ["purpose", "Shows", "choice"],
    ["evidence", "File", "file"],
    ["note", "Note", "passage"],
  ],
  "ground.chosen": [
    ["grounds", "Grounds", "grounds"],
    ["reason", "Reason", "passage"],
  ],
  "viewpoint.checked": [
    ["answer", "Answer", "choice"],
    ["reason", "Reason", "passage"],
  ],
  "director.consulted": [
    ["consulted", "Consulted", "person"],
    ["consultedAt", "On", "time"],
    ["how", "How", "text"],
    ["decided", "Decided", "actions"],
    ["words", "In their words", "passage"],
  ],
  "message.sent": [
    ["author", "To", "text"],
    ["channel", "By", "text"],
    ["sentAt", "Sent", "time"],
    ["text", "Message", "passage"],
  ],
  "step.waived": [
    ["title", "Step", "text"],
    ["step", "Step’s name in the policy", "text", "quiet"],
    ["reason", "Reason", "passage"],
  ],
  "content.hidden": done,
  "content.removed": done,
  "content.declined": done,
  "content.restored": [
    ["doneAt", "Done", "time"],
    ["reason", "Reason", "passage"],
  ],
  "user.blocked": [["author", "Author", "text"], ["until", "Until", "until"], ...done],
  "user.unblocked": [
    ["author", "Author", "text"],
    ["doneAt", "Done", "time"],
    ["reason", "Reason", "passage"],
  ],
  "case.kept": [
    ["because", "Because", "choice"],
    ["reason", "Reason", "passage"],
  ],
  "case.closed": [["note", "Note", "passage"]],
  "case.amended": [
    ["amends", "Corrects", "entry"],
    ["field", "Field", "field"],
    ["correction", "Should read", "correction"],
    ["reason", "Reason", "passage"],
  ],
  "incident.reported": [
    ["sort", "Kind", "choice"],
    ["account", "Account", "account"],
    ["ofCase", "Noticed in", "case"],
    ["what", "What happened", "passage"],
    ["since", "Since", "time"],
    ["noticedAt", "Noticed", "time"],
    ["told", "Told", "people"],
    ["evidence", "Evidence", "files"],
    ["incident", "Incident", "text"],
  ],
  "incident.acknowledged": [
    ["incident", "Incident", "text"],
    ["by", "By", "person"],
    ["acknowledgedAt", "On", "time"],
    ["reference", "IT’s number", "text"],
    ["note", "Note", "passage"],
  ],
  "request.received": [
    ["request", "Request", "text"],
    ["reference", "Reference", "text"],
    ["requester", "Requester", "person"],
    ["what", "Asked for", "passage"],
    ["receivedOn", "Received", "date"],
    ["how", "How", "text"],
    ["due", "Answer due", "date"],
    ["law", "Law", "text"],
    ["authority", "Answers", "text"],
  ],
  "request.released": [
    ["request", "Request", "text"],
    ["outcome", "Answer", "choice"],
    ["answeredOn", "Answered", "date"],
    ["how", "How", "text"],
    ["words", "In words", "passage"],
    ["title", "Title", "text"],
    ["package", "Package", "package"],
    ["entries", "Entries released", "entries"],
    ["withheld", "Fields withheld", "list"],
    ["redactions", "Pictures redacted", "list"],
  ],
  "record.disposed": [
    ["ofCase", "Case", "case"],
    ["request", "Request", "text"],
    ["authority", "Authority", "text"],
    ["reason", "Reason", "passage"],
    ["approvedBy", "Approved by", "person"],
    ["entries", "Entries", "entries"],
    ["files", "Files", "list"],
  ],
  "device.checked": [
    ["verdict", "Fit for the accounts", "choice"],
    ["platform", "Operating system", "text"],
    ["lines", "Checklist", "checklist"],
    ["because", "Checked", "choice"],
    ["app", "Version of Custodia", "text"],
    ["dataOn", "Compared with what was known on", "date"],
  ],
  "custodian.added": [custodian, vault, ["role", "Role", "text"], ["comparedHow", "Fingerprint compared", "text"]],
  "custodian.confirmed": [
    custodian,
    vault,
    ["provedAt", "Proved", "time"],
    ["revision", "Revision of the vault", "any"],
  ],
  "custodian.removed": [
    custodian,
    vault,
    ["because", "Because", "passage"],
    ["resets", "Passwords to change", "any"],
    ["due", "By", "date"],
  ],
  "credential.reset": [
    ["credential", "Password", "named"],
    vault,
    ["account", "Account", "account"],
    ["person", "Person who knew it", "text"],
    ["because", "Because", "passage"],
    ["openedAt", "Asked for", "time"],
    ["due", "Due", "date"],
  ],
  "log.exported": [
    ["package", "Package", "package"],
    ["first", "First entry", "any"],
    ["last", "Last entry", "any"],
    ["size", "Size of the log", "any"],
    ["root", "Root hash", "hash"],
    ["recipients", "Sealed to", "list"],
  ],
};

const common: readonly FieldRow[] = [
  ["actor", "Made by", "person", "quiet"],
  ["device", "Workstation", "text", "quiet"],
];

/** The rows of a kind, those that every entry has at the end. */
export function fieldRows(kind: EntryKind): readonly FieldRow[] {
  return [...fieldList[kind], ...common];
}

/** What a field is called; its own name where it has no other. */
export function fieldLabel(kind: EntryKind, name: string): string {
  return fieldRows(kind).find(([known]) => known === name)?.[1] ?? name;
}

/**
 * What a list of withheld items calls a field, in the midst of a sentence: `author`, `the file`. @param isPainted its picture goes out,
 * painted over: then only the file’s name is withheld
 */
export function withheldWords(kind: EntryKind, name: string, isPainted: boolean): string {
  if (name === "evidence") return isPainted ? "the file’s name" : "the file";
  return fieldLabel(kind, name).replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}

/** Nothing of a checked workstation is ever corrected: its names stand for the fields of cases that have the same. */
const corrected = Object.entries(fieldList).filter(([kind]) => kind !== "device.checked");
const byName = new Map(corrected.flatMap(([, rows]) => rows.map((row) => [row[0], row] as const)));

/** The row of a field of which only the name is known; null for a name that no kind has that is ever corrected. */
export function fieldNamed(name: string): FieldRow | null {
  return byName.get(name) ?? null;
}
