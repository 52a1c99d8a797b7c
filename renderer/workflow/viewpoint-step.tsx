import { RadioChoices } from "../components/choices.tsx";
import { Form } from "../components/form.tsx";
import { Note } from "../components/note.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useDraft } from "../stores/drafts.ts";
import { draftKey, type StepProps, useRecord } from "./at-case.ts";
import { recordedFoot } from "./recorded-foot.ts";
import { useWaiver } from "./waive-panel.tsx";

type Answer = "violation" | "viewpoint-only";

/** Content may not be taken down for its opinion: asked in every case, with a reason of its own. [A-6.f.iii] */
export function ViewpointStep({ at, step, rule }: StepProps<"viewpoint">) {
  const [draft, change, clear] = useDraft(draftKey(at, step.id), { answer: null as Answer | null, reason: "" });
  const { answer, reason } = draft;
  const submit = useRecord(at, "Viewpoint check recorded.", clear, () => ({
    step: "viewpoint",
    answer: answer ?? "violation",
    reason,
  }));
  const waiver = useWaiver(at, step);
  return (
    <>
      <Form submit={submit} action="Record and continue" foot={recordedFoot} more={waiver.button}>
        <RadioChoices<Answer>
          label={rule.question}
          value={answer}
          onChange={(next) => change({ answer: next })}
          required
          missing="Answer the question."
          choices={[
            { value: "violation", label: rule.violationLabel },
            { value: "viewpoint-only", label: rule.viewpointOnlyLabel },
          ]}
        />
        {answer === "viewpoint-only" && (
          <Note tone="warn">
            <p>Then it stays up: the case ends as kept, and the log shows that it was looked at.</p>
          </Note>
        )}
        <TextBox
          label="Reason"
          value={reason}
          onChange={(next) => change({ reason: next })}
          lines={3}
          required
          missing="Say why, in a sentence."
        />
      </Form>
      {waiver.panel}
    </>
  );
}
