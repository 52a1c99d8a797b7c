import { parentPort, workerData } from "node:worker_threads";
import { AppError } from "../lib/app-error.ts";
import type { Refused } from "../model/error-code.ts";
import type { Area } from "../model/records-view.ts";
import { redacted } from "./redaction.ts";

/** What the thread is given: see `redacted`. */
export interface RedactionTask {
  readonly original: Uint8Array;
  readonly shown: Uint8Array | null;
  readonly areas: readonly Area[];
}

/** What the thread says, once. */
export type RedactionMessage = { readonly painted: Uint8Array<ArrayBuffer> } | { readonly refused: Refused };

function run({ original, shown, areas }: RedactionTask): RedactionMessage {
  try {
    return { painted: new Uint8Array(redacted(original, shown, areas)) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { refused: error.refused() };
  }
}

const said = run(workerData as RedactionTask);
parentPort?.postMessage(said, "painted" in said ? [said.painted.buffer] : []);
