import { Worker } from "node:worker_threads";
import { AppError } from "../lib/app-error.ts";
import { Turns } from "../lib/turns.ts";
import { refuseUnreadable } from "./readable.ts";
import type { ReadAnswer, ReadTask } from "./reader-worker.ts";
import { tidyText } from "./tidy-text.ts";

/** The thread's program stands beside this one: as source when this is source, built when this is built. */
const program = `reader-worker${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`;

/** What the reading program itself may use beside the pictures. */
const resourceLimits = { maxOldGenerationSizeMb: 256 };

/** In milliseconds; a full screen of small print takes four seconds, a picture that was made to keep us busy any time. */
export const longestReading = 60_000;

export interface ReadOptions {
  readonly signal?: AbortSignal;
  /** Hundredths that are done, of a hundred. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface TextReaderOptions {
  /** In milliseconds. */
  readonly longestReading?: number;
  /** Another program for the thread. */
  readonly program?: URL;
}

/** Reads the text in pictures, in a thread of its own that is started when it is needed. One picture at a time, in order. */
export class TextReader {
  readonly #limit: number;
  readonly #program: URL;
  readonly #turns = new Turns();
  #thread: Worker | null = null;
  #count = 0;
  #closed = false;

  constructor(options: TextReaderOptions = {}) {
    this.#limit = options.longestReading ?? longestReading;
    this.#program = options.program ?? new URL(program, import.meta.url);
  }

  /**
   * '' when there is no text in it. English is read; other writing comes out as nonsense.
   * @throws AppError READING_FAILED {because, broken}: no picture that can be read, too large, too slow; `broken` when no picture at all
   *   can be read here. READING_CANCELLED when the signal came first, or the reader is closed
   */
  async read(picture: Uint8Array, options: ReadOptions = {}): Promise<string> {
    refuseUnreadable(picture);
    return await this.#turns.take("thread", async () => {
      if (this.#closed || options.signal?.aborted === true) throw new AppError("READING_CANCELLED");
      return tidyText(await this.#readIn(this.#started(), { id: ++this.#count, picture }, options));
    });
  }

  /** Lets the thread and its memory go until the next picture comes. A picture that is being read is given up: READING_CANCELLED. */
  async rest(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    await thread?.terminate();
  }

  /** At once, whatever is being read. Safe twice. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.rest();
  }

  #started(): Worker {
    if (this.#thread !== null) return this.#thread;
    const thread = new Worker(this.#program, { resourceLimits });
    // Whoever waits for it hears of it below; between two pictures nobody does, and the next one gets another thread.
    thread.on("error", () => this.#drop(thread));
    this.#thread = thread;
    return thread;
  }

  /** The thread can't be asked to stop while it reads: what takes too long or is cancelled ends with its thread. */
  #readIn(thread: Worker, task: ReadTask, { signal, onProgress }: ReadOptions): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    let began = false;
    const hear = (answer: ReadAnswer) => {
      began = true;
      if ("progress" in answer) onProgress?.(Math.round(answer.progress * 100), 100);
      else if ("text" in answer) resolve(answer.text);
      else reject(failed(answer.failed, answer.broken));
    };
    const broke = (error: Error) => reject(failed("the reading program broke off", !began, error));
    const ended = () => reject(new AppError("READING_CANCELLED"));
    const giveUp = (error: AppError) => {
      reject(error);
      this.#drop(thread);
    };
    const cancel = () => giveUp(new AppError("READING_CANCELLED"));
    const timer = setTimeout(() => giveUp(failed("it takes too long", !began)), this.#limit);
    signal?.addEventListener("abort", cancel, { once: true });
    thread.on("message", hear).on("error", broke).on("exit", ended);
    thread.postMessage(task);
    return promise.finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", cancel);
      thread.off("message", hear).off("error", broke).off("exit", ended);
    });
  }

  #drop(thread: Worker): void {
    if (this.#thread === thread) this.#thread = null;
    void thread.terminate();
  }
}

function failed(because: string, broken: boolean, cause?: Error): AppError {
  return new AppError("READING_FAILED", { because, broken }, { cause });
}
