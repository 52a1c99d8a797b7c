/** The five steps from a request to its answer: which is done, which is open, and what stands under each. */
import type { RequestView } from "../../main/model/records-view.ts";
import { counted, plainDate } from "../format.ts";

export const requestStepIds = ["asked", "choose", "review", "slip", "answer"] as const;
export type RequestStepId = (typeof requestStepIds)[number];

export interface RequestStep {
  readonly id: RequestStepId;
  readonly title: string;
  readonly line: string;
  readonly state: "done" | "open" | "shut";
}

/** What the person has looked at on this screen; kept with the half-typed forms, no part of the record. */
export interface Looked {
  /** Case id to the number of its last entry when it was gone through: one that went on since counts as not looked at. */
  readonly cases: Readonly<Record<string, number>>;
  /** Revision of the choice at which the slip was looked at; null: never. */
  readonly slip: number | null;
}

export const nothingLooked: Looked = { cases: {}, slip: null };

/** Ids of the chosen cases that were not gone through as they are now. */
export function unseenCases(view: RequestView, looked: Looked): readonly string[] {
  return view.cases
    .filter(({ summary }) => looked.cases[summary.id] !== summary.lastSeq)
    .map(({ summary }) => summary.id);
}

function reviewLine(view: RequestView, unseen: number): string {
  const total = view.cases.length;
  if (total === 0) return view.row.standing === "open" ? "Opens when something is chosen" : "Nothing was chosen";
  const held = view.withheld.length + view.redactions.length;
  if (view.row.standing !== "open") return held === 0 ? "Nothing was withheld" : `${counted(held, "thing")} withheld`;
  const withheld = held === 0 ? "nothing withheld" : `${counted(held, "thing")} withheld`;
  return unseen === 0 ? `All gone through, ${withheld}` : `${total - unseen} of ${total} gone through, ${withheld}`;
}

function slipLine(view: RequestView): string {
  if (view.cases.length === 0) return view.row.standing === "open" ? "Opens when something is chosen" : "None";
  return view.slip.length === 0 ? "Nothing is withheld: none needed" : counted(view.slip.length, "line");
}

function answerLine(view: RequestView): string {
  if (view.answer === null) return view.cases.length === 0 ? "Or answer without a release" : "Not released yet";
  return view.row.answeredOn === null ? "Answered" : `Answered ${plainDate(view.row.answeredOn)}`;
}

/** The steps as they stand. An answered request shows what was done and opens nothing. */
export function requestSteps(view: RequestView, looked: Looked): readonly RequestStep[] {
  const isAnswered = view.row.standing !== "open";
  const chosen = view.cases.length;
  const unseen = unseenCases(view, looked).length;
  const isReviewed = chosen > 0 && unseen === 0;
  const isSlipSeen = chosen > 0 && (view.slip.length === 0 ? isReviewed : looked.slip === view.revision);
  const state = (done: boolean): RequestStep["state"] => (done || isAnswered ? "done" : chosen === 0 ? "shut" : "open");
  return [
    { id: "asked", title: "What was asked", line: `Received ${plainDate(view.row.receivedOn)}`, state: "done" },
    {
      id: "choose",
      title: "Find and choose",
      line: chosen === 0 ? "Search the log" : `${counted(chosen, "case")} chosen`,
      state: chosen > 0 || isAnswered ? "done" : "open",
    },
    { id: "review", title: "Go through it", line: reviewLine(view, unseen), state: state(isReviewed) },
    { id: "slip", title: "Withholding slip", line: slipLine(view), state: state(isSlipSeen) },
    { id: "answer", title: "Release or answer", line: answerLine(view), state: isAnswered ? "done" : "open" },
  ];
}

/** The step the person is at: the first open one; the last when everything is done. */
export function currentStep(steps: readonly RequestStep[]): RequestStepId {
  return steps.find(({ state }) => state === "open")?.id ?? "answer";
}
