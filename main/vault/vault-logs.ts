import { openCheckpoint } from "../lib/proof/checkpoint.ts";
import { united } from "../lib/proof/cosignature.ts";
import { parseNote, parseVerifierKey } from "../lib/signed-note.ts";
import type { HeadProof, VaultLog } from "../model/vault.ts";
import { compareTexts } from "./version.ts";

/** Custodians of one vault, each with a workstation or two. */
const mostLogs = 200;

/** How many earlier heads a log proves itself against: whoever has not opened the vault for longer asks for a package. */
export const mostProofs = 36;

/**
 * The logs of two copies: of each the larger head, with the signatures of both where it is the same one. Commutative, associative and
 * idempotent. Which of two heads is the true one is not decided here: whoever takes a copy in has looked at its heads before.
 */
export function unitedLogs(mine: readonly VaultLog[], theirs: readonly VaultLog[]): readonly VaultLog[] {
  const logs = new Map<string, VaultLog>();
  for (const log of [...mine, ...theirs].filter(isSigned)) {
    const there = logs.get(log.origin);
    logs.set(log.origin, there === undefined ? log : later(there, log));
  }
  return [...logs.values()].sort((a, b) => compareTexts(a.origin, b.origin)).slice(0, mostLogs);
}

/** Made up by anybody, a head would be in the way of the true one. */
function isSigned({ checkpoint, origin, vkey }: VaultLog): boolean {
  const key = parseVerifierKey(vkey);
  return key !== null && key.name === origin && openCheckpoint(checkpoint, origin, key.publicKey) !== null;
}

function later(a: VaultLog, b: VaultLog): VaultLog {
  const [first, second] = [parseNote(a.checkpoint), parseNote(b.checkpoint)];
  if (first === null || second === null) return first === null ? b : a;
  if (first.text === second.text) {
    const checkpoint = united(a.checkpoint, b.checkpoint);
    return { ...a, checkpoint, proofs: unitedProofs(a.proofs, b.proofs) };
  }
  const bySize = sizeOf(first.text) - sizeOf(second.text);
  return (bySize || compareTexts(first.text, second.text)) > 0 ? a : b;
}

/** The second line of a checkpoint's text. */
function sizeOf(text: string): number {
  const size = Number(text.split("\n")[1] ?? "");
  return Number.isSafeInteger(size) ? size : -1;
}

function unitedProofs(a: readonly HeadProof[], b: readonly HeadProof[]): readonly HeadProof[] {
  const bySize = new Map<number, HeadProof>();
  for (const proof of [...a, ...b]) {
    const there = bySize.get(proof.size);
    if (there === undefined || textOf(proof) > textOf(there)) bySize.set(proof.size, proof);
  }
  return [...bySize.values()].sort((one, other) => one.size - other.size).slice(-mostProofs);
}

function textOf({ root, path }: HeadProof): string {
  return [root, ...path].join();
}
