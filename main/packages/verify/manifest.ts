import { createHash, hash } from "node:crypto";
import { linesOf, type PackageFile } from "../open/index.ts";
import { bagPaths } from "../source.ts";
import type { Faults } from "./faults.ts";
import { Marks } from "./numbers.ts";

/** RFC 8493 sections 2.1.3 and 2.2.1: which bytes each file must have. */

const digestBytes = 32;
/** Two blanks, as `sha256sum` writes and reads it. */
const linePattern = /^([0-9a-f]{64}) {2}(.+)$/su;
const longestLine = 4096;
const largestTagFile = 1024 * 1024;

/** The digest that a manifest names for each file. */
export class Digests {
  readonly #file: PackageFile;
  readonly #digests: Buffer;
  readonly #listed: Marks;
  readonly #seen: Marks;

  constructor(file: PackageFile) {
    this.#file = file;
    this.#digests = Buffer.alloc(file.numbers * digestBytes);
    this.#listed = new Marks(file.numbers);
    this.#seen = new Marks(file.numbers);
  }

  add(path: string, digest: string, faults: Faults): void {
    const place = this.#file.numberOf(path);
    if (place === -1) {
      faults.file("bag", path, "the manifest names it, but it is missing");
      return;
    }
    if (this.#listed.has(place)) faults.file("bag", path, "the manifest names it twice");
    this.#listed.set(place);
    this.#digests.write(digest, place * digestBytes, "hex");
  }

  /** null: no manifest names it. */
  of(path: string): string | null {
    const place = this.#file.numberOf(path);
    if (place === -1 || !this.#listed.has(place)) return null;
    return this.#digests.toString("hex", place * digestBytes, (place + 1) * digestBytes);
  }

  /** Compares what was read of a file. */
  compare(path: string, digest: string, faults: Faults): void {
    this.#seen.set(this.#file.numberOf(path));
    const named = this.of(path);
    if (named === null) faults.file("bag", path, "no manifest names it");
    else if (named !== digest) faults.file("bag", path, "its bytes are not those that the manifest names");
  }

  /** Was it compared already? */
  wasSeen(path: string): boolean {
    return this.#seen.has(this.#file.numberOf(path));
  }
}

/** A manifest's lines: digest and path. @param faults is told of every line that is none */
async function* manifestLines(
  pieces: AsyncIterable<Buffer>,
  manifest: string,
  faults: Faults,
): AsyncGenerator<{ digest: string; path: string }> {
  let number = 0;
  for await (const { bytes } of linesOf(pieces, manifest, longestLine)) {
    number += 1;
    const found = linePattern.exec(bytes.toString("utf8"));
    const [, digest = "", path = ""] = found ?? [];
    if (found === null) faults.file("bag", manifest, `line ${number} can't be read`);
    else yield { digest, path: decoded(path) };
  }
}

/** RFC 8493 section 2.1.3: a line's end within a path, and the sign that tells so. */
function decoded(path: string): string {
  return path.replace(/%(0[AaDd]|25)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Reads the payload's manifest and compares it with the tag manifest. */
export async function readManifest(file: PackageFile, digests: Digests, faults: Faults): Promise<void> {
  const sha256 = createHash("sha256");
  async function* hashed(): AsyncGenerator<Buffer> {
    for await (const piece of file.stream(bagPaths.manifest)) {
      sha256.update(piece);
      yield piece;
    }
  }
  for await (const { digest, path } of manifestLines(hashed(), bagPaths.manifest, faults)) {
    if (path.startsWith("data/")) digests.add(path, digest, faults);
    else faults.file("bag", bagPaths.manifest, "it names a file that is no payload");
  }
  digests.compare(bagPaths.manifest, sha256.digest("hex"), faults);
}

/**
 * Reads the tag manifest, and the small files beside it, which it must all name.
 * @returns the texts of those that are there, and the digest of the tag manifest, which stands for the whole package
 */
export async function readTagFiles(
  file: PackageFile,
  digests: Digests,
  faults: Faults,
): Promise<{ texts: ReadonlyMap<string, string>; manifest: string | null }> {
  const bytes = await readText(file, bagPaths.tagManifest, faults);
  if (bytes !== null) {
    for await (const { digest, path } of manifestLines(once(bytes), bagPaths.tagManifest, faults)) {
      if (path.startsWith("data/") || path === bagPaths.tagManifest) {
        faults.file("bag", bagPaths.tagManifest, "it names a file that is no tag file");
      } else digests.add(path, digest, faults);
    }
  }
  const texts = new Map<string, string>();
  const paths = [bagPaths.declaration, bagPaths.info, bagPaths.checkpoint, bagPaths.vkey, bagPaths.consistency];
  for (const path of paths) {
    const read = file.size(path) === null ? null : await readText(file, path, faults);
    if (read === null) continue;
    digests.compare(path, hash("sha256", read, "hex"), faults);
    texts.set(path, read.toString("utf8"));
  }
  return { texts, manifest: bytes === null ? null : hash("sha256", bytes, "hex") };
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

async function readText(file: PackageFile, path: string, faults: Faults): Promise<Buffer | null> {
  return faults.guard(path, null, () => file.read(path, largestTagFile));
}
