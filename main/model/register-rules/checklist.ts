/** Is the page marked as an official one? [A-6.d.i, A-6.d.ii, A-6.e.ii, N-V.2] */

import type { ChecklistItem } from "../policy-pack.ts";
import { isMissing, isUnsaid } from "../register/checklist-answer.ts";
import type { AccountRecord, CheckAnswer, Day } from "../register-view.ts";
import type { About } from "./about.ts";
import { firstDue, later, leadOfMonths } from "./lead.ts";
import type { Sheet } from "./sheet.ts";
import { isVisible } from "./standing.ts";
import { everyMonths, named, ownReminder } from "./wording.ts";

/** One point of the list at one account. `due`: the day by which it is to be looked at (again). */
interface Point {
  readonly item: ChecklistItem;
  readonly answer: CheckAnswer | undefined;
  readonly due: Day;
}

/** At most two duties: one to look, one to put right what was found missing. */
export function checklist(about: About, account: AccountRecord, sheet: Sheet): void {
  if (!isVisible(account)) return;
  const { desk } = about;
  const rule = desk.pack.register.checklist;
  const points = rule.items.map((item) => {
    const answer = Object.hasOwn(account.checklist, item.id) ? account.checklist[item.id] : undefined;
    const months = rule.everyMonths;
    if (answer !== undefined) {
      const due = isUnsaid(item, answer) ? firstDue(desk, answer.on, months) : desk.addMonths(answer.on, months);
      return { item, answer, due };
    }
    return { item, answer, due: firstDue(desk, thereSince(account), months) };
  });
  if (sheet.keepsChecks) for (const point of points) look(desk.today, account, point, sheet);
  lookAgain(about, account, points, sheet);
  putRight(account, points, sheet);
}

/** Since when somebody could look: the page is there, and it is in the register. */
function thereSince({ request, addedOn, since, standingSince }: AccountRecord): Day {
  return request === null ? addedOn : later(addedOn, since ?? standingSince);
}

function look(today: Day, account: AccountRecord, { item, answer, due }: Point, sheet: Sheet): void {
  const { clauses, label } = item;
  const say = (how: string) => () => `${named(account)}, ${how}: ${label}.`;
  if (answer === undefined && due >= today) sheet.check("unknown", clauses, say("not looked at yet"), null);
  else if (answer === undefined) sheet.check("not-met", clauses, say(`not looked at by ${due}`), due);
  else if (isMissing(item, answer)) sheet.check("not-met", clauses, say(`missing${reasonOf(answer)}`), answer.on);
  else if (isUnsaid(item, answer)) sheet.check("unknown", clauses, say("ticked without its note"), answer.on);
  else if (due < today) sheet.check("not-met", clauses, say(`not looked at again by ${due}`), due);
  else sheet.check("met", clauses, say(seen(answer)), answer.on);
}

function seen(answer: CheckAnswer): string {
  const picture = answer.evidence === null ? "" : ", screenshot kept";
  return answer.verdict === "met"
    ? `seen by ${answer.by}${reasonOf(answer)}${picture}`
    : `not possible${reasonOf(answer)}${picture}`;
}

function reasonOf({ why }: CheckAnswer): string {
  return why.trim() === "" ? "" : ` (${why.trim()})`;
}

/** Labels have quotation marks of their own. */
function labels(points: readonly Point[]): string {
  return points.map(({ item }) => item.label).join("; ");
}

/** One duty for the whole list, by the first day of its points. */
function lookAgain(about: About, account: AccountRecord, points: readonly Point[], sheet: Sheet): void {
  const { clauses, everyMonths: months, basis } = about.desk.pack.register.checklist;
  const [first, ...others] = points;
  if (first === undefined) return;
  const due = others.reduce((day, point) => (later(day, point.due) === day ? point.due : day), first.due);
  // An answer that lacks its note is asked for like one that was never given.
  const unseen = points.filter(({ item, answer }) => answer === undefined || isUnsaid(item, answer));
  sheet.dated("checklist", clauses, due, unseen.length === 0 ? leadOfMonths(months) : null, () => {
    const { title, why } =
      unseen.length === 0 ? repeated(account, points, months) : fresh(account, unseen, points.length);
    return { id: `checklist:${account.id}`, title, why: `${why}${ownReminder(basis)}` };
  });
}

interface Words {
  readonly title: string;
  readonly why: string;
}

function repeated(account: AccountRecord, points: readonly Point[], months: number): Words {
  const last = points.map(({ answer }) => answer?.on ?? "").sort()[0] ?? "";
  const title = `Check again that ${named(account)} is marked as official`;
  return { title, why: `It was last checked on ${last}; it is checked ${everyMonths(months)}.` };
}

function fresh(account: AccountRecord, unseen: readonly Point[], all: number): Words {
  const left = labels(unseen);
  if (unseen.length < all)
    return { title: `Finish the check of ${named(account)}`, why: `Not looked at yet: ${left}.` };
  return {
    title: `Check that ${named(account)} is marked as official`,
    why: `Never checked so far. Look for: ${left}.`,
  };
}

function putRight(account: AccountRecord, points: readonly Point[], sheet: Sheet): void {
  const failed = points.filter(({ item, answer }) => answer !== undefined && isMissing(item, answer));
  const [worst] = failed;
  if (worst === undefined) return;
  sheet.standing("check-failed", worst.item.clauses, "now", () => ({
    id: `check-failed:${account.id}`,
    title: `Put right what ${named(account)} does not show`,
    why: `Missing on the page: ${labels(failed)}. Add it there, then check again.`,
  }));
}
