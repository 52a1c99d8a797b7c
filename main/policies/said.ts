/** What each version of a pack said when it was taken into use, noted beside the packs of a data folder. [N-hist] */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../lib/app-error.ts";
import { canonical } from "../lib/canonical.ts";
import { systemCode } from "../lib/storage-error.ts";
import type { Json } from "../model/entry.ts";
import { members } from "./raw.ts";

/** Reference of a pack → SHA-256 of what it says, however its file is laid out. */
export type Said = ReadonlyMap<string, string>;

/** Beside the packs; no pack's name ends so. */
export const saidFile = "versions.txt";

const heading = "# What each policy version says (SHA-256). Custodia wrote this file: leave it beside the policies.\n";
const line = /^([0-9a-f]{64}) {2}([a-z0-9-]+@[A-Za-z0-9._-]+)$/;

/** @throws AppError PACK_BROKEN {file, reason, line} when it can't be read, or was changed; none at all is no fault */
export function readSaid(folder: string): Said {
  const said = new Map<string, string>();
  for (const [index, text] of textOf(folder).split(/\r?\n/).entries()) {
    if (text === "" || text.startsWith("#")) continue;
    const [, hash, ref] = line.exec(text) ?? [];
    if (hash === undefined || ref === undefined || said.has(ref)) throw broken("the line was changed", index + 1);
    said.set(ref, hash);
  }
  return said;
}

/** As `readSaid` reads it. */
export function saidText(said: Said): string {
  return heading + [...said].map(([ref, hash]) => `${hash}  ${ref}\n`).join("");
}

/** @param pack as its file says it. @throws AppError REQUEST_MALFORMED, TEXT_NOT_WELL_FORMED for what no pack can be */
export function hashOf(pack: object): string {
  return createHash("sha256")
    .update(canonical(pack as Json))
    .digest("hex");
}

/**
 * A version says the same for ever: entries were made under it.
 * @throws AppError PACK_BROKEN {file, reason, line} when the file says something else than the version did that it names
 */
export function refuseRewritten(file: string, text: string, said: Said): void {
  const value = said.size === 0 ? null : objectOf(text);
  const { id, version } = members(value);
  const before = said.get(`${String(id)}@${String(version)}`);
  if (value === null || before === undefined || isSaid(value, before)) return;
  const reason =
    "it was changed after it was taken into use: put it back as it was, and give what is new another version";
  throw new AppError("PACK_BROKEN", { file, reason, line: null });
}

function isSaid(value: object, hash: string): boolean {
  try {
    return hashOf(value) === hash;
  } catch (error) {
    // What can't be hashed was never taken into use.
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** null: it is no JSON object. */
function objectOf(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? value : null;
  } catch {
    // Whoever reads the pack says so better, with a line.
    return null;
  }
}

function textOf(folder: string): string {
  try {
    return readFileSync(join(folder, saidFile), "utf8");
  } catch (error) {
    if (systemCode(error) === "ENOENT") return "";
    throw broken(`it can't be read (${systemCode(error)})`, null, error);
  }
}

function broken(reason: string, place: number | null, cause?: unknown): AppError {
  return new AppError("PACK_BROKEN", { file: saidFile, reason, line: place }, { cause });
}
