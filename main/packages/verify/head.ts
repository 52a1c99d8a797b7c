import { type Checkpoint, openCheckpoint, originOf } from "../../lib/proof/checkpoint.ts";
import { cosignedAt } from "../../lib/proof/cosignature.ts";
import { bytesOf } from "../../lib/proof/merkle.ts";
import { parseNote, parseVerifierKey } from "../../lib/signed-note.ts";
import { bagPaths } from "../source.ts";
import type { Faults } from "./faults.ts";

/** Who signed what: `log.vkey` and `checkpoint`. (FORMATS section 2) */

export interface Head {
  readonly vkey: string;
  readonly publicKey: Uint8Array;
  readonly checkpoint: Checkpoint;
  /** As it stands in the bag, byte for byte. */
  readonly note: string;
  readonly root: string;
  /** Signature lines that are not the log's own. */
  readonly others: number;
}

/** @param given the verifier key that the log must have; null: its own is taken */
export function readHead(
  vkeyText: string | undefined,
  note: string | undefined,
  given: string | null,
  faults: Faults,
): Head | null {
  if (vkeyText === undefined || note === undefined) return null;
  const vkey = vkeyText.replace(/\n$/, "");
  const key = parseVerifierKey(vkey);
  const domain = key?.name.split("/")[0] ?? "";
  if (key === null || `${vkey}\n` !== vkeyText) {
    faults.file("signature", bagPaths.vkey, "it is no verifier key");
    return null;
  }
  if (domain === "" || key.name !== originOf(domain, key.publicKey)) {
    faults.file("signature", bagPaths.vkey, "the log's name is not that of its key");
    return null;
  }
  if (given !== null && given !== vkey) {
    faults.file("signature", bagPaths.vkey, "the log's key is not the one that was given");
    return null;
  }
  const checkpoint = openCheckpoint(note, key.name, key.publicKey);
  if (checkpoint === null) {
    faults.file("signature", bagPaths.checkpoint, "it is not signed with the log's key");
    return null;
  }
  const others = parseNote(note)?.signatures.filter(({ name }) => name !== key.name).length ?? 0;
  const root = bytesOf(checkpoint.root).toString("base64");
  return { vkey, publicKey: key.publicKey, checkpoint, note, root, others };
}

/** Names of the known keys that have cosigned it. @param knownKeys as `cosignerVerifierKey` writes them */
export function cosignersOf(note: string, knownKeys: readonly { name: string; publicKey: Uint8Array }[]): string[] {
  const parsed = parseNote(note);
  if (parsed === null) return [];
  return knownKeys
    .filter(({ name, publicKey }) => cosignedAt(parsed, name, publicKey) !== null)
    .map(({ name }) => name);
}
