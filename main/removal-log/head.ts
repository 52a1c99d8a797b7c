import { AppError } from "../lib/app-error.ts";
import { type Checkpoint, openCheckpoint } from "../lib/proof/checkpoint.ts";
import { hashLength } from "../lib/proof/merkle.ts";
import { Frontier, nodePlace, type ReadNode } from "../lib/proof/tree.ts";
import type { LogIdentity } from "./identity.ts";
import type { LogQueries } from "./queries.ts";

/** The signed head of the log: note, and what it says. */
export interface LogHead extends Checkpoint {
  readonly note: string;
}

/**
 * The stored head, its signature checked.
 * @param known a head that was checked before; the same note is not checked twice
 * @throws AppError LOG_DOES_NOT_VERIFY
 */
export function readHead(queries: LogQueries, identity: LogIdentity, known: LogHead | null): LogHead {
  const row = queries.head();
  if (row !== undefined && row.note === known?.note) return known;
  const checkpoint = row === undefined ? null : openCheckpoint(row.note, identity.origin, identity.publicKey);
  if (row === undefined || checkpoint === null) {
    throw new AppError("LOG_DOES_NOT_VERIFY", { reason: "the head is not signed with this log's key" });
  }
  return { ...checkpoint, note: row.note };
}

/** Reads the hash of a complete subtree from the row of its last entry. Throws LOG_DOES_NOT_VERIFY when it isn't there. */
export function readNode(queries: LogQueries): ReadNode {
  return (level, index) => {
    const { seq, offset } = nodePlace(level, index);
    const hashes: unknown = queries.hashes(seq);
    const hash = Buffer.isBuffer(hashes) ? hashes.toString("latin1", offset, offset + hashLength) : undefined;
    if (hash?.length !== hashLength) throw new AppError("LOG_DOES_NOT_VERIFY", { seq });
    return hash;
  };
}

/**
 * Head and right edge of the tree, checked against each other: what is appended next is signed together with all that came before, so a
 * tree that was tampered with must not be built upon. Reads log2(n) rows. Call it inside the transaction that uses it.
 * @throws AppError LOG_DOES_NOT_VERIFY
 */
export function readTree(
  queries: LogQueries,
  identity: LogIdentity,
  known: LogHead | null,
): { head: LogHead; frontier: Frontier } {
  const head = readHead(queries, identity, known);
  const entries = queries.size();
  if (head.size !== entries) throw new AppError("LOG_DOES_NOT_VERIFY", { entries, signed: head.size });
  const frontier = Frontier.read(entries, readNode(queries));
  if (frontier.root() !== head.root) {
    throw new AppError("LOG_DOES_NOT_VERIFY", { reason: "the head does not cover the entries" });
  }
  return { head, frontier };
}
