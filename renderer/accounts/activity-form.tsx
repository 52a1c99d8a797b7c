import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useDraft } from "../stores/drafts.ts";
import { draftKey, useAtAccount, useDays, useStep } from "./at-account.ts";
import { Cancel } from "./cycle-forms.tsx";
import { DayBox } from "./day-box.tsx";
import { StepPanel } from "./step-panel.tsx";

/** When the page was last used: the newest post of ours. [N-V.3] */
export function ActivityForm({ onClose }: { onClose: () => void }) {
  const { view, today } = useAtAccount();
  const [draft, change, clear] = useDraft(draftKey(view.account.id, "activity"), { on: today, what: "" });
  const days = useDays("activity");
  const done = () => {
    clear();
    onClose();
  };
  const submit = useStep(view, () => ({ step: "activity", ...draft }), done, "The last activity is recorded.");
  return (
    <StepPanel title="Last activity" hint="The newest post of ours that stands on the page." onClose={onClose}>
      <Form submit={submit} action="Record it" label="Last activity" more={<Cancel onClose={onClose} />}>
        <DayBox label="Posted on" value={draft.on} onChange={(on) => change({ on })} {...days} />
        <TextBox
          label="What it was"
          value={draft.what}
          onChange={(what) => change({ what })}
          required
          missing="A few words: which post."
        />
      </Form>
    </StepPanel>
  );
}
