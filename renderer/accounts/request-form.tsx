import { type PolicyPack, roleTitle } from "../../main/model/policy-pack.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { announce } from "../stores/announcer.ts";
import { useReady } from "../stores/app.ts";
import { useDraft } from "../stores/drafts.ts";
import { go } from "../stores/place.ts";
import { tookAccount } from "../stores/register.ts";
import { AnywayButton, useAnyway } from "./anyway.tsx";
import { DayBox } from "./day-box.tsx";
import { detailsOf, freshDetails } from "./details-draft.ts";
import { DetailsFields } from "./details-fields.tsx";
import { NamedFields } from "./named-fields.tsx";

interface RequestProps {
  readonly pack: PolicyPack;
  readonly today: string;
  readonly onClose: () => void;
}

function useRequestDraft(today: string) {
  const { person } = useReady();
  return useDraft("asked-account", {
    ...freshDetails(person.department),
    byName: person.name,
    byRole: person.role,
    on: today,
    why: "",
  });
}

/** Asks for a page that is not there yet; somebody else decides on it. [N-V.1, A-6.g.i] */
export function RequestForm({ pack, today, onClose }: RequestProps) {
  const [draft, change, clear] = useRequestDraft(today);
  const send = async (anyway: boolean) => {
    const by = { name: draft.byName, role: draft.byRole };
    const asked = { details: detailsOf(draft), by, on: draft.on, why: draft.why, anyway };
    const view = tookAccount(await ask("register.request-account", asked));
    clear();
    announce("The request is in the register.");
    go({ screen: "account", id: view.account.id });
  };
  const submit = useSubmit(() => send(false));
  const anyway = useAnyway(
    submit,
    useSubmit(() => send(true)),
  );
  const approver = roleTitle(pack, pack.register.creation.approver);
  return (
    <Form
      submit={anyway.shown}
      action="Request it"
      label="Request a new account"
      foot={`The ${approver} decides on it. What you type here stays until you request it.`}
      more={
        <>
          <AnywayButton {...anyway} words="Request it anyway" />
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <DetailsFields pack={pack} draft={draft} change={change} />
      <TextBox
        label="Why it is wanted"
        value={draft.why}
        onChange={(why) => change({ why })}
        lines={2}
        required
        missing="Say what the page is to do that no other page does."
      />
      <NamedFields
        label="Who asks"
        value={{ name: draft.byName, role: draft.byRole }}
        onChange={({ name, role }) => change({ byName: name, byRole: role })}
      />
      <DayBox label="Asked on" value={draft.on} onChange={(on) => change({ on })} today={today} />
    </Form>
  );
}
