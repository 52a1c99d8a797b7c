import type { RevisionMarks } from "./ports.ts";

/**
 * Writes the highest revisions to the keychain, one after another and after the save: the keychain may take its time, or not answer.
 * Only the latest of each vault is written. What could not be written is tried again with the next.
 */
export class MarkQueue {
  readonly #marks: RevisionMarks;
  readonly #waiting = new Map<string, number>();
  #running: Promise<void> | null = null;

  constructor(marks: RevisionMarks) {
    this.#marks = marks;
  }

  add(vault: string, revision: number): void {
    this.#waiting.set(vault, Math.max(revision, this.#waiting.get(vault) ?? 0));
    void this.flush();
  }

  /** What is to be written and not yet there; null when nothing is. */
  waiting(vault: string): number | null {
    return this.#waiting.get(vault) ?? null;
  }

  /** Ends when all is written, or could not be. Never throws. */
  flush(): Promise<void> {
    this.#running ??= this.#write().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #write(): Promise<void> {
    // Not before the save that asked for it is over.
    await Promise.resolve();
    const failed = new Set<string>();
    for (let next = this.#next(failed); next !== null; next = this.#next(failed)) {
      const [vault, revision] = next;
      try {
        await this.#marks.write(vault, revision);
        if (this.#waiting.get(vault) === revision) this.#waiting.delete(vault);
      } catch {
        // The database holds the same number: a keychain that does not answer must not undo a save. Tried again with the next one.
        failed.add(vault);
      }
    }
  }

  #next(failed: ReadonlySet<string>): [string, number] | null {
    for (const entry of this.#waiting) if (!failed.has(entry[0])) return entry;
    return null;
  }
}
