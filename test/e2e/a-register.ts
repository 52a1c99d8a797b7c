/** A register that is there already, over the bridge: for specs about what is done with it. */
import type { AccountDetails, AccountView } from "../../main/model/register-view.ts";
import type { AccountStep, DepartmentStep } from "../../preload/contract.ts";
import type { RunningApp } from "./app.ts";

export const parks = "Parks and Recreation";

/** The day so many days before today, as the city counts days. */
export function daysAgo(days: number, timeZone = "America/Anchorage"): string {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone }).format(new Date());
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

export interface Somebody {
  readonly name: string;
  readonly title: string;
  readonly email?: string;
  readonly department?: string;
}

export const alex: Somebody = {
  name: "Alex Sample",
  title: "Parks Director",
  email: "alex.sample@sample.invalid",
};
export const casey: Somebody = {
  name: "Casey Poster",
  title: "Recreation Programmer",
  email: "casey.poster@sample.invalid",
};

/** Adds somebody; the id. */
export async function aPerson(app: RunningApp, who: Somebody): Promise<string> {
  const { name, title, email = null, department = parks } = who;
  const details = { name, title, email, department };
  const { person } = await app.get("register.add-person", { details, joinedOn: null, anyway: false });
  return person.id;
}

const page: AccountDetails = {
  department: parks,
  platform: "Facebook",
  handle: "@sample_parks",
  name: "Sample Parks",
  address: "https://social.example/sample_parks",
  email: "parks@muni.org",
  phone: null,
  purpose: "News of trails and pools (sample).",
};

/** Takes in a page that is in use since before the register. */
export async function anAccount(app: RunningApp, wishes: Partial<AccountDetails> = {}): Promise<AccountView> {
  const details = { ...page, ...wishes };
  return await app.get("register.take-in-account", { details, since: null, note: "", anyway: false });
}

/** Records a step as the account stands now. */
export async function stepOf(app: RunningApp, id: string, input: AccountStep): Promise<AccountView> {
  const { account } = await app.get("register.account", { id });
  return await app.get("register.account-step", { id, lastEvent: account.lastEvent, input });
}

export async function departmentStepOf(app: RunningApp, name: string, input: DepartmentStep): Promise<void> {
  const { department } = await app.get("register.department", { name });
  await app.get("register.department-step", { name, lastEvent: department.lastEvent, input });
}

export async function designate(app: RunningApp, person: string, on = daysAgo(0)): Promise<void> {
  const by = { name: alex.name, role: "Department Director" };
  await departmentStepOf(app, parks, { step: "coordinator", on, person, by, because: "" });
}

/** A page with its whole life: asked for, approved, opened and in use on that day. A coordinator must be designated already. */
export async function anOldAccount(
  app: RunningApp,
  on: string,
  wishes: Partial<AccountDetails> = {},
  decider: Somebody = alex,
): Promise<string> {
  const details = { ...page, ...wishes };
  const by = { name: "Robin Vale", role: "Social Media Coordinator" };
  const asked = { details, by, on, why: "News of the pools (sample).", anyway: false };
  const { account } = await app.get("register.request-account", asked);
  const who = { name: decider.name, role: decider.title };
  await stepOf(app, account.id, { step: "decide", approved: true, by: who, on, why: "It is needed (sample)." });
  await stepOf(app, account.id, { step: "create", on, details, since: on });
  await stepOf(app, account.id, { step: "activate", on, note: "" });
  return account.id;
}

export const password = { label: "Sample Parks login", words: "Sample-river-trail-19-bank" };

/** The account's password, in a vault of its own. */
export async function aPasswordOf(app: RunningApp, account: string): Promise<void> {
  const { summary } = await app.get("vault.create", { name: "City pages", department: parks });
  const filled = (value: string) => ({ keep: false as const, value });
  const input = {
    account,
    address: "https://social.example/login",
    label: password.label,
    username: "sample_parks",
    password: filled(password.words),
    totp: filled(""),
    recoveryCodes: filled(""),
    notes: filled(""),
  };
  await app.get("vault.save-credential", { vault: summary.id, credential: null, version: null, input });
}
