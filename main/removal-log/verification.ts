import { Worker } from "node:worker_threads";
import type { VerifyReport } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import { storageError } from "../lib/storage-error.ts";
import type { OnProgress } from "./verify.ts";
import type { VerifyMessage, VerifyTask } from "./verify-worker.ts";

/** The thread's program stands beside this one: as source when this is source, built when this is built. */
const worker = `verify-worker${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`;

/** Room for what lives only as long as one entry: with less, a quarter of the time goes into collecting garbage. */
const resourceLimits = { maxYoungGenerationSizeMb: 64 };

/**
 * Verifies a log in a thread of its own, over a connection of its own; appending goes on meanwhile.
 * @throws AppError VERIFY_CANCELLED when the signal came first, DATABASE_*, PROFILE_MISSING
 */
export function startVerification(
  options: VerifyTask & { readonly onProgress?: OnProgress; readonly signal?: AbortSignal },
): Promise<VerifyReport> {
  const { file, evidenceFolder, alsoNamed = [], onProgress, signal } = options;
  if (signal?.aborted === true) return Promise.reject(new AppError("VERIFY_CANCELLED"));
  return new Promise((resolve, reject) => {
    const task: VerifyTask = { file, evidenceFolder, alsoNamed };
    const thread = new Worker(new URL(worker, import.meta.url), { workerData: task, resourceLimits });
    const cancel = () => thread.postMessage("cancel");
    signal?.addEventListener("abort", cancel, { once: true });
    thread.on("message", (message: VerifyMessage) => {
      if ("progress" in message) onProgress?.(...message.progress);
      else if ("report" in message) resolve(message.report);
      else reject(new AppError(message.refused.code, message.refused.detail));
    });
    thread.once("error", (error) => reject(storageError(error)));
    thread.once("exit", () => {
      signal?.removeEventListener("abort", cancel);
      // Settled already, unless the thread died without a word.
      reject(new AppError("UNEXPECTED", { reason: "the verification ended without a result" }));
    });
  });
}
