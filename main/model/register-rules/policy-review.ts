/** The policy itself is looked at again every so many months. */

import { addMonths } from "../calendar.ts";
import { policyInText } from "../policy-name.ts";
import type { PolicyPack } from "../policy-pack.ts";
import type { Day, PolicyReview } from "../register-view.ts";
import type { About } from "./about.ts";
import type { CheckState } from "./check.ts";
import { correct } from "./day-ahead.ts";
import { later, leadOfMonths } from "./lead.ts";
import type { Sheet } from "./sheet.ts";
import { everyMonths, names, titled } from "./wording.ts";

/** `today` in the pack's time zone. */
interface Desk {
  readonly pack: Pick<PolicyPack, "id" | "review" | "effective" | "history">;
  readonly today: Day;
}

export function policyReview(about: About, reviews: readonly PolicyReview[], sheet: Sheet): void {
  const { pack, today } = about.desk;
  const rule = pack.review;
  if (rule === null) return;
  const { on, says, review, ahead } = lastLook(about.desk, reviews);
  const due = about.desk.addMonths(on, rule.everyMonths);
  const clauses = [rule.clause];
  if (ahead !== null) {
    sheet.check("unknown", clauses, () => `A review is noted for ${ahead}, and that day has not come yet.`, null);
    correct(clauses, pack.id, pack.shortTitle, [["the review", ahead]], sheet);
    return;
  }
  if (due < today) {
    const late = `Nobody noted that the ${rule.by} reviewed the policy since ${on}; that was due by ${due}.`;
    sheet.check("not-met", clauses, () => late, due);
  } else {
    const state = stateOf(review, rule.by);
    sheet.check(state, clauses, () => (state === "met" ? says : `${says} ${unsure(review, rule.by, due)}`), on);
  }
  sheet.dated("policy-review", clauses, due, leadOfMonths(rule.everyMonths), () => ({
    id: `policy-review:${pack.id}`,
    title: `Find out whether ${policyInText(pack)} was reviewed`,
    why: `${says} The ${rule.by} reviews it ${everyMonths(rule.everyMonths)}; if it was revised, the text here is out of date.`,
  }));
}

/** The day by which the policy is to be reviewed again; null: it asks for none. */
export function reviewDue(desk: Desk, reviews: readonly PolicyReview[]): Day | null {
  const { review } = desk.pack;
  return review === null ? null : addMonths(lastLook(desk, reviews).on, review.everyMonths);
}

/** Met only by a review of whom the policy names: a text that is not a year old yet shows none. */
function stateOf(review: PolicyReview | null, by: string): CheckState {
  if (review === null) return "unknown";
  return names(`${review.by.role} ${review.by.name}`, by) ? "met" : "unknown";
}

function unsure(review: PolicyReview | null, by: string, due: Day): string {
  if (review === null) return `No review by the ${by} is noted yet; one is due by ${due}.`;
  return `Whether the ${by} reviewed it is not noted.`;
}

/**
 * The last day on which the policy is known to have been right: a review, a revision, or the day it came into force. `ahead`: the day of the
 * review that was written down last, where it has not come yet; null: it has.
 */
function lastLook(
  { pack, today }: Desk,
  reviews: readonly PolicyReview[],
): { readonly on: Day; readonly says: string; readonly review: PolicyReview | null; readonly ahead: Day | null } {
  const made = [pack.effective, ...pack.history.map((event) => event.on)].filter((on) => on <= today);
  const text = made.reduce(later, pack.effective);
  const all = reviews.filter((review) => review.pack === pack.id);
  const own = all.filter(({ on }) => on <= today);
  const newest = all.at(-1)?.on ?? "";
  const ahead = newest > today ? newest : null;
  const [first, ...others] = own;
  const ofText = { on: text, says: `The text here is from ${text}.`, review: null, ahead };
  if (first === undefined) return ofText;
  const last = others.reduce((newest, review) => (review.on >= newest.on ? review : newest), first);
  if (last.on < text) return ofText;
  const outcome = last.outcome === "unchanged" ? "it stays as it is" : "it is to be revised or was";
  return { on: last.on, says: `Reviewed on ${last.on} by ${titled(last.by)}: ${outcome}.`, review: last, ahead };
}
