/** Words for records requests: how they stand, when they are due, and what the fields of an entry are called. */
import { answerDay } from "../../main/model/answer-day.ts";
import { addMonths } from "../../main/model/calendar.ts";
import type { Provision, RecordsRule } from "../../main/model/policy-pack.ts";
import type { RequestRow, RequestStanding } from "../../main/model/records-view.ts";
import { plainDate, shortDate } from "../format.ts";
import { kindWords, type Tone } from "../words.ts";
import { fieldLabels } from "../workflow/entry-rows.tsx";

const standings: Record<RequestStanding, { readonly words: string; readonly tone: Tone }> = {
  open: { words: "Open", tone: "accent" },
  released: { words: "Released", tone: "good" },
  "released-in-part": { words: "Released in part", tone: "good" },
  "nothing-found": { words: "Nothing found", tone: "plain" },
  refused: { words: "Refused", tone: "plain" },
  withdrawn: { words: "Withdrawn", tone: "plain" },
};

/** Whole days from one date to another, both `YYYY-MM-DD`; below 0 when the second lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** How it stands, in two or three words. `today` is `YYYY-MM-DD`. */
export function standingOf(row: RequestRow, today: string): { readonly words: string; readonly tone: Tone } {
  if (row.disposed) return { words: "No longer kept", tone: "plain" };
  if (row.standing !== "open") return standings[row.standing];
  const left = daysBetween(today, row.due);
  if (left < 0) return { words: "Overdue", tone: "bad" };
  if (left === 0) return { words: "Due today", tone: "warn" };
  return left <= 3 ? { words: `Due in ${left === 1 ? "1 day" : `${left} days`}`, tone: "warn" } : standings.open;
}

/** `due Nov 30`, `answered Nov 12` */
export function whenWords(row: RequestRow, now: Date): string {
  if (row.disposed) return "";
  if (row.standing !== "open") return row.answeredOn === null ? "" : `answered ${shortDate(row.answeredOn, now)}`;
  return `due ${shortDate(row.due, now)}`;
}

/** `Due November 30, 2026: 9 days left.` */
export function dueSentence(row: RequestRow, today: string): string {
  const day = plainDate(row.due);
  const left = daysBetween(today, row.due);
  if (left === 0) return `Due today, ${day}.`;
  const days = Math.abs(left) === 1 ? "1 day" : `${Math.abs(left)} days`;
  return left < 0 ? `Was due ${day}: ${days} ago.` : `Due ${day}: ${days} left.`;
}

/** Said wherever a day was reckoned in working days. */
export const holidayWords = "City holidays count as working days here: check the date.";

/** `By the law: 20 days after it came, December 10, 2026`; a number that no law sets is only a reminder. */
export function dueChoiceWords({ days, working, byLaw = true }: RecordsRule["answer"], receivedOn: string): string {
  const how = `${days} ${working ? "working days" : "days"} after it came`;
  const day = receivedOn === "" ? "" : `, ${plainDate(answerDay(receivedOn, { days, working }))}`;
  return `${byLaw ? "By the law" : "Reminder"}: ${how}${day}`;
}

/** What can’t be right about the day on which a request came; null: nothing. */
export function receivedFault(day: string, today: string): string | null {
  if (day > today) return "That day is still to come.";
  return day < "1990-01-01" ? "No request is as old as that: check the year." : null;
}

/** It may be right, but more likely the year was mistyped. */
export function isLongAgo(day: string, today: string): boolean {
  return day < addMonths(today, -12) && receivedFault(day, today) === null;
}

const otherLabels: Readonly<Record<string, string>> = {
  actor: "Recorded by",
  device: "Workstation",
  action: "Name of the action",
  step: "Name of the step",
  amends: "Corrects",
  correction: "Corrected to",
  field: "Corrected field",
  picture: "Text in the picture",
};

/** The word for a name that came out of the log: it may be any, even one that every object has. */
function wordFor(words: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined;
}

/** What a person calls a field. */
export function fieldLabel(field: string): string {
  return wordFor(otherLabels, field) ?? wordFor(fieldLabels, field) ?? field;
}

/** What a person calls a kind of entry; the kind itself where a newer version wrote it. */
export function kindLabel(kind: string): string {
  return wordFor(kindWords, kind) ?? kind;
}

/** The citation of a provision by its id; the id where the pack no longer knows it. */
export function citationOf(provisions: readonly Provision[], id: string): string {
  return provisions.find((one) => one.id === id)?.citation ?? id;
}

export const waysIn = ["By e-mail", "By letter", "In person", "By phone", "Through the web form"] as const;
export const waysOut = [
  "By e-mail",
  "On a USB stick, by mail",
  "Handed over in person",
  "Through a download link",
] as const;
