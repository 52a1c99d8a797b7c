import { useEffect, useRef, useState } from "react";
import type { CaseView, Step } from "../../main/model/case-view.ts";
import { announce } from "../stores/announcer.ts";
import { useTrayOf } from "../stores/tray.ts";

/** What stands in the middle of the board. */
export type Middle =
  | { readonly panel: "step"; readonly id: string }
  | { readonly panel: "keep" }
  | { readonly panel: "reverse"; readonly action: string };

export interface Said {
  readonly words: string;
  readonly tone: "good" | "warn";
}

/** Which panel is shown, what was said last, and how often the board has moved (the heading takes the focus after a move). */
export function useBoard(view: CaseView) {
  const [chosen, setChosen] = useState<Middle | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const [moves, setMoves] = useState(0);
  const latest = useRef(0);
  const { steps, current, closed } = view.progress;
  const fallback = closed ? null : (current ?? steps.at(-1)?.id ?? null);
  const middle: Middle | null = chosen ?? (fallback === null ? null : { panel: "step", id: fallback });
  const show = (next: Middle | null) => {
    setChosen(next);
    latest.current += 1;
    setMoves(latest.current);
  };
  /** The person goes somewhere else: what was said last has been read. */
  const go = (next: Middle | null) => {
    setSaid(null);
    show(next);
  };
  const onRecorded = (words: string, stay = false, tone: Said["tone"] = "good") => {
    setSaid({ words, tone });
    announce(words, true);
    // Whoever went to another step while this one was being recorded stays there.
    if (latest.current !== moves) return;
    if (stay && middle !== null) show(middle);
    else show(null);
  };
  useTrayMoves(view, middle, go);
  return { middle, show: go, said, moves, onRecorded };
}

/** Was anything taken down, or anybody shut out, in this case? */
export function acted({ progress }: CaseView): boolean {
  return progress.actions.some((action) => action.state === "done" || action.state === "reversed");
}

/** May a file be sealed at this step as it stands? A closed or kept case takes more evidence too. */
export function takesFiles(step: Step, { progress }: CaseView): boolean {
  if (step.kind !== "evidence" && step.kind !== "after") return false;
  return step.state !== "shut" || progress.closed || progress.keep.state === "done";
}

/** The step at which a new file is sealed: once something came down, a screenshot shows the page without it. */
export function sealStep(view: CaseView): Step | undefined {
  const { steps } = view.progress;
  const after = acted(view) ? steps.find((step) => step.kind === "after" && step.state !== "shut") : undefined;
  return after ?? steps.find((step) => step.kind === "evidence");
}

/** A file that comes in while another step is shown brings up the step that seals it. */
function useTrayMoves(view: CaseView, middle: Middle | null, show: (next: Middle) => void): void {
  const items = useTrayOf(view.summary.id);
  const before = useRef(0);
  const shown = middle?.panel === "step" ? view.progress.steps.find((step) => step.id === middle.id) : undefined;
  const seals = shown !== undefined && takesFiles(shown, view);
  const target = sealStep(view);
  useEffect(() => {
    const grew = items.length > before.current;
    before.current = items.length;
    if (grew && !seals && target !== undefined) show({ panel: "step", id: target.id });
  });
}
