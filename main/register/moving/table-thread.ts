import { Worker } from "node:worker_threads";
import { AppError } from "../../lib/app-error.ts";
import { storageError } from "../../lib/storage-error.ts";
import type { WorkProgress } from "../../model/records-view.ts";
import type { TableMessage, TableTask } from "./table-worker.ts";

/** The thread's program stands beside this one: as source when this is source, built when this is built. */
const worker = `table-worker${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`;

/** Rows come and go: with less room for them, a third of the time goes into collecting garbage. */
const resourceLimits = { maxYoungGenerationSizeMb: 64 };

/** Who hears how far it is, and who may stop it. */
export interface TableWork {
  onProgress(progress: WorkProgress): void;
  readonly signal: AbortSignal;
}

export type TableResult = Exclude<TableMessage, { readonly progress: WorkProgress } | { readonly refused: unknown }>;

/**
 * Looks at a table, or takes one in, in a thread of its own, over a connection of its own. What it says last, it says when the thread is
 * through with the database.
 * @throws AppError EXPORT_CANCELLED when the signal came before the end, DATABASE_*, DISK_*, and what `lookAt` and `bringIn` throw
 */
export function inThread(task: Omit<TableTask, "cancelled">, { onProgress, signal }: TableWork): Promise<TableResult> {
  if (signal.aborted) return Promise.reject(new AppError("EXPORT_CANCELLED"));
  return new Promise((resolve, reject) => {
    const cancelled = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const workerData: TableTask = { ...task, cancelled };
    const thread = new Worker(new URL(worker, import.meta.url), { workerData, resourceLimits });
    const cancel = () => Atomics.store(new Int32Array(cancelled), 0, 1);
    signal.addEventListener("abort", cancel, { once: true });
    thread.on("message", (message: TableMessage) => {
      if ("progress" in message) onProgress(message.progress);
      else if ("refused" in message) reject(new AppError(message.refused.code, message.refused.detail));
      else resolve(message);
    });
    thread.once("error", (error) => reject(storageError(error)));
    thread.once("exit", () => {
      signal.removeEventListener("abort", cancel);
      // Settled already, unless the thread died without a word.
      reject(new AppError("UNEXPECTED", { reason: "the table’s thread ended without a result" }));
    });
  });
}
