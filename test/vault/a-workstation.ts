import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Custodian, newCustodianKey, readExportKey, readReceipt } from "../../main/custodians/index.ts";
import { type Database, openDatabase } from "../../main/database/index.ts";
import { AppError } from "../../main/lib/app-error.ts";
import type { DeskEvent } from "../../main/model/entry.ts";
import type { VaultRule } from "../../main/model/policy-pack.ts";
import { type Me, Vaults, type VaultsOptions } from "../../main/vault/index.ts";
import type { CredentialInput, SecretInput } from "../../preload/contract.ts";

/** A workstation with vaults: a data folder, a database and a custodian of its own; only the clock and the keychain's marks are stood in for. */

export interface Workstation {
  readonly data: string;
  readonly database: Database;
  readonly me: Me;
  readonly vaults: Vaults;
  /** What was recorded in the removal log. */
  readonly recorded: DeskEvent[];
  readonly marks: Map<string, number>;
  readonly heard: { changed: number; merged: { by: string; conflicts: number }[]; checked: string[] };
  /** The clock, in minutes after the first moment. */
  clock: { at: Date };
  /** The same folder, as a new start of the app finds it: locked. */
  restarted(): Promise<Workstation>;
  close(): Promise<void>;
}

export const rule: VaultRule = {
  custodians: { least: 2, clauses: [] },
  role: { role: "manager", clauses: [] },
  reset: { days: 3, clauses: [] },
  drill: { everyMonths: 1, clauses: [] },
  oldAfterMonths: 12,
};

const pollEvery = 40;

export function makeFolder(name = "custodia-vaults-"): string {
  return mkdtempSync(join(tmpdir(), name));
}

export async function aCustodian(name: string): Promise<Custodian> {
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@city.example`;
  const person = { name, title: "Public Information Officer", organisation: "City of Example", email };
  return await Custodian.take(newCustodianKey(person, { at: new Date(), random: randomBytes }), false);
}

interface Given {
  readonly data?: string;
  readonly me?: Me;
  readonly marks?: Map<string, number>;
  readonly recorded?: DeskEvent[];
  readonly clock?: { at: Date };
  readonly options?: Partial<VaultsOptions>;
}

/** Locked. */
export async function aLockedWorkstation(name: string, given: Given = {}): Promise<Workstation> {
  const data = given.data ?? makeFolder();
  mkdirSync(data, { recursive: true });
  const me = given.me ?? (await aCustodian(name));
  const marks = given.marks ?? new Map<string, number>();
  const recorded = given.recorded ?? [];
  const clock = given.clock ?? { at: new Date("2026-03-02T09:00:00.000Z") };
  const heard: Workstation["heard"] = { changed: 0, merged: [], checked: [] };
  const database = openDatabase(join(data, "log.sqlite"), "write");
  const vaults = new Vaults({
    folder: join(data, "vaults"),
    database,
    clock: () => clock.at,
    random: (bytes) => randomBytes(bytes),
    policy: () => ({ rule, timeZone: "America/Anchorage", roles: [{ id: "manager", title: "Manager" }] }),
    readKey: readExportKey,
    readReceipt,
    marks: {
      read: async (vault) => marks.get(vault) ?? null,
      write: async (vault, revision) => void marks.set(vault, revision),
    },
    record: (events) => void recorded.push(...events),
    accountRef: (id) => (id === "account-1" ? { department: "Parks", handle: "parks", id, name: "Parks" } : null),
    changed: () => {
      heard.changed += 1;
    },
    merged: (_vault, by, conflicts) => void heard.merged.push({ by, conflicts }),
    checked: (vault) => void heard.checked.push(vault),
    pollEvery,
    ...given.options,
  });
  const close = async () => {
    await vaults.close();
    database.close();
  };
  const restarted = async () => {
    await close();
    return await aLockedWorkstation(name, { ...given, data, me, marks, recorded, clock });
  };
  return { data, database, me, vaults, recorded, marks, heard, clock, restarted, close };
}

/** With the vaults open. */
export async function aWorkstation(name: string, given: Given = {}): Promise<Workstation> {
  const workstation = await aLockedWorkstation(name, given);
  await workstation.vaults.unlock(workstation.me);
  return workstation;
}

export async function dispose(...all: (Workstation | undefined)[]): Promise<void> {
  for (const one of all) {
    if (one === undefined) continue;
    await one.close();
    rmSync(one.data, { recursive: true, force: true });
  }
}

const is = (value: string): SecretInput => ({ keep: false, value });
export const keep: SecretInput = { keep: true };

export function input(
  label: string,
  more: Partial<Record<keyof CredentialInput, string | null>> = {},
): CredentialInput {
  return {
    account: more.account ?? null,
    address: more.address ?? "https://social.example/login",
    label,
    username: more.username ?? "parks@city.example",
    password: is(more.password ?? `pretend-password of ${label}`),
    totp: is(more.totp ?? ""),
    recoveryCodes: is(more.recoveryCodes ?? ""),
    notes: is(more.notes ?? ""),
  };
}

/** An edit of one secret, all else kept. */
export function edit(label: string, password: string): CredentialInput {
  return { ...input(label), password: is(password), totp: keep, recoveryCodes: keep, notes: keep };
}

/** The refusal's code; null when it was none. */
export async function codeOf(attempt: () => unknown): Promise<string | null> {
  return (await refused(attempt))?.code ?? null;
}

export async function refused(attempt: () => unknown): Promise<AppError | null> {
  try {
    await attempt();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/** The passwords of a vault, by label. */
export async function passwords({ vaults }: Workstation, vault: string): Promise<Record<string, string>> {
  const { credentials } = await vaults.open(vault, false);
  return Object.fromEntries(credentials.map(({ id, label }) => [label, vaults.reveal(vault, id, null, "password")]));
}

/** Hands a vault over as a file, takes it, and brings the receipt back. */
export async function handOver(from: Workstation, to: Workstation, vault: string, receipt = true) {
  const { bytes } = await from.vaults.sealedFile(vault);
  const incoming = await to.vaults.incoming(bytes);
  const taken = await to.vaults.take(incoming.token, incoming.known ? null : "by phone");
  if (receipt) await from.vaults.takeReceipt(taken.receipt);
  return { incoming, taken };
}

/** Waits until something holds, looking again and again. */
export async function until(holds: () => unknown, patience = 10_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`it never came to be: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
