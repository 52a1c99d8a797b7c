import { ownMember } from "../../main/model/own-member.ts";
import type { ChecklistItem } from "../../main/model/policy-pack.ts";
import { isWhyNeeded, offeredVerdicts } from "../../main/model/register/checklist-answer.ts";
import type { CheckVerdict } from "../../main/model/register-view.ts";
import { refusedOf } from "../bridge.ts";
import { RadioChoices } from "../components/choices.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { FileBox } from "../people/file-box.tsx";
import { withFile } from "../people/one-file.ts";
import { announce } from "../stores/announcer.ts";
import { useDraft } from "../stores/drafts.ts";
import { accountStep, loadAccount } from "../stores/register.ts";
import { verdictWords } from "./account-words.ts";
import { draftKey, useAtAccount, useDays } from "./at-account.ts";
import { answered, type CheckDraft, checkedItems } from "./check-draft.ts";
import { Cancel } from "./cycle-forms.tsx";
import { DayBox } from "./day-box.tsx";
import { PolicyWords } from "./policy-words.tsx";
import { proofTray } from "./proof.ts";
import { StepPanel } from "./step-panel.tsx";

const whyLabels: Record<CheckVerdict, string> = {
  met: "Note (optional)",
  "not-met": "What is missing (optional)",
  "not-possible": "Why it is not possible",
};

interface ItemProps {
  readonly item: ChecklistItem;
  readonly draft: CheckDraft;
  readonly change: (part: Partial<CheckDraft>) => void;
}

function Item({ item, draft, change }: ItemProps) {
  const { verdict = "", why = "" } = ownMember(draft.items, item.id) ?? {};
  const needsWhy = verdict !== "" && isWhyNeeded(item, verdict);
  return (
    <section className="check-item" aria-label={item.label}>
      <RadioChoices<CheckVerdict>
        label={item.label}
        hint={item.hint}
        inline
        value={verdict === "" ? null : verdict}
        onChange={(next) => change(answered(draft, item.id, { verdict: next }))}
        choices={offeredVerdicts(item).map((value) => ({ value, label: verdictWords[value] }))}
      />
      {verdict !== "" && (
        <TextBox
          label={needsWhy && verdict === "met" ? "Note: what it rests on" : whyLabels[verdict]}
          value={why}
          onChange={(next) => change(answered(draft, item.id, { why: next }))}
          required={needsWhy}
          missing={
            verdict === "met" ? "Say in a few words what it rests on." : "Say why the platform does not allow it."
          }
        />
      )}
      <PolicyWords clauses={item.clauses} />
    </section>
  );
}

/** Looks at the page, line by line; one screenshot shows it. [A-6.d.i, A-6.d.ii, A-6.e.ii, N-V.2] */
export function CheckForm({ onClose }: { onClose: () => void }) {
  const { view, pack, today } = useAtAccount();
  const { id } = view.account;
  const { items } = pack.register.checklist;
  const [draft, change, clear] = useDraft<CheckDraft>(draftKey(id, "check"), { on: today, items: {} });
  const tray = proofTray(id);
  const checked = checkedItems(items, draft);
  const submit = useSubmit(async () => {
    try {
      await withFile(tray, (source) => accountStep(view, { step: "check", on: draft.on, items: checked, source }));
    } catch (error) {
      if (refusedOf(error).code === "ACCOUNT_CHANGED") await loadAccount(id);
      throw error;
    }
    clear();
    announce("The check is recorded.");
    onClose();
  });
  const left = items.length - checked.length;
  return (
    <StepPanel
      title="Look at the page"
      hint="Open the page as a resident sees it, and go through the lines. What you leave out keeps its last answer."
      onClose={onClose}
    >
      <Form
        submit={submit}
        action="Record the check"
        label="Checklist"
        disabled={checked.length === 0}
        foot={
          left === 0
            ? "Recorded in the register under your name. The screenshot is sealed with it."
            : `${left} of ${items.length} lines not answered yet. What you tick here stays until you record it.`
        }
        more={<Cancel onClose={onClose} />}
      >
        {items.map((item) => (
          <Item key={item.id} item={item} draft={draft} change={change} />
        ))}
        <FileBox
          tray={tray}
          label="A screenshot that shows it (optional)"
          hint="Paste it with Ctrl V, drop it here, or"
        />
        <DayBox label="Looked at on" value={draft.on} onChange={(on) => change({ on })} {...useDays("check")} />
      </Form>
    </StepPanel>
  );
}
