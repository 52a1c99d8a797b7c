import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Database, openDatabase } from "../../main/database/index.ts";
import { AppError } from "../../main/lib/app-error.ts";
import type { Evidence } from "../../main/model/entry.ts";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import type { AccountDetails, AccountRecord, PersonRecord } from "../../main/model/register-view.ts";
import { RegisterBook } from "../../main/register/index.ts";
import type { AccountStep } from "../../preload/contract.ts";

export const details: AccountDetails = {
  department: "Parks",
  platform: "Facebook",
  handle: "@sample_parks",
  name: "Parks (sample)",
  address: "https://facebook.example/sample_parks",
  email: null,
  phone: null,
  purpose: "News about parks and trails",
};
export const manager = { name: "Robin Sample", role: "Communications Manager" };
export const shot: Evidence = { bytes: 70, mediaType: "image/png", name: "page.png", sha256: "ab".repeat(32) };

/** A register of its own in a folder of its own; only the clock, the pack and the cases are ours. */
export class ABook {
  readonly folder = mkdtempSync(join(tmpdir(), "book-"));
  pack: PolicyPack;
  now = new Date("2026-03-02T18:00:00.000Z");
  readonly cases = new Set<string>();
  /** Accounts that are in a case. */
  readonly inCases = new Set<string>();
  database: Database;
  book: RegisterBook;

  constructor(pack: PolicyPack) {
    this.pack = pack;
    this.database = openDatabase(this.file, "write");
    this.book = this.another();
    onTestFinished(() => {
      this.database.close();
      rmSync(this.folder, { recursive: true, force: true });
    });
  }

  get file(): string {
    return join(this.folder, "log.sqlite");
  }

  /** A book of its own over the same database. */
  another(): RegisterBook {
    return new RegisterBook({
      database: this.database,
      clock: () => this.now,
      random: (bytes) => randomBytes(bytes),
      policy: () => this.pack,
      actor: () => ({ name: "Alex Sample", role: "Social Media Coordinator", osUser: "alex" }),
      caseExists: (id) => this.cases.has(id),
      hasCases: (account) => this.inCases.has(account),
    });
  }

  /** As after closing the app and starting it again. */
  restart(): void {
    this.database.close();
    this.database = openDatabase(this.file, "write");
    this.book = this.another();
  }

  request(change: Partial<AccountDetails> = {}, anyway = false): AccountRecord {
    const by = { name: "Sam Sample", role: "Park Planner" };
    const asked = { details: { ...details, ...change }, by, on: "2026-02-02", why: "Trails need a voice.", anyway };
    return this.book.requestAccount(asked);
  }

  takeIn(change: Partial<AccountDetails> = {}, since: string | null = "2018-05-01", anyway = false): AccountRecord {
    return this.book.takeIn({ details: { ...details, ...change }, since, note: "", anyway });
  }

  step(account: AccountRecord, step: AccountStep, evidence: Evidence | null = null): AccountRecord {
    const { lastEvent } = this.book.account(account.id);
    return this.book.accountStep(account.id, lastEvent, step, evidence);
  }

  /** A page in use, asked for, approved and created in February. */
  inUse(change: Partial<AccountDetails> = {}): AccountRecord {
    const asked = this.request(change);
    this.step(asked, { step: "decide", approved: true, by: manager, on: "2026-02-03", why: "Fits the plan." });
    this.step(asked, { step: "create", on: "2026-02-10", details: { ...details, ...change }, since: null });
    return this.step(asked, { step: "activate", on: "2026-02-11", note: "" });
  }

  person(name = "Kim Sample", email: string | null = null): PersonRecord {
    const about = { name, title: "Planner", email, department: "Parks" };
    return this.book.addPerson({ details: about, joinedOn: null, anyway: false });
  }
}

/** What a call was refused with. */
export function refusal(call: () => unknown): { readonly code: string; readonly [fact: string]: unknown } {
  try {
    call();
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, ...error.detail };
    throw error;
  }
  throw new Error("it was not refused");
}
