import type { Json } from "../model/entry.ts";
import type { Faults } from "./faults.ts";
import type { VerifyQueries } from "./verify-queries.ts";

/**
 * Fields may be gone where, and only where, a later entry of the kind `record.disposed` says so: all fields of an entry, never some.
 * Which entries those are is known for sure only at the end; until then the table of disposals is believed.
 */
export class DisposalVerifier {
  readonly #queries: VerifyQueries;
  readonly #faults: Faults;
  /** Entries without any field → how many they had. */
  readonly #blank = new Map<number, number>();
  /** Entries that are said to be disposed of → the entry that says so. */
  readonly #said = new Map<number, number>();

  constructor(queries: VerifyQueries, faults: Faults) {
    this.#queries = queries;
    this.#faults = faults;
  }

  /**
   * An entry that has no fields any more, out of `fields`.
   * @returns whether it is listed as disposed of, so that no list shows it
   */
  blank(seq: number, fields: number): boolean {
    this.#blank.set(seq, fields);
    return this.#queries.disposedBy(seq) !== undefined;
  }

  /** What an entry `record.disposed` says; nothing where its own fields are gone, which is told elsewhere. */
  say(by: number, entries: Json | undefined): void {
    for (const seq of Array.isArray(entries) ? (entries as readonly Json[]) : []) {
      if (typeof seq !== "number" || seq >= by || this.#said.has(seq)) {
        this.#faults.entry(by, "disposes of what does not come before it, or was disposed of already");
        return;
      }
      this.#said.set(seq, by);
    }
  }

  /** After the last entry. */
  finish(): void {
    for (const [seq, fields] of this.#blank) {
      if (!this.#said.has(seq)) this.#faults.entry(seq, `${fields} of its fields missing`);
    }
    for (const [seq, by] of this.#said) {
      if (!this.#blank.has(seq)) this.#faults.entry(seq, `entry ${by} disposed of its fields, but some are there`);
    }
    let listed = 0;
    for (const [seq, by] of this.#queries.disposals()) {
      listed += 1;
      if (this.#said.get(seq) === by) continue;
      this.#faults.log("log", `entry ${seq} is listed as disposed of by entry ${by}, which does not say so`);
    }
    const missing = this.#said.size - listed;
    if (missing > 0) this.#faults.log("log", `${missing} entries that were disposed of are not listed as such`);
  }
}
