/** Checks this workstation in the background, keeps the result and records it. [A-6.h.iii] */

import type { DeviceBook } from "../device-book/index.ts";
import { AppError } from "../lib/app-error.ts";
import type { EndOfLife } from "../model/device/end-of-life.ts";
import { judge } from "../model/device/judge.ts";
import { linesNow } from "../model/device/lines-now.ts";
import { deviceItems, type Read } from "../model/device/reading.ts";
import { deviceReport } from "../model/device/report.ts";
import { standingOf } from "../model/device/standing.ts";
import type { DeviceFacts } from "../model/device-duties.ts";
import type {
  CheckReason,
  DeviceAnswer,
  DeviceCheck,
  DeviceDesk,
  DeviceStanding,
  RecordedChecks,
} from "../model/device-view.ts";
import type { Actor, DeskEvent, Time } from "../model/entry.ts";
import { type PolicyPack, packRef } from "../model/policy-pack.ts";
import { dayIn } from "../model/time.ts";
import { checkedEvent } from "./checked-event.ts";
import type { DeviceService } from "./device-desk.ts";
import { dataWords, policyWords, questionOf } from "./device-words.ts";
import { LastCheck, type LastCheckOptions } from "./last-check.ts";
import type { Workstation } from "./workstation.ts";

export interface DeviceWorkOptions extends LastCheckOptions {
  readonly book: DeviceBook;
  readonly workstation: Workstation;
  readonly clock: () => Date;
  /** @throws AppError PROFILE_MISSING, PACK_UNKNOWN {ref} */
  policy(): PolicyPack;
  /** @throws AppError PROFILE_MISSING */
  actor(): Actor;
  /** Appends the entry and does `keep` with its number, in one transaction: both are durable when it returns, or there is neither. */
  record(event: DeskEvent, keep: (seq: number) => void): void;
  /** The checks of this workstation that the log has. @throws AppError DATABASE_*, DISK_* */
  recorded(): RecordedChecks;
  /** When the log's last entry was made; null: it has none. @throws AppError DATABASE_*, DISK_* */
  lastEntry(): Time | null;
  /** Ends a check at once. */
  readonly closing: AbortSignal;
  /** Called after a check was recorded, and when the standing has become another one by itself. */
  changed(standing: DeviceStanding): void;
  /** Called while a check runs: `done` of `of` lines are there. */
  progress(done: number, of: number): void;
}

interface Running {
  done: number;
  readonly result: Promise<DeviceCheck>;
}

export class DeviceWork implements DeviceService {
  readonly #options: DeviceWorkOptions;
  readonly #last: LastCheck;
  #running: Running | null = null;
  #data: EndOfLife | null = null;
  #told: DeviceStanding | null = null;

  constructor(options: DeviceWorkOptions) {
    this.#options = options;
    this.#last = new LastCheck(options);
  }

  desk(): DeviceDesk {
    const { book, clock, policy } = this.#options;
    const [check, pack] = [this.#last.read(), policy()];
    const { device: rule, timeZone } = pack;
    return {
      standing: this.#standing(check),
      check: check === null ? null : { ...check, lines: linesNow(check, rule, clock(), timeZone) },
      setAside: check === null ? this.#last.setAside() : null,
      running: this.#running === null ? null : { done: this.#running.done, of: deviceItems.length },
      policy: policyWords(pack),
      contact: book.contact(),
      data: dataWords(this.#endOfLife(), pack.timeZone, clock()),
    };
  }

  history(): RecordedChecks {
    return this.#options.recorded();
  }

  /** What the duties look at. */
  facts(): DeviceFacts {
    return { check: this.#last.read() };
  }

  async check(because: CheckReason): Promise<DeviceDesk> {
    await this.#check(because);
    return this.desk();
  }

  async answer(question: string, answer: DeviceAnswer): Promise<DeviceDesk> {
    const { book, clock, policy, actor } = this.#options;
    const pack = policy();
    const asked = questionOf(question, this.#last.read(), pack);
    if (asked === null) throw new AppError("QUESTION_UNKNOWN", { id: question.slice(0, 200) });
    book.answer({ question: asked, answer, at: clock().toISOString(), policy: packRef(pack), actor: actor() });
    // A check that runs already weighs its readings only when all of them are there: this answer, too.
    return await this.check("answered");
  }

  saveContact(words: string): DeviceDesk {
    this.#options.book.saveContact(words);
    return this.desk();
  }

  report(): string {
    const { book, policy, workstation } = this.#options;
    const check = this.#last.read();
    if (check === null) throw new AppError("DEVICE_UNCHECKED");
    const head = { organisation: policy().organisation, computer: workstation.name, contact: book.contact() };
    return deviceReport(check, head);
  }

  /** The policy asks for checks, and there was none today in the pack’s time zone, whatever the clock has said meanwhile. */
  isDue(): boolean {
    const { clock, policy } = this.#options;
    const { device: rule, timeZone } = policy();
    if (rule === null || this.#running !== null) return false;
    const check = this.#last.read();
    return check === null || dayIn(timeZone, check.at) !== dayIn(timeZone, clock().toISOString());
  }

  /** Tells where the standing has become another one without a check: the day has turned, the policy is another one. */
  look(): void {
    const [before, now] = [this.#told, this.#standing(this.#last.read())];
    this.#told = now;
    if (before !== null && JSON.stringify(before) !== JSON.stringify(now)) this.#options.changed(now);
  }

  /** Ends when no check runs any more. */
  async settled(): Promise<void> {
    await Promise.allSettled([this.#running?.result]);
  }

  #check(because: CheckReason): Promise<DeviceCheck> {
    // It begins a turn later: whatever goes wrong at once goes wrong in a check that is already known to run.
    this.#running ??= { done: 0, result: Promise.resolve().then(() => this.#run(because)) };
    return this.#running.result;
  }

  async #run(because: CheckReason): Promise<DeviceCheck> {
    const check = await this.#recorded(because).finally(() => {
      this.#running = null;
    });
    this.#told = this.#standing(check);
    this.#options.changed(this.#told);
    return check;
  }

  async #recorded(because: CheckReason): Promise<DeviceCheck> {
    const { workstation, clock, closing } = this.#options;
    const data = this.#endOfLife();
    const began = performance.now();
    const reads = await workstation.look({ now: clock(), signal: closing, onRead: () => this.#progress() });
    // The desk is shut: nobody is at it any more who could have checked anything.
    if (closing.aborted) throw new AppError("PROFILE_MISSING");
    return this.#keep(this.#judged(reads, data, because, Math.round(performance.now() - began)));
  }

  #judged(reads: readonly Read[], data: EndOfLife, because: CheckReason, took: number): DeviceCheck {
    const { book, workstation, clock, policy, lastEntry } = this.#options;
    const { device: rule, timeZone } = policy();
    const [now, { family }] = [clock(), workstation];
    const judged = judge(reads, { family, data, rule, answers: book.answers(), now, timeZone, lastEntry: lastEntry() });
    return { ...judged, at: now.toISOString(), because, family, dataOn: data.on, took, seq: null };
  }

  #keep(check: DeviceCheck): DeviceCheck {
    const { book, workstation, record } = this.#options;
    let kept = check;
    record(checkedEvent(check, workstation.app), (seq) => {
      kept = { ...check, seq };
      book.keep(kept, seq);
    });
    return kept;
  }

  #progress(): void {
    if (this.#running === null || this.#options.closing.aborted) return;
    this.#running.done = Math.min(this.#running.done + 1, deviceItems.length);
    this.#options.progress(this.#running.done, deviceItems.length);
  }

  #standing(check: DeviceCheck | null): DeviceStanding {
    const { device: rule, timeZone } = this.#options.policy();
    return standingOf(check, rule, this.#options.clock(), timeZone);
  }

  #endOfLife(): EndOfLife {
    this.#data ??= this.#options.workstation.endOfLife();
    return this.#data;
  }
}
