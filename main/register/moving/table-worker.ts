import { randomBytes } from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";
import { openBeside } from "../../database/index.ts";
import { AppError } from "../../lib/app-error.ts";
import { storageError } from "../../lib/storage-error.ts";
import type { Actor } from "../../model/entry.ts";
import type { Refused } from "../../model/error-code.ts";
import type { PolicyPack } from "../../model/policy-pack.ts";
import type { WorkProgress } from "../../model/records-view.ts";
import type { ImportPreview } from "../../model/register-view.ts";
import { RegisterBook } from "../book.ts";
import type { TableKind } from "./columns.ts";
import { bringIn, type Intake, lookAt, type Pace } from "./intake.ts";

/** What the thread is given: a file to look at, or what came of looking at one, as JSON. */
export interface TableTask {
  /** Full path. */
  readonly database: string;
  readonly pack: PolicyPack;
  readonly actor: Actor;
  readonly now: Date;
  /** One number: no longer 0 when the work is to end. A thread that writes hears no messages. */
  readonly cancelled: SharedArrayBuffer;
  readonly job:
    | { readonly what: TableKind; readonly file: { readonly name: string; readonly bytes: Uint8Array } }
    | { readonly intake: Uint8Array };
}

/** What the thread says. `intake` is JSON; nobody but the next thread reads it. */
export type TableMessage =
  | { readonly progress: WorkProgress }
  | { readonly preview: Omit<ImportPreview, "token">; readonly intake: Uint8Array }
  | { readonly taken: true }
  | { readonly refused: Refused };

/** Rows between two looks at whether to go on. */
const atOnce = 200;

function run(task: TableTask): TableMessage {
  const { job } = task;
  try {
    return "intake" in job ? taken(task, job.intake) : looked(task, job);
  } catch (error) {
    return { refused: storageError(error).refused() };
  }
}

function looked(task: TableTask, job: Exclude<TableTask["job"], { readonly intake: Uint8Array }>): TableMessage {
  using database = opened(task, "read");
  // One snapshot: the mark and what is compared belong together.
  database.exec("BEGIN");
  const { preview, intake } = lookAt(bookIn(task, database), task, job, paced(task, "reading"));
  return { preview, intake: new TextEncoder().encode(JSON.stringify(intake)) };
}

function taken(task: TableTask, json: Uint8Array): TableMessage {
  using database = opened(task, "write");
  // What is written stays in memory until it is complete, as far as it fits: in the log beside the database it would be written twice.
  database.pragma("cache_size = -65536");
  const intake = JSON.parse(new TextDecoder().decode(json)) as Intake;
  const pace = paced(task, "entries");
  bringIn(bookIn(task, database), task.pack, intake, (done, total) => {
    pace(done, total);
    if (done === total) tell({ progress: { stage: "saving", done: 0, total: 0 } });
  });
  return { taken: true };
}

function opened({ database: file }: TableTask, mode: "read" | "write") {
  const database = openBeside(file, mode);
  return Object.assign(database, { [Symbol.dispose]: () => database.close() });
}

function bookIn({ pack, actor, now }: TableTask, database: ReturnType<typeof opened>): RegisterBook {
  return new RegisterBook({
    database,
    clock: () => now,
    random: (bytes) => randomBytes(bytes),
    policy: () => pack,
    actor: () => actor,
    // No case is named by a table.
    caseExists: () => false,
  });
}

function paced({ cancelled }: TableTask, stage: WorkProgress["stage"]): Pace {
  const flag = new Int32Array(cancelled);
  return (done, total) => {
    if (done % atOnce !== 0 && done !== total) return;
    if (Atomics.load(flag, 0) !== 0) throw new AppError("EXPORT_CANCELLED");
    tell({ progress: { stage, done, total } });
  };
}

function tell(message: TableMessage): void {
  parentPort?.postMessage(message);
}

const said = run(workerData as TableTask);
parentPort?.postMessage(said, "intake" in said ? [said.intake.buffer as ArrayBuffer] : []);
parentPort?.close();
