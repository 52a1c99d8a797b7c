import type { VerifyFault } from "../../preload/contract.ts";

const kept = 100;

/** What a verification found wrong: the first hundred, and how many in all. */
export class Faults {
  readonly list: VerifyFault[] = [];
  count = 0;

  entry(seq: number, what: string): void {
    this.#add({ seq, file: null, what: `entry ${seq}: ${what}` });
  }

  file(sha256: string, what: string): void {
    this.#add({ seq: null, file: sha256, what: `file ${sha256}: ${what}` });
  }

  /** Something that is neither one entry's nor one file's. */
  log(where: "checkpoint" | "log" | "list", what: string): void {
    this.#add({ seq: null, file: null, what: `${where}: ${what}` });
  }

  #add(fault: VerifyFault): void {
    this.count += 1;
    if (this.list.length < kept) this.list.push(fault);
  }
}
