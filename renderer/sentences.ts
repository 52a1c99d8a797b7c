/** Every refusal as two sentences: what happened, and what to do next. The one place where an error code becomes words. */
import type { ErrorCode, ErrorDetail, Refused } from "../main/model/error-code.ts";
import { isDate } from "../main/model/time.ts";
import { deviceSentences } from "./device-sentences.ts";
import { count, plainDate } from "./format.ts";
import { recordsSentences } from "./records-sentences.ts";
import { registerSentences } from "./register-sentences.ts";
import { citation, field, file, type Say, type Sentences, said, size, text } from "./say.ts";
import { vaultSentences } from "./vault-sentences.ts";

const beforeWhat: Readonly<Record<string, string>> = {
  "evidence.sealed": "the screenshot was sealed",
  "content.removed": "the content was removed",
  "content.hidden": "the content was hidden",
  "content.declined": "it was declined",
  "user.blocked": "the author was blocked",
};

/** `, which was on November 3, 2026`, where main named a day; a time of the log is told beside the step itself. */
function dayOf({ at }: ErrorDetail): string {
  return typeof at === "string" && isDate(at) ? `, which was on ${plainDate(at)}` : "";
}

const folder = {
  FOLDER_IN_USE: (d) => ({
    what: `Custodia already has this folder open${d.host ? ` on ${d.host}` : ""}${d.pid ? ` (process ${d.pid})` : ""}.`,
    next: "Use the window that is open, or close it and press Try again.",
  }),
  FOLDER_READ_ONLY: said(
    "The data folder can’t be written to, so nothing could be recorded.",
    "Ask IT for write access to the folder, or free it from its read-only disk, then press Try again.",
  ),
  FOLDER_MISSING: said(
    "The data folder isn’t there.",
    "If it is on a network drive or a USB disk, connect it, then press Try again.",
  ),
  DISK_FULL: said(
    "The disk is full. What was being saved was not recorded; everything recorded before is safe.",
    "Free some space, then do it again.",
  ),
  DISK_FAILED: said(
    "The disk reported a fault while reading or writing.",
    "Don’t keep working on it: tell IT that the disk of the data folder fails, and show them this message.",
  ),
  DATABASE_NOT_SQLITE: said(
    "The log file is not a database: something else wrote over it or replaced it.",
    "Put log.sqlite back from the last backup, then press Try again. Nothing was changed.",
  ),
  DATABASE_FOREIGN: said(
    "The file log.sqlite belongs to another program.",
    "Choose the right data folder or put Custodia’s log.sqlite back. Nothing was changed.",
  ),
  DATABASE_CUT_SHORT: said(
    "The log file is cut short: its end is missing.",
    "Put log.sqlite back from the last backup. The file is left exactly as it is.",
  ),
  DATABASE_DAMAGED: said(
    "The log file is damaged.",
    "Put log.sqlite back from the last backup, and keep the damaged file for IT. Nothing was changed.",
  ),
  DATABASE_FROM_FUTURE: said(
    "This log was written by a newer version of Custodia.",
    "Update Custodia on this computer. The log was left untouched.",
  ),
  DATABASE_OUTDATED: said(
    "This log was written by an older version of Custodia.",
    "Open it once with Custodia’s window, which copies it to backup/ and brings it up to date. Nothing was changed.",
  ),
  DATABASE_BUSY: said(
    "The log is being written to right now, by another program or by a table that is being taken in.",
    "Wait a moment and try again; nothing was recorded yet.",
  ),
} satisfies Partial<Record<ErrorCode, Say>>;

const keys = {
  KEYCHAIN_ABSENT: (d) =>
    d.reason === "gone"
      ? {
          what: "The keychain of this computer ended while Custodia was running.",
          next: "Restart Custodia. If it happens again, log out and in, or ask IT.",
        }
      : {
          what: "This desktop has no keychain, so there is no safe place for the key that signs the log.",
          next: "On Linux, ask IT to install and unlock a Secret Service (gnome-keyring or KWallet), then press Try again. Otherwise the key can lie in a file under a passphrase.",
        },
  KEYCHAIN_SILENT: (d) =>
    d.keyId
      ? {
          what: "Your key for the vault did not come back from the keychain. It may be locked, or the entry may be gone.",
          next: "Unlock the keychain (log out and in again if need be), then unlock the vault again. If the entry is gone, a colleague’s copy or the recovery copy is the way back.",
        }
      : {
          what: "The key that signs this log did not come back from the keychain. It may be locked, or the entry may be gone.",
          next: "Unlock the keychain (log out and in again if need be), then press Try again. Custodia never makes a new key over an old one.",
        },
  KEYCHAIN_REFUSED: said(
    "The keychain did not keep what it was given.",
    "Unlock it and allow Custodia to use it, then press Try again.",
  ),
  KEY_MISMATCH: (d) => ({
    what: d.keyId
      ? "The key found here is not the one that the vaults of this folder are sealed to."
      : "The key found here belongs to another log.",
    next: "Check that this is the right data folder for this user. Nothing was changed.",
  }),
  KEY_FILE_MISSING: said(
    "The key file is missing from the data folder.",
    "Put it back from your backup, then press Try again.",
  ),
  KEY_FILE_DAMAGED: said(
    "The key file can’t be read: it is damaged or cut short.",
    "Put it back from your backup, then press Try again.",
  ),
  PASSPHRASE_WRONG: said("That is not the right passphrase.", "Check capital letters and spaces, then try again."),
  PASSPHRASE_WEAK: (d) => ({
    what: "The passphrase is too short.",
    next: `Use at least ${typeof d.least === "number" ? count(d.least) : 12} characters; four or five words are easiest to remember.`,
  }),
} satisfies Partial<Record<ErrorCode, Say>>;

const setup = {
  PACK_BROKEN: (d) => ({
    what: `The policy file ${text(d, "file", "")} can’t be used: ${text(d, "reason", "it is broken")}${d.line ? `, line ${d.line}` : ""}.`,
    next: "Put the original file back or ask whoever wrote it to mend it.",
  }),
  PACK_FROM_FUTURE: (d) => ({
    what: `The policy file ${text(d, "file", "")} has format ${text(d, "format", "unknown")}, which is newer than this version of Custodia reads.`,
    next: "Update Custodia, or use an older version of the policy file.",
  }),
  PACK_UNKNOWN: (d) => ({
    what: `The policy ${text(d, "ref", "asked for")} isn’t installed here.`,
    next: "Put its file back among the policies, or choose another policy in Settings for new cases.",
  }),
  PROFILE_MISSING: said(
    "Custodia isn’t set up on this computer yet.",
    "Say who you are and which policy applies first.",
  ),
  PROFILE_EXISTS: said("Custodia is set up already.", "Change your name or policy in Settings."),
  ACCOUNT_UNKNOWN: said("That account isn’t in the list.", "Choose another one, or add it."),
  ACCOUNT_EXISTS: said(
    "This handle on this platform is already in the list.",
    "Choose it from the list instead of adding it again.",
  ),
  ACCOUNT_EMAIL_DOMAIN: (d) => ({
    what: `The policy wants accounts under an address of ${text(d, "domain", "the organisation")}${citation(d)}.`,
    next: "Enter an official e-mail address.",
  }),
} satisfies Partial<Record<ErrorCode, Say>>;

const input = {
  TEXT_EMPTY: (d) => ({ what: `${field(d)} is empty.`, next: "Write something there." }),
  TEXT_TOO_LONG: (d) => ({
    what: `${field(d)} is too long${typeof d.limit === "number" ? `: at most ${count(d.limit)} characters` : ""}.`,
    next: "Shorten it; a long text can be sealed as a file instead.",
  }),
  TEXT_NOT_WELL_FORMED: (d) => ({
    what: `${field(d)} holds broken characters that can’t be stored.`,
    next: "Paste the text again: broken characters are then replaced by � and counted.",
  }),
  TEXT_CONTROL_CHARACTER: (d) => ({
    what: `${field(d)} holds invisible control characters.`,
    next: "Paste the text again: they are then replaced by � and counted.",
  }),
  ADDRESS_INVALID: said("That is not a web address.", "Copy the link from the browser: it starts with https://."),
  TIME_INVALID: said("That is not a date and time.", "Choose day, hour and minute again."),
  TIME_IN_FUTURE: said("That time is still to come.", "Enter when it happened, in the city’s time zone."),
  TIME_BEFORE_ACCOUNT: (d) => ({
    what: `That is before the account existed${d.since ? ` (opened ${d.since})` : ""}.`,
    next: "Check the date, or the account’s opening date under Accounts.",
  }),
  TIME_BEFORE_STEP: (d) => ({
    what: `That is before ${beforeWhat[text(d, "step", "")] ?? "the step that it has to follow"}${dayOf(d)}.`,
    next: "Check the day and the hour: the order of the steps is part of the record.",
  }),
} satisfies Partial<Record<ErrorCode, Say>>;

const evidence = {
  EVIDENCE_EMPTY: (d) => ({ what: `${file(d)} is empty, so it was not sealed.`, next: "Take the screenshot again." }),
  EVIDENCE_TRUNCATED: (d) => ({
    what: `${file(d)} is cut short, so it was not sealed.`,
    next: "Save or copy it again, then seal it.",
  }),
  EVIDENCE_TYPE_UNKNOWN: said(
    "This is not a kind of file that can be shown later, so nothing was sealed.",
    "Use a picture (PNG, JPEG, GIF, WebP), a PDF or a video.",
  ),
  EVIDENCE_TOO_LARGE: (d) => ({
    what: `The file is too large${size(d, "bytes") ? ` (${size(d, "bytes")})` : ""}${size(d, "limit") ? `: at most ${size(d, "limit")}` : ""}. Nothing was sealed.`,
    next: "Seal a shorter recording, or a screenshot of the part that matters.",
  }),
  EVIDENCE_TOO_MANY_PIXELS: (d) => ({
    what: `The picture claims ${typeof d.width === "number" && typeof d.height === "number" ? `${count(d.width)} × ${count(d.height)}` : "too many"} pixels. Nothing was sealed.`,
    next: "Take a normal screenshot and seal that.",
  }),
  EVIDENCE_SIZE_CHANGED: said(
    "The file changed while it was being read. Nothing was sealed.",
    "Wait until it is saved completely, then try again.",
  ),
  EVIDENCE_UNREADABLE: said(
    "The file can’t be read. Nothing was sealed.",
    "Check that you may open it, or copy it to this computer first.",
  ),
  EVIDENCE_MISSING: said(
    "The sealed file is missing from the data folder.",
    "Run Verify now in the log, and put the evidence folder back from the last backup.",
  ),
  EVIDENCE_FOLDER_FOREIGN: (d) => ({
    what: `Where the sealed files lie, ${text(d, "folder", "a folder")} is a link or a file and not a folder of Custodia’s own.`,
    next: "Put the real folder back in its place, then press Try again. Nothing was changed.",
  }),
  EVIDENCE_DAMAGED: said(
    "The sealed file was changed or damaged after it was sealed.",
    "Run Verify now in the log, and put the file back from the last backup.",
  ),
  EVIDENCE_TOO_LARGE_TO_SHOW: said("The file is too large to show here.", "Open a copy in the system’s viewer."),
  EVIDENCE_CANCELLED: said(
    "Sealing was cancelled, so nothing was saved.",
    "The file is still here: seal it when you are ready.",
  ),
  SOURCE_UNKNOWN: said("That file is no longer at hand.", "Paste, drop or choose it again."),
  CAPTURE_FAILED: said(
    "The screen could not be captured.",
    "Take the screenshot with the system’s own tool and paste it here.",
  ),
} satisfies Partial<Record<ErrorCode, Say>>;

const workflow = {
  CASE_UNKNOWN: said("There is no such case in this log.", "Find it in the Log."),
  CASE_CHANGED: said(
    "The case went on meanwhile, so nothing was recorded.",
    "Look at what is new, then record again. What you typed is still here.",
  ),
  STEP_SHUT: (d) => ({
    what: `${text(d, "because", "This step isn’t open yet").replace(/\.$/, "")}${citation(d)}.`,
    next: "Do the steps before it first. What you typed is still here.",
  }),
  STEP_NOT_WAIVABLE: (d) => ({
    what: `${text(d, "because", "The policy does not let this step be skipped").replace(/\.$/, "")}${citation(d)}.`,
    next: "Do the step, or keep the content as it is.",
  }),
  GROUND_UNKNOWN: said("One of the grounds isn’t in this policy.", "Choose the grounds again."),
  ACTION_UNKNOWN: said("This policy has no such action.", "Choose one of the actions shown."),
  ENTRY_UNKNOWN: said("The entry to correct isn’t part of this case.", "Open the case again and choose the entry."),
  FIELD_NOT_AMENDABLE: (d) => ({
    what: `${text(d, "because", "This field can’t be corrected: other things rest on it").replace(/\.$/, "")}.`,
    next: "What you typed is still here.",
  }),
  LOG_DOES_NOT_VERIFY: (d) => ({
    what: `The log does not verify${typeof d.seq === "number" ? `, entry no. ${count(d.seq)}` : ""}: ${text(d, "reason", "what is stored is not what was signed")}.`,
    next: "Don’t work on: keep the folder as it is and show it to IT. The last backup can be put back.",
  }),
  VERIFY_RUNNING: said("A verification is already running.", "Wait for it to end, or cancel it."),
  VERIFY_CANCELLED: said("The verification was cancelled, so it says nothing.", "Start it again when there is time."),
  SEARCH_EMPTY: said("There is nothing to search for in that.", "Type a word, a name or a file name."),
} satisfies Partial<Record<ErrorCode, Say>>;

const bridge = {
  REQUEST_UNKNOWN: said("The window asked for something that this version doesn’t know.", "Restart Custodia."),
  REQUEST_MALFORMED: (d) => ({
    what: `Something in the form could not be understood${d.field || d.path ? ` (${d.field || d.path})` : ""}.`,
    next: "Check the fields and try again.",
  }),
  SENDER_REFUSED: said("The request did not come from Custodia’s own window.", "Restart Custodia."),
  UNEXPECTED: said(
    "Something went wrong that Custodia did not foresee. Nothing was recorded.",
    "Try again; if it happens twice, restart Custodia and tell IT.",
  ),
} satisfies Partial<Record<ErrorCode, Say>>;

const sentences: Record<ErrorCode, Say> = {
  ...folder,
  ...keys,
  ...setup,
  ...input,
  ...evidence,
  ...workflow,
  ...vaultSentences,
  ...recordsSentences,
  ...registerSentences,
  ...deviceSentences,
  ...bridge,
};

/** What happened and what to do next, for any refusal. */
export function sentencesFor(refused: Refused): Sentences {
  return sentences[refused.code](refused.detail ?? {});
}
