import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { OutcomeTag } from "../components/tag.tsx";
import { TextBox } from "../components/text-box.tsx";
import { counted } from "../format.ts";
import { useDraft } from "../stores/drafts.ts";
import { draftKey, type StepProps, useRecord } from "./at-case.ts";
import { recordedFoot } from "./recorded-foot.ts";

/** Closes the case; the record can still be read, corrected and reversed. */
export function CloseStep({ at, step }: StepProps<"closing">) {
  const { summary } = at.view;
  const [draft, change, clear] = useDraft(draftKey(at, step.id), { note: "" });
  const optional = at.view.progress.steps.filter(
    (one) => !one.required && (one.state === "open" || one.state === "waivable"),
  );
  const submit = useRecord(at, "Case closed.", clear, () => ({ step: "close", note: draft.note }));
  return (
    <Form submit={submit} action="Close the case" foot={recordedFoot}>
      <p className="closing-line">
        <OutcomeTag summary={summary} /> {counted(summary.evidenceCount, "sealed file")},{" "}
        {counted(summary.entries, "entry", "entries")}
        {summary.waivers > 0 && `, ${counted(summary.waivers, "step")} skipped`}
      </p>
      {optional.map((one) => (
        <p key={one.id} className="closing-line">
          Not done, and not required: {one.title}.{" "}
          <Button look="quiet" small onPress={() => at.onShow(one.id)}>
            Do it first
          </Button>
        </p>
      ))}
      <TextBox label="Note (optional)" value={draft.note} onChange={(note) => change({ note })} lines={3} />
    </Form>
  );
}
