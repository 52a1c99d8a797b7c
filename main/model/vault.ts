/**
 * What a sealed vault holds (FORMATS section 5). Members stand in the order of their names, so that JSON.stringify of what was made here
 * is JCS; strings are well-formed, numbers are integers.
 *
 * A credential is the set of its versions; each version names its parents. A version that no other names as its parent is a head: one
 * head is the rule, two or more are a conflict that a person has to settle. Merging two copies is the union of their versions, so that
 * it loses nothing and comes out the same on every side.
 */
import type { Time } from "./entry.ts";

/** What the person types. `totp` is an `otpauth://` address; `account` is the account's id in the register. */
export interface CredentialFields {
  readonly account: string | null;
  /** https address at which one logs in. */
  readonly address: string | null;
  readonly label: string;
  readonly notes: string;
  readonly password: string;
  readonly recoveryCodes: readonly string[];
  readonly totp: string | null;
  readonly username: string;
}

/** A version never changes. `changedBy` is the key id of a custodian. */
export interface CredentialVersion extends CredentialFields {
  readonly changedAt: Time;
  readonly changedBy: string;
  /** true: a tombstone. Its other fields repeat those of the version that was deleted. */
  readonly deleted: boolean;
  /** Vault id, when it was deleted here because it went there. */
  readonly movedTo: string | null;
  /** Ids of the versions that this one follows; empty for the first. */
  readonly parents: readonly string[];
  /** The vault's revision in which it was written. */
  readonly revision: number;
  /** UUIDv7 of this version. */
  readonly version: string;
}

/** Somebody who knew the password is no longer entitled to it: it must be changed. Never changes. [N-V.4] */
export interface Reset {
  readonly because: string;
  /** Date `YYYY-MM-DD`, in the pack's time zone. */
  readonly due: string;
  readonly id: string;
  readonly openedAt: Time;
  readonly openedBy: string;
  /** Who must no longer be able to log in: a name. */
  readonly person: string;
  /** Versions that were known then: the reset is closed by a password that is none of theirs nor of their forebears', nor empty. */
  readonly versions: readonly string[];
}

/**
 * A credential: the head that wins, and beside it the others. The winner is, among the heads, one that is not deleted, then the one of
 * the highest revision, then the latest, then the greater version id.
 */
export interface Credential extends CredentialVersion {
  /** Every other version, heads among them, by revision, time and id. */
  readonly earlier: readonly CredentialVersion[];
  readonly id: string;
  /** The earliest date of the resets that are still open; null when none is. */
  readonly resetDue: string | null;
  readonly resets: readonly Reset[];
  /** Since which revision of the vault its present heads are in it: a custodian who has proved that revision can read them. */
  readonly sealedIn: number;
}

/** A custodian as the vault lists it. `exportKey` is the signed note of FORMATS section 4. */
export interface VaultCustodian {
  readonly addedAt: Time;
  /** Key id; the custodian's own for the one who made the vault. */
  readonly addedBy: string;
  /** When, and how, the fingerprint was compared: `in person`, `by phone`. null for the one who made the vault. */
  readonly comparedHow: string | null;
  readonly confirmedAt: Time | null;
  readonly exportKey: string;
  /** The same person's second note, with a post-quantum recipient; null when there is none. */
  readonly hybridExportKey: string | null;
  readonly keyId: string;
  /** When the person was removed, by whom and why; null while a custodian. */
  readonly removed: {
    readonly at: Time;
    readonly because: string;
    readonly by: string;
    readonly revision: number;
  } | null;
  /**
   * Vault revision of the latest change to this record: the later one wins when copies are merged. But a removal outdoes every change
   * that did not know of it, and only a later `addedAt` outdoes a removal. [N-V.4]
   */
  readonly revision: number;
  /** Role id of the policy pack, such as the one that must be a custodian; null for none. */
  readonly role: string | null;
}

/** Shows the first `size` entries with this root (base64) to be a beginning of a log's newer head (RFC 9162 section 2.1.4.1). */
export interface HeadProof {
  /** base64 hashes */
  readonly path: readonly string[];
  readonly root: string;
  readonly size: number;
}

/** The newest head of a custodian's removal log that the vault has seen, so that the other custodians can witness it. No secret. */
export interface VaultLog {
  /** Signed note with cosignatures (FORMATS section 2). */
  readonly checkpoint: string;
  readonly origin: string;
  /** By size, the largest last. */
  readonly proofs: readonly HeadProof[];
  readonly vkey: string;
}

export interface VaultContent {
  readonly createdAt: Time;
  readonly createdBy: string;
  /** By id. Deleted ones are under `tombstones`. */
  readonly credentials: readonly Credential[];
  /** By key id, those in office. The file is sealed to exactly these. */
  readonly custodians: readonly VaultCustodian[];
  readonly department: string;
  /** Those who were removed. */
  readonly formerCustodians: readonly VaultCustodian[];
  readonly id: string;
  /** By origin. Absent when there is none. */
  readonly logs?: readonly VaultLog[] | undefined;
  readonly name: string;
  /** When the vault was last named: the later one wins. */
  readonly namedIn: { readonly at: Time; readonly revision: number };
  readonly tombstones: readonly Credential[];
  readonly v: 1;
}

/** The text of `custodia/vault@v1`, read. */
export interface VaultStatement {
  readonly vault: string;
  readonly revision: number;
  readonly at: Time;
  /** Key ids, in the order of the statement. */
  readonly custodians: readonly string[];
  /** SHA-256 of JCS(vault), hex. */
  readonly content: string;
}

/** The text of `custodia/receipt@v1`, read. */
export interface Receipt {
  readonly vault: string;
  readonly revision: number;
  readonly at: Time;
  readonly content: string;
}
