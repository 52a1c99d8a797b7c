import type { VerifyFault } from "../../preload/contract.ts";

const kept = 100;

/** What a verification found wrong: the first hundred, and how many in all. */
export class Faults {
  readonly #named: VerifyFault[] = [];
  readonly #whole: VerifyFault[] = [];
  count = 0;

  /** Those that name an entry or a file first: which record to doubt says more than that the log as a whole is to be doubted. */
  get list(): readonly VerifyFault[] {
    return [...this.#named, ...this.#whole].slice(0, kept);
  }

  entry(seq: number, what: string): void {
    this.#add(this.#named, { seq, file: null, what: `entry ${seq}: ${what}` });
  }

  file(sha256: string, what: string): void {
    this.#add(this.#named, { seq: null, file: sha256, what: `file ${sha256}: ${what}` });
  }

  /** Something that is neither one entry's nor one file's. */
  log(where: "checkpoint" | "log" | "list" | "evidence", what: string): void {
    this.#add(this.#whole, { seq: null, file: null, what: `${where}: ${what}` });
  }

  #add(faults: VerifyFault[], fault: VerifyFault): void {
    this.count += 1;
    if (faults.length < kept) faults.push(fault);
  }
}
