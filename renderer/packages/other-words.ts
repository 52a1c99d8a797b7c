/** Words for entries of no case as another workstation has written them. Their fields may hold anything. */
import { deskKindWords } from "../../main/model/desk-kind-words.ts";
import type { Json } from "../../main/model/entry.ts";
import { moment, plainDate } from "../format.ts";

const labels: Readonly<Record<string, string>> = {
  account: "Account",
  acknowledgedAt: "Acknowledged",
  actor: "Who",
  answeredOn: "Answered on",
  app: "Version of Custodia",
  approvedBy: "Approved by",
  authority: "Authority",
  because: "Because",
  by: "By",
  comparedHow: "Key compared",
  credential: "Password of",
  custodian: "Custodian",
  dataOn: "Compared with what was known on",
  device: "Workstation",
  due: "Due",
  entries: "Entries",
  evidence: "Evidence",
  files: "Files",
  first: "From entry no.",
  how: "How",
  incident: "Incident",
  last: "To entry no.",
  law: "Law",
  lines: "Checklist",
  note: "Note",
  noticedAt: "Noticed",
  ofCase: "Case",
  openedAt: "Opened",
  outcome: "Outcome",
  package: "Package",
  person: "Person",
  platform: "Operating system",
  provedAt: "Proved",
  reason: "Reason",
  receivedOn: "Received on",
  recipients: "Sealed to",
  redactions: "Pictures blacked out in parts",
  reference: "Reference",
  request: "Request",
  requester: "Asked by",
  resets: "Passwords to change",
  revision: "Revision of the vault",
  role: "Role",
  root: "Root",
  since: "Since",
  size: "Entries in the log",
  sort: "Kind",
  title: "Title",
  told: "Told",
  vault: "Vault",
  verdict: "Fit for the accounts",
  what: "What",
  withheld: "Withheld",
  words: "Words",
};

/** What the log keeps as a word of its format, by field. */
const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  verdict: { met: "Yes", "not-met": "No", unknown: "Not known" },
  because: {
    asked: "By a person at this workstation",
    daily: "By itself, as every day",
    answered: "A person answered a question",
  },
};
const verdicts: Readonly<Record<string, string>> = { met: "in order", "not-met": "not in order", unknown: "not known" };

/** A field may be called `constructor`, too. */
function known(words: Readonly<Record<string, string>>, name: string): string {
  return (Object.hasOwn(words, name) ? words[name] : undefined) ?? name;
}

/** What an entry of no case is called; its kind itself where there is no word for it. */
export function otherKind(kind: string): string {
  return known(deskKindWords, kind);
}

export function otherLabel(field: string): string {
  return known(labels, field);
}

const [time, date] = [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, /^\d{4}-\d\d-\d\d$/];

/** Most elements of a list that are named; of the others it is said how many there are. */
const mostNamed = 50;

/** As `otherValue`, where it is known of which field and of which kind of entry it is. */
export function otherFieldValue(kind: string, field: string, value: Json, zone: string): string {
  const words = kind === "device.checked" && Object.hasOwn(choices, field) ? choices[field] : undefined;
  return words !== undefined && typeof value === "string" ? known(words, value) : otherValue(value, zone);
}

/** A field's value as text, whatever it is; empty where nothing was noted. */
export function otherValue(value: Json, zone: string): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "string") return textOf(value, zone);
  if (typeof value !== "object") return String(value);
  if (!Array.isArray(value)) return objectOf(value as { readonly [name: string]: Json }, zone);
  const named = value.slice(0, mostNamed).map((one: Json) => otherValue(one, zone));
  const rest = value.length - named.length;
  return [...named, ...(rest > 0 ? [`and ${rest} more`] : [])].join(
    named.some((one) => one.includes(",")) ? "; " : ", ",
  );
}

function textOf(text: string, zone: string): string {
  const isDay = date.test(text) || time.test(text);
  if (!isDay || Number.isNaN(Date.parse(text))) return text;
  return date.test(text) ? plainDate(text) : moment(text, zone);
}

/** `name: Robin Invented, role: Clerk` */
function objectOf(value: { readonly [name: string]: Json }, zone: string): string {
  const line = checkedLine(value);
  if (line !== null) return line;
  const parts = Object.entries(value).map(([name, part]) => [name, otherValue(part, zone)] as const);
  return parts.flatMap(([name, part]) => (part === "" ? [] : [`${name}: ${part}`])).join(", ");
}

/** `Updates: not in order (2 updates wait). They mend security.`: a line of the device checklist; null: it is none. */
function checkedLine({ label, verdict, reading, says }: { readonly [name: string]: Json }): string | null {
  if (typeof label !== "string" || typeof verdict !== "string" || typeof says !== "string") return null;
  const read = typeof reading !== "string" || reading === "" ? "" : ` (${reading})`;
  return `${label}: ${known(verdicts, verdict)}${read}. ${says}`;
}
