import { silent } from "./keytar-error.ts";

/**
 * Calls into the keychain, one at a time, each with a time limit. A native call can't be broken off: one that hangs holds a thread of
 * the pool until the keychain answers, so a second is not started beside it; it waits, within its own limit, and is dropped when that
 * is over. What was dropped never runs later: a key must not be written after its writer was told that it was not.
 */
export class Patience {
  readonly #milliseconds: number;
  #last: Promise<unknown> = Promise.resolve();

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  /** Throws KEYCHAIN_SILENT {reason: "time"} when the limit, counted from now, is over. */
  call<T>(work: () => Promise<T>): Promise<T> {
    let isDropped = false;
    const turn = async (): Promise<T> => {
      if (isDropped) throw silent();
      return hanging.while(work());
    };
    const done = this.#last.then(turn, turn);
    this.#last = done.catch(() => {
      // Told to whoever asked for it; the next call has nothing to do with it.
    });
    const { promise: limit, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      isDropped = true;
      reject(silent());
    }, this.#milliseconds);
    return Promise.race([done, limit]).finally(() => clearTimeout(timer));
  }
}

/** Counts the native calls that have not come back. */
const hanging = {
  count: 0,
  async while<T>(call: Promise<T>): Promise<T> {
    this.count++;
    try {
      return await call;
    } finally {
      this.count--;
    }
  },
};

/**
 * A process that ends joins the threads of its pool first, and so would stay, without a window, until the keychain answers a prompt that
 * the person may never see. By the time of "exit" everything is closed: nothing is lost by ending at once.
 */
process.on("exit", () => {
  if (hanging.count > 0) process.kill(process.pid, "SIGKILL");
});
