import { Plus, Trash2 } from "lucide-react";
import { type DiscussionOutcome, discussionOutcomes, type NamedPerson } from "../../main/model/register-view.ts";
import { Button, IconButton } from "../components/button.tsx";
import { RadioChoices } from "../components/choices.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useDraft } from "../stores/drafts.ts";
import { outcomeWords } from "./account-words.ts";
import { draftKey, useAtAccount, useDays, useStep } from "./at-account.ts";
import { Cancel } from "./cycle-forms.tsx";
import { DayBox } from "./day-box.tsx";
import { NamedFields } from "./named-fields.tsx";
import { type DiscussDraft, discussionOf, freshDiscussion } from "./review-draft.ts";
import { StepPanel } from "./step-panel.tsx";

const more: Record<DiscussionOutcome, string> = {
  keep: "It is used again, or there are reasons to wait.",
  "close-for-now": "Pause it afterwards, under Overview.",
  "close-for-good": "Close it afterwards, under Overview.",
};

interface WithProps {
  readonly people: readonly NamedPerson[];
  readonly onChange: (people: readonly NamedPerson[]) => void;
}

function With({ people, onChange }: WithProps) {
  return (
    <fieldset className="with-people">
      <legend>With whom</legend>
      {people.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place
        <div key={at} className="with-row">
          <NamedFields
            label={people.length === 1 ? "Name" : `Name of no. ${at + 1}`}
            value={one}
            onChange={(next) => onChange(people.map((each, n) => (n === at ? next : each)))}
          />
          {people.length > 1 && (
            <IconButton
              icon={Trash2}
              label={`Take no. ${at + 1} off the list`}
              onPress={() => onChange(people.filter((_, n) => n !== at))}
            />
          )}
        </div>
      ))}
      <Button look="quiet" small icon={Plus} onPress={() => onChange([...people, { name: "", role: "" }])}>
        Add somebody
      </Button>
    </fieldset>
  );
}

/** A page that is not used much was talked about: should it be closed, for now or for good? [N-V.3] */
export function DiscussForm({ onClose }: { onClose: () => void }) {
  const { view, today } = useAtAccount();
  const [draft, change, clear] = useDraft<DiscussDraft>(draftKey(view.account.id, "discuss"), freshDiscussion(today));
  const days = useDays("discuss");
  const done = () => {
    clear();
    onClose();
  };
  const submit = useStep(view, () => discussionOf(draft), done, "The discussion is recorded.");
  return (
    <StepPanel title="Discussion: keep it or close it?" onClose={onClose}>
      <Form
        submit={submit}
        action="Record the discussion"
        label="Discussion"
        foot="Recorded in the register under your name. Closing the page is a step of its own."
        more={<Cancel onClose={onClose} />}
      >
        <With people={draft.with} onChange={(people) => change({ with: people })} />
        <RadioChoices<DiscussionOutcome>
          label="What came of it"
          value={draft.outcome === "" ? null : draft.outcome}
          onChange={(outcome) => change({ outcome })}
          required
          missing="What was decided?"
          choices={discussionOutcomes.map((value) => ({ value, label: outcomeWords[value], more: more[value] }))}
        />
        <TextBox
          label="Reasons"
          value={draft.words}
          onChange={(words) => change({ words })}
          lines={3}
          required
          missing="Say why, in a sentence."
        />
        <div className="two">
          <DayBox label="Discussed on" value={draft.on} onChange={(on) => change({ on })} {...days} />
          <TextBox
            label="To be discussed again on (optional)"
            type="date"
            value={draft.again}
            onChange={(again) => change({ again })}
            hint="Left empty, the policy pack reckons the day."
            check={(again) => (again <= draft.on ? "It must be after the discussion." : null)}
          />
        </div>
      </Form>
    </StepPanel>
  );
}
