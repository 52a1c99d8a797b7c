import { Worker } from "node:worker_threads";
import { AppError } from "../../lib/app-error.ts";
import type { Strength } from "../../model/vault-view.ts";
import type { WeighAnswer, Weighed, WeighTask } from "./strength-worker.ts";

/** The thread's program stands beside this one: as source when this is source, built when this is built. */
const program = `strength-worker${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`;
/** The word lists take some 100 MB; weighing leaves much behind, which is cleared away sooner with little room. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 8 };
/** A thread that nobody asked anything for so long goes, and its word lists with it. In milliseconds. */
const idleAfter = 60_000;

/**
 * Weighs passwords in a thread of its own: it takes half a millisecond each, and word lists that the app should not carry about for ever.
 * What was weighed goes with the thread.
 */
export class Scales {
  #thread: Worker | null = null;
  #waiting = new Map<number, PromiseWithResolvers<readonly Strength[]>>();
  #next = 0;
  #idle: NodeJS.Timeout | undefined;

  /** In the order given. @throws AppError VAULT_LOCKED when `stop` came first */
  weigh(passwords: readonly Weighed[]): Promise<readonly Strength[]> {
    clearTimeout(this.#idle);
    const id = this.#next++;
    const answer = Promise.withResolvers<readonly Strength[]>();
    this.#waiting.set(id, answer);
    this.#thread ??= this.#start();
    this.#thread.postMessage({ id, passwords } satisfies WeighTask);
    return answer.promise;
  }

  /** Ends the thread unless it is at work. */
  rest(): void {
    if (this.#waiting.size === 0) this.stop();
  }

  /** Ends the thread, whatever it is at. The next password starts another. */
  stop(): void {
    clearTimeout(this.#idle);
    this.#end(new AppError("VAULT_LOCKED"));
  }

  #start(): Worker {
    const thread = new Worker(new URL(program, import.meta.url), { resourceLimits });
    // Nobody's quitting waits for a password to be weighed.
    thread.unref();
    thread.on("message", (answer: WeighAnswer) => this.#answered(answer));
    // Its message may quote what it was weighing.
    const failed = () => this.#thread === thread && this.#end(new AppError("UNEXPECTED", { reason: "weighing" }));
    thread.on("error", failed);
    thread.on("exit", failed);
    return thread;
  }

  #answered({ id, strengths }: WeighAnswer): void {
    this.#waiting.get(id)?.resolve(strengths);
    this.#waiting.delete(id);
    if (this.#waiting.size === 0) this.#idle = setTimeout(() => this.stop(), idleAfter).unref();
  }

  #end(reason: AppError): void {
    const thread = this.#thread;
    this.#thread = null;
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
    void thread?.terminate();
  }
}
