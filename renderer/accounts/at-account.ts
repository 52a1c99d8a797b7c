/** What every part of the account’s page is given, and how it records something. */
import { createContext, useContext } from "react";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { type AccountStepName, earliestDay, shutBecause } from "../../main/model/register/life-cycle.ts";
import type { AccountRecord, AccountView, DepartmentRow } from "../../main/model/register-view.ts";
import type { AccountStep } from "../../preload/contract.ts";
import { refusedOf } from "../bridge.ts";
import { type Submit, useSubmit } from "../components/use-submit.ts";
import { announce } from "../stores/announcer.ts";
import { type AccountDoing, type AccountPlace, type AccountTab, stay } from "../stores/place.ts";
import { accountStep, loadAccount } from "../stores/register.ts";

export type Doing = Exclude<AccountDoing, "close-agreed">;

/** The form to open, and on which tab; `doing` null: none. What was agreed on is known here only, not where the button was. [N-V.3] */
export function formOf(
  place: AccountPlace,
  { discussion }: Pick<AccountRecord, "discussion">,
): Pick<AtAccount, "tab" | "doing"> {
  const { tab = "overview", doing = null } = place;
  if (doing !== "close-agreed") return { tab, doing };
  if (discussion?.outcome === "close-for-now") return { tab: "overview", doing: "pause" };
  if (discussion?.outcome === "close-for-good") return { tab: "overview", doing: "deactivate" };
  return { tab: "reviews", doing: "discuss" };
}

export interface AtAccount {
  readonly view: AccountView;
  readonly pack: PolicyPack;
  /** The present day in the city. */
  readonly today: string;
  readonly tab: AccountTab;
  /** Its department as the register lists it; undefined until that is read. */
  readonly department: DepartmentRow | undefined;
  /** The form that is open; null: none. */
  readonly doing: Doing | null;
}

const Context = createContext<AtAccount | null>(null);

export const AtAccountProvider = Context.Provider;

export function useAtAccount(): AtAccount {
  const at = useContext(Context);
  if (at === null) throw new Error("a part of the account’s page outside of it");
  return at;
}

/** Can the step be taken as the account stands? */
export function isOpenStep({ pack, view }: AtAccount, step: AccountStepName): boolean {
  return shutBecause(pack, view.account, step) === null;
}

/** What a day field of the step needs: today, and the day before which it can’t have been. */
export function useDays(step: AccountStepName): { readonly today: string; readonly from?: string } {
  const { view, today } = useAtAccount();
  const from = earliestDay(view.account, step, today);
  return from === null ? { today } : { today, from };
}

/** Another part of the page, with a form open or none. */
export function showPart(id: string, tab: AccountTab, doing: Doing | null = null): void {
  stay({ screen: "account", id, tab, ...(doing === null ? {} : { doing }) });
}

/** Draft of a form about one account. No key is the beginning of another one’s: clearing goes by it. */
export function draftKey(id: string, form: string): string {
  return `registered:${id}:${form}`;
}

/** Records a step. When somebody else was faster, the page shows what is there now. Throws RefusedError. */
export async function recordAccount(view: AccountView, input: AccountStep): Promise<void> {
  try {
    await accountStep(view, input);
  } catch (error) {
    if (refusedOf(error).code === "ACCOUNT_CHANGED") await loadAccount(view.account.id);
    throw error;
  }
}

/** Records a step with a button; `done` comes once main has it. */
export function useStep(view: AccountView, input: () => AccountStep, done: () => void, said: string): Submit {
  return useSubmit(async () => {
    await recordAccount(view, input());
    done();
    announce(said);
  });
}
