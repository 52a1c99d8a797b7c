/** Reads the sealed pictures when nobody waits for anything else, so that the log is found by their words, too. */

import { setTimeout as pause } from "node:timers/promises";
import type { EvidenceStore } from "../evidence/index.ts";
import {
  isReadable,
  largestReadable,
  type ReadOptions,
  readerVersion,
  type TextReader,
} from "../evidence-text/index.ts";
import { AppError } from "../lib/app-error.ts";
import type { Evidence } from "../model/entry.ts";
import type { RemovalLog } from "../removal-log/index.ts";

export interface EvidenceTextOptions {
  readonly log: Pick<RemovalLog, "unread" | "unreadCount" | "indexText">;
  readonly evidence: Pick<EvidenceStore, "read">;
  readonly reader: Pick<TextReader, "read" | "rest" | "close">;
  /** Told how many pictures wait, when that changed. */
  waiting(pictures: number): void;
  /** Told why reading stopped before all was read; the next entry begins it anew. */
  failed(error: unknown): void;
  /** Milliseconds without a new entry after which reading begins. */
  readonly quiet?: number;
}

/** In milliseconds: whoever seals three screenshots one after another is not disturbed between them. */
const usualQuiet = 2_000;

/**
 * The background queue is the log's own list of pictures that were not read: nothing is lost when it stops, wherever it is. Reading never
 * holds anything up: it has its own thread, begins only when it is quiet, and whatever comes meanwhile ends it at once.
 */
export class EvidenceText {
  readonly #options: EvidenceTextOptions;
  /** Files that are missing or damaged: somebody may bring them back, but not in this run. */
  readonly #skipped = new Set<string>();
  #state: "resting" | "begun" | "closed" = "resting";
  #holds = 0;
  #running: AbortController | null = null;
  #round: Promise<void> = Promise.resolve();
  #told = 0;

  constructor(options: EvidenceTextOptions) {
    this.#options = options;
  }

  /** Begins to read what was not read yet, until `ending` is aborted. Safe twice. */
  begin(ending: AbortSignal): void {
    if (this.#state === "resting" && !ending.aborted) {
      this.#state = "begun";
      ending.addEventListener("abort", () => this.close(), { once: true });
    }
    this.nudge();
  }

  /** The log has grown: soon there may be something to read. Does nothing before `begin`. */
  nudge(): void {
    if (this.#state !== "begun" || this.#holds > 0 || this.#running !== null) return;
    const running = new AbortController();
    this.#running = running;
    this.#round = this.#round.then(() => this.#work(running.signal));
  }

  #stop(): void {
    this.#running?.abort();
    this.#running = null;
  }

  /** While it is held nothing is read in the background; what is being read is given up, and read later. For sealing and exports. */
  hold(): Disposable {
    this.#holds += 1;
    this.#stop();
    let held = true;
    return {
      [Symbol.dispose]: () => {
        if (held) this.#holds -= 1;
        held = false;
        this.nudge();
      },
    };
  }

  /** What stands in a picture that a person looks at: goes before the background. Throws as `TextReader.read`. */
  async read(picture: Uint8Array, options: ReadOptions): Promise<string> {
    using _hold = this.hold();
    return await this.#options.reader.read(picture, options);
  }

  /** At once, whatever is being read. Resolves when the thread is gone. Safe twice. */
  async close(): Promise<void> {
    this.#state = "closed";
    this.#stop();
    await this.#options.reader.close();
    await this.#round;
  }

  async #work(signal: AbortSignal): Promise<void> {
    try {
      await pause(this.#options.quiet ?? usualQuiet, undefined, { signal, ref: false });
      while (!signal.aborted && (await this.#readNext(signal)));
    } catch (error) {
      // Given up for something that comes first: what was not read is still on the list.
      if (!signal.aborted) this.#options.failed(error);
    }
    if (signal.aborted) return;
    // First of all: an entry that comes from here on begins another round.
    this.#running = null;
    await this.#options.reader.rest();
  }

  /** false: nothing is left. */
  async #readNext(signal: AbortSignal): Promise<boolean> {
    const next = this.#next();
    this.#tell();
    if (next !== null) await this.#readOne(next, signal);
    return next !== null;
  }

  #next(): Evidence | null {
    const unread = this.#options.log.unread(this.#skipped.size + 1);
    return unread.find(({ sha256 }) => !this.#skipped.has(sha256)) ?? null;
  }

  #tell(): void {
    const waiting = Math.max(0, this.#options.log.unreadCount() - this.#skipped.size);
    if (waiting !== this.#told) this.#options.waiting(waiting);
    this.#told = waiting;
  }

  async #readOne(picture: Evidence, signal: AbortSignal): Promise<void> {
    const text = isReadable(picture) ? await this.#textOf(picture, signal) : "";
    if (text === null) this.#skipped.add(picture.sha256);
    else if (!signal.aborted) this.#options.log.indexText(picture.sha256, text, readerVersion);
  }

  /** '' for a picture that can't be read, which is not tried again; null: not now. Throws when it was given up, or nothing can be read. */
  async #textOf({ sha256 }: Evidence, signal: AbortSignal): Promise<string | null> {
    try {
      const bytes = await this.#options.evidence.read(sha256, largestReadable);
      return await this.#options.reader.read(bytes, { signal });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code === "READING_FAILED" && error.detail.broken === false) return "";
      if (error.code.startsWith("EVIDENCE_")) return null;
      throw error;
    }
  }
}
