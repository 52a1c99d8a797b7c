/** The pack files of the app's folder and of those beside it. */

import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { RefusedPack } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import { storageError, systemCode } from "../lib/storage-error.ts";
import { longestPack } from "./parse.ts";
import { readSaid, refuseRewritten, type Said, saidFile } from "./said.ts";

/** The app's own folder first, which must be there; then folders that may be missing. */
export type PackFolders = readonly [string, ...string[]];

export interface PackFile {
  /** As it is named to people: `city.json`, of the folders beside the app's `policies/city.json`. */
  readonly name: string;
  /** Is it of a folder beside the app's? */
  readonly isOwn: boolean;
  /**
   * Without a byte order mark.
   * @throws AppError PACK_BROKEN {file, reason, line} when it is no text, too long or gone, or not what its version said before
   */
  text(): string;
}

export interface PackFiles {
  readonly files: readonly PackFile[];
  /** Folders beside the app's that can't be read, and what is wrong with their notes of what each version said. */
  readonly refused: readonly RefusedPack[];
  /** What is noted in the folders beside the app's. */
  readonly said: Said;
}

/** @throws AppError FOLDER_MISSING and the like when the app's own folder can't be read */
export function packFiles([own, ...beside]: PackFolders): PackFiles {
  const files = namesIn(own).map((file) => packFile(join(own, file), file, null));
  const refused: RefusedPack[] = [];
  const all = new Map<string, string>();
  for (const folder of beside) {
    try {
      const names = namesIn(folder);
      const said = saidIn(folder, refused);
      for (const [ref, hash] of said) all.set(ref, hash);
      files.push(...names.map((file) => packFile(join(folder, file), `${basename(folder)}/${file}`, said)));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.detail.reason !== "ENOENT") refused.push({ file: basename(folder), refused: error.refused() });
    }
  }
  return { files, refused, said: all };
}

/** Without notes that can be read, its packs are taken as they are: the app must start. */
function saidIn(folder: string, refused: RefusedPack[]): Said {
  try {
    return readSaid(folder);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    refused.push({ file: `${basename(folder)}/${saidFile}`, refused: error.refused() });
    return new Map();
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    const files = readdirSync(folder).filter((file) => file.endsWith(".json") && !file.startsWith("."));
    return files.sort();
  } catch (error) {
    throw storageError(error);
  }
}

/** @param said null: of the app's own folder, whose packs come with the app */
function packFile(path: string, name: string, said: Said | null): PackFile {
  return {
    name,
    isOwn: said !== null,
    text() {
      try {
        const found = statSync(path);
        if (!found.isFile()) throw broken(name, "it is no file");
        // A character takes three bytes at most for each UTF-16 unit.
        if (found.size > 3 * longestPack) throw broken(name, "the file is too long");
        const text = packText(name, readFileSync(path));
        if (said !== null) refuseRewritten(name, text, said);
        return text;
      } catch (error) {
        if (error instanceof AppError) throw error;
        throw broken(name, `it can't be read (${systemCode(error)})`, error);
      }
    },
  };
}

/** Without a byte order mark, which some editors put first. @throws AppError PACK_BROKEN {file, reason, line} */
export function packText(name: string, bytes: Uint8Array): string {
  if (bytes.length > 3 * longestPack) throw broken(name, "the file is too long");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw broken(name, "it is not UTF-8 text", error);
  }
}

function broken(file: string, reason: string, cause?: unknown): AppError {
  return new AppError("PACK_BROKEN", { file, reason, line: null }, { cause });
}
