import { bytesOf, type Hash, verifyConsistency, verifyInclusion } from "../../lib/proof/merkle.ts";
import type { Head } from "./head.ts";

/** The two kinds of proofs in a package, as text. (FORMATS section 3, C2SP tlog-proof) */

const inclusionTitle = "c2sp.org/tlog-proof@v1";
const consistencyTitle = "custodia/consistency@v1";
/** Longer than the path in a tree of 2^53 leaves. */
const mostHashes = 64;
export const largestProof = 70_000;

/** The hashes, one a line; null when they are not all 32 bytes in base64. */
function hashesOf(lines: readonly string[]): Uint8Array[] | null {
  if (lines.length > mostHashes) return null;
  const hashes = lines.map(hashIn);
  return hashes.every((hash) => hash !== null) ? hashes : null;
}

function hashIn(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, "base64");
  return bytes.length === 32 && bytes.toString("base64") === text ? bytes : null;
}

/** What stands above the checkpoint, which must be the package's own, byte for byte; null when it is not. */
function linesAbove(text: string, note: string): string[] | null {
  const end = `\n\n${note}`;
  return text.endsWith(end) ? text.slice(0, -end.length).split("\n") : null;
}

/** Why `data/proofs/<seq>.tlog-proof` does not prove the entry; null: it does. */
export function inclusionFault(text: string, seq: number, leaf: Hash, head: Head): string | null {
  const lines = linesAbove(text, head.note);
  if (lines === null) return "its proof is not one for this checkpoint";
  const [title, index, ...rest] = lines;
  const hashes = hashesOf(rest);
  if (title !== inclusionTitle || index !== `index ${seq}` || hashes === null) return "its proof is not written as one";
  const { size, root } = head.checkpoint;
  if (verifyInclusion(seq, size, bytesOf(leaf), hashes, bytesOf(root))) return null;
  return "the tree that was signed does not hold it";
}

/** An earlier head, and that the present one goes on from it. `root` is base64. */
export interface Earlier {
  readonly size: number;
  readonly root: string;
}

/** The earlier head that a `consistency` file shows to be a beginning of this log; a sentence when it doesn't. */
export function readConsistency(text: string, head: Head): Earlier | string {
  const lines = linesAbove(text, head.note);
  if (lines === null) return "it is not one for this checkpoint";
  const [title, old = "", ...rest] = lines;
  const [, size = "", root = ""] = /^old (0|[1-9]\d{0,15}) ([A-Za-z0-9+/]{43}=)$/.exec(old) ?? [];
  const hashes = hashesOf(rest);
  const oldRoot = hashIn(root);
  if (title !== consistencyTitle || hashes === null || oldRoot === null) return "it is not written as a proof";
  const isProved = verifyConsistency(
    Number(size),
    head.checkpoint.size,
    hashes,
    oldRoot,
    bytesOf(head.checkpoint.root),
  );
  return isProved ? { size: Number(size), root } : "it does not show that the log goes on from the earlier checkpoint";
}
