import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { announce } from "../stores/announcer.ts";
import { useReady } from "../stores/app.ts";
import { useDraft } from "../stores/drafts.ts";
import { go } from "../stores/place.ts";
import { tookPerson, useRegisterStore } from "../stores/register.ts";
import { newPerson, type PersonTyped } from "./person-draft.ts";
import { PersonFields } from "./person-fields.tsx";

/** The person at this desk, as the profile has it. */
export function useMyself(): PersonTyped {
  const { name, role, department } = useReady().person;
  return { name, title: role, email: "", department, joinedOn: "" };
}

/** Adds somebody to the register. */
export function AddPerson({ today, onClose }: { today: string; onClose: (() => void) | null }) {
  const { person } = useReady();
  const empty: PersonTyped = { name: "", title: "", email: "", department: person.department, joinedOn: "" };
  const [draft, change, clear] = useDraft("person-new", empty);
  const add = async (anyway: boolean) => {
    const view = tookPerson(await ask("register.add-person", newPerson(draft, anyway)));
    clear();
    announce(`${view.person.name} added.`);
    go({ screen: "person", id: view.person.id });
  };
  const first = useSubmit(() => add(false));
  const again = useSubmit(() => add(true));
  const people = useRegisterStore(({ desk }) => desk?.people);
  const refused = again.refused ?? first.refused;
  // An e-mail address is one person’s alone; a name may be two people’s.
  const isNamesake = refused?.code === "PERSON_EXISTS" && !refused.detail?.email;
  const known =
    refused?.code === "PERSON_EXISTS" ? people?.find((one) => one.name === refused.detail?.name) : undefined;
  const shown = {
    ...first,
    busy: first.busy || again.busy,
    refused,
    run: () => {
      again.forget();
      return first.run();
    },
  };
  return (
    <Form
      submit={shown}
      action="Add the person"
      label="Add a person"
      foot="What you type here stays until you add the person."
      more={
        <>
          {known !== undefined && (
            <Button onPress={() => go({ screen: "person", id: known.id })}>Show who is there</Button>
          )}
          {isNamesake && (
            <Button onPress={() => void again.run()} busy={again.busy}>
              It is somebody else: add anyway
            </Button>
          )}
          {onClose && (
            <Button look="quiet" onPress={onClose}>
              Cancel
            </Button>
          )}
        </>
      }
    >
      <PersonFields draft={draft} onChange={change} today={today} autoFocus />
    </Form>
  );
}
