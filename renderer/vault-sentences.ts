/** Refusals of the vault as sentences: keys of custodians, sealed files, receipts, credentials, moving in and out. */
import type { ErrorCode, ErrorDetail } from "../main/model/error-code.ts";
import { count } from "./format.ts";
import { citation, file, type Say, said, size, text } from "./say.ts";

/** `Pat Lee`, or what stands in for a name that main does not know. */
function who(detail: ErrorDetail, otherwise: string): string {
  return text(detail, "person", text(detail, "name", text(detail, "email", otherwise)));
}

const identity = {
  IDENTITY_MISSING: said(
    "There is no custodian’s key on this computer yet.",
    "Make one in Vault, or take up the key that this computer already holds.",
  ),
  IDENTITY_EXISTS: (d) =>
    typeof d.files === "number"
      ? {
          what: "There are sealed vaults in the data folder already, so Custodia makes no new key beside the one that opens them.",
          next: "Use the key that this computer already holds. If it is lost, move the files out of the folder “vaults” and start again with a colleague’s copy or the recovery copy.",
        }
      : {
          what: "This computer has its custodian’s key already. Custodia never makes a second one over it.",
          next: "Use the key that is there.",
        },
  EMAIL_INVALID: said(
    "That is not an e-mail address that a key can be named after.",
    "Enter your official address, such as name@city.example.",
  ),
  EXPORT_KEY_UNREADABLE: said(
    "That is not an export key, or a part of it got lost on the way.",
    "Ask for it again as a file. Copied text must go from its first line to the last one, which begins with a dash.",
  ),
  EXPORT_KEY_UNSIGNED: said(
    "This export key was changed after it was made: its signature does not fit.",
    "Don’t use it. Ask your colleague for a fresh one, and compare the fingerprint by phone.",
  ),
  EXPORT_KEY_FROM_FUTURE: said(
    "This export key was made by a newer version of Custodia.",
    "Update Custodia on this computer, then add the custodian.",
  ),
  RECEIPT_UNREADABLE: said(
    "That is not a receipt, or a part of it got lost on the way.",
    "Ask for it again as a file, or copy it whole: its last line begins with a dash.",
  ),
  RECEIPT_UNSIGNED: said(
    "This receipt is not signed by a custodian of this vault.",
    "Ask the custodian to open the sealed file and to send the receipt once more.",
  ),
  RECEIPT_FOREIGN: said(
    "This receipt belongs to another vault, or to a version that was never here.",
    "Hand over this vault again, and ask for the receipt of that hand-over.",
  ),
  QR_NOT_FOUND: said(
    "No QR code was found in that picture.",
    "Use a sharp screenshot with the whole code and its white edge, or ask for the key as text.",
  ),
  PICTURE_TOO_LARGE: (d) => ({
    what: `The picture is too large to look for a QR code${size(d, "limit") ? `: at most ${size(d, "limit")}` : ""}.`,
    next: "Crop it to the code, then try again.",
  }),
} satisfies Partial<Record<ErrorCode, Say>>;

const custodians = {
  CUSTODIAN_EXISTS: (d) => ({
    what: `${who(d, "This person")} is a custodian of this vault already.`,
    next: "Hand the vault over, and ask for the receipt.",
  }),
  CUSTODIAN_UNKNOWN: said(
    "That person is not a custodian of this vault any more.",
    "Open the vault again to see who its custodians are now.",
  ),
  CUSTODIAN_LAST: (d) => ({
    what: `A vault can’t be left without a custodian${citation(d)}.`,
    next: "Add the one who takes it over, wait for the receipt, then remove this one.",
  }),
  CUSTODIAN_IS_ME: said(
    "You can’t do that with your own key.",
    "If you hand the vault over for good, ask another custodian to remove you.",
  ),
  ROLE_UNKNOWN: said("The policy knows no such role.", "Choose one of the roles shown, or none."),
} satisfies Partial<Record<ErrorCode, Say>>;

const files = {
  VAULT_LOCKED: (d) =>
    d.of === "package"
      ? {
          what: "This package is sealed for somebody, perhaps for IT alone. Your own key can’t be tried while the vault is locked.",
          next: "If it was sealed for you, unlock your vault first. Otherwise open it with a key file: the one that it was sealed for.",
        }
      : { what: "The vault is locked.", next: "Unlock it, then do it again. What you typed is still here." },
  VAULT_UNKNOWN: said("There is no such vault here.", "Choose one from the list of vaults."),
  VAULT_MISSING: (d) => ({
    what: `The file of the vault${d.name ? ` “${d.name}”` : ""} is missing from the data folder.`,
    next: "Put it back from the last backup, open a colleague’s sealed file, or restore from the recovery copy.",
  }),
  VAULT_FOREIGN: (d) => ({
    what: `${file(d)} is not a sealed vault of Custodia.`,
    next: "Choose the file whose name ends in .custodia-vault.",
  }),
  VAULT_DAMAGED: said(
    "The sealed file is damaged or was changed, so nothing was taken from it.",
    "Ask for the file again. If it is your own vault’s file, put it back from the last backup or a colleague’s copy.",
  ),
  VAULT_CUT_SHORT: said(
    "The sealed file is cut short: its end is missing. Nothing was taken from it.",
    "Wait until it is copied completely, or ask for it again.",
  ),
  VAULT_FROM_FUTURE: said(
    "This vault was sealed by a newer version of Custodia.",
    "Update Custodia on this computer. The file was left untouched.",
  ),
  VAULT_TOO_LARGE: (d) => ({
    what: `The file is larger than any vault${size(d, "limit") ? ` (at most ${size(d, "limit")})` : ""}. Nothing was read.`,
    next: "Check that it is the right file.",
  }),
  VAULT_NOT_FOR_YOU: said(
    "This sealed file was not sealed to your key, so it can’t be opened here.",
    "Give the sender your export key, let them add you as a custodian, and ask for the file again.",
  ),
  VAULT_SIGNER_UNKNOWN: (d) => ({
    what: `${who(d, "Somebody")} sealed this file, but is not a custodian of this vault on this computer. Nothing was taken from it.`,
    next: "Ask a custodian whom you know to send the file, or to add that person first.",
  }),
  VAULT_SIGNER_REMOVED: (d) => ({
    what: `${who(d, "Its sender")} is no longer a custodian of this vault, so nothing was taken from the file.`,
    next: "Ask a custodian in office for the present one.",
  }),
  VAULT_SIGNATURE_WRONG: said(
    "The signature of the sealed file does not fit what is in it. Nothing was taken from it.",
    "Don’t use it. Ask for the file again, and call the sender if it happens twice.",
  ),
  VAULT_RECIPIENTS_CHANGED: said(
    "The list of custodians in this file is not the one that was signed. Nothing was taken from it.",
    "Don’t use it. Call the sender, and tell IT if nobody knows why.",
  ),
  VAULT_OLDER: (d) => ({
    what: `This is an older copy of the vault${d.name ? ` “${d.name}”` : ""}${versions(d)}. It could bring back what was deleted or changed since, so it was not taken.`,
    next: "Ask for the newest copy. If an older backup was put back on purpose, open it as it is in Vault.",
  }),
  VAULT_OTHER: said(
    "This is another vault than the one that belongs here.",
    "Check the name of the file and of the folder.",
  ),
  VAULT_NAME_DIFFERS: said("What you typed is not the vault’s name.", "Type the name exactly as it is shown."),
  SHARED_FOLDER_MISSING: (d) => ({
    what: `The shared folder${d.folder ? ` “${d.folder}”` : ""} can’t be reached.`,
    next: "Connect to the network drive. What you change is kept here and goes there later.",
  }),
  SHARED_FOLDER_OWN: said(
    "That folder is Custodia’s own data folder.",
    "Choose a folder on the network drive that your colleagues can open, too.",
  ),
} satisfies Partial<Record<ErrorCode, Say>>;

/** ` (version 7, and version 9 was here before)` */
function versions({ revision, seen }: ErrorDetail): string {
  if (typeof revision !== "number" || typeof seen !== "number") return "";
  return ` (version ${count(revision)}; version ${count(seen)} was here before)`;
}

const fieldNames: Readonly<Record<string, string>> = {
  label: "The name",
  username: "The user name",
  password: "The password",
  address: "The address",
  totp: "The secret for codes",
  recoveryCodes: "The recovery codes",
  notes: "The notes",
};

const totpReasons: Readonly<Record<string, string>> = {
  empty: "there is no secret in it",
  long: "it is too long",
  hotp: "it counts presses instead of time",
  steam: "it makes codes of another kind",
  several: "it holds several accounts at once",
  address: "it is not an address of the right kind",
  algorithm: "it asks for a way of reckoning that is not known here",
  digits: "it asks for more or fewer digits than six to eight",
  period: "it asks for an unusual time between codes",
  secret: "the secret holds signs that don’t belong there",
  short: "the secret is too short",
};

const credentials = {
  CREDENTIAL_UNKNOWN: said("That credential isn’t in this vault.", "Look for it in the list; it may have been moved."),
  CREDENTIAL_CHANGED: said(
    "The credential was changed meanwhile, so nothing was saved.",
    "Look at what is new, then save again. What you typed is still here.",
  ),
  CREDENTIAL_EMPTY_FIELD: (d) => ({
    what: `${fieldNames[text(d, "field", "")] ?? "What you asked for"} is empty in this credential.`,
    next: "Fill it in first.",
  }),
  CREDENTIAL_NOT_IN_CONFLICT: said(
    "The copies agree on this credential by now: there is nothing to settle.",
    "Look at it as it is.",
  ),
  TOTP_INVALID: (d) => {
    const reason = totpReasons[text(d, "reason", "")];
    return {
      what: `No codes can be made from that${reason ? `: ${reason}` : ""}.`,
      next: "Paste the secret that the platform shows beside its QR code, or a screenshot of the code.",
    };
  },
  RECIPE_INVALID: (d) => ({
    what: `No password can be made by these rules${typeof d.least === "number" && typeof d.most === "number" ? `: from ${count(d.least)} to ${count(d.most)} is possible` : ""}.`,
    next: "Choose at least one kind of characters, and a length that the platform allows.",
  }),
} satisfies Partial<Record<ErrorCode, Say>>;

const moving = {
  IMPORT_FORMAT_UNKNOWN: (d) => ({
    what: `${file(d)} is of no kind that passwords can be brought in from.`,
    next: "Export a KeePass file (.kdbx), a Bitwarden file (.json), or a CSV file from your browser.",
  }),
  IMPORT_DAMAGED: (d) => ({
    what: `${d.name ? file(d) : "The file to bring in"} is damaged or was cut off${typeof d.line === "number" ? ` at line ${count(d.line)}` : ""}.`,
    next: "Nothing was brought in from there. Export it once more, then try again.",
  }),
  IMPORT_PASSPHRASE_WRONG: said(
    "That password does not open the file to bring in.",
    "Type the password that it was exported with.",
  ),
  IMPORT_ENCRYPTED: said(
    "This export is encrypted in a way that only the other program can open.",
    "Export it again there without encryption, bring it in, and delete it at once.",
  ),
  IMPORT_TOO_LARGE: (d) => ({
    what: `The file to bring in is too large${size(d, "limit") ? `: at most ${size(d, "limit")}` : ""}.`,
    next: "Export it in smaller parts.",
  }),
  IMPORT_EMPTY: said("There are no passwords in that file.", "Check that it is the right one, or export it again."),
  FILE_UNREADABLE: (d) => ({
    what: `${d.name ? file(d) : "The file"} can’t be read. Nothing was taken from it.`,
    next: "Check that you may open it, or copy it to this computer first.",
  }),
  FILE_NOT_SAVED: (d) => ({
    what: `${d.name ? file(d) : "The file"} could not be saved there.`,
    next: "Choose another folder, or check that you may write to this one.",
  }),
} satisfies Partial<Record<ErrorCode, Say>>;

/** The vault’s part of the closed list. */
export const vaultSentences = { ...identity, ...custodians, ...files, ...credentials, ...moving };
