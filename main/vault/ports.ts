/** What vaults need from the rest of the house. services.ts hands it to them; no other domain is imported. */

import type { Database } from "../database/index.ts";
import type { AccountRef, DeskEvent } from "../model/entry.ts";
import type { KnownKey } from "../model/known-key.ts";
import type { Role, VaultRule } from "../model/policy-pack.ts";
import type { Receipt, VaultLog } from "../model/vault.ts";
import type { AgeIdentity } from "./age-file.ts";

export type { KnownKey };

/** The custodian at this workstation, with the keys in hand. */
export interface Me {
  readonly key: KnownKey;
  readonly hybridKey: KnownKey | null;
  readonly identities: readonly AgeIdentity[];
  /** The note over a text that ends in a line feed, signed under `key.email`. */
  signNote(text: string): string;
}

/** The highest revisions seen, kept beside the key in the keychain. */
export interface RevisionMarks {
  /** null when there is none. @throws AppError KEYCHAIN_* */
  read(vault: string): Promise<number | null>;
  write(vault: string, revision: number): Promise<void>;
}

/** What the policy wants, as of now. */
export interface VaultPolicy {
  readonly rule: VaultRule;
  /** IANA name. */
  readonly timeZone: string;
  readonly roles: readonly Role[];
}

export interface LogHeads {
  /** What the next revision is to carry, where it carried `before`. */
  stamp(before: readonly VaultLog[]): readonly VaultLog[];
  /** A colleague's copy of the vault called `from` was opened: are the heads in it those of the logs that were seen before? */
  look(logs: readonly VaultLog[], from: string): void;
}

export interface VaultsOptions {
  /** `<data>/vaults`; made when it is not there. */
  readonly folder: string;
  readonly database: Database;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  policy(): VaultPolicy;
  /** @throws AppError EXPORT_KEY_* */
  readKey(text: string): KnownKey;
  /** The receipt, and whose of these keys signed it. @throws AppError RECEIPT_* */
  readReceipt(text: string, keys: readonly KnownKey[]): { receipt: Receipt; keyId: string };
  readonly marks: RevisionMarks;
  /** Into the removal log, in the caller's transaction if there is one. */
  record(events: readonly DeskEvent[]): void;
  /** null when the account is not registered. */
  accountRef(id: string): AccountRef | null;
  /** Heads of removal logs, which custodians witness for each other through the vaults; left out: none travel with them. */
  readonly heads?: LogHeads;
  /** A summary, or how a vault stands to its shared folder, is another one now. */
  changed(): void;
  /** Somebody else's changes came in. `by` is a name. */
  merged(vault: string, by: string, conflicts: number): void;
  /** Weak passwords were looked for: the rows may say more now. */
  checked(vault: string): void;
  /** How often a shared folder is looked at, in milliseconds; 5,000 when left out. */
  readonly pollEvery?: number;
}
