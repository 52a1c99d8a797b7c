import { parentPort, workerData } from "node:worker_threads";
import type { VerifyReport } from "../../preload/contract.ts";
import { openBeside } from "../database/index.ts";
import { storageError } from "../lib/storage-error.ts";
import type { Refused } from "../model/error-code.ts";
import { type AlsoNamed, verifyLog } from "./verify.ts";

/** What the thread is given. */
export interface VerifyTask {
  readonly file: string;
  readonly evidenceFolder: string;
  readonly alsoNamed?: AlsoNamed;
}

/** What the thread says. */
export type VerifyMessage =
  | { readonly progress: readonly [done: number, total: number, what: "entries" | "files"] }
  | { readonly report: VerifyReport }
  | { readonly refused: Refused };

async function run(
  { file, evidenceFolder, alsoNamed = [] }: VerifyTask,
  say: (message: VerifyMessage) => void,
): Promise<void> {
  const cancel = new AbortController();
  parentPort?.once("message", () => cancel.abort());
  try {
    const database = openBeside(file);
    try {
      const onProgress = (...progress: readonly [number, number, "entries" | "files"]) => say({ progress });
      say({ report: await verifyLog({ database, evidenceFolder, alsoNamed, onProgress, signal: cancel.signal }) });
    } finally {
      database.close();
    }
  } catch (error) {
    say({ refused: storageError(error).refused() });
  } finally {
    parentPort?.close();
  }
}

await run(workerData as VerifyTask, (message) => parentPort?.postMessage(message));
