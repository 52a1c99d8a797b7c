import { Worker } from "node:worker_threads";
import { AppError } from "../lib/app-error.ts";
import type { RedactionMessage, RedactionTask } from "./redaction-worker.ts";

/** The thread's program stands beside this one: as source when this is source, built when this is built. */
const worker = `redaction-worker${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`;

/**
 * Blacks out areas of a picture in a thread of its own: unpacking, painting and packing one of 50 million pixels takes four seconds. What
 * it held in memory goes with the thread.
 * @throws AppError as `redacted`
 */
export function redactInThread(task: RedactionTask): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(worker, import.meta.url), { workerData: task });
    thread.once("message", (message: RedactionMessage) => {
      if ("painted" in message) resolve(message.painted);
      else reject(new AppError(message.refused.code, message.refused.detail));
    });
    // Its message may quote what it was painting.
    thread.once("error", (error) => reject(new AppError("UNEXPECTED", { reason: error.name })));
    // Settled already, unless the thread died without a word.
    thread.once("exit", () => reject(new AppError("UNEXPECTED", { reason: "the thread ended without a result" })));
  });
}
