import { setImmediate } from "node:timers/promises";
import { AppError } from "../../lib/app-error.ts";
import type { WorkProgress, WorkStage } from "../../model/records-view.ts";

/** Lets the thread answer others now and then: tells the progress, hears the signal. */
export class Pace {
  readonly #onProgress: (progress: WorkProgress) => void;
  readonly #signal: AbortSignal | undefined;
  #last = performance.now();
  #stage: WorkStage = "reading";
  #done = 0;
  #total = 0;

  constructor(onProgress: ((progress: WorkProgress) => void) | undefined, signal: AbortSignal | undefined) {
    this.#onProgress = onProgress ?? (() => {});
    this.#signal = signal;
  }

  /** @param total what `step` counts, bytes or entries */
  async begin(stage: WorkStage, total: number): Promise<void> {
    [this.#stage, this.#total, this.#done] = [stage, total, 0];
    await this.#turn();
  }

  /** @throws AppError VERIFY_CANCELLED once the signal came */
  async step(done: number): Promise<void> {
    this.#done += done;
    if (performance.now() - this.#last >= 50) await this.#turn();
  }

  async #turn(): Promise<void> {
    this.#onProgress({ stage: this.#stage, done: this.#done, total: this.#total });
    await setImmediate();
    if (this.#signal?.aborted === true) throw new AppError("VERIFY_CANCELLED");
    this.#last = performance.now();
  }
}
