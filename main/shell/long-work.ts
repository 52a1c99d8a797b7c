import { AppError } from "../lib/app-error.ts";
import type { WorkProgress } from "../model/records-view.ts";
import type { Around } from "./around.ts";
import type { Tell } from "./events.ts";

/** What a long work gets: whom to tell how far it is, and when to stop. */
export interface Working {
  onProgress(progress: WorkProgress): void;
  readonly signal: AbortSignal;
}

/** Between two tellings, in milliseconds: the window need not paint every entry. */
const tellEvery = 80;

/** Exports, releases, printing and opened packages: one at a time, with progress, until it is done, cancelled, or the app ends. */
export class LongWork {
  readonly #tell: Tell;
  readonly #ending: AbortSignal;
  readonly #quiet: () => Disposable;
  readonly #clock: () => number;
  #running: AbortController | null = null;

  /** `quiet` keeps the background from working meanwhile. */
  constructor(tell: Tell, ending: AbortSignal, quiet: () => Disposable, clock: () => number = Date.now) {
    this.#tell = tell;
    this.#ending = ending;
    this.#quiet = quiet;
    this.#clock = clock;
  }

  /** For the answers to all requests: while it runs, no pictures are read in the background. */
  static of({ services, tell, ending }: Pick<Around, "services" | "tell" | "ending">): LongWork {
    return new LongWork(tell, ending, () => services.ready.texts.hold());
  }

  /** Throws EXPORT_RUNNING: nobody is asked for a folder only to be refused afterwards. */
  refuseSecond(): void {
    if (this.#running !== null) throw new AppError("EXPORT_RUNNING");
  }

  /** @throws AppError EXPORT_RUNNING, and whatever `go` throws when it is stopped */
  async run<T>(go: (working: Working) => Promise<T>): Promise<T> {
    this.refuseSecond();
    using _quiet = this.#quiet();
    const running = new AbortController();
    this.#running = running;
    try {
      return await go({ onProgress: this.#progress(), signal: AbortSignal.any([running.signal, this.#ending]) });
    } finally {
      this.#running = null;
    }
  }

  /** Does nothing when nothing is running. */
  cancel(): void {
    this.#running?.abort();
  }

  /** The first and the last of each stage are always told. */
  #progress(): (progress: WorkProgress) => void {
    let last: WorkProgress["stage"] | null = null;
    let next = 0;
    return (progress) => {
      const now = this.#clock();
      if (progress.stage === last && progress.done < progress.total && now < next) return;
      last = progress.stage;
      next = now + tellEvery;
      this.#tell("work.progress", progress);
    };
  }
}
