/** Moving credentials in from other tools and out to them. */

import type { ImportFormat } from "../../../preload/contract.ts";
import { AppError } from "../../lib/app-error.ts";
import { isBitwarden, jsonOf, readBitwarden, refuseEncrypted } from "./bitwarden.ts";
import { isCsv, readCsv } from "./csv-import.ts";
import { isKdbx } from "./kdbx-import.ts";
import { readInThread } from "./kdbx-thread.ts";
import type { Moved } from "./moved.ts";

export { writeCsv } from "./csv-export.ts";
export { writeInThread as writeKdbx } from "./kdbx-thread.ts";
export type { Moved, MovedCredential, Skipped } from "./moved.ts";

/** 64 MiB. */
export const largestImport = 64 * 1024 * 1024;

/**
 * What kind of file this is, by what stands in it; its name does not count.
 * @throws AppError IMPORT_EMPTY, IMPORT_TOO_LARGE {limit}, IMPORT_ENCRYPTED, IMPORT_FORMAT_UNKNOWN {name}
 */
export function recognise(name: string, bytes: Uint8Array): { format: ImportFormat; needsPassphrase: boolean } {
  if (bytes.length > largestImport) throw new AppError("IMPORT_TOO_LARGE", { limit: largestImport });
  if (bytes.length === 0) throw new AppError("IMPORT_EMPTY", { name });
  if (isKdbx(bytes)) return { format: "kdbx", needsPassphrase: true };
  const json = jsonOf(bytes);
  if (isBitwarden(json)) {
    refuseEncrypted(json);
    return { format: "bitwarden-json", needsPassphrase: false };
  }
  if (isCsv(bytes)) return { format: "csv", needsPassphrase: false };
  throw new AppError("IMPORT_FORMAT_UNKNOWN", { name });
}

/**
 * What a file holds. `passphrase` is asked for where `recognise` said so.
 * @throws AppError IMPORT_EMPTY, IMPORT_TOO_LARGE, IMPORT_DAMAGED {reason?, line?}, IMPORT_PASSPHRASE_WRONG, IMPORT_ENCRYPTED,
 * IMPORT_FORMAT_UNKNOWN
 */
export async function readMoved(format: ImportFormat, bytes: Uint8Array, passphrase: string | null): Promise<Moved> {
  if (bytes.length > largestImport) throw new AppError("IMPORT_TOO_LARGE", { limit: largestImport });
  const moved = await read(format, bytes, passphrase ?? "");
  if (moved.rows.length === 0 && moved.skipped.length === 0) throw new AppError("IMPORT_EMPTY");
  return moved;
}

async function read(format: ImportFormat, bytes: Uint8Array, passphrase: string): Promise<Moved> {
  switch (format) {
    case "kdbx":
      return readInThread(bytes, passphrase);
    case "bitwarden-json":
      return readBitwarden(bytes);
    case "csv":
      return readCsv(bytes);
  }
}
