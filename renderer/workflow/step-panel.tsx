import { useState } from "react";
import type { Step } from "../../main/model/case-view.ts";
import type { StepRule } from "../../main/model/policy-pack.ts";
import { Button } from "../components/button.tsx";
import { Note } from "../components/note.tsx";
import { ActionStep } from "./action-step.tsx";
import type { AtCase } from "./at-case.ts";
import { CloseStep } from "./close-step.tsx";
import { ConsultationStep } from "./consultation-step.tsx";
import { EntryCard } from "./entry-card.tsx";
import { GroundsStep } from "./grounds-step.tsx";
import { MessageStep } from "./message-step.tsx";
import { SealForm } from "./seal-form.tsx";
import { ShutNote } from "./shut-note.tsx";
import { acted, takesFiles } from "./use-board.ts";
import { ViewpointStep } from "./viewpoint-step.tsx";

interface StepPanelProps {
  readonly at: AtCase;
  readonly step: Step;
  readonly rule: StepRule;
}

/** The form of a step. */
function StepForm({ at, step, rule }: StepPanelProps) {
  switch (rule.kind) {
    case "opening":
      return null;
    case "evidence":
      return <SealForm at={at} purpose={acted(at.view) ? "after" : "before"} />;
    case "grounds":
      return <GroundsStep at={at} step={step} rule={rule} />;
    case "viewpoint":
      return <ViewpointStep at={at} step={step} rule={rule} />;
    case "consultation":
      return <ConsultationStep at={at} step={step} rule={rule} />;
    case "message":
      return <MessageStep at={at} step={step} rule={rule} />;
    case "action":
      return <ActionStep at={at} />;
    case "after":
      return <SealForm at={at} purpose="after" />;
    case "closing":
      return <CloseStep at={at} step={step} rule={rule} />;
  }
}

/** What may be done again at a step that is done, as a button; null where it is over. */
function againLabel({ at, step, rule }: StepPanelProps): string | null {
  const { progress } = at.view;
  const over = progress.closed || progress.keep.state === "done";
  switch (rule.kind) {
    case "evidence":
    case "after":
      return "Seal another file";
    case "grounds":
      return over || acted(at.view) ? null : "Choose again";
    case "viewpoint":
      return over || acted(at.view) ? null : "Answer again";
    case "consultation":
      return over ? null : step.state === "done" && step.waived !== null ? "Consult after all" : "Consult again";
    case "message":
      return over
        ? null
        : step.state === "done" && step.waived !== null
          ? "Send it after all"
          : "Record another message";
    case "action":
      return progress.actions.some((action) => action.state === "open") ? "What is left to do" : null;
    default:
      return null;
  }
}

/** The way back to where the case is. */
function GoOn({ at, from, look = "primary" }: { at: AtCase; from: string; look?: "primary" | "plain" }) {
  const current = at.view.progress.steps.find((step) => step.id === at.view.progress.current);
  if (current === undefined || current.id === from) return null;
  return (
    <Button look={look} onPress={() => at.onShow(current.id)}>
      {`Go on: ${current.title}`}
    </Button>
  );
}

function DoneStep(props: StepPanelProps) {
  const { at, step } = props;
  // Another screenshot or the second action is the likely next thing: its form is there at once.
  const likely = props.rule.kind === "evidence" || props.rule.kind === "after" || props.rule.kind === "action";
  const [again, setAgain] = useState(false);
  if (step.state !== "done") return null;
  const entries = at.view.entries.filter((entry) => step.seqs.includes(entry.seq));
  const label = againLabel(props);
  const shown = again || (likely && label !== null);
  return (
    <>
      {step.waived !== null && (
        <Note tone="warn">
          <p>This step was skipped with a written reason.</p>
        </Note>
      )}
      {entries.map((entry) => (
        <EntryCard key={entry.id} entry={entry} all={at.view.entries} pack={at.pack} zone={at.zone} />
      ))}
      {label !== null && shown && (
        <section className="sub-panel" aria-label={label}>
          <h3>{label}</h3>
          <StepForm {...props} />
        </section>
      )}
      <div className="form-actions">
        <GoOn at={at} from={step.id} look={shown ? "plain" : "primary"} />
        {label !== null && !shown && <Button onPress={() => setAgain(true)}>{label}</Button>}
      </div>
    </>
  );
}

/** The step in the middle of the board: its form, what was recorded there, or why it is shut. */
export function StepPanel(props: StepPanelProps) {
  const { step } = props;
  switch (step.state) {
    case "done":
      return <DoneStep {...props} />;
    case "shut":
      return (
        <>
          {takesFiles(step, props.at.view) ? (
            <StepForm {...props} />
          ) : (
            <ShutNote because={step.because} citation={step.citation} />
          )}
          <div className="form-actions">
            <GoOn at={props.at} from={step.id} />
          </div>
        </>
      );
    default:
      return (
        <>
          <p className="step-hint">{step.hint}</p>
          <StepForm {...props} />
        </>
      );
  }
}
