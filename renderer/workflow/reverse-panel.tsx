import type { ActionRule } from "../../main/model/policy-pack.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { TimeBox } from "../components/time-box.tsx";
import { useDraft } from "../stores/drafts.ts";
import { instantOf } from "../zoned-time.ts";
import { type AtCase, draftKey, useRecord } from "./at-case.ts";
import { recordedFoot } from "./recorded-foot.ts";

interface ReversePanelProps {
  readonly at: AtCase;
  readonly action: ActionRule;
  readonly onCancel: () => void;
}

/** Records that something was put back: the content restored, the author let in again. */
export function ReverseForm({ at, action, onCancel }: ReversePanelProps) {
  const [draft, change, clear] = useDraft(draftKey(at, `reverse:${action.id}`), { when: "", reason: "" });
  const acted = at.view.entries.findLast((entry) => entry.kind === action.kind);
  const said = `${action.reversal?.doneLabel ?? "Reversed"}.`;
  const submit = useRecord(at, said, clear, () => {
    const now = new Date();
    const notBefore = acted && "doneAt" in acted.fields ? acted.fields.doneAt : null;
    const doneAt =
      draft.when === "" ? now.toISOString() : (instantOf(draft.when, at.zone, now, notBefore) ?? draft.when);
    return { step: "reverse", action: action.id, doneAt, reason: draft.reason };
  });
  return (
    <Form
      submit={submit}
      action={action.reversal?.label ?? "Reverse it"}
      foot={recordedFoot}
      more={
        <Button look="quiet" onPress={onCancel}>
          Cancel
        </Button>
      }
    >
      <p className="hint">Do it at the platform first, then record it here.</p>
      <TimeBox
        label="When it was done"
        value={draft.when}
        onChange={(when) => change({ when })}
        zone={at.zone}
        orNow
        required
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
