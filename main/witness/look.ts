import { AppError } from "../lib/app-error.ts";
import { type Checkpoint, openCheckpoint, originOf } from "../lib/proof/checkpoint.ts";
import { bytesOf, verifyConsistency } from "../lib/proof/merkle.ts";
import { parseVerifierKey } from "../lib/signed-note.ts";
import type { Witnessing } from "../model/records-view.ts";
import type { HeadProof } from "../model/vault.ts";
import type { ShownHead } from "./ports.ts";

/** Pure: what a head says, and how two heads of one log stand to each other. */

export interface Head {
  readonly origin: string;
  readonly size: number;
  /** base64 */
  readonly root: string;
}

/**
 * The head that a note holds, signed by the log whose key is given, the key being the one that the log's origin names.
 * @throws AppError CHECKPOINT_UNREADABLE when the key is none or not that origin's, CHECKPOINT_UNSIGNED
 */
export function headOf({ note, vkey }: Pick<ShownHead, "note" | "vkey">): Head {
  const key = parseVerifierKey(vkey);
  const domain = key === null ? null : /^(.+)\/custodia\/[0-9a-f]{16}$/.exec(key.name)?.[1];
  if (key === null || domain === null || domain === undefined || originOf(domain, key.publicKey) !== key.name) {
    throw new AppError("CHECKPOINT_UNREADABLE");
  }
  const checkpoint = openCheckpoint(note, key.name, key.publicKey);
  if (checkpoint === null) throw new AppError("CHECKPOINT_UNSIGNED", { origin: key.name });
  return read(checkpoint);
}

function read({ origin, size, root }: Checkpoint): Head {
  return { origin, size, root: bytesOf(root).toString("base64") };
}

/**
 * How a head stands to the one that was seen before. "forked" only when it is certain: two heads of one size, or the newer head itself
 * proves another beginning. A newer head that proves nothing is "unproved".
 */
export function compare(seen: Head | null, head: Head, shown: Pick<ShownHead, "proofs" | "rootAt">): Witnessing {
  // Every log begins with none of its entries.
  if (seen === null || (seen.size === 0 && head.size > 0)) return seen === null ? "first" : "extends";
  if (head.size === seen.size) return head.root === seen.root ? "same" : "forked";
  if (head.size < seen.size) return "older";
  const all = shown.rootAt?.(seen.size);
  if (all !== undefined && all !== null) return base64(all) === seen.root ? "extends" : "forked";
  for (const proof of shown.proofs) {
    if (proof.size !== seen.size || !proves(proof, head)) continue;
    return proof.root === seen.root ? "extends" : "forked";
  }
  return "unproved";
}

function proves({ size, root, path }: HeadProof, head: Head): boolean {
  const bytes = (text: string) => Buffer.from(text, "base64");
  return verifyConsistency(size, head.size, path.map(bytes), bytes(root), bytes(head.root));
}

export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}
