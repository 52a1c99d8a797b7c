/** The checklist as it is filled in. [A-6.d.i, A-6.d.ii, A-6.e.ii, N-V.2] */
import type { RegisterRule } from "../../main/model/policy-pack.ts";
import { offeredVerdicts } from "../../main/model/register/checklist-answer.ts";
import type { CheckVerdict } from "../../main/model/register-view.ts";
import type { AccountStep } from "../../preload/contract.ts";

export interface CheckDraft {
  readonly on: string;
  /** By the item’s id; an item that was not looked at is absent or without a verdict. */
  readonly items: Readonly<Record<string, { readonly verdict: CheckVerdict | ""; readonly why: string }>>;
}

type Checked = Extract<AccountStep, { step: "check" }>["items"];

/** What was answered, in the pack’s order; lines that the pack no longer has are left out. */
export function checkedItems(items: RegisterRule["checklist"]["items"], draft: CheckDraft): Checked {
  return items.flatMap(({ id, always }) => {
    const offered = offeredVerdicts({ always });
    const answer = Object.hasOwn(draft.items, id) ? draft.items[id] : undefined;
    const isOffered = offered.some((verdict) => verdict === answer?.verdict);
    if (answer === undefined || answer.verdict === "" || !isOffered) return [];
    return [{ item: id, verdict: answer.verdict, why: answer.why.trim() }];
  });
}

/** The draft with one answer changed. */
export function answered(
  draft: CheckDraft,
  item: string,
  part: Partial<{ readonly verdict: CheckVerdict; readonly why: string }>,
): Pick<CheckDraft, "items"> {
  const before = Object.hasOwn(draft.items, item) ? draft.items[item] : undefined;
  return { items: { ...draft.items, [item]: { verdict: "", why: "", ...before, ...part } } };
}
