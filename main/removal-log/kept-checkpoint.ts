import type { Database } from "../database/index.ts";
import { AppError } from "../lib/app-error.ts";
import { openCheckpoint } from "../lib/proof/checkpoint.ts";
import { rangeRoot } from "../lib/proof/tree.ts";
import { readNode } from "./head.ts";
import { readIdentity } from "./identity.ts";
import { logQueries } from "./queries.ts";

/**
 * Does the log still begin with the entries that a checkpoint of its own signed, kept by somebody since? A log that was taken back to an
 * earlier state, or written anew with its key, verifies by itself. The stored tree is relied on: verify the log first.
 * @param note the checkpoint as `custodia checkpoint` printed it
 * @returns what is wrong; null when nothing is
 * @throws AppError PROFILE_MISSING
 */
export function keptCheckpointFault(database: Database, note: string): string | null {
  const identity = readIdentity(database);
  if (identity === null) throw new AppError("PROFILE_MISSING");
  const kept = openCheckpoint(note, identity.origin, identity.publicKey);
  if (kept === null) return "the checkpoint that was given is not signed with this log's key";
  const queries = logQueries(database);
  const same = kept.size <= queries.size() && rootOf(kept.size) === kept.root;
  return same ? null : `the log no longer contains the ${kept.size} entries that this checkpoint signed`;

  /** null when a part of the tree isn't there. */
  function rootOf(size: number): string | null {
    try {
      return rangeRoot(0, size, readNode(queries));
    } catch (error) {
      if (error instanceof AppError && error.code === "LOG_DOES_NOT_VERIFY") return null;
      throw error;
    }
  }
}
