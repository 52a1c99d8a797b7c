import { AppError } from "../../lib/app-error.ts";
import type { PackageFault } from "../../model/records-view.ts";
import { sealDamaged } from "../open/index.ts";

const kept = 100;
type Part = PackageFault["part"];

/** What is wrong with a package: the first hundred, and how many in all. */
export class Faults {
  readonly list: PackageFault[] = [];
  count = 0;
  #isSealBroken = false;

  /** The sealed file itself can’t be read: what else is wrong comes of that, and is not told any more. */
  get isSealBroken(): boolean {
    return this.#isSealBroken;
  }

  /** Of one entry. */
  entry(part: Part, seq: number, what: string): void {
    this.#add({ part, seq, file: null, what: `entry ${seq}: ${what}` });
  }

  /** Of one file. @param file its path in the bag */
  file(part: Part, file: string, what: string): void {
    this.#add({ part, seq: null, file, what: `${file}: ${what}` });
  }

  /** Of the package as a whole. */
  whole(part: Part, what: string): void {
    this.#add({ part, seq: null, file: null, what });
  }

  /**
   * Does a part of the check; what the container refuses meanwhile is a fault, and the check goes on with the next part.
   * @param fallback what comes of it then
   */
  async guard<T, F>(file: string | null, fallback: F, work: () => Promise<T>): Promise<T | F> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AppError) || !told.has(error.code)) throw error;
      const where = typeof error.detail.file === "string" ? error.detail.file : file;
      const what = sentence(error);
      if (what === sealDamaged) this.#breakSeal();
      else if (where === null) this.whole("container", what);
      else if (!this.#knows(where, what)) this.file("container", where, what);
      return fallback;
    }
  }

  #breakSeal(): void {
    this.whole("container", sealDamaged);
    this.#isSealBroken = true;
  }

  /** A file that is read for two reasons is refused twice for the same one. */
  #knows(file: string, what: string): boolean {
    return this.list.some((one) => one.file === file && one.what === `${file}: ${what}`);
  }

  #add(fault: PackageFault): void {
    if (this.#isSealBroken) return;
    this.count += 1;
    if (this.list.length < kept) this.list.push(fault);
  }
}

/** What reading a package can come to; a disk that fails and an unknown error are none of its faults. */
const told: ReadonlySet<string> = new Set([
  "PACKAGE_UNREADABLE",
  "PACKAGE_CUT_SHORT",
  "PACKAGE_UNSAFE",
  "PACKAGE_UNKNOWN",
  "PACKAGE_TOO_LARGE",
]);

function sentence({ code, detail }: AppError): string {
  if (code === "PACKAGE_UNKNOWN") return "it is missing";
  if (code === "PACKAGE_CUT_SHORT") return "its end is missing";
  if (code === "PACKAGE_TOO_LARGE") return `it is larger than any that Custodia writes (${detail.limit} bytes)`;
  return String(detail.reason ?? "it can't be read");
}
