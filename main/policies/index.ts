/** The policy packs of the app and of its data folder: every sound one, and every refused one by name with its reason. */

import { isDeepStrictEqual } from "node:util";
import type { PackSummary, RefusedPack } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import { type PolicyPack, packRef } from "../model/policy-pack.ts";
import { packFiles } from "./files.ts";
import { parsePack } from "./parse.ts";
import { hashOf, type Said } from "./said.ts";

export { type PackFile, type PackFiles, type PackFolders, packFiles, packText } from "./files.ts";
export { JsonPlaces, type TextPlace } from "./json-places.ts";
export { type Inspected, inspectPack, type LocatedFault, longestPack, parseKeptPack, parsePack } from "./parse.ts";
export { hashOf, type Said, saidFile, saidText } from "./said.ts";

export interface LoadedPacks {
  /** By id, the newest version first. */
  readonly packs: readonly PolicyPack[];
  readonly refused: readonly RefusedPack[];
  /** What versions of one's own packs said when they were taken into use. None: nothing is known. */
  readonly said?: Said;
  /** References of packs that are of a folder beside the app's. */
  readonly own?: ReadonlySet<string>;
}

/**
 * Reads every `*.json` of a folder, and of those beside it that are there. A broken file never keeps the sound ones from loading.
 * @param folder the app's own
 * @throws AppError FOLDER_MISSING and the like when the app's own folder can't be read
 */
export function loadPacks(folder: string, ...beside: readonly string[]): LoadedPacks {
  const loaded = new Map<string, { file: string; pack: PolicyPack }>();
  const { files, refused: folders, said } = packFiles([folder, ...beside]);
  const refused = [...folders];
  const own = new Set<string>();
  for (const { name: file, text, isOwn } of files) {
    try {
      const pack = parsePack(file, text());
      const same = loaded.get(packRef(pack));
      // The same file in two folders is one pack: the app may have brought what somebody had loaded before.
      if (same !== undefined && (same.file.includes("/") === file.includes("/") || !isSamePack(same.pack, pack))) {
        const reason = `it is the same pack and version as ${same.file}`;
        throw new AppError("PACK_BROKEN", { file, reason, line: null });
      }
      if (same === undefined) loaded.set(packRef(pack), { file, pack });
      if (isOwn) own.add(packRef(pack));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refused.push({ file, refused: error.refused() });
    }
  }
  return { packs: [...loaded.values()].map(({ pack }) => pack).sort(byIdAndAge), refused, said, own };
}

/** Do they say the same, however their files are laid out? */
export function isSamePack(a: PolicyPack, b: PolicyPack): boolean {
  return isDeepStrictEqual(a, b);
}

function byIdAndAge(a: PolicyPack, b: PolicyPack): number {
  const order = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0);
  return order(a.id, b.id) || order(b.effective, a.effective) || order(b.version, a.version);
}

/** The packs that this run of the app knows. */
export class PolicyPacks {
  #all: readonly PolicyPack[];
  #refused: readonly RefusedPack[];
  readonly #byRef: Map<string, PolicyPack>;
  readonly #own: Set<string>;
  #said: Said;

  constructor({ packs, refused, said, own }: LoadedPacks) {
    this.#all = packs;
    this.#refused = refused;
    this.#byRef = new Map(packs.map((pack) => [packRef(pack), pack]));
    this.#said = said ?? new Map();
    this.#own = new Set(own);
  }

  /** By id, the newest version first. */
  get all(): readonly PolicyPack[] {
    return this.#all;
  }

  get refused(): readonly RefusedPack[] {
    return this.#refused;
  }

  /** What the versions of one's own packs said when they were taken into use. */
  get said(): Said {
    return this.#said;
  }

  /** Is it known from a folder beside the app's? */
  isOwn(ref: string): boolean {
    return this.#own.has(ref);
  }

  /** @param said what was written beside one's own packs, from now on. @param file its name, which is refused no more */
  note(said: Said, file: string): void {
    this.#said = said;
    this.#refused = this.#refused.filter((one) => one.file !== file);
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

  /**
   * Takes in a pack while the app runs; one that is there already with the same content stays as it is. What was known stays known. [N-hist]
   * @param file of its file, as `RefusedPack` names it: it is refused no more
   * @throws AppError PACK_VERSION_TAKEN {ref}
   */
  take(pack: PolicyPack, file: string): void {
    const ref = packRef(pack);
    this.refuseTaken(pack);
    this.#refused = this.#refused.filter((one) => one.file !== file);
    if (this.#byRef.has(ref)) return;
    this.#byRef.set(ref, pack);
    this.#own.add(ref);
    this.#all = [...this.#all, pack].sort(byIdAndAge);
  }

  /**
   * A version says the same for ever: entries were made under it. Versions that only differ by case would have one file on some computers.
   * @throws AppError PACK_VERSION_TAKEN {ref}
   */
  refuseTaken(pack: PolicyPack): void {
    const ref = packRef(pack);
    const known = this.#all.find((one) => packRef(one).toLowerCase() === ref.toLowerCase());
    const said = this.#said.get(ref);
    // Its file may be gone, or be rewritten, and so not be known.
    if (known === undefined && said !== undefined && said !== hashOf(pack))
      throw new AppError("PACK_VERSION_TAKEN", { ref });
    if (known === undefined || isSamePack(known, pack)) return;
    throw new AppError("PACK_VERSION_TAKEN", { ref: packRef(known) });
  }

  summaries(): readonly PackSummary[] {
    return this.#all.map(summaryOf);
  }
}

export function summaryOf(pack: PolicyPack): PackSummary {
  const { organisation, shortTitle, title, effective } = pack;
  return { ref: packRef(pack), organisation, shortTitle, title, effective };
}
