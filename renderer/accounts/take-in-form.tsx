import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { loadAccounts } from "../stores/accounts.ts";
import { announce } from "../stores/announcer.ts";
import { useReady } from "../stores/app.ts";
import { useDraft } from "../stores/drafts.ts";
import { go } from "../stores/place.ts";
import { tookAccount } from "../stores/register.ts";
import { AnywayButton, useAnyway } from "./anyway.tsx";
import { DayBox } from "./day-box.tsx";
import { detailsOf, freshDetails } from "./details-draft.ts";
import { DetailsFields } from "./details-fields.tsx";

interface TakeInProps {
  readonly pack: PolicyPack;
  readonly today: string;
  /** null: there is nowhere to go back to. */
  readonly onClose: (() => void) | null;
}

/** Takes in a page that was there before the register: no request, no decision. */
export function TakeInForm({ pack, today, onClose }: TakeInProps) {
  const { person } = useReady();
  const empty = { ...freshDetails(person.department), since: "", note: "" };
  const [draft, change, clear] = useDraft("taken-in-account", empty);
  const send = async (anyway: boolean) => {
    const { since, note } = draft;
    const taken = { details: detailsOf(draft), since: since || null, note, anyway };
    const view = tookAccount(await ask("register.take-in-account", taken));
    clear();
    announce(`${view.account.name} is in the register.`);
    await loadAccounts();
    go({ screen: "account", id: view.account.id });
  };
  const submit = useSubmit(() => send(false));
  const anyway = useAnyway(submit, () => send(true));
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
    </Form>
  );
}
