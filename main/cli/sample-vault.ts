import { join } from "node:path";
import {
  Custodian,
  type CustodianPerson,
  insertIdentityRow,
  keyText,
  newCustodianKey,
  readExportKey,
  readReceipt,
} from "../custodians/index.ts";
import type { Database } from "../database/index.ts";
import { writeAtomically } from "../lib/atomic-file.ts";
import type { Account, Person } from "../model/account.ts";
import type { DeskEvent } from "../model/entry.ts";
import type { PolicyPack } from "../model/policy-pack.ts";
import { SeededRandom } from "../sample/random.ts";
import { Vaults } from "../vault/index.ts";
import { sampleCredentials, samplePassword } from "./sample-credentials.ts";

/** A sample vault: invented credentials of invented accounts, held by two people who don't exist. [A-6.h.i] */

export interface SampleVaultOrder {
  readonly folder: string;
  readonly database: Database;
  readonly pack: PolicyPack;
  readonly person: Person;
  readonly accounts: readonly Account[];
  readonly seed: number;
  /** When the sample ends. */
  readonly until: Date;
}

/** Something for the removal log, and when. */
export interface SampleDeskEvent {
  readonly at: Date;
  readonly event: DeskEvent;
}

const day = 86_400_000;
const hour = 3_600_000;
/** In days before the end: longer ago than any pack lets a password grow. */
const begun = 400;

/** Same seed, same vault, but for what age seals it with. Throws what the parts throw. */
export async function makeSampleVault(order: SampleVaultOrder): Promise<SampleDeskEvent[]> {
  // Its own numbers: the cases stay what they are for the same seed.
  const random = new SeededRandom(order.seed ^ 0x5661_756c);
  const clock = new SampleClock(order.until);
  const [mine, theirs] = await makeCustodians(order, random, clock);
  const events: SampleDeskEvent[] = [];
  const vaults = openVaults(order, random, clock, events);
  try {
    await vaults.unlock(mine);
    await fill(vaults, order, random, clock, theirs);
  } finally {
    await vaults.close();
  }
  return events;
}

/** Stands where it is put, and goes on by a second each time somebody looks. */
class SampleClock {
  readonly #until: number;
  #now: number;

  constructor(until: Date) {
    this.#until = until.getTime();
    this.#now = this.#until - begun * day;
  }

  readonly read = (): Date => {
    this.#now += 1000;
    return new Date(this.#now);
  };

  /** Never back. */
  turnTo(daysBefore: number): void {
    this.#now = Math.max(this.#now, this.#until - daysBefore * day);
  }
}

/** The person at the desk, whose key is kept, and a second custodian, of whom only the receipt is needed. */
async function makeCustodians(
  { folder, database, pack, person }: SampleVaultOrder,
  random: SeededRandom,
  clock: SampleClock,
): Promise<[Custodian, Custodian]> {
  const at = clock.read();
  const bytes = (count: number) => random.bytes(count);
  const { organisation } = pack;
  const mine: CustodianPerson = { name: person.name, title: person.role, organisation, email: emailOf(person.name) };
  const name = "Quinn Example";
  const theirs = { name, title: secondTitle(pack, person), organisation, email: emailOf(name) };
  const key = newCustodianKey(mine, { at, random: bytes });
  const custodian = await Custodian.take(key, false);
  writeAtomically(join(folder, "sample-custodian.key"), `${keyText(key)}\n`, { mode: 0o600 });
  insertIdentityRow(database, {
    keyId: key.keyId,
    email: key.email,
    exportKey: custodian.key.text,
    hybridExportKey: null,
    keyStore: "sample-file",
    passphrase: false,
    madeAt: key.madeAt,
  });
  return [custodian, await Custodian.take(newCustodianKey(theirs, { at, random: bytes }), false)];
}

function emailOf(name: string): string {
  return `${name.toLowerCase().replace(/[^a-z]+/g, ".")}@sample.example`;
}

/** The role that must be a custodian, where the policy names one. */
function secondTitle(pack: PolicyPack, person: Person): string {
  const named = pack.roles.find(({ id }) => id === pack.vault.role?.role);
  return named?.title ?? pack.roles.find(({ title }) => title !== person.role)?.title ?? "Deputy";
}

function openVaults(
  { folder, database, pack, accounts }: SampleVaultOrder,
  random: SeededRandom,
  clock: SampleClock,
  events: SampleDeskEvent[],
): Vaults {
  const { vault: rule, timeZone, roles } = pack;
  const none = () => undefined;
  return new Vaults({
    folder: join(folder, "vaults"),
    database,
    clock: clock.read,
    random: (bytes) => random.bytes(bytes),
    policy: () => ({ rule, timeZone, roles }),
    readKey: readExportKey,
    readReceipt,
    marks: { read: () => Promise.resolve(null), write: () => Promise.resolve() },
    record: (recorded) => {
      for (const event of recorded) events.push({ at: clock.read(), event });
    },
    accountRef: (account) => {
      const found = accounts.find(({ id }) => id === account);
      if (found === undefined) return null;
      const { department, handle, id, name } = found;
      return { department, handle, id, name };
    },
    changed: none,
    merged: none,
    checked: none,
  });
}

/** A year of a small office: made, shared, changed since, and somebody has left. */
async function fill(
  vaults: Vaults,
  { pack, accounts, person }: SampleVaultOrder,
  random: SeededRandom,
  clock: SampleClock,
  theirs: Custodian,
): Promise<void> {
  const vault = (await vaults.create("Social media (sample)", person.department)).summary.id;
  const ids: string[] = [];
  for (const [place, input] of sampleCredentials(accounts, random).entries()) {
    // The first three are old ones.
    clock.turnTo(place < 3 ? begun - place : 120);
    ids.push((await vaults.saveCredential(vault, null, null, input)).id);
  }
  clock.turnTo(60);
  await vaults.addCustodian(vault, theirs.key.text, pack.vault.role?.role ?? null, "in person");
  clock.turnTo(45);
  await vaults.drill(vault);
  await vaults.takeReceipt(receiptOf(vaults.receipt(vault).text, theirs));
  clock.turnTo(20);
  for (const id of ids.slice(-2)) await renew(vaults, vault, id, random);
  clock.turnTo(1 + hour / day);
  await vaults.askReset(vault, ids.slice(3, 5), "Drew Placeholder", "Left the department");
}

/** As if the other had opened the same file. */
function receiptOf(mine: string, theirs: Custodian): string {
  return theirs.signNote(mine.slice(0, mine.lastIndexOf("\n\n") + 1));
}

async function renew(vaults: Vaults, vault: string, id: string, random: SeededRandom): Promise<void> {
  const { label, username, account, address, version } = await vaults.credential(vault, id);
  const keep = { keep: true } as const;
  const password = { keep: false, value: samplePassword(random) } as const;
  const input = { label, username, account, address, password, totp: keep, recoveryCodes: keep, notes: keep };
  await vaults.saveCredential(vault, id, version, input);
}
