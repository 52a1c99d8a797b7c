import { amended } from "../../main/model/amendment.ts";
import type { CaseView, Step } from "../../main/model/case-view.ts";
import type { CaseEntry } from "../../main/model/entry.ts";
import type { PolicyPack, StepKind, StepRule } from "../../main/model/policy-pack.ts";
import type { StepInput } from "../../preload/contract.ts";
import { type Submit, useSubmit } from "../components/use-submit.ts";
import { recordStep } from "../stores/cases.ts";

/** The case that is worked on, and what is needed to show it. */
export interface AtCase {
  readonly view: CaseView;
  readonly pack: PolicyPack;
  readonly zone: string;
  /** Called after main has recorded something: the board moves on. `stay`: there is more to do at this step. `warn`: not all went well. */
  readonly onRecorded: (said: string, stay?: boolean, tone?: "good" | "warn") => void;
  /** Shows a step. */
  readonly onShow: (step: string) => void;
}

export type RuleOf<K extends StepKind> = Extract<StepRule, { kind: K }>;

export interface StepProps<K extends StepKind> {
  readonly at: AtCase;
  readonly step: Step;
  readonly rule: RuleOf<K>;
}

/** Key of a half-typed form of this case. */
export function draftKey(at: AtCase, form: string): string {
  return `case:${at.view.summary.id}:${form}`;
}

/** Records what the form says; the draft is forgotten only after main has it. */
export function useRecord(at: AtCase, said: string, clear: () => void, input: () => StepInput, stay = false): Submit {
  return useSubmit(async () => {
    await recordStep(at.view.summary.id, input());
    clear();
    at.onRecorded(said, stay);
  });
}

/** The opening entry, corrections applied. */
export function openingOf(entries: readonly CaseEntry[]): CaseEntry<"case.opened"> {
  const opened = amended(entries).find((entry) => entry.kind === "case.opened");
  if (opened === undefined) throw new RangeError("a case begins with case.opened");
  return opened;
}

/** The author's cases that were opened before this one. */
export function earlierCases({ sameAuthor, summary }: CaseView) {
  return sameAuthor.filter((other) => other.firstSeq < summary.firstSeq);
}
