/** What the window sees of vaults: no password, no secret of any kind. Those come one at a time, when a person asks. */
import type { Time } from "./entry.ts";

export interface IdentityView {
  readonly name: string;
  readonly title: string;
  readonly organisation: string;
  readonly email: string;
  /** 8 hex digits. */
  readonly keyId: string;
  /** Eight groups of five digits, parted by spaces. */
  readonly fingerprint: string;
  /** A post-quantum key was made, and may be handed out beside the ordinary one. */
  readonly hybrid: boolean;
  /** A passphrase is asked for on top of the keychain (or for the key file). */
  readonly passphrase: boolean;
}

/** A custodian has shown that it can open a vault. */
export interface Proof {
  readonly at: Time;
  readonly revision: number;
  /** false: the vault was changed since; what was changed is not yet proved. */
  readonly current: boolean;
}

export interface CustodianView {
  readonly keyId: string;
  readonly name: string;
  readonly title: string;
  readonly organisation: string;
  readonly email: string;
  readonly fingerprint: string;
  /** Role id of the pack. */
  readonly role: string | null;
  readonly isMe: boolean;
  readonly addedAt: Time;
  /** A name. */
  readonly addedBy: string;
  readonly confirmedAt: Time | null;
  readonly comparedHow: string | null;
  readonly hybrid: boolean;
  /** null: has never proved it. */
  readonly proof: Proof | null;
  readonly removed: { readonly at: Time; readonly by: string; readonly because: string } | null;
}

/** A password that must be changed. `credential` is an id. */
export interface ResetView {
  readonly credential: string;
  readonly label: string;
  readonly account: string | null;
  readonly person: string;
  readonly because: string;
  readonly due: string;
  readonly openedAt: Time;
}

/** How a vault stands to its shared folder. `waiting`: the folder can't be reached, the change is kept here and goes there later. */
export type SharedState =
  | { readonly state: "none" }
  | {
      readonly state: "in-step" | "waiting" | "newer-there" | "refused";
      /** The folder's own name, for the person to know which. */
      readonly folder: string;
      readonly at: Time | null;
      /** Why a copy in the folder was not taken, as an error code and its facts; only when refused or waiting. */
      readonly refused: {
        readonly code: string;
        readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
      } | null;
    };

/** What is known of a vault while it is locked, too. Lies in the database; holds no secret. */
export interface VaultSummary {
  readonly id: string;
  readonly name: string;
  readonly department: string;
  readonly revision: number;
  readonly changedAt: Time;
  /** A name. */
  readonly changedBy: string;
  readonly credentials: number;
  /** Credentials that fewer than two custodians have proved to be able to open. [A-6.h.i] */
  readonly alone: number;
  readonly conflicts: number;
  readonly custodians: readonly CustodianView[];
  readonly resets: readonly ResetView[];
  readonly shared: SharedState;
  /** When a recovery copy was last made, and of which revision; null: never. */
  readonly recovery: { readonly at: Time; readonly revision: number } | null;
}

export type CredentialHealth = "reused" | "weak" | "old" | "empty";

/** One line of a vault's list. */
export interface CredentialRow {
  readonly id: string;
  readonly label: string;
  readonly username: string;
  readonly address: string | null;
  readonly account: string | null;
  readonly hasTotp: boolean;
  readonly recoveryCodes: number;
  readonly hasNotes: boolean;
  readonly changedAt: Time;
  readonly changedBy: string;
  /** When the password itself was last another one. */
  readonly passwordSince: Time;
  readonly resetDue: string | null;
  /** Heads beside the one shown: 0 unless copies disagree. */
  readonly conflicts: number;
  /** How many custodians have proved that they can open it. [A-6.h.i] */
  readonly proved: number;
  readonly health: readonly CredentialHealth[];
}

/** A version as the history shows it: what differs from its parent, no values of secrets. */
export interface VersionView {
  readonly version: string;
  readonly at: Time;
  readonly by: string;
  readonly label: string;
  readonly username: string;
  readonly address: string | null;
  /** Fields that differ from the (first) parent: `password`, `notes`, ...; every filled one for the first version. */
  readonly changed: readonly string[];
  readonly deleted: boolean;
  /** Vault's name it went to. */
  readonly movedTo: string | null;
  /** One of several heads: a conflict. */
  readonly isHead: boolean;
}

export interface CredentialView extends CredentialRow {
  readonly vault: string;
  /** The winning version; hand it back when saving. */
  readonly version: string;
  /** Newest first; the winner is the first. */
  readonly history: readonly VersionView[];
  readonly provedBy: readonly { readonly name: string; readonly at: Time; readonly revision: number }[];
  readonly resets: readonly ResetView[];
}

export interface VaultView {
  readonly summary: VaultSummary;
  /** By label; in a large vault the first of them. */
  readonly credentials: readonly CredentialRow[];
  /** How many rows follow: ask for them by `vault.rows`. */
  readonly more: number;
  /** Every password was weighed: that no row is called weak means that none is. */
  readonly weighed: boolean;
  readonly deleted: readonly {
    readonly id: string;
    readonly label: string;
    readonly at: Time;
    readonly by: string;
    readonly movedTo: string | null;
  }[];
}

/** Who revealed or copied what, when. Kept for ever. [N-II.1] */
export interface AccessView {
  readonly at: Time;
  readonly who: string;
  readonly credential: string | null;
  readonly label: string | null;
  readonly what: AccessKind;
}

export const accessKinds = [
  "vault-unlocked",
  "vault-locked",
  "vault-locked-itself",
  "vault-opened",
  "password-shown",
  "password-copied",
  "username-copied",
  "code-shown",
  "code-copied",
  "recovery-codes-shown",
  "recovery-code-copied",
  "notes-shown",
  "totp-secret-shown",
  "handed-over",
  "exported",
  "recovery-made",
  "older-copy-accepted",
] as const;
export type AccessKind = (typeof accessKinds)[number];

/** An export key that was read, to compare and confirm. */
export interface ExportKeyView {
  readonly name: string;
  readonly title: string;
  readonly organisation: string;
  readonly email: string;
  readonly keyId: string;
  readonly fingerprint: string;
  readonly hybrid: boolean;
  readonly isMe: boolean;
}

/** Why a password is as strong as it is. `score` 0 (guessed at once) to 4 (holds). */
export interface Strength {
  readonly score: 0 | 1 | 2 | 3 | 4;
  /** Base-10 logarithm of the guesses needed. */
  readonly guessesLog10: number;
  readonly warning: string | null;
  readonly suggestions: readonly string[];
}

/** How a password is made. `platform`: the id of one of the rules that `vault.platform-rules` lists; null: none. */
export type PasswordRecipe =
  | {
      readonly kind: "characters";
      readonly length: number;
      readonly lower: boolean;
      readonly upper: boolean;
      readonly digits: boolean;
      readonly symbols: boolean;
      /** Leaves out those that look alike: 0 O 1 l I. */
      readonly plain: boolean;
      readonly platform: string | null;
    }
  | {
      readonly kind: "words";
      readonly words: number;
      readonly separator: string;
      readonly capital: boolean;
      readonly digit: boolean;
    };

/** What one platform asks of a password. `source` says where that is published. */
export interface PlatformRule {
  readonly id: string;
  readonly name: string;
  readonly minLength: number;
  readonly maxLength: number;
  readonly symbols: string | null;
  readonly requires: readonly ("lower" | "upper" | "digit" | "symbol")[];
  readonly source: string;
}

/** How a fingerprint was compared. */
export const comparedHows = ["in person", "by phone", "by video call"] as const;
export type ComparedHow = (typeof comparedHows)[number];
