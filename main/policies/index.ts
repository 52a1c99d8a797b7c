/** The policy packs of a folder: every sound one, and every refused one by name with its reason. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PackSummary, RefusedPack } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import { storageError, systemCode } from "../lib/storage-error.ts";
import { type PolicyPack, packRef } from "../model/policy-pack.ts";
import { parsePack } from "./parse.ts";

export { parsePack } from "./parse.ts";

export interface LoadedPacks {
  /** By id, the newest version first. */
  readonly packs: readonly PolicyPack[];
  readonly refused: readonly RefusedPack[];
}

/**
 * Reads every `*.json` of a folder. A broken file never keeps the sound ones from loading.
 * @throws AppError FOLDER_MISSING and the like when the folder itself can't be read
 */
export function loadPacks(folder: string): LoadedPacks {
  const loaded = new Map<string, { file: string; pack: PolicyPack }>();
  const refused: RefusedPack[] = [];
  for (const file of packFiles(folder)) {
    try {
      const pack = parsePack(file, readText(folder, file));
      const same = loaded.get(packRef(pack));
      if (same !== undefined) {
        const reason = `it is the same pack and version as ${same.file}`;
        throw new AppError("PACK_BROKEN", { file, reason, line: null });
      }
      loaded.set(packRef(pack), { file, pack });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refused.push({ file, refused: error.refused() });
    }
  }
  return { packs: [...loaded.values()].map(({ pack }) => pack).sort(byIdAndAge), refused };
}

function packFiles(folder: string): readonly string[] {
  try {
    const files = readdirSync(folder).filter((file) => file.endsWith(".json") && !file.startsWith("."));
    return files.sort();
  } catch (error) {
    throw storageError(error);
  }
}

function readText(folder: string, file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(join(folder, file)));
  } catch (error) {
    const reason = error instanceof TypeError ? "it is not UTF-8 text" : `it can't be read (${systemCode(error)})`;
    throw new AppError("PACK_BROKEN", { file, reason, line: null }, { cause: error });
  }
}

function byIdAndAge(a: PolicyPack, b: PolicyPack): number {
  const order = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0);
  return order(a.id, b.id) || order(b.effective, a.effective) || order(b.version, a.version);
}

/** The packs that this run of the app knows. */
export class PolicyPacks {
  readonly all: readonly PolicyPack[];
  readonly refused: readonly RefusedPack[];
  readonly #byRef: ReadonlyMap<string, PolicyPack>;

  constructor({ packs, refused }: LoadedPacks) {
    this.all = packs;
    this.refused = refused;
    this.#byRef = new Map(packs.map((pack) => [packRef(pack), pack]));
  }

  /** @throws AppError PACK_UNKNOWN {ref} */
  get(ref: string): PolicyPack {
    const pack = this.#byRef.get(ref);
    if (pack === undefined) throw new AppError("PACK_UNKNOWN", { ref });
    return pack;
  }

  has(ref: string): boolean {
    return this.#byRef.has(ref);
  }

  summaries(): readonly PackSummary[] {
    return this.all.map((pack) => {
      const { organisation, shortTitle, title, effective } = pack;
      return { ref: packRef(pack), organisation, shortTitle, title, effective };
    });
  }
}
