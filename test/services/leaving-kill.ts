/** A leaving that is killed, and what the next start makes of it. */

import { spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import type { Services } from "../../main/services.ts";
import type { LeavingTask } from "./leaving-process.ts";
import { anOffice, leaves, type Office, resets, today, waiting } from "./register-day.ts";

const program = fileURLToPath(new URL("leaving-process.ts", import.meta.url));

/** An office that is closed, to be copied. */
export interface ClosedOffice extends Office {
  readonly day: string;
}

export async function aClosedOffice(): Promise<ClosedOffice> {
  const office = await anOffice();
  const day = today(office.run);
  await office.run.close();
  return { ...office, day };
}

/** Runs the leaving over a copy. @returns what it printed, and how it ended */
export function leavingOver({ desk, person, day }: ClosedOffice, killAt: LeavingTask["killAt"], after: boolean) {
  const folder = `${desk.folder}-${killAt}-${after}`;
  cpSync(desk.folder, folder, { recursive: true });
  const task: LeavingTask = { folder, packFolder: desk.packFolder, person, on: day, killAt, after };
  const { signal, stdout, stderr } = spawnSync(process.execPath, [program, JSON.stringify(task)], { encoding: "utf8" });
  expect(stderr).toBe("");
  return { folder, signal, stdout };
}

/** Left or not left, whole; and left, the password is asked for exactly once, and can't be asked for again once it was changed. */
export async function expectExactlyOnce({ desk, person, vault, credential, account }: ClosedOffice, folder: string) {
  const run = await desk.run({ folder });
  await run.ready.vaultDesk.unlock(null);
  const left = () => run.ready.book.person(person).person.left !== null;
  const users = () => run.ready.book.account(account).account.users.filter(({ to }) => to === null).length;
  const before = left();
  expect(users()).toBe(before ? 0 : 1);
  if (!before) expect([resets(run), waiting(run)]).toEqual([[], 0]);
  if (!before) await leaves(run, person);
  await expect.poll(() => [resets(run), waiting(run)]).toEqual([["Parks page: Sam Sample"], 0]);
  await changePassword(run, vault, credential, account);
  run.ready.vaultDesk.lock("person");
  await run.ready.vaultDesk.unlock(null);
  expect([resets(run), waiting(run)]).toEqual([[], 0]);
  await run.close();
  rmSync(folder, { recursive: true });
  return before;
}

async function changePassword({ ready }: Services, vault: string, id: string, account: string): Promise<void> {
  const typed = (value: string) => ({ keep: false, value }) as const;
  const words = { account, address: null, label: "Parks page", username: "parks" };
  const secrets = { password: typed("harbour-2"), notes: typed(""), recoveryCodes: typed(""), totp: typed("") };
  await ready.vaults.saveCredential(vault, id, null, { ...words, ...secrets });
}
