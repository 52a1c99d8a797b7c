import { hash } from "node:crypto";
import type { PackageFile } from "../open/index.ts";
import { bagPaths, consistencyPath } from "../source.ts";
import type { EntriesCheck } from "./entries.ts";
import type { Faults } from "./faults.ts";
import type { Head } from "./head.ts";
import type { Digests } from "./manifest.ts";
import { type Earlier, largestProof, readConsistency } from "./proof.ts";

/** Which earlier heads of the log a package proves itself against. */
export class ConsistencyCheck {
  /** Base64 root by size, of each earlier head that is proved. */
  readonly earlier = new Map<number, string>();
  /** Of the file `consistency`. */
  #newest: Earlier | null = null;

  /** Reads the proofs. @param text of the file `consistency` */
  async read(
    file: PackageFile,
    head: Head | null,
    text: string | undefined,
    sizes: readonly number[],
    digests: Digests,
    faults: Faults,
  ): Promise<void> {
    if (text !== undefined) this.#newest = this.#keep(bagPaths.consistency, text, head, faults);
    for (const size of sizes) {
      const path = consistencyPath(size);
      const bytes = await faults.guard(path, null, () => file.read(path, largestProof));
      if (bytes === null) continue;
      digests.compare(path, hash("sha256", bytes, "hex"), faults);
      const read = this.#keep(path, bytes.toString("utf8"), head, faults);
      if (read !== null && read.size !== size) faults.file("consistency", path, "it is a proof for another size");
    }
  }

  #keep(path: string, text: string, head: Head | null, faults: Faults): Earlier | null {
    const read = head === null ? null : readConsistency(text, head);
    if (typeof read === "string") faults.file("consistency", path, read);
    if (read === null || typeof read === "string") return null;
    if (this.earlier.has(read.size)) faults.file("consistency", path, "there is another proof for that size");
    this.earlier.set(read.size, read.root);
    return read;
  }

  /** Holds the proofs against what the entries say of earlier exports, and against the tree where it was recomputed. */
  compare(entries: EntriesCheck, isExport: boolean, faults: Faults): void {
    for (const [size, root] of entries.roots) {
      const told = this.earlier.get(size);
      if (entries.isFull && told !== undefined && told !== root) {
        faults.whole("consistency", `the first ${size} entries are not those of the earlier checkpoint`);
      }
    }
    for (const { size, root } of entries.exports) {
      const told = this.earlier.get(size);
      if (told === undefined) {
        if (isExport && size > 0)
          faults.whole("consistency", `nothing shows that the log goes on from its export of ${size} entries`);
      } else if (told !== root) {
        faults.whole("consistency", `the log was exported with ${size} entries, and with others than it holds now`);
      }
    }
    if (!isExport) return;
    const { first } = entries;
    if (first !== null && first > 0 && this.earlier.size === 0) {
      faults.whole("consistency", "nothing shows that the log goes on from what was exported before");
    }
    const newest = Math.max(...this.earlier.keys());
    if (first !== null && this.earlier.size > 0 && first > newest) {
      faults.whole("consistency", `entries ${newest} to ${first - 1} are not here, and were not exported before`);
    }
    if (this.earlier.size > 0 && this.#newest?.size !== newest) {
      faults.file("consistency", bagPaths.consistency, "it is not about the newest of the earlier checkpoints");
    }
  }
}
