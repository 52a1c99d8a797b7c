/** A consultation may decide several actions: until the last of them is done, the case stays at that step. */
import { amended } from "../../main/model/amendment.ts";
import type { CaseView } from "../../main/model/case-view.ts";

/** How many of the decided actions are done, of how many; null when none is, all are, or there is nothing left to do. */
export function halfDone({ entries, progress }: CaseView): { readonly done: number; readonly of: number } | null {
  if (progress.closed) return null;
  const consulted = amended(entries).findLast((entry) => entry.kind === "director.consulted");
  const decided = progress.actions.filter(({ id }) => consulted?.fields.decided.includes(id) === true);
  const open = decided.filter(({ state }) => state === "open").length;
  const done = decided.filter(({ state }) => state === "done").length;
  return open > 0 && done > 0 ? { done, of: open + done } : null;
}

/** The case with its ring where the next thing to do is. */
export function withRing(view: CaseView): CaseView {
  if (halfDone(view) === null) return view;
  const action = view.progress.steps.find((step) => step.kind === "action");
  return action === undefined ? view : { ...view, progress: { ...view.progress, current: action.id } };
}
