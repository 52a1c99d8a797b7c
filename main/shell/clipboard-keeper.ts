/** Secrets on the clipboard: put there by main, and gone again after a while, unless something else was copied meanwhile. */
import { createHash } from "node:crypto";
import { Turns } from "../lib/turns.ts";

/** The system's clipboard, as far as it is needed here. */
export interface Board {
  /** Puts a secret there, marked as none that a clipboard's history should keep where the system knows such marks. */
  writeSecret(text: string): Promise<void>;
  readText(): Promise<string>;
  clear(): void;
}

export interface Timers {
  set(action: () => void, milliseconds: number): unknown;
  clear(timer: unknown): void;
}

const realTimers: Timers = {
  set: (action, milliseconds) => setTimeout(action, milliseconds),
  clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
};

/** Windows programs may turn LF into CRLF on the way. */
function digest(text: string): string {
  return createHash("sha256").update(text.replaceAll("\r\n", "\n")).digest("hex");
}

/** Knows what it copied by its SHA-256 alone. */
export class ClipboardKeeper {
  readonly #board: Board;
  readonly #failed: (error: unknown) => void;
  readonly #timers: Timers;
  readonly #turns = new Turns();
  #held: string | null = null;
  #timer: unknown = null;

  /** `failed` hears of a clipboard that could not be cleared when its time was over: nobody waits for that. */
  constructor(board: Board, failed: (error: unknown) => void, timers: Timers = realTimers) {
    this.#board = board;
    this.#failed = failed;
    this.#timers = timers;
  }

  /** Copies a secret, and clears it after `seconds`. A secret that was copied before is no longer looked for. */
  copy(secret: string, seconds: number): Promise<void> {
    return this.#turns.take("clipboard", async () => {
      this.#forget();
      // Known before it is there: whatever goes wrong half-way, the next clearing finds it.
      this.#held = digest(secret);
      await this.#board.writeSecret(secret);
      this.#timer = this.#timers.set(() => void this.clear().catch(this.#failed), seconds * 1000);
    });
  }

  /** Clears the clipboard at once if it still holds what was copied last; otherwise leaves it alone. */
  clear(): Promise<void> {
    return this.#turns.take("clipboard", async () => {
      const held = this.#held;
      if (held === null) return;
      const text = await this.#board.readText();
      if (digest(text) === held) this.#board.clear();
      this.#forget();
    });
  }

  #forget(): void {
    this.#timers.clear(this.#timer);
    this.#timer = null;
    this.#held = null;
  }
}
