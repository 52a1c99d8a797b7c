/** Which answers an item of the checklist takes, and which of them need words. [A-6.d.i, A-6.e.ii, N-V.2] */

import type { ChecklistItem } from "../policy-pack.ts";
import { type CheckAnswer, type CheckVerdict, checkVerdicts } from "../register-view.ts";

/** “Not possible” is no answer where the policy leaves no way out. */
export function offeredVerdicts({ always }: Pick<ChecklistItem, "always">): readonly CheckVerdict[] {
  return always === true ? checkVerdicts.filter((verdict) => verdict !== "not-possible") : checkVerdicts;
}

/** Does the answer need words beside it? */
export function isWhyNeeded({ note }: Pick<ChecklistItem, "note">, verdict: CheckVerdict): boolean {
  return verdict === "not-possible" || (verdict === "met" && note === "needed");
}

/** Where the policy leaves no way out, what is not possible is missing. [A-6.e.ii, N-V.2] */
export function isMissing(
  { always }: Pick<ChecklistItem, "always">,
  { verdict }: Pick<CheckAnswer, "verdict">,
): boolean {
  return verdict === "not-met" || (verdict === "not-possible" && always === true);
}

/** Ticked without the note that belongs to it: asked for again, like an answer that was never given. */
export function isUnsaid(
  { note }: Pick<ChecklistItem, "note">,
  { verdict, why }: Pick<CheckAnswer, "verdict" | "why">,
): boolean {
  return note === "needed" && verdict === "met" && why.trim() === "";
}
