/** Which answers an item of the checklist takes, and which of them need words. [A-6.d.i, A-6.e.ii, N-V.2] */

import type { ChecklistItem } from "../policy-pack.ts";
import { type CheckVerdict, checkVerdicts } from "../register-view.ts";

/** “Not possible” is no answer where the policy leaves no way out. */
export function offeredVerdicts({ always }: Pick<ChecklistItem, "always">): readonly CheckVerdict[] {
  return always === true ? checkVerdicts.filter((verdict) => verdict !== "not-possible") : checkVerdicts;
}

/** Does the answer need words beside it? */
export function isWhyNeeded({ note }: Pick<ChecklistItem, "note">, verdict: CheckVerdict): boolean {
  return verdict === "not-possible" || (verdict === "met" && note === "needed");
}
