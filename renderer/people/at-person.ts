/** What every part of a person’s page is given, and how it records something. */
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import type { PersonView } from "../../main/model/register-view.ts";
import type { PersonStep } from "../../preload/contract.ts";
import { refusedOf } from "../bridge.ts";
import { type Submit, useSubmit } from "../components/use-submit.ts";
import { announce } from "../stores/announcer.ts";
import { type PersonPlace, stay } from "../stores/place.ts";
import { personStep, useRegisterStore } from "../stores/register.ts";

export interface AtPerson {
  readonly view: PersonView;
  readonly pack: PolicyPack;
  /** The present day in the city. */
  readonly today: string;
  /** The form that is open. */
  readonly doing: PersonPlace["doing"];
}

/** Opens a form of the page; undefined: closes it. */
export function showForm(id: string, doing?: PersonPlace["doing"]): void {
  stay(doing === undefined ? { screen: "person", id } : { screen: "person", id, doing });
}

/** Draft of a form about one person. No form’s name may begin with another one’s: clearing goes by it. */
export function personDraft(id: string, form: string): string {
  return `person:${id}:${form}`;
}

/** The tray on which the scan of a signed form waits. */
export function scanTray(id: string): string {
  return `person:${id}:scan`;
}

/** Whatever is shown of the register is read again: somebody else was faster. */
export function readAgain(): void {
  useRegisterStore.setState(({ changes }) => ({ changes: changes + 1 }));
}

/** Records a step; when somebody else was faster, the page shows what is there now. Throws RefusedError. */
export async function recordPerson(view: PersonView, input: PersonStep): Promise<void> {
  try {
    await personStep(view, input);
  } catch (error) {
    if (refusedOf(error).code === "PERSON_CHANGED") readAgain();
    throw error;
  }
}

/** Records a step with a button; `done` comes once main has it. */
export function usePersonStep({ view }: AtPerson, input: () => PersonStep, said: string, done: () => void): Submit {
  return useSubmit(async () => {
    await recordPerson(view, input());
    done();
    announce(said);
  });
}
