/** Policy packs of one's own: read and compared, then kept in the data folder for as long as there are entries. [N-hist] */

import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { PackPreview } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import { syncFolder, writeAtomically } from "../lib/atomic-file.ts";
import { storageError, systemCode } from "../lib/storage-error.ts";
import { packChanges } from "../model/pack-changes.ts";
import { type PolicyPack, packRef } from "../model/policy-pack.ts";
import {
  hashOf,
  type Inspected,
  inspectPack,
  isSamePack,
  type PolicyPacks,
  packText,
  parsePack,
  saidFile,
  saidText,
  summaryOf,
} from "../policies/index.ts";
import { putAside } from "./data-folder.ts";
import type { Opened, ServicesOptions } from "./options.ts";
import { ownPackFolder } from "./pack-folders.ts";
import type { OwnPacks } from "./register-desk.ts";

/** Packs that were chosen and neither adopted nor given up: a person looks at one at a time. */
const mostWaiting = 8;

/** Faults of a file that are told one by one. */
const mostTold = 100;

/** As `RefusedPack` names it. */
const notes = `policies/${saidFile}`;

interface Waiting {
  readonly pack: PolicyPack;
  readonly text: string;
}

/** What the desk works on. */
export interface OwnPacksParts {
  /** The folder of packs of one's own. */
  readonly folder: string;
  readonly packs: PolicyPacks;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  /** Reference of the pack in use; null before the first run. */
  readonly inUse: () => string | null;
  /** New cases are opened under it from now on. */
  readonly use: (ref: string) => void;
}

/** As the services of an open folder have it. */
export function ownPacksDesk({ folder, clock, random }: ServicesOptions, { packs, register }: Opened): OwnPacksDesk {
  return new OwnPacksDesk({
    folder: ownPackFolder(folder),
    packs,
    clock,
    random,
    inUse: () => register.pack(),
    use(ref) {
      const person = register.person();
      if (person === null) throw new AppError("PROFILE_MISSING");
      register.save({ person, pack: ref, theme: register.theme() });
    },
  });
}

export class OwnPacksDesk implements OwnPacks {
  readonly #parts: OwnPacksParts;
  readonly #waiting = new Map<string, Waiting>();

  constructor(parts: OwnPacksParts) {
    this.#parts = parts;
  }

  /** @throws AppError PACK_BROKEN {file, reason, line} with the first fault in the file, `faults` with all of them line by line; PACK_FROM_FUTURE {file, format}, PACK_VERSION_TAKEN {ref} */
  read(file: { readonly name: string; readonly bytes: Uint8Array }): PackPreview {
    const name = shownName(file.name);
    const text = packText(name, file.bytes);
    const inspected = inspectPack(name, text);
    const { pack } = inspected;
    if (pack === null) throw broken(name, inspected);
    this.#parts.packs.refuseTaken(pack);
    const token = Buffer.from(this.#parts.random(16)).toString("hex");
    this.#wait(token, { pack, text });
    return { token, file: name, summary: summaryOf(pack), ...this.#compared(pack) };
  }

  /** @throws AppError SOURCE_UNKNOWN, PACK_VERSION_TAKEN {ref}, DISK_*, FOLDER_*: nothing is kept then, and it can be tried again */
  adopt(token: string, use: boolean): void {
    const waiting = this.#waiting.get(token);
    if (waiting === undefined) throw new AppError("SOURCE_UNKNOWN");
    const { packs } = this.#parts;
    packs.refuseTaken(waiting.pack);
    const name = this.#keep(waiting);
    this.#note(waiting.pack);
    packs.take(waiting.pack, `policies/${name}`);
    if (use) this.#parts.use(packRef(waiting.pack));
    this.#waiting.delete(token);
  }

  /**
   * Somebody may have put the pack in use into the folder by hand: from the first start under it on, it says the same for ever, too. [N-hist]
   */
  noteInUse(): void {
    const { packs, inUse } = this.#parts;
    const ref = inUse();
    if (ref === null || !packs.isOwn(ref) || packs.refused.some(({ file }) => file === notes)) return;
    try {
      this.#note(packs.get(ref));
    } catch (error) {
      // The folder may be an administrator's, or the disk full: the app works all the same, and it is noted at a later start.
      if (!(error instanceof AppError)) throw error;
    }
  }

  /** @throws AppError DISK_*, FOLDER_* */
  #note(pack: PolicyPack): void {
    const { folder, packs, clock } = this.#parts;
    if (packs.said.has(packRef(pack))) return;
    const said = new Map([...packs.said, [packRef(pack), hashOf(pack)]]);
    const file = join(folder, saidFile);
    if (packs.refused.some((one) => one.file === notes)) putAside(file, clock());
    writeAtomically(file, saidText(said));
    packs.note(said, notes);
  }

  #wait(token: string, waiting: Waiting): void {
    this.#waiting.set(token, waiting);
    for (const first of this.#waiting.keys()) {
      if (this.#waiting.size > mostWaiting) this.#waiting.delete(first);
    }
  }

  /** With the pack in use if it is a version of the same, else with the newest other version, else with the pack in use. */
  #compared(pack: PolicyPack): Pick<PackPreview, "against" | "changes"> {
    const { packs, inUse } = this.#parts;
    const ref = inUse();
    // The file of the pack in use may be gone.
    const current = ref !== null && packs.has(ref) ? packs.get(ref) : null;
    const versions = packs.all.filter(({ id }) => id === pack.id);
    const same = versions.find((one) => packRef(one) === packRef(pack));
    const against = same ?? (current?.id === pack.id ? current : versions[0]);
    const before = against ?? current;
    return {
      against: against === undefined ? null : summaryOf(against),
      changes: before === null ? [] : packChanges(before, pack),
    };
  }

  /** The name of its file. What was kept before is never overwritten; a damaged or rewritten file of that name is put aside. */
  #keep({ pack, text }: Waiting): string {
    this.#makeFolder();
    const { folder, clock } = this.#parts;
    for (let number = 1; ; number++) {
      const name = number === 1 ? `${packRef(pack)}.json` : `${packRef(pack)}.${number}.json`;
      const file = join(folder, name);
      const there = existsSync(file) ? soundPack(file) : null;
      if (there !== null && isSamePack(there, pack)) return name;
      // Somebody has renamed the file of another pack, under which there may be entries.
      if (there !== null && packRef(there) !== packRef(pack)) continue;
      // Damaged, or rewritten since the version was taken into use.
      putAside(file, clock());
      writeAtomically(file, text);
      return name;
    }
  }

  #makeFolder(): void {
    const { folder } = this.#parts;
    try {
      if (mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined) syncFolder(dirname(folder));
    } catch (error) {
      // Something else has its name.
      if (systemCode(error) === "EEXIST") throw new AppError("FOLDER_MISSING", { folder }, { cause: error });
      throw storageError(error);
    }
  }
}

/** null: the file is no pack that can be read any more. @throws AppError DISK_*, FOLDER_* */
function soundPack(file: string): PolicyPack | null {
  try {
    return parsePack(file, packText(file, readFileSync(file)));
  } catch (error) {
    const told = storageError(error);
    if (/^PACK_/.test(told.code)) return null;
    throw told;
  }
}

function broken(file: string, { faults, more: unlisted }: Inspected): AppError {
  const [first] = faults;
  const told = faults.slice(0, mostTold);
  const others = faults.length - told.length + unlisted;
  const lines = told.map(({ place, says }) => `Line ${place.line}: ${says}`);
  return new AppError("PACK_BROKEN", {
    file,
    reason: first?.says ?? "it is no policy pack",
    line: first?.place.line ?? null,
    // One a line, for whoever mends the file: where there is one alone, the reason says it.
    ...(faults.length > 1 ? { faults: [...lines, ...(others > 0 ? [`And ${others} more.`] : [])].join("\n") } : {}),
  });
}

/** Whoever made the file named it: what is shown of the name can't turn or hide the words around it. */
function shownName(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, "\uFFFD").slice(0, 200);
}
