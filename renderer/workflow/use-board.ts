import { useEffect, useRef, useState } from "react";
import type { CaseView } from "../../main/model/case-view.ts";
import { announce } from "../stores/announcer.ts";
import { useTrayOf } from "../stores/tray.ts";

/** What stands in the middle of the board. */
export type Middle =
  | { readonly panel: "step"; readonly id: string }
  | { readonly panel: "keep" }
  | { readonly panel: "reverse"; readonly action: string };

/** Which panel is shown, what was said last, and how often the board has moved (the heading takes the focus after a move). */
export function useBoard(view: CaseView) {
  const [chosen, setChosen] = useState<Middle | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [moves, setMoves] = useState(0);
  const { steps, current, closed } = view.progress;
  const fallback = closed ? null : (current ?? steps.at(-1)?.id ?? null);
  const middle: Middle | null = chosen ?? (fallback === null ? null : { panel: "step", id: fallback });
  const show = (next: Middle | null) => {
    setChosen(next);
    setMoves((now) => now + 1);
  };
  /** The person goes somewhere else: what was said last has been read. */
  const go = (next: Middle | null) => {
    setSaid(null);
    show(next);
  };
  const onRecorded = (words: string, stay = false) => {
    setSaid(words);
    announce(words, true);
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

/** A file that comes in while another step is shown brings up the step that seals it. */
function useTrayMoves(view: CaseView, middle: Middle | null, show: (next: Middle) => void): void {
  const items = useTrayOf(view.summary.id);
  const before = useRef(0);
  const { steps } = view.progress;
  const shown = middle?.panel === "step" ? steps.find((step) => step.id === middle.id) : undefined;
  const seals = shown?.kind === "evidence" || shown?.kind === "after";
  // Once something came down, a new screenshot shows the page without it.
  const kind = acted(view) ? "after" : "evidence";
  const target = steps.find((step) => step.kind === kind) ?? steps.find((step) => step.kind === "evidence");
  useEffect(() => {
    const grew = items.length > before.current;
    before.current = items.length;
    if (grew && !seals && target !== undefined) show({ panel: "step", id: target.id });
  });
}
