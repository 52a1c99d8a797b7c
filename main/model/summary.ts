/** One row of the log screen, computed from a case's entries. */

import { amended } from "./amendment.ts";
import { authorKey } from "./author.ts";
import type { CaseSummary, Outcome } from "./case-view.ts";
import type { CaseEntry, ChosenGround } from "./entry.ts";

/** Media types that every browser draws in an `<img>`. */
export const shownInBrowser: readonly string[] = [
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "image/avif",
  "image/bmp",
];

/** Length of a summary's excerpt, in UTF-16 units. */
const excerptLength = 240;

const takedowns: readonly Outcome[] = ["content.removed", "content.hidden", "content.declined"];

/** Which outcomes stop holding when this one is recorded. */
const supersedes: Readonly<Record<Outcome, readonly Outcome[]>> = {
  "content.removed": ["content.restored"],
  "content.hidden": ["content.restored"],
  "content.declined": ["content.restored"],
  "content.restored": takedowns,
  "user.blocked": ["user.unblocked"],
  "user.unblocked": ["user.blocked"],
  "case.kept": [],
};

function isOutcome(kind: string): kind is Outcome {
  return kind in supersedes;
}

/**
 * The outcomes in effect, in the order they came about. Restoring follows every taking-down before it, unblocking every block:
 * removed, blocked, restored gives `["user.blocked","content.restored"]`.
 */
export function outcomes(entries: readonly CaseEntry[]): readonly Outcome[] {
  let holding: Outcome[] = [];
  for (const { kind } of entries) {
    if (!isOutcome(kind)) continue;
    holding = holding.filter((earlier) => earlier !== kind && !supersedes[kind].includes(earlier));
    holding.push(kind);
  }
  return holding;
}

function excerpt(content: string): string {
  const cut = content.slice(0, excerptLength);
  // Never half of a surrogate pair: the summary is stored as UTF-8.
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

function picture(entries: readonly CaseEntry[]): CaseSummary["picture"] {
  for (const entry of entries) {
    if (entry.kind !== "evidence.sealed" || entry.fields.purpose !== "before") continue;
    const { sha256, mediaType, bytes } = entry.fields.evidence;
    if (shownInBrowser.includes(mediaType)) return { sha256, mediaType, bytes };
  }
  return null;
}

function latestGrounds(entries: readonly CaseEntry[]): readonly ChosenGround[] {
  const chosen = entries.findLast((entry) => entry.kind === "ground.chosen");
  return chosen?.fields.grounds ?? [];
}

/**
 * Sums up a case, corrections applied.
 * @param entries all entries of one case in the order of the log; the first is `case.opened`
 * @throws RangeError when the first is something else: such a list is no case
 */
export function summarise(entries: readonly CaseEntry[]): CaseSummary {
  const all = amended(entries);
  const [opened, last] = [all[0], all.at(-1)];
  if (opened?.kind !== "case.opened" || last === undefined) throw new RangeError("a case begins with case.opened");
  const { account, author, content, contentKind, platform } = opened.fields;
  const count = (kind: CaseEntry["kind"]) => all.filter((entry) => entry.kind === kind).length;
  return {
    id: opened.case,
    firstSeq: opened.seq,
    lastSeq: last.seq,
    entries: all.length,
    openedAt: opened.at,
    lastAt: last.at,
    policy: opened.policy,
    account: { id: account.id, name: account.name, handle: account.handle, department: account.department },
    platform,
    author,
    authorKey: authorKey(platform, author),
    contentKind,
    excerpt: excerpt(content),
    grounds: latestGrounds(all).map(({ id, text, citation }) => ({ id, text, citation })),
    outcomes: outcomes(all),
    picture: picture(all),
    evidenceCount: count("evidence.sealed"),
    waivers: count("step.waived"),
    messages: count("message.sent"),
    closed: count("case.closed") > 0,
  };
}
