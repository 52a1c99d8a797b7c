import type { ReactNode } from "react";
import type { CaseSummary } from "../../main/model/case-view.ts";
import { outcomeOf, type Tone } from "../words.ts";

export function Tag({ tone = "plain", children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`tag ${tone}`}>{children}</span>;
}

/** How the case ended so far. */
export function OutcomeTag({ summary }: { summary: Pick<CaseSummary, "outcomes" | "closed"> }) {
  const { words, tone } = outcomeOf(summary);
  return <Tag tone={tone}>{words}</Tag>;
}
