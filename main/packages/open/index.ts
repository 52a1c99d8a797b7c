/** Packages of any workstation, opened to be read: open zips and sealed ones. (FORMATS section 3) */

import { basename } from "node:path";
import { AppError } from "../../lib/app-error.ts";
import { type BagEntry, bagPaths } from "../source.ts";
import { type ByteSource, openFile } from "./byte-source.ts";
import { longestEntryLine, readEntryLine } from "./entry-line.ts";
import { linesOf } from "./lines.ts";
import type { PackageFile } from "./package-file.ts";
import { ageMagic, openSealed } from "./sealed-source.ts";
import { ZipPackage } from "./zip-package.ts";

export { longestEntryLine, type ReadEntry, readEntryLine } from "./entry-line.ts";
export { type Line, linesOf } from "./lines.ts";
export type { PackageFile, PackageMember, PackageWindow } from "./package-file.ts";
export { sealDamaged } from "./sealed-source.ts";

/**
 * Opens a package and looks at its container: see `PackageFile`. Close it when done.
 * @param file full path of a `.zip` or a `.zip.age`; which of the two it is, its bytes say
 * @param identities age identities, for a sealed one: `AGE-SECRET-KEY-1...`, or a key that can’t be taken out
 * @throws AppError PACKAGE_UNREADABLE {reason, file} (no file, or no package), PACKAGE_CUT_SHORT, PACKAGE_UNSAFE {reason, file},
 * PACKAGE_TOO_LARGE {limit}, PACKAGE_SEALED (no identity was given), PACKAGE_NOT_FOR_YOU
 */
export async function openPackage(
  file: string,
  { identities }: { readonly identities: readonly (string | CryptoKey)[] },
): Promise<PackageFile> {
  const source = openFile(file);
  try {
    const sealed = isSealed(source, basename(file));
    const opened = await ZipPackage.open(
      sealed ? await openSealed(source, identities) : source,
      basename(file),
      sealed,
    );
    await opened.checkFolders();
    return opened;
  } catch (error) {
    source.close();
    throw error;
  }
}

const zipMagics = ["PK\x03\x04", "PK\x05\x06"];

function isSealed(source: ByteSource, file: string): boolean {
  const start = source.readAt(0, Math.min(source.size, ageMagic.length)).toString("latin1");
  if (start === ageMagic) return true;
  if (zipMagics.some((magic) => start.startsWith(magic))) return false;
  const isBeginning = [ageMagic, ...zipMagics].some((magic) => magic.startsWith(start));
  if (isBeginning) throw new AppError("PACKAGE_CUT_SHORT", { file });
  const isArmored = start.startsWith("-----BEGIN AGE");
  throw new AppError("PACKAGE_UNREADABLE", {
    file,
    reason: isArmored
      ? "it was sealed as text; a package is sealed as a binary file"
      : "it is neither a zip nor an age file",
  });
}

/**
 * The entries of a package, in order, for browsing what was verified.
 * @throws AppError PACKAGE_UNKNOWN {file}, PACKAGE_UNREADABLE {reason, file}, PACKAGE_CUT_SHORT
 */
export async function* packageEntries(file: PackageFile): AsyncGenerator<BagEntry> {
  for await (const { bytes } of linesOf(file.stream(bagPaths.entries), bagPaths.entries, longestEntryLine)) {
    const entry = readEntryLine(bytes);
    if (entry === null) {
      throw new AppError("PACKAGE_UNREADABLE", { reason: "an entry can't be read", file: bagPaths.entries });
    }
    yield { seq: entry.seq, publicPart: entry.publicPart, disclosures: entry.disclosures };
  }
}
