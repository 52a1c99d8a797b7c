import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { Cases } from "../../main/cases/index.ts";
import { openDatabase } from "../../main/database/index.ts";
import { EvidenceStore } from "../../main/evidence/index.ts";
import { AppError } from "../../main/lib/app-error.ts";
import type { Account } from "../../main/model/account.ts";
import type { CaseView } from "../../main/model/case-view.ts";
import type { EvidencePurpose } from "../../main/model/entry.ts";
import { type PolicyPack, packRef } from "../../main/model/policy-pack.ts";
import { PolicyPacks } from "../../main/policies/index.ts";
import { Register } from "../../main/register/index.ts";
import { createLog, openLog, readIdentity } from "../../main/removal-log/index.ts";
import type { NewCase, StepInput } from "../../preload/contract.ts";

export const png = readFileSync(new URL("../fixtures/evidence/picture.png", import.meta.url));
const seed = Buffer.alloc(32, 7);

export interface Refused {
  readonly code: string;
  readonly [fact: string]: unknown;
}

/** A coordinator's desk: real database, log, evidence folder and register; only the clock is ours. */
export class Desk {
  readonly folder: string;
  readonly account: Account;
  now = new Date("2026-03-02T18:00:30.000Z");
  changes = 0;
  #packs: readonly PolicyPack[];
  #parts: ReturnType<Desk["open"]>;

  constructor(packs: readonly PolicyPack[]) {
    this.folder = mkdtempSync(join(tmpdir(), "desk-"));
    this.#packs = packs;
    this.#parts = this.open();
    onTestFinished(() => {
      this.#parts.database.close();
      rmSync(this.folder, { recursive: true, force: true });
    });
    const person = { name: "Alex Sample", role: "Social Media Coordinator", department: "Parks" };
    this.register.save({ person, pack: packRef(packs[0] as PolicyPack), theme: "system" });
    this.account = this.register.add({
      department: "Parks",
      platform: "Facebook",
      handle: "@sample_parks",
      name: "Parks (sample)",
      address: null,
      since: "2018-05-01",
    });
  }

  get cases() {
    return this.#parts.cases;
  }
  get register() {
    return this.#parts.register;
  }
  get log() {
    return this.#parts.log;
  }
  get database() {
    return this.#parts.database;
  }

  private open() {
    const random = (bytes: number) => randomBytes(bytes);
    const clock = () => this.now;
    const database = openDatabase(join(this.folder, "log.sqlite"), "write");
    const options = { database, clock, random };
    const known = readIdentity(database) !== null;
    const log = known
      ? openLog(options, seed)
      : createLog(options, { domain: "sample.example", seed, keyStore: "sample-file" });
    const isNamed = (sha256: string) => log.evidence(sha256) !== null;
    const evidence = EvidenceStore.open(join(this.folder, "evidence"), { random, isNamed });
    const register = new Register(options);
    const packs = new PolicyPacks({ packs: this.#packs, refused: [] });
    const actor = () => ({ name: "Alex Sample", role: "Social Media Coordinator", osUser: "alex" });
    const changed = () => {
      this.changes++;
    };
    const cases = new Cases({ log, evidence, packs, register, actor, device: "device-1", clock, random, changed });
    return { database, log, evidence, register, cases };
  }

  /** As after closing the app and starting it again, perhaps with other pack files. */
  restart(packs: readonly PolicyPack[] = this.#packs): void {
    this.#parts.database.close();
    this.#packs = packs;
    this.#parts = this.open();
  }

  start(change: Partial<NewCase> = {}): CaseView {
    return this.cases.start({
      account: this.account.id,
      address: "https://facebook.example/p/1",
      author: "@River_Walker_77",
      content: "You will regret this.",
      contentKind: "comment",
      postedAt: "2026-03-01T08:00:00.000Z",
      published: true,
      ...change,
    });
  }

  seal(view: CaseView, purpose: EvidencePurpose = "before", bytes: Uint8Array = png) {
    const about = { name: "shot.png", bytes: bytes.length };
    return this.cases.seal(view.summary.id, [bytes], about, purpose, "");
  }

  async sealed(view: CaseView): Promise<CaseView> {
    return (await this.seal(view)).view;
  }

  record(view: CaseView, input: StepInput): CaseView {
    return this.cases.record(view.summary.id, view.summary.lastSeq, input);
  }

  files(): string[] {
    const names = readdirSync(join(this.folder, "evidence"), { recursive: true, encoding: "utf8" });
    return names.filter((name) => /[0-9a-f]{64}/.test(name) || name.endsWith(".part"));
  }
}

/** What an action was refused with. */
export function refused(action: () => unknown): Refused {
  try {
    action();
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, ...error.detail };
    throw error;
  }
  return { code: "NOT REFUSED" };
}

const at = "2026-03-02T18:05:00.000Z";
const reason = "It threatens a member of staff.";

export const input = {
  grounds: (...grounds: string[]): StepInput => ({ step: "grounds", grounds, reason }),
  viewpoint: (answer: "violation" | "viewpoint-only" = "violation"): StepInput => ({
    step: "viewpoint",
    answer,
    reason,
  }),
  consultation: (...decided: string[]): StepInput & { step: "consultation" } => ({
    step: "consultation",
    name: "Robin Sample",
    consultedAt: "2026-03-02T17:00:00.000Z",
    how: "by phone",
    decided,
    words: "Take it down.",
  }),
  message: (): StepInput & { step: "message" } => ({
    step: "message",
    channel: "private message",
    sentAt: at,
    text: "Hello.",
  }),
  waive: (id: string, why = "Nobody answers."): StepInput => ({ step: "waive", id, reason: why }),
  action: (action: string, doneAt = at): StepInput & { step: "action" } => ({
    step: "action",
    action,
    doneAt,
    note: "",
    until: null,
  }),
  reverse: (action: string, doneAt = at): StepInput => ({
    step: "reverse",
    action,
    doneAt,
    reason: "The author explained it.",
  }),
  keep: (because: "viewpoint-only" | "decided" = "decided"): StepInput => ({ step: "keep", because, reason }),
  close: (): StepInput => ({ step: "close", note: "" }),
  amend: (entry: string, field: string, correction: (StepInput & { step: "amend" })["correction"]): StepInput => ({
    step: "amend",
    entry,
    field,
    correction,
    reason: "A slip of the pen.",
  }),
};
