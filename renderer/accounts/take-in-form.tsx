import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { approverTitle } from "../../main/model/register/life-cycle.ts";
import type { AccountView } from "../../main/model/register-view.ts";
import { ask, refusedOf } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { CheckChoices } from "../components/choices.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { loadAccounts } from "../stores/accounts.ts";
import { announce } from "../stores/announcer.ts";
import { useReady } from "../stores/app.ts";
import { useDraft } from "../stores/drafts.ts";
import { go } from "../stores/place.ts";
import { accountStep, tookAccount } from "../stores/register.ts";
import { AnywayButton, useAnyway } from "./anyway.tsx";
import { DayBox } from "./day-box.tsx";
import { detailsOf, freshDetails } from "./details-draft.ts";
import { DetailsFields } from "./details-fields.tsx";
import { NamedFields } from "./named-fields.tsx";

interface TakeInProps {
  readonly pack: PolicyPack;
  readonly today: string;
  /** null: there is nowhere to go back to. */
  readonly onClose: (() => void) | null;
}

const undecided = { wasApproved: false, byName: "", byRole: "", approvedOn: "" };
type Old = typeof undecided;

/** Notes the decision of that time; false: main refused it, and the page’s own form says why when it is tried there. */
async function isNoted(view: AccountView, { wasApproved, byName, byRole, approvedOn, note }: Old & { note: string }) {
  if (!wasApproved) return true;
  const why = note.trim() === "" ? "Approved before the page came into the register" : note;
  const by = { name: byName, role: byRole };
  try {
    await accountStep(view, { step: "decide", approved: true, by, on: approvedOn, why });
    return true;
  } catch (error) {
    // The page is in the register all the same: what is left is its decision.
    refusedOf(error);
    return false;
  }
}

interface DecidedProps {
  readonly pack: PolicyPack;
  readonly draft: Old;
  readonly change: (part: Partial<Old>) => void;
  readonly today: string;
}

/** Who approved the page at that time, where that is known. [A-6.g.i, N-V.1] */
function Decided({ pack, draft, change, today }: DecidedProps) {
  return (
    <>
      <CheckChoices<"approved">
        label="The decision of that time"
        value={draft.wasApproved ? ["approved"] : []}
        onChange={(chosen) => change({ wasApproved: chosen.length > 0 })}
        choices={[
          {
            value: "approved",
            label: "It is known who approved the page",
            more: `The ${approverTitle(pack)} decides on pages. Left out, Today asks to note it later.`,
          },
        ]}
      />
      {draft.wasApproved && (
        <>
          <NamedFields
            label="Approved by"
            value={{ name: draft.byName, role: draft.byRole }}
            onChange={({ name, role }) => change({ byName: name, byRole: role })}
            missing="Who approved it?"
          />
          <div className="two">
            <DayBox
              label="Approved on"
              value={draft.approvedOn}
              onChange={(approvedOn) => change({ approvedOn })}
              today={today}
            />
          </div>
        </>
      )}
    </>
  );
}

/** Takes in a page that was there before the register: no request, no decision. */
export function TakeInForm({ pack, today, onClose }: TakeInProps) {
  const { person } = useReady();
  const empty = { ...freshDetails(person.department), since: "", note: "", ...undecided };
  const [draft, change, clear] = useDraft("taken-in-account", empty);
  const send = async (anyway: boolean) => {
    const { since, note } = draft;
    const taken = { details: detailsOf(draft), since: since || null, note, anyway };
    const view = tookAccount(await ask("register.take-in-account", taken));
    clear();
    announce(`${view.account.name} is in the register.`);
    await loadAccounts();
    const { id } = view.account;
    go((await isNoted(view, draft)) ? { screen: "account", id } : { screen: "account", id, doing: "decide" });
  };
  const submit = useSubmit(() => send(false));
  const anyway = useAnyway(
    submit,
    useSubmit(() => send(true)),
  );
  return (
    <Form
      submit={anyway.shown}
      action="Take it in"
      label="Take in an existing page"
      foot="Recorded under your name. What you type here stays until you take it in."
      more={
        <>
          <AnywayButton {...anyway} words="Register it anyway" />
          {onClose && (
            <Button look="quiet" onPress={onClose}>
              Cancel
            </Button>
          )}
        </>
      }
    >
      <DetailsFields pack={pack} draft={draft} change={change} />
      <div className="two">
        <DayBox
          label="Open since (if known)"
          value={draft.since}
          onChange={(since) => change({ since })}
          today={today}
          optional
        />
        <TextBox
          label="Note (optional)"
          value={draft.note}
          onChange={(note) => change({ note })}
          hint="Where this is known from, for example."
        />
      </div>
      <Decided pack={pack} draft={draft} change={change} today={today} />
    </Form>
  );
}
