import { Check, Lock } from "lucide-react";
import type { RequestStep, RequestStepId } from "./request-steps.ts";

interface StepListProps {
  readonly steps: readonly RequestStep[];
  readonly current: RequestStepId;
  readonly shown: RequestStepId;
  readonly onShow: (id: RequestStepId) => void;
}

function stateWords({ state }: RequestStep, now: boolean): string {
  if (state === "open") return now ? "now" : "open";
  return state;
}

/** The five steps, each with what was done there. */
export function RequestStepList({ steps, current, shown, onShow }: StepListProps) {
  return (
    <ol className="steps" aria-label="Steps">
      {steps.map((step, n) => {
        const now = step.id === current && step.state === "open";
        return (
          <li key={step.id} className={now ? "open now" : step.state}>
            <span className="mark" aria-hidden="true">
              {step.state === "done" ? <Check size={13} strokeWidth={3} /> : n + 1}
            </span>
            <div className="step">
              <button
                type="button"
                onClick={() => onShow(step.id)}
                aria-current={step.id === shown ? "step" : undefined}
                aria-label={`${step.title}, ${stateWords(step, now)}`}
                aria-describedby={`request-step-${step.id}`}
              >
                {step.title}
                {step.state === "shut" && <Lock size={12} aria-hidden="true" />}
              </button>
              <small id={`request-step-${step.id}`}>{step.line}</small>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
