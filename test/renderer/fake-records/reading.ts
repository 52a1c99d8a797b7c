/** Pretend reading of pictures: every picture holds the text that the pretend dialogs name. */
import { type PretendDesk, raise, type Slice } from "./desk.ts";

export class PretendReading {
  readonly #desk: PretendDesk;
  #running: AbortController | null = null;

  constructor(desk: PretendDesk) {
    this.#desk = desk;
  }

  async #read(): Promise<{ text: string } | null> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    for (let step = 0; step <= 10; step += 1) {
      this.#desk.options.emit("reading.progress", { done: step, total: 10 });
      await new Promise((resolve) => setTimeout(resolve, this.#desk.pace));
      if (running.signal.aborted) raise("READING_CANCELLED");
    }
    const { text } = this.#desk.dialogs;
    return text === null ? null : { text };
  }

  readonly handlers: Slice<"reading.read" | "reading.cancel"> = {
    "reading.read": (of) => {
      const { files, waiting } = this.#desk.options;
      if ("source" in of) waiting(of.source);
      else if (!files.has(of.sha256)) raise("EVIDENCE_MISSING", { sha256: of.sha256 });
      return this.#read();
    },
    "reading.cancel": () => {
      this.#running?.abort();
      return null;
    },
  };
}
