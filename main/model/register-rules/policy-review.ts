/** The policy itself is looked at again every so many months. */

import type { Day, PolicyReview } from "../register-view.ts";
import type { About } from "./about.ts";
import { later, leadOfMonths } from "./lead.ts";
import type { Sheet } from "./sheet.ts";
import { everyMonths } from "./wording.ts";

export function policyReview(about: About, reviews: readonly PolicyReview[], sheet: Sheet): void {
  const { pack, today } = about.desk;
  const rule = pack.review;
  if (rule === null) return;
  const { on, says } = lastLook(about, reviews);
  const due = about.desk.addMonths(on, rule.everyMonths);
  const clauses = [rule.clause];
  if (due < today) {
    const late = `Nobody noted that the ${rule.by} reviewed the policy since ${on}; that was due by ${due}.`;
    sheet.check("not-met", clauses, () => late, due);
  } else {
    sheet.check("met", clauses, () => says, on);
  }
  sheet.dated(clauses, due, leadOfMonths(rule.everyMonths), () => ({
    id: `policy-review:${pack.id}`,
    title: `Find out whether ${pack.shortTitle} was reviewed`,
    why: `${says} The ${rule.by} reviews it ${everyMonths(rule.everyMonths)}; if it was revised, the text here is out of date.`,
    place: "policy",
  }));
}

/** The last day on which the policy is known to have been right: a review, a revision, or the day it came into force. */
function lastLook(
  { desk: { pack, today } }: About,
  reviews: readonly PolicyReview[],
): { readonly on: Day; readonly says: string } {
  const made = [pack.effective, ...pack.history.map((event) => event.on)].filter((on) => on <= today);
  const text = made.reduce(later, pack.effective);
  const own = reviews.filter((review) => review.pack === pack.id);
  const [first, ...others] = own;
  if (first === undefined) return { on: text, says: `The text here is from ${text}.` };
  const last = others.reduce((newest, review) => (review.on >= newest.on ? review : newest), first);
  if (last.on < text) return { on: text, says: `The text here is from ${text}.` };
  const outcome = last.outcome === "unchanged" ? "it stays as it is" : "it is to be revised or was";
  return { on: last.on, says: `${last.by.name} noted a review on ${last.on}: ${outcome}.` };
}
