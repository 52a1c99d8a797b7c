import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  Custodian,
  type CustodianKey,
  newCustodianKey,
  readExportKey,
  readReceipt,
} from "../../main/custodians/index.ts";
import { type Database, openDatabase } from "../../main/database/index.ts";
import { createLog, openLog, type RemovalLog } from "../../main/removal-log/index.ts";
import { recordDeskEvents } from "../../main/services/desk-log.ts";
import { Vaults } from "../../main/vault/index.ts";
import { rule } from "./a-workstation.ts";

/** The desk of the kill battery: vaults over a real removal log, with keys that lie in the folder for the next one to find. */

export interface KillDesk {
  readonly database: Database;
  readonly log: RemovalLog;
  readonly vaults: Vaults;
  readonly vault: string;
  close(): Promise<void>;
}

const seed = Buffer.alloc(32, 7);
const actor = { name: "Robin Sample", role: "Officer", osUser: "robin" };

/** Opens what lies there; makes it the first time. */
export async function openDesk(data: string): Promise<KillDesk> {
  const database = openDatabase(join(data, "log.sqlite"), "write");
  const around = { database, clock: () => new Date(), random: (bytes: number) => randomBytes(bytes) };
  const isNew = !existsSync(join(data, "key.json"));
  if (isNew) createLog(around, { domain: "city.example", seed, keyStore: "sample-file" });
  const log = openLog(around, seed);
  const marks = new Map<string, number>();
  const vaults = new Vaults({
    ...around,
    folder: join(data, "vaults"),
    policy: () => ({ rule, timeZone: "America/Anchorage", roles: [] }),
    readKey: readExportKey,
    readReceipt,
    marks: {
      read: async (vault) => marks.get(vault) ?? null,
      write: async (vault, revision) => void marks.set(vault, revision),
    },
    record: (events) => recordDeskEvents({ log, actor, device: "device", policy: "sample@1" }, events),
    accountRef: () => null,
    changed: () => {},
    merged: () => {},
    checked: () => {},
  });
  await vaults.unlock(await Custodian.take(keyIn(data), false));
  const vault = vaults.summaries()[0]?.id ?? (await vaults.create("Parks", "Parks")).summary.id;
  const close = async () => {
    await vaults.close();
    database.close();
  };
  return { database, log, vaults, vault, close };
}

function keyIn(data: string): CustodianKey {
  const file = join(data, "key.json");
  if (!existsSync(file)) {
    const person = { name: "Robin Sample", title: "Officer", organisation: "City", email: "robin@city.example" };
    writeFileSync(file, JSON.stringify(newCustodianKey(person, { at: new Date(), random: randomBytes })));
  }
  return JSON.parse(readFileSync(file, "utf8")) as CustodianKey;
}
