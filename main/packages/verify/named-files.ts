import { evidenceExtension } from "../../lib/evidence-extension.ts";
import type { Evidence } from "../../model/entry.ts";
import type { PackageFile } from "../open/index.ts";
import { evidencePath } from "../source.ts";
import type { Faults } from "./faults.ts";
import { Marks } from "./numbers.ts";
import { isPainted, paintedPattern } from "./painted.ts";
import type { Release } from "./release.ts";

/** Files under `data/evidence/` that an entry or the list of redactions names. */
export class NamedFiles {
  readonly marks: Marks;
  readonly #file: PackageFile;
  readonly #release: Release | null;
  readonly #faults: Faults;

  constructor(file: PackageFile, release: Release | null, faults: Faults) {
    this.marks = new Marks(file.numbers);
    this.#file = file;
    this.#release = release;
    this.#faults = faults;
  }

  /** The file of that name must have that size; that it has that hash is seen when its bytes are read. */
  name(seq: number, { sha256, bytes, mediaType }: Evidence): void {
    const [file, faults] = [this.#file, this.#faults];
    const path = evidencePath(sha256, evidenceExtension(mediaType));
    const size = file.size(path);
    // The original of a redacted picture stays where it is, for every entry that names it.
    const stays = this.#release?.bySeq.get(seq)?.some(({ original }) => original === sha256) === true;
    if (size === null) {
      if (!stays) faults.entry("evidence", seq, `its file ${path} is missing`);
      return;
    }
    if (stays) faults.entry("evidence", seq, `its file ${path} is here, though the list says that it is withheld`);
    this.marks.set(file.numberOf(path));
    if (size !== bytes) faults.entry("evidence", seq, `its file ${path} has ${size} bytes, not ${bytes}`);
  }

  /** Pictures that stand for others. */
  async nameRedactions(): Promise<void> {
    for (const { seq, redacted } of this.#release?.rows ?? []) {
      if (redacted !== "") await this.#nameRedaction(seq, redacted);
    }
  }

  async #nameRedaction(seq: number, path: string): Promise<void> {
    const [file, faults] = [this.#file, this.#faults];
    if (!paintedPattern.test(path)) {
      faults.entry("derived", seq, "its redacted file is no picture of the package");
    } else if (file.size(path) === null) {
      faults.entry("evidence", seq, `the redacted file ${path} is missing`);
    } else {
      this.marks.set(file.numberOf(path));
      const isPicture = await faults.guard(path, true, async () => isPainted(file, path));
      if (!isPicture) faults.entry("derived", seq, `the redacted file ${path} is no picture that was painted over`);
    }
  }
}
