import { Worker } from "node:worker_threads";
import { AppError } from "../lib/app-error.ts";
import { storageError } from "../lib/storage-error.ts";
import type { PackageReport, WorkProgress } from "../model/records-view.ts";
import type { PackageCheckMessage } from "./package-check-worker.ts";

/** What is checked. */
export interface PackageCheckTask {
  /** Full path. */
  readonly file: string;
  /** Folder of the policy packs that the reader has; left out: none to compare with. */
  readonly packs?: string | undefined;
  /** age identities that may open it; they go to the thread and nowhere else. */
  readonly identities: readonly (string | CryptoKey)[];
  /** The verifier key that the log must have. */
  readonly vkey?: string | undefined;
  /** Full path of an earlier package of the same log. */
  readonly previous?: string | undefined;
  /** Keys of people who may have cosigned the checkpoint. */
  readonly knownKeys?: readonly { readonly name: string; readonly publicKey: Uint8Array }[] | undefined;
}

/** The thread's program stands beside this one: as source when this is source, built when this is built. */
const worker = `package-check-worker${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`;

/** What an entry or a piece of a file takes lives only as long as it is looked at: collected often, so that a large package takes no more. */
const resourceLimits = { maxYoungGenerationSizeMb: 4 };

/**
 * Opens and verifies a package in a thread of its own.
 * @throws AppError VERIFY_CANCELLED when the signal came first, PACKAGE_* when it can't be opened (see `openPackage`), PACKAGE_FROM_FUTURE
 */
export function startPackageCheck(
  task: PackageCheckTask,
  around: {
    readonly onProgress?: ((progress: WorkProgress) => void) | undefined;
    readonly signal?: AbortSignal | undefined;
  } = {},
): Promise<PackageReport> {
  const { onProgress, signal } = around;
  if (signal?.aborted === true) return Promise.reject(new AppError("VERIFY_CANCELLED"));
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(worker, import.meta.url), { workerData: task, resourceLimits });
    const cancel = () => thread.postMessage("cancel");
    signal?.addEventListener("abort", cancel, { once: true });
    thread.on("message", (message: PackageCheckMessage) => {
      if ("progress" in message) onProgress?.(message.progress);
      else if ("report" in message) resolve(message.report);
      else reject(new AppError(message.refused.code, message.refused.detail));
    });
    thread.once("error", (error) => reject(storageError(error)));
    thread.once("exit", () => {
      signal?.removeEventListener("abort", cancel);
      // Settled already, unless the thread died without a word.
      reject(new AppError("UNEXPECTED", { reason: "the check ended without a result" }));
    });
  });
}
