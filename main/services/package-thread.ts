import { Worker } from "node:worker_threads";
import { AppError } from "../lib/app-error.ts";
import { storageError } from "../lib/storage-error.ts";
import type { WorkProgress } from "../model/records-view.ts";
import type { PackageMessage, PackageTask, WrittenPackage } from "./package-worker.ts";

/** The thread's program stands beside this one: as source when this is source, built when this is built. */
const worker = `package-worker${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`;

/**
 * Entries and the report come and go: with more room for them, the thread takes twice the memory and saves no time. The old generation
 * never comes near its limit; V8 lets garbage wait the longer, the further away it is.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 512 };

/**
 * Writes a package in a thread of its own, over a connection of its own; appending goes on meanwhile. It is durable when this returns,
 * under its own name or, if it is named later, under another one; when it throws, nothing is left.
 * @param task.plan `last` below the log's size as of now
 * @throws AppError what `writePackage` throws, EXPORT_CANCELLED when the signal came first, DATABASE_*, PROFILE_MISSING
 */
export function exportInThread(
  task: PackageTask,
  around: { readonly onProgress: (progress: WorkProgress) => void; readonly signal: AbortSignal },
): Promise<WrittenPackage> {
  const { onProgress, signal } = around;
  if (signal.aborted) return Promise.reject(new AppError("EXPORT_CANCELLED"));
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(worker, import.meta.url), { workerData: task, resourceLimits });
    const cancel = () => thread.postMessage("cancel");
    signal.addEventListener("abort", cancel, { once: true });
    thread.on("message", (message: PackageMessage) => {
      if ("progress" in message) onProgress(message.progress);
      else if ("written" in message) resolve(message.written);
      else reject(new AppError(message.refused.code, message.refused.detail));
    });
    thread.once("error", (error) => reject(storageError(error)));
    thread.once("exit", () => {
      signal.removeEventListener("abort", cancel);
      // Settled already, unless the thread died without a word.
      reject(new AppError("UNEXPECTED", { reason: "the export ended without a result" }));
    });
  });
}
