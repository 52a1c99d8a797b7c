import { type KeptBecause, keptBecause } from "../../main/model/entry.ts";
import { Button } from "../components/button.tsx";
import { RadioChoices } from "../components/choices.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useDraft } from "../stores/drafts.ts";
import { keptWords } from "../words.ts";
import { type AtCase, draftKey, useRecord } from "./at-case.ts";
import { recordedFoot } from "./recorded-foot.ts";

/** What the latest answers already say about why it is kept. */
function likely(at: AtCase): KeptBecause | null {
  const viewpoint = at.view.entries.findLast((entry) => entry.kind === "viewpoint.checked");
  if (viewpoint?.fields.answer === "viewpoint-only") return "viewpoint-only";
  const consulted = at.view.entries.findLast((entry) => entry.kind === "director.consulted");
  return consulted?.fields.decided.length === 0 ? "decided" : null;
}

/** Ends the case with the content left as it is. */
export function KeepForm({ at, onCancel }: { at: AtCase; onCancel?: () => void }) {
  const because = likely(at);
  const [draft, change, clear] = useDraft(draftKey(at, "keep"), { because, reason: "" });
  const submit = useRecord(at, "Kept as it is.", clear, () => ({
    step: "keep",
    because: draft.because ?? "decided",
    reason: draft.reason,
  }));
  return (
    <Form
      submit={submit}
      action="Keep it as it is"
      foot={recordedFoot}
      more={
        onCancel && (
          <Button look="quiet" onPress={onCancel}>
            Cancel
          </Button>
        )
      }
    >
      <RadioChoices<KeptBecause>
        label="Why it is kept"
        value={draft.because}
        onChange={(next) => change({ because: next })}
        required
        missing="Choose why it is kept."
        choices={keptBecause.map((value) => ({
          value,
          label: keptWords[value],
          disabled: because === "viewpoint-only" && value !== because,
        }))}
      />
      <TextBox
        label="Reason"
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        lines={3}
        required
        missing="Say why, in a sentence."
      />
    </Form>
  );
}
