/** The register's tables on their way in, in a thread beside the app. [A-6.g] */

import { AppError } from "../../lib/app-error.ts";
import type { Actor } from "../../model/entry.ts";
import type { PolicyPack } from "../../model/policy-pack.ts";
import type { ImportPreview } from "../../model/register-view.ts";
import type { TableKind } from "./columns.ts";
import { inThread, type TableResult, type TableWork } from "./table-thread.ts";
import type { TableTask } from "./table-worker.ts";

export interface TablesInOptions {
  /** Full path of the database's file. */
  readonly database: string;
  readonly book: {
    /** See `RegisterBook`. */
    beside<T>(work: () => Promise<T>): Promise<T>;
  };
  readonly random: (bytes: number) => Uint8Array;
  readonly clock: () => Date;
  /** The pack in force. */
  readonly pack: () => PolicyPack;
  readonly actor: () => Actor;
  /** Ends what is running. */
  readonly closing: AbortSignal;
}

/** A table that was looked at. */
interface Waiting {
  readonly token: string;
  readonly faults: number;
  readonly added: number;
  readonly intake: Uint8Array;
}

export class TablesIn {
  readonly #options: TablesInOptions;
  /** The last that was read: only one preview is on the screen. */
  #waiting: Waiting | null = null;
  #running: Promise<unknown> | null = null;

  constructor(options: TablesInOptions) {
    this.#options = options;
  }

  /**
   * What a table would bring; nothing is taken in yet. Faulty rows are in the preview.
   * @throws AppError TABLE_UNREADABLE {name, reason}, TABLE_COLUMNS_MISSING {columns}, TABLE_TOO_LARGE {rows, limit}, EXPORT_RUNNING,
   *   EXPORT_CANCELLED, DATABASE_*
   */
  read(
    what: TableKind,
    file: { readonly name: string; readonly bytes: Uint8Array },
    work: TableWork,
  ): Promise<ImportPreview> {
    return this.#alone(async () => {
      this.#waiting = null;
      const looked = await this.#run({ what, file }, work);
      if (!("preview" in looked)) throw new AppError("UNEXPECTED", { reason: "a table was not looked at" });
      const { preview, intake } = looked;
      const token = Buffer.from(this.#options.random(16)).toString("hex");
      this.#waiting = { token, faults: preview.faultCount, added: preview.added, intake };
      return { token, ...preview };
    });
  }

  /**
   * Takes in what `read` has shown, all or nothing, in one transaction. The register shows it when this returns, and not before.
   * @throws AppError SOURCE_UNKNOWN, TABLE_FAULTY {faults}, TABLE_CHANGED when the register or the policy is not what the preview saw,
   *   EXPORT_RUNNING, EXPORT_CANCELLED, DATABASE_*, DISK_*
   */
  takeIn(token: string, work: TableWork): Promise<{ added: number }> {
    return this.#alone(async () => {
      const waiting = this.#waiting;
      if (waiting === null || waiting.token !== token) throw new AppError("SOURCE_UNKNOWN");
      const { faults, added, intake } = waiting;
      if (faults > 0) throw new AppError("TABLE_FAULTY", { faults });
      await this.#options.book.beside(() => this.#run({ intake }, work));
      this.#waiting = null;
      return { added };
    });
  }

  /** When nothing is running any more; `closing` ends it soon. */
  async settled(): Promise<void> {
    await this.#running;
  }

  #run(job: TableTask["job"], { onProgress, signal }: TableWork): Promise<TableResult> {
    const { database, pack, actor, clock, closing } = this.#options;
    const task = { database, pack: pack(), actor: actor(), now: clock(), job };
    return inThread(task, { onProgress, signal: AbortSignal.any([signal, closing]) });
  }

  async #alone<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running !== null) throw new AppError("EXPORT_RUNNING");
    const done = work();
    // Whoever asked for it hears why it failed.
    this.#running = done.catch(() => undefined);
    try {
      return await done;
    } finally {
      this.#running = null;
    }
  }
}
