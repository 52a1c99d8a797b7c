import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { AppError } from "../lib/app-error.ts";

/** "Cust" in ASCII: tells Custodia's files from everybody else's SQLite files. */
export const applicationId = 0x43757374;

const magic = Buffer.from("SQLite format 3\0", "latin1");
const headerBytes = 100;

/** What the first 100 bytes of a database say (SQLite file format, section 1.3). */
export interface Header {
  readonly pageSize: number;
  /** Pages of the file as of the last checkpoint; null when an old library left the field stale. */
  readonly pages: number | null;
  readonly version: number;
}

/**
 * Reads the header and the file's length with plain reads: SQLite itself would write beside a file that isn't ours.
 * Throws DATABASE_NOT_SQLITE, DATABASE_CUT_SHORT (shorter than its header, or than its pages), DATABASE_FOREIGN; ErrnoExceptions pass.
 */
export function readHeader(file: string): Header {
  const { bytes, size } = firstBytes(file);
  const begun = Math.min(bytes.length, magic.length);
  if (!bytes.subarray(0, begun).equals(magic.subarray(0, begun))) throw new AppError("DATABASE_NOT_SQLITE", { file });
  if (bytes.length < headerBytes) throw new AppError("DATABASE_CUT_SHORT", { file, bytes: size });
  if (bytes.readUInt32BE(68) !== applicationId) throw new AppError("DATABASE_FOREIGN", { file });
  const header = parseHeader(bytes);
  const missing = missingPages(header, size);
  if (missing !== null && !holdsPages(`${file}-wal`, header.pageSize, missing)) {
    throw new AppError("DATABASE_CUT_SHORT", { file, bytes: size });
  }
  return header;
}

function firstBytes(file: string): { bytes: Buffer; size: number } {
  const handle = openSync(file, "r");
  try {
    const bytes = Buffer.alloc(headerBytes);
    const length = readSync(handle, bytes, 0, headerBytes, 0);
    return { bytes: bytes.subarray(0, length), size: fstatSync(handle).size };
  } finally {
    closeSync(handle);
  }
}

function parseHeader(bytes: Buffer): Header {
  const size = bytes.readUInt16BE(16);
  const current = bytes.readUInt32BE(24) === bytes.readUInt32BE(92);
  return {
    // 65,536 does not fit the field and is written as 1.
    pageSize: size === 1 ? 65_536 : size,
    pages: current ? bytes.readUInt32BE(28) : null,
    version: bytes.readUInt32BE(60),
  };
}

/** The pages that the header promises and the file lacks; null when it has them all. */
function missingPages(header: Header, size: number): { first: number; last: number } | null {
  if (header.pages === null || size >= header.pages * header.pageSize) return null;
  return { first: Math.floor(size / header.pageSize) + 1, last: header.pages };
}

/**
 * A checkpoint that was interrupted leaves a file shorter than its header says, and the missing pages in the write-ahead log:
 * SQLite mends that by itself. Pages that are in neither are lost.
 */
function holdsPages(walFile: string, pageSize: number, missing: { first: number; last: number }): boolean {
  const wanted = missing.last - missing.first + 1;
  const held = new Set<number>();
  for (const page of walPages(walFile, pageSize)) {
    if (page >= missing.first && page <= missing.last) held.add(page);
  }
  return held.size === wanted;
}

/** Page numbers of the frames of a write-ahead log's current generation (SQLite file format, section 4.1). */
function* walPages(walFile: string, pageSize: number): Generator<number> {
  let handle: number;
  try {
    handle = openSync(walFile, "r");
  } catch {
    return;
  }
  try {
    const head = Buffer.alloc(32);
    if (readSync(handle, head, 0, 32, 0) < 32) return;
    const frame = Buffer.alloc(24);
    for (let at = 32; readSync(handle, frame, 0, 24, at) === 24; at += 24 + pageSize) {
      // Frames of an earlier generation carry other salts.
      if (!frame.subarray(8, 16).equals(head.subarray(16, 24))) return;
      yield frame.readUInt32BE(0);
    }
  } finally {
    closeSync(handle);
  }
}
