/** A log as the writer of packages reads it: its entries, its files, and the policies it was kept under. */

import { join } from "node:path";
import { AppError } from "../lib/app-error.ts";
import { type PolicyPack, packRef } from "../model/policy-pack.ts";
import type { BagSource } from "../packages/source.ts";
import { type PackFile, type PackFolders, packFiles, parseKeptPack } from "../policies/index.ts";
import type { RemovalLog } from "../removal-log/index.ts";

/**
 * Everything is read as of now: hold a read transaction around it when somebody else may append meanwhile.
 * @throws AppError LOG_DOES_NOT_VERIFY
 */
export function bagSource(
  log: RemovalLog,
  folders: { readonly evidence: string; readonly packs: PackFolders },
): BagSource {
  const size = log.counts().entries;
  const packs = packTexts(folders.packs);
  return {
    origin: log.identity.origin,
    vkey: log.identity.vkey,
    checkpoint: log.checkpoint(),
    size,
    root: log.root(size),
    entry: (seq) => (seq < size ? log.entry(seq) : null),
    inclusionProof: (seq) => log.inclusionProof(seq, size),
    consistencyProof: (oldSize) => log.consistencyProof(oldSize, size),
    evidence(sha256) {
      const named = log.evidence(sha256);
      if (named === null) return null;
      return { path: join(folders.evidence, sha256.slice(0, 2), sha256), bytes: named.bytes };
    },
    pack: (ref) => packs.get(ref) ?? null,
  };
}

/** Every sound pack with its file's text, by reference. A broken file is no pack: the app says so where packs are chosen. */
function packTexts(folders: PackFolders): ReadonlyMap<string, { text: string; pack: PolicyPack }> {
  const found = new Map<string, { text: string; pack: PolicyPack }>();
  for (const file of packFiles(folders).files) {
    const sound = soundPack(file);
    if (sound !== null && !found.has(packRef(sound.pack))) found.set(packRef(sound.pack), sound);
  }
  return found;
}

/** Entries may have been made under a pack from before packs spoke of the register: its text goes with them. */
function soundPack(file: PackFile): { text: string; pack: PolicyPack } | null {
  try {
    const text = file.text();
    return { text, pack: parseKeptPack(file.name, text) };
  } catch (error) {
    if (error instanceof AppError && /^PACK_/.test(error.code)) return null;
    throw error;
  }
}
