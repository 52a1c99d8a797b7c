import { createHash } from "node:crypto";
import type { PackageFile } from "../open/index.ts";
import { bagPaths } from "../source.ts";
import type { Faults } from "./faults.ts";
import { evidencePattern, proofPattern } from "./layout.ts";
import type { Digests } from "./manifest.ts";
import type { Marks } from "./numbers.ts";
import type { Pace } from "./pace.ts";

/** Every file that was not read yet: its bytes, and for evidence that its name is its hash and that an entry names it. */
export async function checkFiles(
  file: PackageFile,
  named: Marks,
  digests: Digests,
  faults: Faults,
  pace: Pace,
): Promise<void> {
  await pace.begin("files", file.bytes);
  for (const { path, bytes } of file.list()) {
    if (faults.isSealBroken) return;
    const sha256 = evidencePattern.exec(path)?.[1];
    if (sha256 !== undefined && !named.has(file.numberOf(path))) faults.file("evidence", path, "no entry names it");
    if (proofPattern.test(path) && !digests.wasSeen(path)) faults.file("tree", path, "no entry needs it");
    // Nothing names the tag manifest: it is what names all else.
    if (path === bagPaths.tagManifest || digests.wasSeen(path)) {
      await pace.step(bytes);
      continue;
    }
    const digest = await faults.guard(path, null, () => digestOf(file, path, pace));
    if (digest === null) continue;
    digests.compare(path, digest, faults);
    if (sha256 !== undefined && sha256 !== digest) {
      faults.file("evidence", path, "its bytes are not those that were sealed");
    }
  }
}

async function digestOf(file: PackageFile, path: string, pace: Pace): Promise<string> {
  const sha256 = createHash("sha256");
  for await (const piece of file.stream(path)) {
    sha256.update(piece);
    await pace.step(piece.length);
  }
  return sha256.digest("hex");
}
