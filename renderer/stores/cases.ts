import { create } from "zustand";
import type { CaseView } from "../../main/model/case-view.ts";
import type { NewCase, OpenCase, StepInput } from "../../preload/contract.ts";
import { ask, on, RefusedError } from "../bridge.ts";

interface CasesStore {
  /** null until they are read. */
  readonly open: readonly OpenCase[] | null;
  readonly views: Readonly<Record<string, CaseView>>;
}

/** Open cases, and the cases that were looked at. Main decides what is allowed; here is only what it last said. */
export const useCases = create<CasesStore>(() => ({ open: null, views: {} }));

function took(view: CaseView): CaseView {
  useCases.setState(({ views }) => ({ views: { ...views, [view.summary.id]: view } }));
  return view;
}

/** Takes a view that came by another way, such as the reply to a sealing. */
export const tookView = took;

/** Throws RefusedError. */
export async function loadOpenCases(): Promise<void> {
  useCases.setState({ open: await ask("cases.open", null) });
}

/** Throws RefusedError. */
export async function loadCase(id: string): Promise<CaseView> {
  return took(await ask("cases.get", { id }));
}

/** Lets go of what is known of a case that is no longer kept. */
export function forgetCase(id: string): void {
  useCases.setState(({ views: { [id]: _gone, ...views } }) => ({ views }));
}

/** Throws RefusedError. */
export async function startCase(input: NewCase): Promise<CaseView> {
  return took(await ask("cases.start", input));
}

/** Records a step. Throws RefusedError; after CASE_CHANGED the newer view is already in the store. */
export async function recordStep(id: string, input: StepInput): Promise<CaseView> {
  const lastSeq = useCases.getState().views[id]?.summary.lastSeq ?? (await loadCase(id)).summary.lastSeq;
  try {
    return took(await ask("cases.record", { id, lastSeq, input }));
  } catch (error) {
    if (error instanceof RefusedError && error.refused.code === "CASE_CHANGED") await loadCase(id);
    throw error;
  }
}

/** Keeps the list of open cases up to date; returns the function that stops. */
export function followCases(): () => void {
  return on("log.changed", () => {
    loadOpenCases().catch(() => {
      // The list on the screen stays as it was; the next visit to Today reads it again and says why it can't.
    });
  });
}
