import { type PolicyPack, roleTitle } from "../../main/model/policy-pack.ts";
import type { AccountPeople } from "../../main/model/register-view.ts";
import type { AccountStep } from "../../preload/contract.ts";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useDraft } from "../stores/drafts.ts";
import { draftKey, useAtAccount, useDays, useStep } from "./at-account.ts";
import { Cancel } from "./cycle-forms.tsx";
import { DayBox } from "./day-box.tsx";
import { NotListed, PersonPick } from "./person-pick.tsx";
import { StepPanel } from "./step-panel.tsx";

/** What the policy calls the two who answer for an account; a plain word where it has none. */
export function leadTitles({ register, ...pack }: PolicyPack): {
  readonly coordinator: string;
  readonly director: string;
} {
  const { designation } = register;
  if (designation === null) return { coordinator: "Coordinator", director: "Director" };
  const whole = { ...pack, register };
  return { coordinator: roleTitle(whole, designation.role), director: roleTitle(whole, designation.by) };
}

/** Only what is another one than before; null: nothing is. */
export function changedLeads(
  before: AccountPeople,
  draft: { readonly coordinator: string; readonly director: string },
): Partial<AccountPeople> | null {
  const coordinator = draft.coordinator || null;
  const director = draft.director || null;
  const changed = {
    ...(coordinator === before.coordinator ? {} : { coordinator }),
    ...(director === before.director ? {} : { director }),
  };
  return Object.keys(changed).length === 0 ? null : changed;
}

/** `Leave it empty for the department’s own: Robin Vale.` */
function ownHint(name: string | null | undefined): string {
  return name ? `Leave it empty for the department’s own: ${name}.` : "Leave it empty for the department’s own.";
}

/** Who answers for the account, where it is not the department’s own. [A-5.a.ii] */
export function LeadForm({ onClose }: { onClose: () => void }) {
  const { view, pack, today, department } = useAtAccount();
  const { account } = view;
  const titles = leadTitles(pack);
  const [draft, change, clear] = useDraft(draftKey(account.id, "lead"), {
    coordinator: account.coordinator ?? "",
    director: account.director ?? "",
    on: today,
    why: "",
  });
  const changed = changedLeads(account, draft);
  const input = (): AccountStep => ({ step: "change", on: draft.on, details: changed ?? {}, why: draft.why });
  const done = () => {
    clear();
    onClose();
  };
  const submit = useStep(view, input, done, "The change is recorded.");
  return (
    <StepPanel title="Who answers for it" onClose={onClose}>
      <Form
        submit={submit}
        action="Record the change"
        label="Who answers for it"
        disabled={changed === null}
        foot="Recorded under your name. Who answered for it before stays in the history."
        more={<Cancel onClose={onClose} />}
      >
        <div className="two">
          <PersonPick
            label={titles.coordinator}
            value={draft.coordinator}
            onChange={(coordinator) => change({ coordinator })}
            hint={ownHint(department?.coordinator)}
          />
          <PersonPick
            label={titles.director}
            value={draft.director}
            onChange={(director) => change({ director })}
            hint={ownHint(department?.director)}
          />
        </div>
        <NotListed />
        <div className="two">
          <DayBox label="So since" value={draft.on} onChange={(on) => change({ on })} {...useDays("change")} />
          <TextBox label="Why (optional)" value={draft.why} onChange={(why) => change({ why })} />
        </div>
      </Form>
    </StepPanel>
  );
}
