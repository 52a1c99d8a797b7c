/** Exports of the log to IT, from the plan to the entry that says so. [A-6.g.ii] */

import type { ExportRange } from "../../preload/contract/records.ts";
import type { Exports, Outbox } from "../exports/index.ts";
import { AppError } from "../lib/app-error.ts";
import { storageError } from "../lib/storage-error.ts";
import type { PackageRef } from "../model/entry.ts";
import type { ExportPlan, RecordsDesk } from "../model/records-view.ts";
import { type BagMeta, type BagPlan, bagName, type ExportBag } from "../packages/source.ts";
import type { ExportsDesk, Work } from "./records-desk.ts";
import { earlierHeads, type RecordsDeskParts } from "./records-log.ts";

/** A package that is durable under the name `temp`, and is to have the name `path`. `size` and `root` (base64) are those of its checkpoint. */
export interface Written {
  readonly package: PackageRef;
  readonly path: string;
  readonly temp: string;
  readonly size: number;
  readonly root: string;
}

/** Writes a package off the main thread. Throws what `writePackage` throws: nothing is left then. */
export type WritePackage = (
  plan: BagPlan,
  to: { readonly folder: string; readonly recipients: readonly string[] },
  work: Work,
) => Promise<Written>;

export interface ExportWorkOptions extends RecordsDeskParts {
  readonly exports: Exports;
  readonly outbox: Outbox;
  readonly write: WritePackage;
  isRecipient(text: string): boolean;
  desk(): RecordsDesk;
  meta(): BagMeta;
  /** The desk is another one, though the log is not. */
  changed(): void;
  /** Ends long work when the app closes. */
  readonly closing: AbortSignal;
}

type AskedExport = Parameters<ExportsDesk["run"]>[0];

export class ExportWork implements ExportsDesk {
  readonly #options: ExportWorkOptions;
  #running = false;
  /** The package that is being written, or was last. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: ExportWorkOptions) {
    this.#options = options;
  }

  get running(): boolean {
    return this.#running;
  }

  saveSettings(settings: Parameters<ExportsDesk["saveSettings"]>[0]): RecordsDesk {
    this.#options.exports.save(settings);
    return this.#changedDesk();
  }

  chooseFolder(folder: string): RecordsDesk {
    this.#options.exports.chooseFolder(folder);
    return this.#changedDesk();
  }

  plan(range: ExportRange): ExportPlan {
    const { exports, log } = this.#options;
    const extent = exports.extent(range);
    const name = `${bagName(this.#bag(extent), log.identity.origin)}.zip`;
    return { ...extent, entries: extent.last - extent.first + 1, name };
  }

  async run(asked: AskedExport, work: Work): Promise<{ name: string; desk: RecordsDesk }> {
    return await this.#export(asked, work);
  }

  async runScheduled(work: Work): Promise<RecordsDesk> {
    const { exports } = this.#options;
    const { recipients, schedule } = exports.settings();
    try {
      const { folder } = schedule;
      if (folder === null) throw new AppError("EXPORT_PLACE_MISSING");
      const sealTo = schedule.sealed ? recipients.map(({ recipient }) => recipient) : [];
      // Sealed to nobody would be open: the one thing that was not asked for.
      if (schedule.sealed && sealTo.length === 0) throw new AppError("RECIPIENT_INVALID", { label: "" });
      const asked = { range: "since-last", recipients: sealTo, folder } as const;
      return (await this.#export(asked, work)).desk;
    } catch (error) {
      const refused = storageError(error).refused();
      // Somebody stopped it, or another one was under way: nothing is wrong with the schedule.
      if (refused.code !== "EXPORT_CANCELLED" && refused.code !== "EXPORT_RUNNING") exports.refused(refused);
      this.#options.changed();
      throw error;
    }
  }

  /** The scheduled export, when it is due and nothing else runs. Never throws: what went wrong stands on the desk. */
  async tick(): Promise<void> {
    const { exports, closing } = this.#options;
    try {
      if (this.#running || !exports.isDue()) return;
      await this.runScheduled({ onProgress: () => undefined, signal: closing });
    } catch {
      // `runScheduled` has kept the reason, for the desk and for a duty; a database that can't be read says so at the next request.
    }
  }

  /** Ends when nothing is being written. Never throws: whoever asked for the package is told. */
  async settled(): Promise<void> {
    await Promise.allSettled([this.#last]);
  }

  /** One package at a time, releases included. @throws AppError EXPORT_RUNNING, and what `run` throws */
  alone<T>(work: Work, run: (work: Work) => Promise<T>): Promise<T> {
    if (this.#running) return Promise.reject(new AppError("EXPORT_RUNNING"));
    const last = this.#write(work, run);
    this.#last = last;
    return last;
  }

  async #write<T>(work: Work, run: (work: Work) => Promise<T>): Promise<T> {
    this.#running = true;
    try {
      this.#options.outbox.settle();
      this.#options.changed();
      const signal = AbortSignal.any([work.signal, this.#options.closing]);
      return await run({ onProgress: (progress) => work.onProgress(progress), signal });
    } finally {
      this.#running = false;
      this.#options.changed();
    }
  }

  async #export(asked: AskedExport, work: Work): Promise<{ name: string; desk: RecordsDesk }> {
    const { exports, outbox, record, write, isRecipient, desk } = this.#options;
    const { range, recipients } = asked;
    const unknown = recipients.find((recipient) => !isRecipient(recipient));
    if (unknown !== undefined) throw new AppError("RECIPIENT_INVALID", { label: unknown.slice(0, 80) });
    const made = await this.alone(work, async (ended) => {
      const { first, last: planned } = exports.range(range);
      const written = await write(this.#bag({ first, last: planned }), asked, ended);
      const { package: ref, size, root } = written;
      // An export ends with the last entry of its checkpoint, which may have been recorded after it was planned.
      const last = size - 1;
      outbox.deliver(written, () =>
        record({ kind: "log.exported", fields: { first, last, package: ref, recipients, root, size } }),
      );
      exports.done();
      return ref;
    });
    return { name: made.name, desk: desk() };
  }

  #bag({ first, last }: { first: number; last: number }): ExportBag {
    return { kind: "export", first, last, earlier: earlierHeads(this.#options.log), meta: this.#options.meta() };
  }

  #changedDesk(): RecordsDesk {
    this.#options.changed();
    return this.#options.desk();
  }
}
