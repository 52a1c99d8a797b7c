/** Exports of the log to IT: to whom, how much, and when the next one is due. Writing them is the packages' work. [A-6.g.ii] */

import { statSync } from "node:fs";
import type { ExportRange, RecordsRequests } from "../../preload/contract.ts";
import type { Database } from "../database/index.ts";
import { AppError } from "../lib/app-error.ts";
import { storageError } from "../lib/storage-error.ts";
import { type CaseEntry, type Evidence, evidenceNamed } from "../model/entry.ts";
import type { Refused } from "../model/error-code.ts";
import type { ExportRow, ExportSettings, ScheduleView } from "../model/records-view.ts";
import { dayIn } from "../model/time.ts";
import * as queries from "./queries.ts";
import { nextExport } from "./schedule.ts";
import { checkSettings, type KeptSettings, noSettings, parseSettings } from "./settings.ts";

export { Outbox, type Outgoing } from "./outbox.ts";

export interface ExportsOptions {
  readonly database: Database;
  readonly clock: () => Date;
  /** Is this text an X25519 recipient of age? */
  isRecipient(text: string): boolean;
  /** Of the policy in force. */
  policy(): { readonly everyMonths: number; readonly timeZone: string };
  /** What was exported so far, newest first. */
  exported(): readonly ExportRow[];
  /** Entries in the log. */
  size(): number;
  /** Entries `from` up to `to`, which is not included. */
  entries(from: number, to: number): Iterable<Pick<CaseEntry, "kind" | "fields"> & { readonly case: string | null }>;
}

/** What a range of the log holds. `bytes` are those of the files. */
export interface Extent {
  readonly first: number;
  readonly last: number;
  readonly cases: number;
  readonly files: number;
  readonly bytes: number;
}

export class Exports {
  readonly #options: ExportsOptions;

  constructor(options: ExportsOptions) {
    this.#options = options;
  }

  settings(): ExportSettings {
    return this.#kept().settings;
  }

  /** @throws AppError TEXT_* {field}, EMAIL_INVALID, RECIPIENT_INVALID {label}, DISK_* */
  save(asked: RecordsRequests["export.settings"]["request"]): void {
    const kept = this.#kept();
    const settings = checkSettings(asked, kept.settings.schedule.folder, this.#options.isRecipient);
    const since = settings.schedule.on ? (kept.since ?? this.today()) : null;
    this.#keep({ settings, since, lastRefused: settings.schedule.on ? kept.lastRefused : null });
  }

  /** @throws AppError EXPORT_PLACE_MISSING {folder} when it is no folder */
  chooseFolder(folder: string): void {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
      throw new AppError("EXPORT_PLACE_MISSING", { folder });
    }
    const { settings, since } = this.#kept();
    this.#keep({ settings: { ...settings, schedule: { ...settings.schedule, folder } }, since, lastRefused: null });
  }

  /** A scheduled export that did not come about. */
  refused(refused: Refused): void {
    this.#keep({ ...this.#kept(), lastRefused: { at: this.#options.clock().toISOString(), refused } });
  }

  /** An export was made: what went wrong before is over. */
  done(): void {
    const kept = this.#kept();
    if (kept.lastRefused !== null) this.#keep({ ...kept, lastRefused: null });
  }

  schedule(): Omit<ScheduleView, "running"> {
    const { settings, since, lastRefused } = this.#kept();
    const { on, folder } = settings.schedule;
    if (!on || folder === null) return { next: null, lastRefused };
    const { timeZone, everyMonths } = this.#options.policy();
    const last = this.#options.exported()[0]?.at ?? null;
    const lastDay = last === null ? null : dayIn(timeZone, last);
    return { next: nextExport(since ?? this.today(), lastDay, everyMonths), lastRefused };
  }

  isDue(): boolean {
    const { next } = this.schedule();
    return next !== null && next <= this.today();
  }

  /** Entries that no export holds; the one that says what was exported last is not counted. */
  sinceLast(): number {
    const [last] = this.#options.exported();
    const [size, first] = [this.#options.size(), this.#first("since-last")];
    return last?.seq === first ? size - first - 1 : size - first;
  }

  /** Numbers of the first and the last entry of a range. @throws AppError EXPORT_EMPTY */
  range(range: ExportRange): { first: number; last: number } {
    const [first, last] = [this.#first(range), this.#options.size() - 1];
    if (first > last) throw new AppError("EXPORT_EMPTY");
    return { first, last };
  }

  /** @throws AppError EXPORT_EMPTY */
  extent(range: ExportRange): Extent {
    const { first, last } = this.range(range);
    if (first === 0) return { first, last, ...this.#stored(queries.countAll) };
    const cases = new Set<string>();
    const files = new Map<string, Evidence>();
    for (const entry of this.#options.entries(first, last + 1)) {
      if (entry.case !== null) cases.add(entry.case);
      for (const file of evidenceNamed(entry.kind, entry.fields)) files.set(file.sha256, file);
    }
    const bytes = [...files.values()].reduce((sum, file) => sum + file.bytes, 0);
    return { first, last, cases: cases.size, files: files.size, bytes };
  }

  /** The day at the city's clock. */
  today(): string {
    return dayIn(this.#options.policy().timeZone, this.#options.clock().toISOString());
  }

  #first(range: ExportRange): number {
    if (range === "all") return 0;
    return this.#options.exported().reduce((next, { last }) => Math.max(next, last + 1), 0);
  }

  #kept(): KeptSettings {
    const json = this.#stored(queries.readSettings);
    return json === null ? noSettings : parseSettings(json);
  }

  #keep(kept: KeptSettings): void {
    this.#stored((database) => queries.writeSettings(database, JSON.stringify(kept)));
  }

  #stored<T>(query: (database: Database) => T): T {
    try {
      return query(this.#options.database);
    } catch (error) {
      throw storageError(error);
    }
  }
}
