import { parentPort, workerData } from "node:worker_threads";
import type { Read } from "../model/device/reading.ts";
import { type CheckTask, checkDevice } from "./check.ts";

/** What the thread is given. */
export type CheckWork = Pick<CheckTask, "around" | "app" | "now" | "isHomeSilent">;

/** What the thread says: a line as it comes, and all of them in the end. Whatever it is told means that it is to end. */
export type CheckMessage = { readonly read: Read } | { readonly reads: readonly Read[] };

async function run(work: CheckWork): Promise<void> {
  const closing = new AbortController();
  parentPort?.once("message", () => closing.abort());
  const reads = await checkDevice({ ...work, signal: closing.signal, onRead: (read) => tell({ read }) });
  tell({ reads });
  parentPort?.close();
}

function tell(message: CheckMessage): void {
  parentPort?.postMessage(message);
}

await run(workerData as CheckWork);
