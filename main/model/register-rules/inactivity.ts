/** A page that is not used regularly is discussed for closing, for now or for good. [N-V.3] */

import type { AccountRecord, Day, Discussion } from "../register-view.ts";
import type { About } from "./about.ts";
import { later } from "./lead.ts";
import type { Sheet } from "./sheet.ts";
import { capital, named, ownReminder } from "./wording.ts";

export function inactivity(about: About, account: AccountRecord, sheet: Sheet): void {
  const rule = about.desk.pack.register.inactivity;
  if (rule === null || account.standing !== "active") return;
  const { discussion, standingSince } = account;
  // What was agreed on before it was in use again has been done.
  const held = discussion !== null && discussion.on >= standingSince ? discussion : null;
  if (held !== null && held.outcome !== "keep") toBeClosed(about, account, held, sheet);
  else quiet(about, account, { after: rule.afterDays, clauses: rule.clauses, held }, sheet);
}

function toBeClosed(about: About, account: AccountRecord, { on, outcome }: Discussion, sheet: Sheet): void {
  const clauses = about.desk.pack.register.inactivity?.clauses ?? [];
  const how = outcome === "close-for-now" ? "for now" : "for good";
  const says = () => `It was agreed to close ${named(account)} ${how}; it is still in use.`;
  sheet.check("not-met", clauses, says, on);
  sheet.standing("close-agreed", clauses, "now", () => ({
    id: `inactive:${account.id}`,
    title: `Close ${named(account)} ${how}, as agreed`,
    why: `That was the outcome of the discussion on ${on}, and it is still in use.`,
  }));
}

interface Limit {
  /** Days. */
  readonly after: number;
  readonly clauses: readonly string[];
  /** The discussion that kept it; null: none. */
  readonly held: Discussion | null;
}

/**
 * The days count from the last post that is known, also one from before the register; where none is, from when the page was in the register
 * and in use. A page that was put in use again counts from then: whoever did so has thought about it.
 */
function quietSince({ addedOn, standingSince }: AccountRecord, seen: Day | null): Day {
  if (seen === null) return later(addedOn, standingSince);
  return standingSince > addedOn ? later(seen, standingSince) : seen;
}

function quiet(about: About, account: AccountRecord, { after, clauses, held }: Limit, sheet: Sheet): void {
  const { desk } = about;
  const seen = account.lastActivity?.on ?? null;
  const byPosts = desk.addDays(quietSince(account, seen), after);
  const due = held === null ? byPosts : later(byPosts, held.again ?? desk.addDays(held.on, after));
  const at = named(account);
  if (due < desk.today)
    sheet.check("not-met", clauses, () => `${at}: ${unused(seen, after)}, and closing was not discussed.`, due);
  else inTime(clauses, at, seen, held, sheet);
  sheet.dated("inactive", clauses, due, 0, () => {
    const { title, why } = seen === null && held === null ? lookUp(at, after) : discuss(at, seen, after);
    return { id: `inactive:${account.id}`, title, why: `${why}${ownReminder(desk.pack.register.inactivity?.basis)}` };
  });
}

function inTime(clauses: readonly string[], at: string, seen: Day | null, held: Discussion | null, sheet: Sheet): void {
  if (held !== null && (seen === null || held.on >= seen)) {
    sheet.check("met", clauses, () => `${at}: closing was discussed, and it is kept.`, held.on);
  } else if (seen === null) {
    sheet.check("unknown", clauses, () => `${at}: nobody noted when it last posted.`, null);
  } else sheet.check("met", clauses, () => `${at} is in use: it last posted on ${seen}.`, seen);
}

function unused(seen: Day | null, after: number): string {
  return seen === null ? `no post was noted for ${after} days` : `it last posted on ${seen}`;
}

function lookUp(at: string, after: number) {
  const why = `No post was noted for ${after} days. If there was none, discuss whether to close it.`;
  return { title: `Look when ${at} last posted`, why };
}

function discuss(at: string, seen: Day | null, after: number) {
  const why = `${capital(unused(seen, after))}; after ${after} days without a post closing it for now or for good is discussed.`;
  return { title: `Discuss whether to close ${at}`, why };
}
