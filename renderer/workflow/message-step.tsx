import { Copy } from "lucide-react";
import { countViolations, draftMessage } from "../../main/model/message-text.ts";
import { Button } from "../components/button.tsx";
import { SuggestBox } from "../components/combo-box.tsx";
import { Form } from "../components/form.tsx";
import { copyText } from "../components/hash.tsx";
import { TextBox } from "../components/text-box.tsx";
import { TimeBox } from "../components/time-box.tsx";
import { useDraft } from "../stores/drafts.ts";
import { instantOf } from "../zoned-time.ts";
import { draftKey, earlierCases, type StepProps, useRecord } from "./at-case.ts";
import { recordedFoot } from "./recorded-foot.ts";
import { useWaiver } from "./waive-panel.tsx";

/** The private message to the author, drafted from the pack's template. [A-6.f.ii] */
export function MessageStep({ at, step, rule }: StepProps<"message">) {
  const { pack, view, zone } = at;
  const text = draftMessage(pack, rule.template, view.entries, countViolations(earlierCases(view)));
  const channel = "Private message";
  const [draft, change, clear] = useDraft(draftKey(at, step.id), { text, channel, when: "" });
  const submit = useRecord(at, "Message recorded as sent.", clear, () => {
    const now = new Date();
    const sentAt = draft.when === "" ? now.toISOString() : (instantOf(draft.when, zone, now, null) ?? draft.when);
    return { step: "message", channel: draft.channel, sentAt, text: draft.text };
  });
  const waiver = useWaiver(at, step);
  const items = [channel, "E-mail", "Reply under the content"].map((label) => ({ id: label, label }));
  return (
    <>
      <Form submit={submit} action="Record as sent" foot={recordedFoot} more={waiver.button}>
        <TextBox
          label="Message"
          value={draft.text}
          onChange={(next) => change({ text: next })}
          lines={12}
          required
          missing="What was sent."
          hint="Drafted from the policy. Change what needs changing, copy it, and send it at the platform."
        />
        <div className="form-row">
          <Button icon={Copy} onPress={() => void copyText(draft.text, "Message")}>
            Copy the message
          </Button>
          {draft.text !== text && (
            <Button look="quiet" onPress={() => change({ text })}>
              Back to the draft
            </Button>
          )}
        </div>
        <div className="two">
          <SuggestBox
            label="Sent as"
            value={draft.channel}
            onChange={(next) => change({ channel: next })}
            items={items}
            required
            missing="How was it sent?"
          />
          <TimeBox
            label="When it was sent"
            value={draft.when}
            onChange={(when) => change({ when })}
            zone={zone}
            orNow
            required
          />
        </div>
      </Form>
      {waiver.panel}
    </>
  );
}
