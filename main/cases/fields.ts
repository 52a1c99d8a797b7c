/** Each field of an entry that a person fills in, checked: the same check for the first writing and for a correction. */

import { AppError } from "../lib/app-error.ts";
import { anyText, pastTime, someText, webAddress } from "../lib/field.ts";
import type { Account } from "../model/account.ts";
import { normaliseHandle } from "../model/author.ts";
import { type ContentKind, contentKinds, type Time } from "../model/entry.ts";
import { isBeforeAccount, parseTime } from "../model/time.ts";

/** Kinds of content that may come without a word. */
const wordless: readonly ContentKind[] = ["photo", "video", "profile"];

export function author(value: string): string {
  const handle = someText("author", value, "handle");
  if (normaliseHandle(handle) === "") throw new AppError("TEXT_EMPTY", { field: "author" });
  return handle;
}

/** The content's words are kept exactly as they were posted. */
export function content(value: string, kind: ContentKind): string {
  return wordless.includes(kind) ? anyText("content", value, "content") : someText("content", value, "content");
}

export function contentKind(value: string): ContentKind {
  const kind = contentKinds.find((known) => known === value);
  if (kind === undefined) throw new AppError("REQUEST_MALFORMED", { field: "contentKind" });
  return kind;
}

export function address(value: string | null): string | null {
  return webAddress("address", value);
}

/** @throws AppError TIME_BEFORE_ACCOUNT {since} when the account was opened later; an account that is unknown by now says nothing */
export function postedAt(value: Time | null, account: Pick<Account, "since"> | null, now: Date): Time | null {
  if (value === null) return null;
  const time = pastTime("postedAt", value, now);
  const since = account?.since ?? null;
  if (isBeforeAccount(time, since)) throw new AppError("TIME_BEFORE_ACCOUNT", { field: "postedAt", since });
  return time;
}

export function reason(value: string): string {
  return someText("reason", value, "passage");
}

export function note(value: string): string {
  return anyText("note", value, "passage");
}

/** The end of a block, which comes after its beginning; null: without an end. */
export function until(value: Time | null, doneAt: Time): Time | null {
  if (value === null) return null;
  const end = parseTime(value);
  if (end === null || end <= (parseTime(doneAt) ?? Number.POSITIVE_INFINITY)) {
    throw new AppError("TIME_INVALID", { field: "until" });
  }
  return value;
}
