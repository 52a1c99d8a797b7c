import { AppError } from "../lib/app-error.ts";
import { originOf, signCheckpoint } from "../lib/proof/checkpoint.ts";
import { emptyRoot } from "../lib/proof/merkle.ts";
import { parseVerifierKey, signerOf } from "../lib/signed-note.ts";
import { derivedVersion } from "./case-index.ts";
import { caseQueries } from "./case-queries.ts";
import { type LogIdentity, readIdentity } from "./identity.ts";
import { logQueries } from "./queries.ts";
import { type LogOptions, RemovalLog } from "./removal-log.ts";
import { stored } from "./stored.ts";

export { decodeDisclosure, disclosureDigest } from "../lib/proof/disclosure.ts";
export type { EntryDraft } from "./appender.ts";
export { rebuildDerived } from "./case-index.ts";
export type { ForeignEntry } from "./foreign-entry.ts";
export { type Fill, ForeignLog } from "./foreign-log.ts";
export { type LogIdentity, readIdentity } from "./identity.ts";
export { keptCheckpointFault } from "./kept-checkpoint.ts";
export { lastVerified, saveVerified } from "./last-verified.ts";
export { type LogOptions, RemovalLog } from "./removal-log.ts";
export type { SearchFilters } from "./search.ts";
export type { ReadDeskEntry, StoredEntry } from "./stored-entry.ts";

/**
 * Writes a log's identity and its first signed head into a database that holds none.
 * @param made.domain organisation's internet domain
 * @param made.seed private key, 32 bytes; not stored
 * @throws AppError PROFILE_EXISTS when the database holds a log already: it would lose its key
 */
export function createLog(
  options: LogOptions,
  made: { readonly domain: string; readonly seed: Uint8Array; readonly keyStore: LogIdentity["keyStore"] },
): RemovalLog {
  const { database } = options;
  const signer = signerOf(made.seed);
  const origin = originOf(made.domain, signer.publicKey);
  return stored(() => {
    const queries = logQueries(database);
    const cases = caseQueries(database);
    const create = database.transaction(() => {
      if (readIdentity(database) !== null) throw new AppError("PROFILE_EXISTS");
      queries.insertIdentity(origin, signer.publicKey, made.keyStore);
      queries.insertHead(0, signCheckpoint({ origin, size: 0, root: emptyRoot }, signer));
      cases.begin(derivedVersion);
    });
    create.immediate();
    return openLog(options, made.seed);
  });
}

/**
 * Opens the log of a database.
 * @param seed the log's private key; null to read only, then nothing can be appended
 * @throws AppError PROFILE_MISSING (there is no log), KEY_MISMATCH (another log's key), LOG_DOES_NOT_VERIFY (the head is not signed by this
 *   log's key, or does not cover the entries), DATABASE_DAMAGED
 */
export function openLog(options: LogOptions, seed: Uint8Array | null): RemovalLog {
  return stored(() => {
    const identity = readIdentity(options.database);
    if (identity === null) throw new AppError("PROFILE_MISSING");
    const signer = seed === null ? null : signerOf(seed);
    if (signer !== null && !Buffer.from(signer.publicKey).equals(identity.publicKey)) {
      throw new AppError("KEY_MISMATCH", { origin: identity.origin });
    }
    return new RemovalLog(options, identity, signer);
  });
}

/** Is this text an Ed25519 verifier key with its own key id? */
export function isVerifierKey(text: string): boolean {
  return parseVerifierKey(text) !== null;
}
