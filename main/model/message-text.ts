/** The private message to the author, drafted from the pack's template and the case. [A-6.f.ii] */

import { amended } from "./amendment.ts";
import type { CaseSummary, Outcome } from "./case-view.ts";
import type { CaseEntry, Time } from "./entry.ts";
import type { PolicyPack } from "./policy-pack.ts";
import { fillTemplate, type TemplateValues } from "./template.ts";

function dayOf(timeZone: string, time: Time): string {
  return new Intl.DateTimeFormat("en-US", { timeZone, dateStyle: "long" }).format(new Date(time));
}

/** `a`, `a and b`, `a, b and c` */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function decidedActions(pack: PolicyPack, entries: readonly CaseEntry[], published: boolean): readonly string[] {
  const consulted = entries.findLast((entry) => entry.kind === "director.consulted");
  const fits = pack.actions.filter((rule) => rule.when === "any" || (rule.when === "published") === published);
  if (consulted === undefined) return fits.slice(0, 1).map((rule) => rule.noun);
  return pack.actions.filter((rule) => consulted.fields.decided.includes(rule.id)).map((rule) => rule.noun);
}

const violations: readonly Outcome[] = ["content.removed", "content.hidden", "content.declined", "user.blocked"];

/** How many of these cases ended as a violation that still stands: what was kept or restored is none, and is not held against anybody. */
export function countViolations(cases: readonly CaseSummary[]): number {
  return cases.filter(({ outcomes }) => outcomes.some((outcome) => violations.includes(outcome))).length;
}

/**
 * What a case puts into a template.
 * @param earlier number of the author's earlier violations on the platform, see `countViolations`
 */
export function messageValues(pack: PolicyPack, entries: readonly CaseEntry[], earlier: number): TemplateValues {
  const all = amended(entries);
  const opened = all.find((entry) => entry.kind === "case.opened");
  if (opened === undefined) throw new RangeError("a case begins with case.opened");
  const { account, author, platform, postedAt, published } = opened.fields;
  const grounds = all.findLast((entry) => entry.kind === "ground.chosen")?.fields.grounds ?? [];
  return {
    author: author.startsWith("@") ? author : `@${author}`,
    platform,
    account: account.name,
    organisation: pack.organisation,
    department: account.department,
    policy: pack.shortTitle,
    postedOn: postedAt === null ? "" : `, posted on ${dayOf(pack.timeZone, postedAt)}`,
    grounds: grounds.map(({ citation, text }) => `- ${text} (${citation})`).join("\n"),
    actions: listed(decidedActions(pack, all, published)),
    earlier: earlier === 0 ? "no earlier case" : earlier === 1 ? "1 earlier case" : `${earlier} earlier cases`,
    repeated: earlier === 0 ? "" : "repeated ",
  };
}

/**
 * The draft of the message to the author.
 * @param earlier number of the author's earlier violations on the platform, see `countViolations`
 */
export function draftMessage(
  pack: PolicyPack,
  template: string,
  entries: readonly CaseEntry[],
  earlier: number,
): string {
  return fillTemplate(template, messageValues(pack, entries, earlier));
}
