import { setImmediate } from "node:timers/promises";
import { AppError } from "../../lib/app-error.ts";
import type { WorkProgress, WorkStage } from "../../model/records-view.ts";

/** How often progress is told and a cancel is looked for, in milliseconds. */
const interval = 100;

/** Tells how far the work is, and lets the thread hear that it was cancelled. */
export class Pace {
  readonly #onProgress: (progress: WorkProgress) => void;
  readonly #signal: AbortSignal;
  #told = 0;
  #progress: WorkProgress = { done: 0, total: 0, stage: "reading" };

  constructor(onProgress: (progress: WorkProgress) => void, signal: AbortSignal) {
    this.#onProgress = onProgress;
    this.#signal = signal;
  }

  /** A new stage of so many bytes or entries. */
  begin(stage: WorkStage, total: number): void {
    this.#progress = { done: 0, total, stage };
    this.#told = 0;
  }

  /** So much more is done. true: it is time to `rest`. */
  advance(done: number): boolean {
    this.#progress = { ...this.#progress, done: this.#progress.done + done };
    return performance.now() - this.#told > interval;
  }

  /** Throws EXPORT_CANCELLED. */
  async rest(): Promise<void> {
    this.#onProgress(this.#progress);
    // Messages from the other thread come in between.
    await setImmediate();
    if (this.#signal.aborted) throw new AppError("EXPORT_CANCELLED");
    this.#told = performance.now();
  }
}
