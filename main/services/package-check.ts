import { Worker } from "node:worker_threads";
import { AppError } from "../lib/app-error.ts";
import { storageError } from "../lib/storage-error.ts";
import type { PackageReport, WorkProgress } from "../model/records-view.ts";
import type { PackFolders } from "../policies/index.ts";
import type { PackageCheckMessage } from "./package-check-worker.ts";

/** What is checked. */
export interface PackageCheckTask {
  /** Full path. */
  readonly file: string;
  /** Folders of the policy packs that the reader has; left out: none to compare with. */
  readonly packs?: PackFolders | undefined;
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

/** Milliseconds that a cancelled check has to end by itself: a package may keep it busy with something that never looks up. */
const patience = 2000;

const silent = "the check ended without a result";

/**
 * Opens and verifies a package in a thread of its own, which is gone when this is settled or two seconds later.
 * @throws AppError VERIFY_CANCELLED when the signal came first, PACKAGE_* when it can't be opened (see `openPackage`), PACKAGE_FROM_FUTURE
 */
export function startPackageCheck(
  task: PackageCheckTask,
  around: {
    readonly onProgress?: ((progress: WorkProgress) => void) | undefined;
    readonly signal?: AbortSignal | undefined;
    /** Where the thread's program is another than the check's own. */
    readonly program?: URL | undefined;
  } = {},
): Promise<PackageReport> {
  const { onProgress, signal, program = new URL(worker, import.meta.url) } = around;
  if (signal?.aborted === true) return Promise.reject(new AppError("VERIFY_CANCELLED"));
  return new Promise((resolve, reject) => {
    const thread = new Worker(program, { workerData: task, resourceLimits });
    let overdue: NodeJS.Timeout | undefined;
    const cancel = () => {
      thread.postMessage("cancel");
      overdue = setTimeout(() => void thread.terminate(), patience);
    };
    signal?.addEventListener("abort", cancel, { once: true });
    thread.on("message", (message: PackageCheckMessage) => {
      if ("progress" in message) onProgress?.(message.progress);
      else if ("report" in message) resolve(message.report);
      else reject(new AppError(message.refused.code, message.refused.detail));
    });
    thread.once("error", (error) => reject(storageError(error)));
    thread.once("exit", () => {
      clearTimeout(overdue);
      signal?.removeEventListener("abort", cancel);
      // Settled already, unless the thread died without a word.
      const isCancelled = signal?.aborted === true;
      reject(new AppError(isCancelled ? "VERIFY_CANCELLED" : "UNEXPECTED", isCancelled ? {} : { reason: silent }));
    });
  });
}
