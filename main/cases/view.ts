/** A case as it is shown. */

import type { OpenCase } from "../../preload/contract.ts";
import type { CaseProgress, CaseSummary, CaseView } from "../model/case-view.ts";
import type { CaseEntry } from "../model/entry.ts";
import { summarise } from "../model/summary.ts";
import { progress } from "../model/workflow.ts";
import type { CaseLog, CasePacks } from "./ports.ts";

/** A case whose policy file is gone can be read, not continued. */
function withoutPack(entries: readonly CaseEntry[], policy: string): CaseProgress {
  const because = `The policy file ${policy} is not there, so nothing can be recorded. Put it back to go on.`;
  const closed = entries.some((entry) => entry.kind === "case.closed");
  const keep = { state: "shut", because, citation: null } as const;
  return { steps: [], actions: [], keep, reversible: [], closed, current: null };
}

export function viewOf(entries: readonly CaseEntry[], log: CaseLog, packs: CasePacks): CaseView {
  const summary = summarise(entries);
  const standing = packs.has(summary.policy)
    ? progress(packs.get(summary.policy), entries)
    : withoutPack(entries, summary.policy);
  const sameAuthor = log.byAuthor(summary.authorKey).filter((other) => other.id !== summary.id);
  return { summary, entries, progress: standing, sameAuthor };
}

/** Which step an open case is at; step 0 of 0 when its policy file is gone. */
export function openCase(summary: CaseSummary, entries: readonly CaseEntry[], packs: CasePacks): OpenCase {
  if (!packs.has(summary.policy)) return { summary, step: 0, steps: 0, title: summary.policy };
  const { steps, current } = progress(packs.get(summary.policy), entries);
  const place = steps.findIndex((step) => step.id === current);
  const at = place === -1 ? steps.length - 1 : place;
  return { summary, step: at + 1, steps: steps.length, title: steps[at]?.title ?? "" };
}
