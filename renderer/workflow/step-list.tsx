import { Check, Lock, Minus, SkipForward } from "lucide-react";
import type { CaseProgress, Step } from "../../main/model/case-view.ts";
import type { CaseEntry } from "../../main/model/entry.ts";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { stepLine } from "./lines.ts";

type Half = { readonly done: number; readonly of: number };

interface StepListProps {
  readonly progress: CaseProgress;
  readonly entries: readonly CaseEntry[];
  readonly pack: PolicyPack;
  readonly zone: string;
  /** How much of what was decided is done, where something is left. */
  readonly half: Half | null;
  /** The step whose form is shown. */
  readonly shown: string | null;
  readonly onShow: (id: string) => void;
}

type Look = "done" | "waived" | "kept" | "half" | "open" | "shut";

/** How a step is marked: a kept case has not done its action, and half of what was decided is not all of it. */
function lookOf(step: Step, progress: CaseProgress, half: Half | null): Look {
  if (step.state === "waivable") return "open";
  if (step.state !== "done") return step.state;
  if (step.kind === "action" && half !== null) return "half";
  if (step.kind === "action" && progress.keep.state === "done") return "kept";
  return step.waived === null ? "done" : "waived";
}

/** Words for what the mark shows: colour is never the only sign. */
function stateWords(step: Step, look: Look, now: boolean, half: Half | null): string {
  if (look === "half" && half !== null) return `${half.done} of ${half.of} done${now ? ", now" : ""}`;
  if (look === "waived") return "skipped";
  if (look !== "open") return look;
  return now ? "now" : step.required ? "open" : "open, optional";
}

function Mark({ look, number }: { look: Look; number: number }) {
  if (look === "waived") return <SkipForward size={13} aria-hidden="true" />;
  if (look === "kept") return <Minus size={14} strokeWidth={2.6} aria-hidden="true" />;
  if (look === "done") return <Check size={14} strokeWidth={2.6} aria-hidden="true" />;
  return <span aria-hidden="true">{number}</span>;
}

/** The line under a step: what was recorded, and how much of it is still to do. */
function lineOf(step: Step, look: Look, { entries, pack, zone, half }: StepListProps): string {
  const line = stepLine(step, entries, pack, zone);
  if (look === "half" && half !== null) return `${half.done} of ${half.of} done: ${line}`;
  return look === "kept" ? `Kept: ${line.charAt(0).toLowerCase()}${line.slice(1)}` : line;
}

/** The steps of the case from top to bottom: done, now, shut. */
export function StepList(props: StepListProps) {
  const { progress, half, shown, onShow } = props;
  return (
    <ol className="steps" aria-label="Steps">
      {progress.steps.map((step, at) => {
        const now = step.id === progress.current;
        const look = lookOf(step, progress, half);
        return (
          <li key={step.id} className={`${look}${now ? " now" : ""}`}>
            <span className="mark">
              <Mark look={look} number={at + 1} />
            </span>
            <div className="step">
              <button
                type="button"
                onClick={() => onShow(step.id)}
                aria-current={step.id === shown ? "step" : undefined}
                aria-label={`${step.title}, ${stateWords(step, look, now, half)}`}
                aria-describedby={`step-${step.id}`}
              >
                {step.title}
                {step.state === "shut" && <Lock size={12} aria-hidden="true" />}
              </button>
              <small id={`step-${step.id}`}>{lineOf(step, look, props)}</small>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
