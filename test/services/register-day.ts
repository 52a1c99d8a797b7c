/** A workstation with an account, people who may post to it, and a vault with its password. */

import type { AccountRecord, PersonRecord } from "../../main/model/register-view.ts";
import type { Services, ServicesOptions } from "../../main/services.ts";
import type { CredentialInput } from "../../preload/contract.ts";
import { email, Workstation } from "./a-workstation.ts";

export const noDetails = { address: null, email: null, phone: null, purpose: "" };

/** Day in the pack's time zone. */
export const today = (run: Services) => run.ready.duties.list(null).day;

export function anAccount({ ready }: Services, handle = "sample_parks", department = "Parks"): AccountRecord {
  const details = { ...noDetails, department, platform: "Facebook", handle, name: `${department} (sample)` };
  return ready.book.takeInAccount({ details, since: null, note: "", anyway: true }).account;
}

export function aPerson({ ready }: Services, name = "Sam Sample", department = "Parks"): PersonRecord {
  const address = `${name.toLowerCase().replaceAll(" ", ".")}@invented-harbour.example`;
  const details = { name, title: "Clerk", email: address, department };
  return ready.book.addPerson({ details, joinedOn: null, anyway: true }).person;
}

/** The person may post to the account from today on. */
export function authorise(run: Services, account: string, person: string): AccountRecord {
  const { lastEvent } = run.ready.book.account(account).account;
  const step = { step: "add-user", on: today(run), person, role: "editor" } as const;
  return run.ready.book.accountStep(account, lastEvent, step, null).account;
}

export async function leaves(run: Services, person: string, because = "Retired."): Promise<void> {
  const { lastEvent } = run.ready.book.person(person).person;
  await run.ready.book.personStep(person, lastEvent, { step: "leave", on: today(run), because }, null);
}

const typed = (value: string) => ({ keep: false, value }) as const;

/** A credential of the vault; with `id`, that one gets another password. */
export async function aCredential(
  { ready }: Services,
  vault: string,
  over: { account: string | null; label?: string; password?: string; id?: string },
): Promise<string> {
  const { account, label = "Parks page", password = "harbour-1", id = null } = over;
  const input: CredentialInput = {
    ...{ account, address: null, label, username: "parks", password: typed(password) },
    ...{ notes: typed(""), recoveryCodes: typed(""), totp: typed("") },
  };
  return (await ready.vaults.saveCredential(vault, id, null, input)).id;
}

export interface Office {
  readonly desk: Workstation;
  readonly run: Services;
  readonly account: string;
  readonly person: string;
  readonly vault: string;
  readonly credential: string;
}

/** Sam may post to Parks, whose password is in the vault “Pages”. */
export async function anOffice(over: Partial<ServicesOptions> = {}): Promise<Office> {
  const desk = new Workstation();
  const run = await desk.runWithLog(over);
  await run.ready.vaultDesk.makeIdentity(email, null);
  const { summary } = await run.ready.vaults.create("Pages", "Parks");
  const [account, person] = [anAccount(run).id, aPerson(run).id];
  authorise(run, account, person);
  const credential = await aCredential(run, summary.id, { account });
  return { desk, run, account, person, vault: summary.id, credential };
}

/** Whose leaving asks for which new passwords, now, in all vaults. */
export function resets({ ready }: Services): string[] {
  return ready.vaults.summaries().flatMap((vault) => vault.resets.map(({ person, label }) => `${label}: ${person}`));
}

/** Accounts of which the vaults have still to be asked. */
export function waiting({ ready }: Services): number {
  return ready.duties.list(null).duties.filter(({ id }) => id.startsWith("reset-waiting")).length;
}
