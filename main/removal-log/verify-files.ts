import { createHash } from "node:crypto";
import { createReadStream, type Dirent } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { systemCode } from "../lib/storage-error.ts";
import type { Faults } from "./faults.ts";
import type { NamedFile } from "./verify-summaries.ts";

/** Read at a time: a video of 2 GB never stands in memory. */
const pieceBytes = 1 << 20;

/** Where the evidence store keeps a file. */
function placeOf(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256);
}

/**
 * A link in the place of a folder means that the files lie somewhere else, where this folder's copies and rights do not reach.
 */
export async function verifyFolders(folder: string, files: Iterable<string>, faults: Faults): Promise<void> {
  const shelves = new Set([...files].map((sha256) => sha256.slice(0, 2)).filter((name) => /^[0-9a-f]{2}$/.test(name)));
  for (const [name, path] of [
    ["evidence", folder],
    ...[...shelves].map((name) => [`evidence/${name}`, join(folder, name)]),
  ]) {
    if (await isLink(path ?? "")) faults.log("evidence", `the folder ${name} is a link to another place`);
  }
}

async function isLink(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isSymbolicLink();
  } catch (error) {
    // What is missing or can't be reached is told of each file in it.
    if (systemCode(error) === "") throw error;
    return false;
  }
}

/**
 * Compares one file with what the entry says of it.
 * @returns bytes read
 */
export async function verifyFile(
  folder: string,
  sha256: string,
  named: NamedFile,
  faults: Faults,
  signal: AbortSignal,
): Promise<number> {
  try {
    if (!/^[0-9a-f]{64}$/.test(sha256)) {
      if (named.seq === null) faults.log("evidence", "the register names a file by something that is no SHA-256");
      else faults.entry(named.seq, "names a file by something that is no SHA-256");
      return 0;
    }
    const file = placeOf(folder, sha256);
    const found = await lstat(file);
    if (!found.isFile()) {
      faults.file(sha256, `${namedBy(named)}, is no file`);
      return 0;
    }
    if (found.size !== named.bytes) {
      faults.file(sha256, `${namedBy(named)}, has ${found.size} bytes instead of ${named.bytes}`);
      return 0;
    }
    const hash = createHash("sha256");
    await pipeline(createReadStream(file, { highWaterMark: pieceBytes }), hash, { signal });
    if (hash.digest("hex") !== sha256) faults.file(sha256, `${namedBy(named)}, was changed`);
    return found.size;
  } catch (error) {
    if (signal.aborted) throw error;
    const reason = systemCode(error);
    if (reason === "") throw error;
    const gone = reason === "ENOENT" || reason === "ENOTDIR";
    faults.file(sha256, `${namedBy(named)}, ${gone ? "is missing" : `can't be read (${reason})`}`);
    return 0;
  }
}

function namedBy({ seq }: NamedFile): string {
  return seq === null ? "named by the register" : `named by entry ${seq}`;
}

/** How many finished files in the evidence folder nothing names. A folder that isn't there holds none. */
export async function countUnnamed(folder: string, named: ReadonlyMap<string, NamedFile>): Promise<number> {
  let unnamed = 0;
  for (const shelf of await list(folder)) {
    if (!shelf.isDirectory() || !/^[0-9a-f]{2}$/.test(shelf.name)) continue;
    for (const file of await list(join(folder, shelf.name))) {
      if (!named.has(file.name)) unnamed += 1;
    }
  }
  return unnamed;
}

async function list(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (/^(ENOENT|ENOTDIR)$/.test(systemCode(error))) return [];
    throw error;
  }
}
