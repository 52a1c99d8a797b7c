import { createHash } from "node:crypto";
import { join } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { openDatabase } from "../database/index.ts";
import { EvidenceStore } from "../evidence/index.ts";
import { sampleKeyFile } from "../keychain/index.ts";
import { AppError } from "../lib/app-error.ts";
import type { Person } from "../model/account.ts";
import type { Evidence, Json } from "../model/entry.ts";
import { type PolicyPack, packRef } from "../model/policy-pack.ts";
import { loadPacks } from "../policies/index.ts";
import { Register } from "../register/index.ts";
import { createLog, type EntryDraft, type RemovalLog } from "../removal-log/index.ts";
import { samplePicture } from "../sample/picture.ts";
import { SeededRandom } from "../sample/random.ts";
import { type Cast, tellStory } from "../sample/story.ts";
import { coordinators, departments } from "../sample/vocabulary.ts";
import { SampleRegister } from "./sample-register.ts";
import { makeSampleVault, type SampleDeskEvent } from "./sample-vault.ts";

export interface SampleOrder {
  /** An existing, empty folder. */
  readonly folder: string;
  readonly packFolder: string;
  /** A pack's id; null: the first one. */
  readonly policy: string | null;
  readonly cases: number;
  readonly seed: number;
  readonly pictures: number;
}

type TimedDraft = EntryDraft & { at: Date };

const hour = 3_600_000;
/** Sample cases end here, whatever the clock says: same seed, same cases. */
const lastDay = Date.UTC(2026, 10, 20, 23, 0, 0);
const longestSpan = 5 * 365 * 24 * hour;
const leftOpen = 6;

/** Makes a whole data folder of invented cases. Throws PACK_UNKNOWN, DISK_FULL and what the parts throw. */
export async function makeSampleFolder(
  order: SampleOrder,
): Promise<{ entries: number; cases: number; policy: string }> {
  const random = new SeededRandom(order.seed);
  const pack = choosePack(order);
  const database = openDatabase(join(order.folder, "log.sqlite"), "write");
  try {
    const seed = createHash("sha256").update(`sample log ${order.seed}`).digest();
    await sampleKeyFile(join(order.folder, "sample-log.key")).write(seed);
    const options = { database, clock: () => new Date(lastDay), random: (bytes: number) => random.bytes(bytes) };
    const log = createLog(options, { domain: pack.domain, seed, keyStore: "sample-file" });
    const register = new Register(options);
    const person = { name: coordinators[0], role: "Social Media Coordinator", department: departments[0] };
    register.save({ person, pack: packRef(pack), theme: "system" });
    const lastSampleDay = new Date(lastDay).toISOString().slice(0, 10);
    const sampled = new SampleRegister({ database, pack, person, random: options.random, lastDay: lastSampleDay });
    const accounts = sampled.takeIn();
    const evidence = await drawPictures(order, random);
    const { folder, seed: number } = order;
    const until = new Date(lastDay);
    const events = await makeSampleVault({ folder, database, pack, person, accounts, seed: number, until });
    writeCases(log, { pack, accounts, evidence }, random, order.cases, deskDrafts(events, person, pack));
    sampled.fill(accounts);
    return { entries: log.counts().entries, cases: log.counts().cases, policy: packRef(pack) };
  } finally {
    database.close();
  }
}

function choosePack(order: SampleOrder): PolicyPack {
  const { packs } = loadPacks(order.packFolder);
  const chosen = order.policy === null ? packs[0] : packs.find((pack) => pack.id === order.policy);
  if (chosen === undefined) throw new AppError("PACK_UNKNOWN", { ref: order.policy ?? order.packFolder });
  return chosen;
}

async function drawPictures(order: SampleOrder, random: SeededRandom): Promise<Evidence[]> {
  const store = EvidenceStore.open(join(order.folder, "evidence"), {
    random: (bytes) => random.bytes(bytes),
    isNamed: () => true,
  });
  const sealed: Evidence[] = [];
  for (let number = 1; number <= order.pictures; number += 1) {
    const picture = samplePicture(random);
    const kept = await store.seal([picture], { name: `screenshot-${number}.png`, bytes: picture.length });
    kept.keep();
    sealed.push(kept.evidence);
  }
  return sealed;
}

function deskDrafts(events: readonly SampleDeskEvent[], { name, role }: Person, pack: PolicyPack): TimedDraft[] {
  return events.map(({ at, event }) => ({
    kind: event.kind,
    case: null,
    policy: packRef(pack),
    actor: { name, role, osUser: "sample" },
    device: "sample-workstation",
    fields: event.fields as Readonly<Record<string, Json>>,
    at,
  }));
}

/** Writes the cases oldest first, their entries interleaved as they would have happened, what was done with the vault among them. */
function writeCases(log: RemovalLog, cast: Cast, random: SeededRandom, cases: number, desk: TimedDraft[]): void {
  const span = Math.min(cases * 20 * hour, longestSpan);
  let waiting = desk;
  for (let number = 0; number < cases; number += 1) {
    const opened = new Date(Math.floor(lastDay - 12 * hour - span + (span * number) / cases));
    // Every picture in its turn, so that none lies there without a case.
    const evidence = cast.evidence.slice(number % cast.evidence.length).slice(0, 1);
    waiting.push(...draftsOf({ ...cast, evidence }, random, opened, cases - number <= Math.min(leftOpen, cases - 1)));
    if (number % 500 === 499) waiting = flush(log, waiting, opened);
  }
  flush(log, waiting, null);
}

function draftsOf(cast: Cast, random: SeededRandom, opened: Date, open: boolean): TimedDraft[] {
  const id = uuidv7({ msecs: opened.getTime(), random: random.bytes(16) });
  // What would come after the sample's last day has not happened yet: nothing in the log may lie ahead of the clock.
  const happened = tellStory(cast, random, id, opened, open).filter(({ at }) => at.getTime() <= lastDay);
  return happened.map(({ at, actor, event }) => ({
    kind: event.kind,
    case: id,
    policy: packRef(cast.pack),
    actor,
    device: "sample-workstation",
    fields: event.fields,
    at,
  }));
}

/** Appends all that happened before `until`; returns the rest. */
function flush(log: RemovalLog, drafts: TimedDraft[], until: Date | null): TimedDraft[] {
  drafts.sort((a, b) => a.at.getTime() - b.at.getTime());
  const cut = until === null ? drafts.length : drafts.findIndex((draft) => draft.at >= until);
  const ready = cut === -1 ? drafts : drafts.slice(0, cut);
  if (ready.length > 0) log.appendAll(ready);
  return cut === -1 ? [] : drafts.slice(cut);
}
