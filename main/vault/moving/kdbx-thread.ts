import { Worker } from "node:worker_threads";
import { AppError } from "../../lib/app-error.ts";
import { checkPassphrase } from "./kdbx-passphrase.ts";
import type { KdbxMessage, KdbxTask } from "./kdbx-worker.ts";
import type { Moved, MovedCredential } from "./moved.ts";

/**
 * KeePass files are read and written in a thread of their own: a key derivation takes seconds by design, and what a file unpacks to is
 * for its maker to choose. When the thread ends, what it held goes with it.
 */

/** The thread's program stands beside this one: as source when this is source, built when this is built. */
const worker = `kdbx-worker${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`;

/** For 100,000 entries as XML; what needs more ends the thread, not the app. */
const resourceLimits = { maxOldGenerationSizeMb: 2_048 };

/** @throws AppError IMPORT_PASSPHRASE_WRONG (also when a key file is asked for), IMPORT_DAMAGED {reason?}, IMPORT_TOO_LARGE */
export async function readInThread(bytes: Uint8Array, passphrase: string): Promise<Moved> {
  const message = await answer({ read: { bytes, passphrase } });
  if ("moved" in message) return message.moved;
  throw new AppError("IMPORT_DAMAGED", { reason: "cost" });
}

/** A file of version 4. @throws AppError PASSPHRASE_WEAK {least} */
export async function writeInThread(
  vaultName: string,
  rows: readonly MovedCredential[],
  passphrase: string,
): Promise<Uint8Array> {
  checkPassphrase(passphrase);
  const message = await answer({ write: { vaultName, rows, passphrase } });
  if ("file" in message) return message.file;
  throw new AppError("UNEXPECTED", { reason: "the KeePass file was not written" });
}

/** `exhausted`: the thread needed more memory than it may have. */
function answer(task: KdbxTask): Promise<Exclude<KdbxMessage, { refused: unknown }> | { readonly exhausted: true }> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(worker, import.meta.url), { workerData: task, resourceLimits });
    thread.once("message", (message: KdbxMessage) => {
      if ("refused" in message) reject(new AppError(message.refused.code, message.refused.detail));
      else resolve(message);
    });
    thread.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") resolve({ exhausted: true });
      // Its message may quote what it was reading.
      else reject(new AppError("UNEXPECTED", { reason: error.name }));
    });
    // Settled already, unless the thread died without a word.
    thread.once("exit", () => reject(new AppError("UNEXPECTED", { reason: "the thread ended without a result" })));
  });
}
