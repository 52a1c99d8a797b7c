/** Corrections: checked exactly as the field was when it was first written. */

import type { StepInput } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import { pastTime, someText } from "../lib/field.ts";
import { amended, isAmendable } from "../model/amendment.ts";
import type { CaseEntry, CaseEvent, Json } from "../model/entry.ts";
import * as fields from "./fields.ts";

interface Context {
  /** The entry that is corrected, earlier corrections applied. */
  readonly target: CaseEntry;
  readonly since: string | null;
  readonly now: Date;
}

type Check = (value: Json, context: Context) => Json;

function malformed(field: string): AppError {
  return new AppError("REQUEST_MALFORMED", { field });
}

function text(field: string, check: (value: string, context: Context) => Json): Check {
  return (value, context) => {
    if (typeof value !== "string") throw malformed(field);
    return check(value, context);
  };
}

function textOrNull(field: string, check: (value: string | null, context: Context) => Json): Check {
  return (value, context) => {
    if (value !== null && typeof value !== "string") throw malformed(field);
    return check(value, context);
  };
}

function consulted(value: Json): Json {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw malformed("consulted");
  const { name, role, ...rest } = value as Record<string, Json>;
  if (typeof name !== "string" || typeof role !== "string" || Object.keys(rest).length > 0)
    throw malformed("consulted");
  return { name: someText("name", name, "name"), role };
}

const time = (field: string) => text(field, (value, { now }) => pastTime(field, value, now));

/** By the field's name: a field of one name means the same in every kind. */
const checks: Readonly<Record<string, Check>> = {
  address: textOrNull("address", (value) => fields.address(value)),
  author: text("author", (value) => fields.author(value)),
  content: text("content", (value, { target }) =>
    fields.content(value, target.kind === "case.opened" ? target.fields.contentKind : "comment"),
  ),
  contentKind: text("contentKind", (value, { target }) => {
    const kind = fields.contentKind(value);
    if (target.kind === "case.opened") fields.content(target.fields.content, kind);
    return kind;
  }),
  postedAt: textOrNull("postedAt", (value, { since, now }) => fields.postedAt(value, { since }, now)),
  published: (value) => {
    if (typeof value !== "boolean") throw malformed("published");
    return value;
  },
  note: text("note", (value) => fields.note(value)),
  reason: text("reason", (value) => fields.reason(value)),
  consulted,
  consultedAt: time("consultedAt"),
  how: text("how", (value) => someText("how", value, "name")),
  words: text("words", (value) => someText("words", value, "passage")),
  channel: text("channel", (value) => someText("channel", value, "name")),
  sentAt: time("sentAt"),
  text: text("text", (value) => someText("text", value, "passage")),
  doneAt: text("doneAt", (value, { target, now }) => {
    const doneAt = pastTime("doneAt", value, now);
    if (target.kind === "user.blocked") fields.until(target.fields.until, doneAt);
    return doneAt;
  }),
  until: textOrNull("until", (value, { target }) =>
    fields.until(value, target.kind === "user.blocked" ? target.fields.doneAt : ""),
  ),
};

/** @throws AppError ENTRY_UNKNOWN, FIELD_NOT_AMENDABLE, and what the field's own check throws */
export function amendment(
  standing: { readonly entries: readonly CaseEntry[]; readonly since: string | null; readonly now: Date },
  input: Extract<StepInput, { step: "amend" }>,
): CaseEvent<"case.amended"> {
  const { entries, since, now } = standing;
  const target = amended(entries).find((entry) => entry.id === input.entry);
  if (target === undefined) throw new AppError("ENTRY_UNKNOWN", { entry: input.entry });
  const check = checks[input.field];
  if (!isAmendable(target.kind, input.field) || check === undefined) {
    throw new AppError("FIELD_NOT_AMENDABLE", { field: input.field, kind: target.kind });
  }
  const correction = check(input.correction, { target, since, now });
  return {
    kind: "case.amended",
    fields: {
      amends: { id: target.id, seq: target.seq },
      correction,
      field: input.field,
      reason: fields.reason(input.reason),
    },
  };
}
