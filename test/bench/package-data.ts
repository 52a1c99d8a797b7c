import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { openDatabase } from "../../main/database/index.ts";
import { EvidenceStore } from "../../main/evidence/index.ts";
import type { Evidence } from "../../main/model/entry.ts";
import { packRef } from "../../main/model/policy-pack.ts";
import { loadPacks } from "../../main/policies/index.ts";
import { createLog } from "../../main/removal-log/index.ts";
import { SeededRandom } from "../../main/sample/random.ts";
import { tellStory } from "../../main/sample/story.ts";
import { packFolder } from "./data.ts";
import { megabytePicture } from "./pictures.ts";

/** Where the writer of packages finds everything. */
export interface PackageData {
  readonly database: string;
  readonly evidence: string;
  readonly packs: readonly [string];
  readonly entries: number;
}

const hour = 3_600_000;
const lastDay = Date.UTC(2026, 10, 20, 23, 0, 0);

/** A log of so many cases, each with a screenshot of a little over 1 MB of its own. */
export async function packageData(folder: string, cases: number): Promise<PackageData> {
  const [pack] = loadPacks(packFolder).packs;
  if (pack === undefined) throw new Error("no pack");
  mkdirSync(folder);
  const file = join(folder, "log.sqlite");
  const evidence = join(folder, "evidence");
  const random = new SeededRandom(7);
  const store = EvidenceStore.open(evidence, { random: (bytes) => random.bytes(bytes), isNamed: () => true });
  const database = openDatabase(file, "write");
  const options = { database, clock: () => new Date(lastDay), random: (bytes: number) => random.bytes(bytes) };
  const log = createLog(options, { domain: pack.domain, seed: randomBytes(32), keyStore: "sample-file" });
  const drafts = [];
  for (let number = 0; number < cases; number += 1) {
    const cast = { pack, accounts: [account], evidence: [await sealed(store)] };
    const opened = lastDay - (cases - number) * 20 * hour;
    const id = uuidv7({ msecs: opened, random: random.bytes(16) });
    for (const { at, actor, event } of tellStory(cast, random, id, new Date(opened), false)) {
      drafts.push({ ...event, case: id, policy: packRef(pack), actor, device: "bench", at });
    }
  }
  // Cases overlap: their entries stand in the log as they came about.
  log.appendAll(drafts.sort((a, b) => a.at.getTime() - b.at.getTime()));
  const entries = log.counts().entries;
  database.close();
  return { database: file, evidence, packs: [packFolder], entries };
}

const account = {
  id: "account-1",
  department: "Parks",
  platform: "Facebook",
  handle: "sample_parks",
  name: "Parks (sample)",
  address: "https://facebook.example/sample_parks",
  since: "2018-05-01",
};

async function sealed(store: EvidenceStore): Promise<Evidence> {
  const picture = megabytePicture();
  const made = await store.seal([picture], { name: "screenshot.png", bytes: picture.length });
  made.keep();
  return made.evidence;
}
