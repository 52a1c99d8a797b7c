import { AppError } from "../lib/app-error.ts";
import { anyText, someText } from "../lib/field.ts";
import type { PolicyReview } from "../model/register-view.ts";
import type { Hold } from "./hold.ts";
import { namedPerson, pastDay } from "./person-fields.ts";

/**
 * The lead agency has looked at the policy in force again. Words are wanted where it was revised: what is another one now.
 * @throws AppError DATE_INVALID {field}, TIME_IN_FUTURE {field}, TEXT_* {field}, REQUEST_MALFORMED
 */
export function policyReviewed(hold: Hold, review: Omit<PolicyReview, "pack">): void {
  const { outcome } = review;
  if (outcome !== "unchanged" && outcome !== "revised") throw new AppError("REQUEST_MALFORMED", { reason: "outcome" });
  const words = (outcome === "revised" ? someText : anyText)("words", review.words, "passage");
  const on = pastDay("on", review.on, hold.today);
  hold.append("policy", hold.pack.id, "policy.reviewed", on, { by: namedPerson("by", review.by), outcome, words });
}
