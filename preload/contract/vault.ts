/** Vault, custodians, hand-over, recovery, moving in and out. A file is chosen in a dialog of main's and named by a token. */
import type { Refused } from "../../main/model/error-code.ts";
import type {
  AccessView,
  ComparedHow,
  CredentialRow,
  CredentialView,
  ExportKeyView,
  IdentityView,
  PasswordRecipe,
  PlatformRule,
  Strength,
  VaultSummary,
  VaultView,
} from "../../main/model/vault-view.ts";

export interface VaultSettings {
  /** Minutes without use after which the vault locks: 1 to 60. */
  readonly idleMinutes: number;
  /** Seconds after which a copied secret leaves the clipboard: 5 to 120. */
  readonly clipboardSeconds: number;
}

/** The vault as a whole. */
export interface VaultDesk {
  /** no-identity: no custodian's key was made on this workstation yet. */
  readonly lock: "no-identity" | "locked" | "open";
  readonly identity: IdentityView | null;
  readonly settings: VaultSettings;
  readonly vaults: readonly VaultSummary[];
}

/** Dark modules of a QR code, a row a string of `0` and `1`, without the quiet zone. */
export interface QrMatrix {
  readonly rows: readonly string[];
}

/** `keep`: as it is. */
export type SecretInput = { readonly keep: true } | { readonly keep: false; readonly value: string };

export interface CredentialInput {
  readonly account: string | null;
  readonly address: string | null;
  readonly label: string;
  readonly username: string;
  readonly password: SecretInput;
  /** A base32 secret or an `otpauth://` address; empty: none. */
  readonly totp: SecretInput;
  /** One a line; empty: none. */
  readonly recoveryCodes: SecretInput;
  readonly notes: SecretInput;
}

export type SecretField = "password" | "totp" | "recoveryCodes" | "notes";

/** A sealed vault that was read and is not yet taken in. */
export interface Incoming {
  readonly token: string;
  readonly vault: { readonly id: string; readonly name: string; readonly department: string };
  readonly revision: number;
  readonly at: string;
  readonly from: ExportKeyView;
  /** false: nobody here has compared this signer's fingerprint yet; it must be confirmed to go on. */
  readonly known: boolean;
  /** new: not on this workstation yet. newer: goes on from what is here. diverged: both sides were changed. same: nothing new. */
  readonly standing: "new" | "newer" | "diverged" | "same";
  readonly credentials: number;
}

export interface Taken {
  readonly view: VaultView;
  /** Credentials on which the copies disagree. */
  readonly conflicts: number;
  /** The signed receipt to send back, as text. */
  readonly receipt: string;
}

export interface ImportRow {
  readonly index: number;
  readonly label: string;
  readonly username: string;
  readonly address: string | null;
  readonly group: string;
  readonly hasPassword: boolean;
  readonly hasTotp: boolean;
  readonly hasNotes: boolean;
  /** duplicate: the same address, username and password are here. differs: the same address and username, another password. */
  readonly standing: "new" | "duplicate" | "differs";
}

export type ImportFormat = "kdbx" | "bitwarden-json" | "csv";

export interface ImportFile {
  readonly token: string;
  readonly name: string;
  readonly format: ImportFormat;
  readonly needsPassphrase: boolean;
}

export interface VaultRequests {
  "vault.desk": { request: null; reply: VaultDesk };
  /** Opens the vaults with the key from the keychain. `passphrase` only where `identity.passphrase` says so. */
  "vault.unlock": { request: { passphrase: string | null }; reply: VaultDesk };
  "vault.lock": { request: null; reply: VaultDesk };
  /** The person is at work: the idle clock starts anew. Sent at most every few seconds. */
  "vault.touch": { request: null; reply: null };
  "vault.settings": { request: VaultSettings; reply: VaultDesk };

  /** For a data folder made before there were vaults; a first run makes it at once. */
  "identity.make": { request: { email: string; passphrase: string | null }; reply: VaultDesk };
  /** Custodians' keys that this computer's keychain holds and that this folder could take up again. */
  "identity.found": {
    request: null;
    reply: readonly { readonly keyId: string; readonly email: string; readonly passphrase: boolean }[];
  };
  "identity.adopt": { request: { keyId: string; passphrase: string | null }; reply: VaultDesk };
  "identity.export-key": {
    request: { hybrid: boolean };
    reply: { text: string; fileName: string; qr: QrMatrix | null };
  };
  /** Through a dialog; null: the person thought better of it. Otherwise the file's name. */
  "identity.save-export-key": { request: { hybrid: boolean }; reply: { saved: string } | null };
  "identity.make-hybrid": { request: null; reply: VaultDesk };
  /** `next` null: without one from now on. */
  "identity.passphrase": { request: { current: string | null; next: string | null }; reply: VaultDesk };

  "vault.create": { request: { name: string; department: string }; reply: VaultView };
  "vault.rename": { request: { vault: string; name: string; department: string }; reply: VaultView };
  /** `acceptOlder`: go on although a newer revision was seen here before (a restored backup). */
  "vault.open": { request: { vault: string; acceptOlder: boolean }; reply: VaultView };
  /** The rows that follow the first `from`; of another `revision`, they belong to another list. */
  "vault.rows": {
    request: { vault: string; from: number };
    reply: { credentials: readonly CredentialRow[]; more: number; revision: number };
  };
  "vault.credential": { request: { vault: string; credential: string }; reply: CredentialView };
  /** `credential` null: a new one. `version` is the one the person was looking at: CREDENTIAL_CHANGED when it went on meanwhile. */
  "vault.save-credential": {
    request: { vault: string; credential: string | null; version: string | null; input: CredentialInput };
    reply: CredentialView;
  };
  "vault.delete-credential": { request: { vault: string; credential: string; version: string }; reply: VaultView };
  "vault.undelete-credential": { request: { vault: string; credential: string }; reply: CredentialView };
  "vault.move-credential": {
    request: { vault: string; credential: string; version: string; to: string };
    reply: VaultView;
  };
  /** Settles a conflict: the chosen head's fields go on. Refused with CREDENTIAL_CHANGED unless `heads` are still all of them. */
  "vault.settle": {
    request: { vault: string; credential: string; heads: readonly string[]; choose: string };
    reply: CredentialView;
  };
  /** Gives a secret to the window, and keeps who asked. `version` null: the present one. */
  "vault.reveal": {
    request: { vault: string; credential: string; version: string | null; field: SecretField };
    reply: { value: string };
  };
  /** Copies in main. `field` code: the running TOTP code; `index` picks a recovery code. */
  "vault.copy": {
    request: {
      vault: string;
      credential: string;
      version: string | null;
      field: "username" | "password" | "code" | "recoveryCodes";
      index: number;
    };
    reply: { clearsInSeconds: number | null };
  };
  /** The running code (RFC 6238). */
  "vault.code": {
    request: { vault: string; credential: string };
    reply: { code: string; secondsLeft: number; period: number };
  };
  "vault.accesses": {
    request: { vault: string; credential: string | null; before: number | null };
    reply: { accesses: readonly AccessView[]; next: number | null };
  };
  "vault.generate": { request: { recipe: PasswordRecipe }; reply: { password: string; strength: Strength } };
  "vault.strength": { request: { password: string; known: readonly string[] }; reply: Strength };
  "vault.platform-rules": { request: null; reply: readonly PlatformRule[] };
  /** Reads a QR code from a picture's pixels (RGBA). */
  "qr.read": { request: { width: number; height: number; rgba: Uint8Array }; reply: { text: string } };

  /** Reads and checks an export key; with a vault's id it says whether that custodian is there already. */
  "custodian.read-key": { request: { text: string }; reply: ExportKeyView };
  /** Through a dialog: an export key as text, or a picture with its QR code for the window to read. */
  "custodian.choose-key": {
    request: null;
    reply: { kind: "text"; text: string } | { kind: "picture"; mediaType: string; bytes: Uint8Array } | null;
  };
  "custodian.add": {
    request: { vault: string; exportKey: string; role: string | null; compared: ComparedHow };
    reply: VaultView;
  };
  "custodian.role": { request: { vault: string; keyId: string; role: string | null }; reply: VaultView };
  /** Seals to the rest and asks for a new password of everything. [N-V.4] */
  "custodian.remove": { request: { vault: string; keyId: string; because: string }; reply: VaultView };
  /** Somebody else who knew these passwords goes: an administrator of the accounts. [N-V.4] */
  "vault.ask-reset": {
    request: { vault: string; credentials: readonly string[]; person: string; because: string };
    reply: VaultView;
  };

  /** Saves the sealed file through a dialog. */
  "handover.save": { request: { vault: string }; reply: { saved: string } | null };
  "handover.choose": { request: null; reply: Incoming | null };
  /** `compared` must say how, when the signer was not known. */
  "handover.take": { request: { token: string; compared: ComparedHow | null }; reply: Taken };
  "receipt.text": { request: { vault: string }; reply: { text: string; fileName: string } };
  "receipt.save": { request: { vault: string }; reply: { saved: string } | null };
  "receipt.choose": { request: null; reply: VaultView | null };
  "receipt.take": { request: { text: string }; reply: VaultView };
  /** Reads the sealed file and the key afresh, and keeps the dated proof. */
  "vault.drill": { request: { vault: string }; reply: VaultView };
  /** Chooses the folder in a dialog, then writes there on each change and takes what the others write. */
  "vault.share": { request: { vault: string }; reply: VaultView | null };
  "vault.unshare": { request: { vault: string }; reply: VaultView };
  "vault.sync": { request: { vault: string }; reply: VaultView };
  /** Takes up a vault that lies in a shared folder: chooses the folder in a dialog. */
  "handover.choose-folder": { request: null; reply: readonly Incoming[] | null };

  /** Saves a recovery copy through a dialog; the passphrase is shown once, to be printed. */
  "recovery.make": {
    request: { vault: string };
    reply: { saved: string; passphrase: string; at: string; revision: number } | null;
  };
  "recovery.choose": { request: null; reply: { token: string; name: string } | null };
  "recovery.open": { request: { token: string; passphrase: string }; reply: Incoming };
  "recovery.restore": { request: { token: string }; reply: VaultView };

  "import.choose": { request: null; reply: ImportFile | null };
  "import.preview": {
    request: { token: string; vault: string; passphrase: string | null };
    reply: { rows: readonly ImportRow[]; skipped: readonly { line: number; refused: Refused }[] };
  };
  "import.take": {
    request: { token: string; vault: string; rows: readonly number[] };
    reply: { view: VaultView; added: number; updated: number };
  };
  "import.drop": { request: { token: string }; reply: null };
  /** `typed` must be the vault's name. kdbx is sealed under the passphrase; csv lies open. */
  "export.save": {
    request: { vault: string; format: "kdbx" | "csv"; typed: string; passphrase: string | null };
    reply: { saved: string; credentials: number } | null;
  };
}

export interface VaultEvents {
  /** Locked, unlocked, made, merged, out of step: the desk as it is now. */
  "vault.changed": { readonly desk: VaultDesk };
  /** Weak passwords were looked for in the background: the rows of this vault may say more now. */
  "vault.checked": { readonly vault: string };
  /** A vault's content changed by somebody else's hand: read it again. */
  "vault.merged": { readonly vault: string; readonly by: string; readonly conflicts: number };
}
