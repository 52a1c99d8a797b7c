import { CheckChoices, RadioChoices } from "../components/choices.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useDraft } from "../stores/drafts.ts";
import { draftKey, useAtAccount, useDays, useStep } from "./at-account.ts";
import { Cancel } from "./cycle-forms.tsx";
import { DayBox } from "./day-box.tsx";
import { freshReview, type ReviewDraft, reviewOf } from "./review-draft.ts";
import { RoundCases, useNewestCases } from "./round-cases.tsx";
import { StepPanel } from "./step-panel.tsx";

interface FieldsProps {
  readonly draft: ReviewDraft;
  readonly change: (part: Partial<ReviewDraft>) => void;
}

function LookedAt({ draft, change }: FieldsProps) {
  const { looksAt } = useAtAccount().pack.register.review;
  return (
    <CheckChoices<string>
      label="What you looked at"
      value={draft.looked.filter((line) => looksAt.includes(line))}
      onChange={(looked) => change({ looked })}
      choices={looksAt.map((line) => ({ value: line, label: line }))}
      required
      missing="Tick what you looked at."
    />
  );
}

function Found({ draft, change }: FieldsProps) {
  const isSomething = draft.found === "something";
  return (
    <>
      <RadioChoices<"nothing" | "something">
        label="What you found"
        inline
        value={draft.found === "" ? null : draft.found}
        onChange={(found) => change({ found })}
        required
        missing="Did you find something?"
        choices={[
          { value: "nothing", label: "Nothing" },
          { value: "something", label: "Something" },
        ]}
      />
      {draft.found !== "" && (
        <TextBox
          label={isSomething ? "What it is, and what was done" : "Note (optional)"}
          value={draft.words}
          onChange={(words) => change({ words })}
          lines={3}
          required={isSomething}
          missing="Say what you found, in a sentence."
        />
      )}
    </>
  );
}

function Days({ draft, change }: FieldsProps) {
  const { today } = useAtAccount();
  const days = useDays("review");
  return (
    <div className="two">
      <DayBox label="Looked over on" value={draft.on} onChange={(on) => change({ on })} {...days} />
      <DayBox
        label="Newest post of ours (if you saw it)"
        value={draft.lastActivity}
        onChange={(lastActivity) => change({ lastActivity })}
        today={today}
        optional
      />
    </div>
  );
}

/** One round: what was looked at, what was found, what came of it. [A-5.b.iv, N-V.6] */
export function ReviewForm({ onClose }: { onClose: () => void }) {
  const { view, today } = useAtAccount();
  const { id } = view.account;
  const [draft, change, clear] = useDraft<ReviewDraft>(draftKey(id, "review"), freshReview(today));
  const { cases, refused } = useNewestCases(id);
  const done = () => {
    clear();
    onClose();
  };
  const submit = useStep(view, () => reviewOf(draft, cases ?? []), done, "The round is recorded.");
  return (
    <StepPanel
      title="Review round"
      hint="Open the page, its comments and its messages, and go through the lines."
      onClose={onClose}
    >
      <Form
        submit={submit}
        action="Record the round"
        label="Review round"
        foot="Recorded in the register under your name. What you tick here stays until you record it."
        more={<Cancel onClose={onClose} />}
      >
        <LookedAt draft={draft} change={change} />
        <Found draft={draft} change={change} />
        {draft.found === "something" && <RoundCases draft={draft} change={change} cases={cases} refused={refused} />}
        <Days draft={draft} change={change} />
      </Form>
    </StepPanel>
  );
}
