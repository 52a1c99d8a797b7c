/** Words for what the log holds. A change here changes the report: see `reportVersion`. */

import type { Outcome } from "../../model/case-view.ts";
import { deskKindWords } from "../../model/desk-kind-words.ts";
import type { EntryKind } from "../../model/entry.ts";

export const kindWords: Readonly<Record<EntryKind, string>> = {
  "case.opened": "Case opened",
  "evidence.sealed": "Evidence sealed",
  "ground.chosen": "Grounds named",
  "viewpoint.checked": "Viewpoint checked",
  "director.consulted": "Consultation",
  "message.sent": "Message sent to the author",
  "step.waived": "Step skipped",
  "content.hidden": "Content hidden",
  "content.removed": "Content removed",
  "content.declined": "Declined before publication",
  "content.restored": "Content restored",
  "user.blocked": "Author blocked",
  "user.unblocked": "Author unblocked",
  "case.kept": "Kept as it is",
  "case.closed": "Case closed",
  "case.amended": "Correction",
  ...deskKindWords,
};

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  "content.removed": "removed",
  "content.hidden": "hidden",
  "content.declined": "declined",
  "content.restored": "restored",
  "user.blocked": "blocked",
  "user.unblocked": "unblocked",
  "case.kept": "kept",
};

export const contentKindWords: ReadonlyMap<string, string> = new Map([
  ["comment", "Comment"],
  ["post", "Post"],
  ["reply", "Reply"],
  ["review", "Review"],
  ["message", "Message"],
  ["photo", "Photo"],
  ["video", "Video"],
  ["profile", "Profile"],
]);

/** Choices that are stored as a word of the format, and what a reader is shown for them. */
export const choiceWords: ReadonlyMap<string, string> = new Map([
  ["before", "The content while it was up"],
  ["after", "The page afterwards"],
  ["message", "The message to the author"],
  ["violation", "A violation, not only a viewpoint"],
  ["viewpoint-only", "Only a viewpoint"],
  ["no-ground", "No ground of the policy applies"],
  ["decided", "It was decided to keep it"],
  ["gone", "It had already disappeared; nobody here took it down"],
  ["takeover", "Somebody else got into the account"],
  ["exploitation", "The account is misused"],
  ["impostor", "A page poses as the account"],
  ["malware", "Harmful software"],
  ["released", "Released"],
  ["released-in-part", "Released in part"],
  ["nothing-found", "Nothing found"],
  ["refused", "Refused"],
  ["withdrawn", "Withdrawn by the requester"],
  ["other", "Other"],
  ["met", "Yes: all that the policy asks for is met"],
  ["not-met", "No: something that the policy asks for is not met"],
  ["unknown", "Not known: something could not be found out"],
  ["asked", "By a person at this workstation"],
  ["daily", "By itself, as every day"],
  ["answered", "Because a person answered a question"],
]);

/** Of one line of the device checklist. */
export const verdictWords: ReadonlyMap<string, string> = new Map([
  ["met", "in order"],
  ["not-met", "not in order"],
  ["unknown", "not known"],
]);
