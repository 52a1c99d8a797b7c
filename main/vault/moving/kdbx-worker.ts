import { parentPort, workerData } from "node:worker_threads";
import { AppError } from "../../lib/app-error.ts";
import type { Refused } from "../../model/error-code.ts";
import { writeKdbx } from "./kdbx-export.ts";
import { readKdbx } from "./kdbx-import.ts";
import type { Moved, MovedCredential } from "./moved.ts";

/** What the thread is given. */
export type KdbxTask =
  | { readonly read: { readonly bytes: Uint8Array; readonly passphrase: string } }
  | {
      readonly write: {
        readonly vaultName: string;
        readonly rows: readonly MovedCredential[];
        readonly passphrase: string;
      };
    };

/** What the thread says, once. */
export type KdbxMessage = { readonly moved: Moved } | { readonly file: Uint8Array } | { readonly refused: Refused };

async function run(task: KdbxTask): Promise<KdbxMessage> {
  try {
    if ("read" in task) return { moved: await readKdbx(task.read.bytes, task.read.passphrase) };
    const { vaultName, rows, passphrase } = task.write;
    return { file: await writeKdbx(vaultName, rows, passphrase) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { refused: error.refused() };
  }
}

parentPort?.postMessage(await run(workerData as KdbxTask));
