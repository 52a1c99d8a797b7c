import { Check, Lock, SkipForward } from "lucide-react";
import type { CaseProgress, Step } from "../../main/model/case-view.ts";
import type { CaseEntry } from "../../main/model/entry.ts";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { stepLine } from "./lines.ts";

interface StepListProps {
  readonly progress: CaseProgress;
  readonly entries: readonly CaseEntry[];
  readonly pack: PolicyPack;
  readonly zone: string;
  /** The step whose form is shown. */
  readonly shown: string | null;
  readonly onShow: (id: string) => void;
}

/** Words for what the mark shows: colour is never the only sign. */
function stateWords(step: Step, now: boolean): string {
  if (step.state === "done") return step.waived === null ? "done" : "skipped";
  if (step.state === "shut") return "shut";
  return now ? "now" : step.required ? "open" : "open, optional";
}

function Mark({ step, number }: { step: Step; number: number }) {
  if (step.state === "done" && step.waived !== null) return <SkipForward size={13} aria-hidden="true" />;
  if (step.state === "done") return <Check size={14} strokeWidth={2.6} aria-hidden="true" />;
  return <span aria-hidden="true">{number}</span>;
}

/** The steps of the case from top to bottom: done, now, shut. */
export function StepList({ progress, entries, pack, zone, shown, onShow }: StepListProps) {
  return (
    <ol className="steps" aria-label="Steps">
      {progress.steps.map((step, at) => {
        const now = step.id === progress.current;
        const state = step.state === "waivable" ? "open" : step.state;
        const waived = step.state === "done" && step.waived !== null;
        return (
          <li key={step.id} className={`${state}${now ? " now" : ""}${waived ? " waived" : ""}`}>
            <span className="mark">
              <Mark step={step} number={at + 1} />
            </span>
            <div className="step">
              <button
                type="button"
                onClick={() => onShow(step.id)}
                aria-current={step.id === shown ? "step" : undefined}
                aria-label={`${step.title}, ${stateWords(step, now)}`}
                aria-describedby={`step-${step.id}`}
              >
                {step.title}
                {step.state === "shut" && <Lock size={12} aria-hidden="true" />}
              </button>
              <small id={`step-${step.id}`}>{stepLine(step, entries, pack, zone)}</small>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
