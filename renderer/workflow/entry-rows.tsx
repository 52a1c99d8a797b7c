/** The fields of an entry as rows of label and value. */
import type { ReactNode } from "react";
import type { CaseEntry, CaseEntryKind, Json } from "../../main/model/entry.ts";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { UserText } from "../components/user-text.tsx";
import { fileSize, minuteInFull } from "../format.ts";
import { contentKindWords, fileTypeWords, keptWords, purposeWords } from "../words.ts";

export const fieldLabels: Readonly<Record<string, string>> = {
  account: "Account",
  action: "Action",
  address: "Address",
  answer: "Answer",
  author: "Author",
  because: "Kept because",
  channel: "Sent as",
  consulted: "Consulted",
  consultedAt: "When",
  content: "Text",
  contentKind: "Kind of content",
  decided: "Decided",
  doneAt: "Done",
  evidence: "File",
  grounds: "Grounds",
  how: "How",
  label: "Action",
  note: "Note",
  platform: "Platform",
  postedAt: "Posted",
  published: "Where it stood",
  purpose: "What it shows",
  reason: "Reason",
  sentAt: "Sent",
  text: "Message",
  title: "Step",
  until: "Blocked until",
  words: "In their words",
};

/** Fields that say to the person what others already say, or only to the machine. */
const unseen = new Set(["action", "step", "amends", "correction", "field"]);

const answers: Readonly<Record<string, string>> = {
  violation: "It breaks the policy, whatever it thinks",
  "viewpoint-only": "It only states a viewpoint",
};

interface Shown {
  readonly pack: PolicyPack | null;
  readonly zone: string;
}

function isObject(value: Json): value is { readonly [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function objectValue(field: string, value: { readonly [name: string]: Json }): ReactNode {
  if (field === "account") return `${value.name} (${value.handle}), ${value.department}`;
  if (field === "consulted") return `${value.name}, ${value.role}`;
  if (field === "evidence")
    return `${value.name} · ${fileTypeWords(String(value.mediaType))} · ${fileSize(Number(value.bytes))}`;
  return <code className="mono">{JSON.stringify(value)}</code>;
}

function grounds(value: readonly Json[]): ReactNode {
  return (
    <ul className="plain-list">
      {value.map((ground) =>
        isObject(ground) ? (
          <li key={String(ground.id)}>
            {String(ground.text)} <span className="faint">{String(ground.citation)}</span>
          </li>
        ) : null,
      )}
    </ul>
  );
}

function decided(value: readonly Json[], pack: PolicyPack | null): string {
  if (value.length === 0) return "Keep it";
  return value.map((id) => pack?.actions.find((action) => action.id === id)?.label ?? String(id)).join(", ");
}

/** The pack's own words for an answer, where the pack is there. */
function answerWords(value: string, pack: PolicyPack | null): string | null {
  const rule = pack?.steps.find((step) => step.kind === "viewpoint");
  if (rule?.kind !== "viewpoint") return answers[value] ?? null;
  return value === "violation" ? rule.violationLabel : rule.viewpointOnlyLabel;
}

function wordsOf(field: string, value: string, pack: PolicyPack | null): string | null {
  if (field === "answer") return answerWords(value, pack);
  const table: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    contentKind: contentKindWords,
    purpose: purposeWords,
    because: keptWords,
  };
  return table[field]?.[value] ?? null;
}

/** A field's value as people read it. */
export function FieldValue({ field, value, pack, zone }: { field: string; value: Json } & Shown) {
  if (field === "published") return value === false ? "Waiting for moderation" : "Public";
  if (field === "until") return value === null ? "Without an end" : minuteInFull(String(value), zone);
  if (value === null || value === "") return <span className="faint">not noted</span>;
  if (field.endsWith("At")) return minuteInFull(String(value), zone);
  if (field === "grounds" && Array.isArray(value)) return grounds(value);
  if (field === "decided" && Array.isArray(value)) return decided(value, pack);
  if (isObject(value)) return objectValue(field, value);
  const text = String(value);
  return wordsOf(field, text, pack) ?? <UserText text={text} />;
}

const order: Partial<Record<CaseEntryKind, readonly string[]>> = {
  "case.opened": ["account", "platform", "author", "contentKind", "published", "postedAt", "address", "content"],
  "evidence.sealed": ["evidence", "purpose", "note"],
  "ground.chosen": ["grounds", "reason"],
  "director.consulted": ["consulted", "consultedAt", "how", "decided", "words"],
  "message.sent": ["author", "channel", "sentAt", "text"],
  "content.removed": ["label", "doneAt", "note"],
  "content.hidden": ["label", "doneAt", "note"],
  "content.declined": ["label", "doneAt", "note"],
  "user.blocked": ["label", "author", "until", "doneAt", "note"],
};

/** The names of the fields that a person is shown, in the order in which they read well. */
export function shownFields(entry: CaseEntry, missing?: ReadonlyMap<string, string>): readonly string[] {
  const fields = entry.fields as unknown as Record<string, Json>;
  const isShown = (name: string) => !unseen.has(name) && !(name === "note" && fields[name] === "");
  // A field that is missing is shown in any case, and so is what it has left of a correction.
  const all = missing === undefined ? Object.keys(fields) : [...new Set([...Object.keys(fields), ...missing.keys()])];
  const names = all.filter((name) => missing?.has(name) || isShown(name));
  return order[entry.kind]?.filter((name) => names.includes(name)) ?? names;
}
