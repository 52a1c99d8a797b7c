import { parentPort, workerData } from "node:worker_threads";
import { openBeside } from "../database/index.ts";
import { storageError } from "../lib/storage-error.ts";
import type { PackageRef } from "../model/entry.ts";
import type { Refused } from "../model/error-code.ts";
import type { WorkProgress } from "../model/records-view.ts";
import type { BagPlan } from "../packages/source.ts";
import { type PackagePlace, writePackage } from "../packages/write/index.ts";
import type { PackFolders } from "../policies/index.ts";
import { openLog } from "../removal-log/index.ts";
import { bagSource } from "./bag-source.ts";

/** What the thread is given: full paths, and what to write. */
export interface PackageTask {
  readonly database: string;
  readonly evidence: string;
  readonly packs: PackFolders;
  readonly plan: BagPlan;
  readonly to: PackagePlace;
}

/** `size` and `root` (base64) are those of the checkpoint in it. */
export interface WrittenPackage {
  readonly package: PackageRef;
  /** Full path of its own name, and of the name that it has: another one if it is named later. */
  readonly path: string;
  readonly temp: string;
  readonly size: number;
  readonly root: string;
}

/** What the thread says. */
export type PackageMessage =
  | { readonly progress: WorkProgress }
  | { readonly written: WrittenPackage }
  | { readonly refused: Refused };

async function run({ database: file, plan, to, ...folders }: PackageTask): Promise<PackageMessage> {
  const cancel = new AbortController();
  parentPort?.once("message", () => cancel.abort());
  try {
    const database = openBeside(file);
    try {
      // Each page is read once or a few times, and the system keeps them anyway: better-sqlite3 would keep 16 MB more.
      database.pragma("cache_size = -2000");
      // One snapshot: whatever is appended meanwhile is for the next package.
      database.exec("BEGIN");
      const log = openLog({ database, clock: () => new Date(), random: noRandom }, null);
      const onProgress = (progress: WorkProgress) => parentPort?.postMessage({ progress } satisfies PackageMessage);
      const source = bagSource(log, folders);
      const written = await writePackage(upToNow(plan, source.size), source, to, { onProgress, signal: cancel.signal });
      return { written: { ...written, size: source.size, root: Buffer.from(source.root).toString("base64") } };
    } finally {
      database.close();
    }
  } catch (error) {
    return { refused: storageError(error).refused() };
  }
}

/** An export ends with the last entry of its checkpoint: what was appended since it was planned goes with it. */
function upToNow(plan: BagPlan, size: number): BagPlan {
  return plan.kind === "export" ? { ...plan, last: size - 1 } : plan;
}

/** Only appending needs randomness, and nothing is appended here. */
function noRandom(): never {
  throw new Error("a log that is only read needs no randomness");
}

const said = await run(workerData as PackageTask);
parentPort?.postMessage(said);
parentPort?.close();
