import { roleTitle } from "../../main/model/policy-pack.ts";
import type { AuthorisedUser } from "../../main/model/register-view.ts";
import { Form } from "../components/form.tsx";
import { SelectBox } from "../components/select-box.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useDraft } from "../stores/drafts.ts";
import { nameOf } from "./account-words.ts";
import { draftKey, useAtAccount, useDays, useStep } from "./at-account.ts";
import { Cancel } from "./cycle-forms.tsx";
import { DayBox } from "./day-box.tsx";
import { NotListed, PersonPick } from "./person-pick.tsx";
import { StepPanel } from "./step-panel.tsx";

/** Somebody may post from now on, in one of the pack’s roles. [A-6.b.i] */
export function AddUserForm({ onClose }: { onClose: () => void }) {
  const { view, pack, today } = useAtAccount();
  const { roles } = pack.register.users;
  const [draft, change, clear] = useDraft(draftKey(view.account.id, "add-user"), {
    person: "",
    role: roles[0] ?? "",
    on: today,
  });
  const done = () => {
    clear();
    onClose();
  };
  const submit = useStep(view, () => ({ step: "add-user", ...draft }), done, "Added to those who can post.");
  return (
    <StepPanel title="Add somebody who can post" onClose={onClose}>
      <Form
        submit={submit}
        action="Add to the account"
        label="Add somebody who can post"
        foot="Recorded in the register under your name. At the platform you give the access yourself."
        more={<Cancel onClose={onClose} />}
      >
        <PersonPick label="Person" value={draft.person} onChange={(person) => change({ person })} required />
        <NotListed />
        <div className="two">
          <SelectBox
            label="As"
            value={draft.role}
            onChange={(role) => change({ role })}
            options={roles.map((role) => ({ value: role, label: roleTitle(pack, role) }))}
          />
          <DayBox label="Since" value={draft.on} onChange={(on) => change({ on })} {...useDays("add-user")} />
        </div>
      </Form>
    </StepPanel>
  );
}

/** Somebody no longer posts here. */
export function EndUserForm({ user, onClose }: { user: AuthorisedUser; onClose: () => void }) {
  const { view, pack, today } = useAtAccount();
  const name = nameOf(view.people, user.person);
  const key = draftKey(view.account.id, `end-user:${user.person}:${user.role}`);
  const [draft, change, clear] = useDraft(key, { on: today, because: "" });
  const done = () => {
    clear();
    onClose();
  };
  const { person, role } = user;
  const submit = useStep(
    view,
    () => ({ step: "end-user", person, role, ...draft }),
    done,
    `${name} no longer posts here.`,
  );
  const title = `${name} no longer posts here`;
  return (
    <StepPanel
      title={title}
      hint="Take away the access at the platform, too. Passwords that the person knew are changed in the vault."
      onClose={onClose}
    >
      <Form
        submit={submit}
        action="Record it"
        label={title}
        foot={`Ends the role of ${roleTitle(pack, role)} on this account only.`}
        more={<Cancel onClose={onClose} />}
      >
        <div className="two">
          <DayBox label="Ended on" value={draft.on} onChange={(on) => change({ on })} today={today} from={user.from} />
          <TextBox
            label="Why"
            value={draft.because}
            onChange={(because) => change({ because })}
            required
            missing="The reason, in a few words."
          />
        </div>
      </Form>
    </StepPanel>
  );
}
