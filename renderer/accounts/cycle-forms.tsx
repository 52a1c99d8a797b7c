import { approverTitle } from "../../main/model/register/life-cycle.ts";
import type { DiscussionOutcome } from "../../main/model/register-view.ts";
import type { AccountStep } from "../../preload/contract.ts";
import { Button } from "../components/button.tsx";
import { RadioChoices } from "../components/choices.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useDraft } from "../stores/drafts.ts";
import { type CycleStep, stepTitles } from "./account-cycle.ts";
import { draftKey, useAtAccount, useDays, useStep } from "./at-account.ts";
import { DayBox } from "./day-box.tsx";
import { NamedFields } from "./named-fields.tsx";
import { StepPanel } from "./step-panel.tsx";

interface FormProps {
  readonly onClose: () => void;
}

export function Cancel({ onClose }: FormProps) {
  return (
    <Button look="quiet" onPress={onClose}>
      Cancel
    </Button>
  );
}

const recorded = "Recorded in the register under your name.";

/** Somebody has decided on the request: who, when, and why. [N-V.1, A-6.g.i] */
export function DecideForm({ onClose }: FormProps) {
  const { view, pack, today } = useAtAccount();
  const days = useDays("decide");
  const approver = approverTitle(pack);
  const [draft, change, clear] = useDraft(draftKey(view.account.id, "decide"), {
    approved: "" as "" | "yes" | "no",
    name: "",
    role: approver,
    on: today,
    why: "",
  });
  const input = (): AccountStep => {
    const { approved, name, role, on, why } = draft;
    return { step: "decide", approved: approved === "yes", by: { name, role }, on, why };
  };
  const done = () => {
    clear();
    onClose();
  };
  const submit = useStep(view, input, done, "The decision is recorded.");
  return (
    <StepPanel title="The decision" hint={`The ${approver} decides on new accounts.`} onClose={onClose}>
      <Form
        submit={submit}
        action="Record the decision"
        label="Decision"
        foot={recorded}
        more={<Cancel onClose={onClose} />}
      >
        <RadioChoices<"yes" | "no">
          label="What was decided"
          inline
          value={draft.approved === "" ? null : draft.approved}
          onChange={(approved) => change({ approved })}
          required
          missing="Was it approved or declined?"
          choices={[
            { value: "yes", label: "Approved" },
            { value: "no", label: "Declined" },
          ]}
        />
        <NamedFields label="Who decided" value={draft} onChange={({ name, role }) => change({ name, role })} />
        <DayBox label="Decided on" value={draft.on} onChange={(on) => change({ on })} {...days} />
        <TextBox
          label="Why"
          value={draft.why}
          onChange={(why) => change({ why })}
          lines={2}
          required
          missing="The reason, in a sentence."
        />
      </Form>
    </StepPanel>
  );
}

const beginnings = {
  activate: { action: "Record it", said: "It is in use.", label: "In use since" },
  resume: { action: "Record it", said: "It is in use again.", label: "In use again since" },
} as const;

/** The page goes into use, for the first time or again. */
export function BeginForm({ step, onClose }: FormProps & { step: "activate" | "resume" }) {
  const { view, today } = useAtAccount();
  const days = useDays(step);
  const [draft, change, clear] = useDraft(draftKey(view.account.id, step), { on: today, note: "" });
  const { action, said, label } = beginnings[step];
  const done = () => {
    clear();
    onClose();
  };
  const submit = useStep(view, () => ({ step, on: draft.on, note: draft.note }), done, said);
  return (
    <StepPanel title={stepTitles[step]} onClose={onClose}>
      <Form
        submit={submit}
        action={action}
        label={stepTitles[step]}
        foot={recorded}
        more={<Cancel onClose={onClose} />}
      >
        <DayBox label={label} value={draft.on} onChange={(on) => change({ on })} {...days} />
        <TextBox label="Note (optional)" value={draft.note} onChange={(note) => change({ note })} />
      </Form>
    </StepPanel>
  );
}

type ShutStep = Extract<CycleStep, "pause" | "archive" | "deactivate">;

const agreed: Partial<Record<ShutStep, DiscussionOutcome>> = { pause: "close-for-now", deactivate: "close-for-good" };

const endings: Record<ShutStep, { readonly hint: string; readonly said: string; readonly day: string }> = {
  pause: {
    hint: "Shut for a time: hide the page at the platform, or say there that it rests.",
    said: "It is paused.",
    day: "Paused on",
  },
  archive: { hint: "It stays to be read, and nobody posts any more.", said: "It is archived.", day: "Archived on" },
  deactivate: {
    hint: "Close the page at the platform. Its passwords stay in the vault until you take them out there; the register keeps what happened.",
    said: "It is closed.",
    day: "Closed on",
  },
};

/** The page is shut, for now or for good: by whom and why. [N-II.2, A-6.g.i] */
export function ShutForm({ step, onClose }: FormProps & { step: ShutStep }) {
  const { view, pack, today } = useAtAccount();
  const days = useDays(step);
  const { hint, said, day } = endings[step];
  const { discussion, standing } = view.account;
  // What was agreed on gives the reason; who decided is for the person to say. [N-V.3]
  const isAgreed = standing === "active" && discussion !== null && discussion.outcome === agreed[step];
  const why = isAgreed ? discussion.words : "";
  const empty = { on: today, name: "", role: "", why };
  const [draft, change, clear] = useDraft(draftKey(view.account.id, step), empty);
  const input = (): AccountStep => {
    const { on, name, role, why } = draft;
    return { step, on, by: { name, role }, why };
  };
  const done = () => {
    clear();
    onClose();
  };
  const submit = useStep(view, input, done, said);
  return (
    <StepPanel title={stepTitles[step]} hint={`${hint} ${closerWords(pack.register.closing.by)}`} onClose={onClose}>
      <Form
        submit={submit}
        action="Record it"
        label={stepTitles[step]}
        foot={recorded}
        more={<Cancel onClose={onClose} />}
      >
        <NamedFields label="Who decided" value={draft} onChange={({ name, role }) => change({ name, role })} />
        <DayBox label={day} value={draft.on} onChange={(on) => change({ on })} {...days} />
        <TextBox
          label="Why"
          value={draft.why}
          onChange={(why) => change({ why })}
          lines={2}
          required
          missing="The reason, in a sentence."
        />
      </Form>
    </StepPanel>
  );
}

/** `By the policy, that is up to the Department.` */
function closerWords(by: string): string {
  return by === "" ? "" : `By the policy, that is up to the ${by.replace(/^the /i, "")}.`;
}
