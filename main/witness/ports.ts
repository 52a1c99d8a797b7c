/** What a witness needs from the rest of the house. */

import type { Database } from "../database/index.ts";
import type { KnownKey } from "../model/known-key.ts";
import type { HeadProof } from "../model/vault.ts";

/** This workstation's own removal log. */
export interface OwnLog {
  readonly origin: string;
  readonly vkey: string;
  /** The signed note over all entries. */
  checkpoint(): string;
  /** How many entries. */
  size(): number;
  /** Root over the first `size` entries. @throws AppError ENTRY_UNKNOWN */
  root(size: number): Uint8Array;
  /** @throws AppError ENTRY_UNKNOWN */
  consistencyProof(oldSize: number, size: number): readonly Uint8Array[];
  /** Sizes of the heads that went out in packages. */
  exportedSizes(): readonly number[];
}

/** The custodian who signs as a witness. */
export interface Cosigner {
  readonly email: string;
  readonly publicKey: Uint8Array;
  cosign(note: string, at: Date): string;
}

export interface WitnessOptions {
  readonly database: Database;
  readonly clock: () => Date;
  readonly own: OwnLog;
  /** null while the vaults are locked: then nothing is signed, and what was seen is kept all the same. */
  cosigner(): Cosigner | null;
  /** Keys of colleagues, by which their signatures under this log's heads are told. */
  colleagues(): readonly KnownKey[];
  /** Something was seen. */
  changed(): void;
}

/** A head of somebody's log, and what shows that it goes on from earlier ones. */
export interface ShownHead {
  readonly note: string;
  readonly vkey: string;
  readonly proofs: readonly HeadProof[];
  /** Root over the first `size` entries where all of them are at hand; null where they are not. */
  readonly rootAt?: (size: number) => Uint8Array | null;
  /** Where it came from, as a person would say it: the name of a package or of a vault. */
  readonly from: string;
}
