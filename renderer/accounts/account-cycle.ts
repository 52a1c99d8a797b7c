/** The life of an account as a list: what happened, what is next, and what is shut and why. [A-6.g.i, N-V.1, N-II.2] */

import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { hasPage } from "../../main/model/register/account-key.ts";
import { approverTitle, openAccountSteps } from "../../main/model/register/life-cycle.ts";
import { ranBefore } from "../../main/model/register/ran-before.ts";
import { type AccountRecord, isShut, type Standing } from "../../main/model/register-view.ts";
import type { AccountStep } from "../../preload/contract.ts";
import { shortDate } from "../format.ts";
import { personWords, standingWords } from "./account-words.ts";

export type CycleStep = Extract<
  AccountStep["step"],
  "decide" | "create" | "activate" | "pause" | "resume" | "archive" | "deactivate"
>;

const cycleSteps: readonly CycleStep[] = ["decide", "create", "activate", "pause", "resume", "archive", "deactivate"];

export interface CycleLine {
  readonly id: "request" | "decide" | "create" | "activate" | "shut";
  readonly title: string;
  readonly line: string;
  readonly state: "done" | "now" | "shut" | "none";
}

/** A step that can be taken now, or one that can’t and why. */
export interface CycleWay {
  readonly step: CycleStep;
  readonly shut: { readonly because: string; readonly citation: string } | null;
}

export const stepTitles: Record<CycleStep, string> = {
  decide: "Note the decision",
  create: "Note that the page is open",
  activate: "Put it into use",
  pause: "Pause it",
  resume: "Use it again",
  archive: "Archive it",
  deactivate: "Close it for good",
};

/** Steps that are still shut and that a person would look for. */
const ahead: Record<Standing, readonly CycleStep[]> = {
  requested: ["create", "activate"],
  declined: ["create"],
  approved: ["activate"],
  created: ["pause"],
  active: [],
  paused: [],
  archived: ["pause"],
  deactivated: ["resume"],
};

/** What can be done with the account now, and what can’t yet and why; in the order of its life. */
export function cycleWays(pack: PolicyPack, record: AccountRecord): readonly CycleWay[] {
  return openAccountSteps(pack, record).flatMap(({ step, shut }) => {
    const known = cycleSteps.find((one) => one === step);
    if (known === undefined || (shut !== null && !ahead[record.standing].includes(known))) return [];
    return [{ step: known, shut }];
  });
}

/** The step that comes next, if one is waited for. A page that was taken in may be given its decision later; nobody waits for that. */
export function nextStep(standing: Standing): CycleStep | null {
  const next: Partial<Record<Standing, CycleStep>> = { requested: "decide", approved: "create", created: "activate" };
  return next[standing] ?? null;
}

function requestLine({ request, addedOn }: AccountRecord): CycleLine {
  if (request === null) {
    const line = `It was there before; taken in ${shortDate(addedOn)}`;
    return { id: "request", title: "In the register", line, state: "done" };
  }
  const line = `${request.by.name}, ${shortDate(request.on)}`;
  return { id: "request", title: "Requested", line, state: "done" };
}

function decisionLine(pack: PolicyPack, { decision, standing }: AccountRecord): CycleLine {
  const approver = approverTitle(pack);
  if (decision === null) {
    const isNow = standing === "requested";
    const line = isNow ? `By the ${approver}` : "No decision is noted";
    return { id: "decide", title: "Decision", line, state: isNow ? "now" : "none" };
  }
  const { approved, by, on } = decision;
  const title = approved ? "Approved" : "Declined";
  return { id: "decide", title, line: `${personWords(by)}, ${shortDate(on)}`, state: "done" };
}

function pageLine(record: AccountRecord): CycleLine {
  const { standing, since } = record;
  const title = "Page open";
  if (standing === "requested" || standing === "declined") {
    return { id: "create", title, line: "After the approval", state: "shut" };
  }
  if (standing === "approved") return { id: "create", title, line: "Approved, so it can be opened", state: "now" };
  return {
    id: "create",
    title,
    line: since === null ? "Since when is not noted" : `Since ${shortDate(since)}`,
    state: "done",
  };
}

function inUseLine(record: AccountRecord): CycleLine {
  const { standing, standingSince } = record;
  const title = "In use";
  if (!hasPage(record)) {
    return { id: "activate", title, line: "Once the page is open", state: "shut" };
  }
  if (standing === "created") return { id: "activate", title, line: "Not yet", state: "now" };
  const since = ranBefore(record) ? "It was when it was taken in" : `Since ${shortDate(standingSince)}`;
  const line = standing === "active" ? since : "Not any more";
  return { id: "activate", title, line, state: standing === "active" ? "done" : "none" };
}

/** The steps of its life with what was done at each. */
export function cycleLines(pack: PolicyPack, record: AccountRecord): readonly CycleLine[] {
  const { standing, shut, standingSince } = record;
  const lines = [requestLine(record), decisionLine(pack, record)];
  if (standing === "declined") return lines;
  lines.push(pageLine(record), inUseLine(record));
  if (shut === null && !isShut(standing)) return lines;
  const line = shut === null ? shortDate(standingSince) : `${personWords(shut.by)}, ${shortDate(shut.on)}`;
  return [...lines, { id: "shut", title: standingWords[standing], line, state: "done" }];
}
