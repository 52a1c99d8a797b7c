/** Refusals of packages, witnesses, records requests, incidents, holds and text in pictures as sentences. */
import type { ErrorCode, ErrorDetail } from "../main/model/error-code.ts";
import { count } from "./format.ts";
import { file, type Say, said, size, text } from "./say.ts";

/** `The package “parks.zip”`, or `The package` when main did not name it. */
function packageOf(detail: ErrorDetail): string {
  return typeof detail.name === "string" && detail.name !== "" ? `The package ${file(detail)}` : "The package";
}

/** `: a name leads out of the folder (data/entries.jsonl)`; empty when main gave no reason that a person can read. */
function because(detail: ErrorDetail): string {
  const reason = text(detail, "reason", text(detail, "because", ""))
    .replace(/\.$/, "")
    .replaceAll("'", "’");
  const part = text(detail, "file", "");
  const said = /^E[A-Z]+$/.test(reason) ? "" : reason;
  if (said === "") return part === "" ? "" : ` (${part})`;
  return `: ${said}${part === "" ? "" : ` (${part})`}`;
}

const packages = {
  PACKAGE_UNREADABLE: (d) => ({
    what: `${d.name ? file(d) : "The file"} is not a package of Custodia, or it is damaged${because(d)}.`,
    next: "Check that it is the right file, and ask the sender for it again.",
  }),
  PACKAGE_CUT_SHORT: (d) => ({
    what: `${packageOf(d)} is cut short: its end is missing${d.file ? ` (${text(d, "file", "")})` : ""}.`,
    next: "Copy or download it again; if it stays short, ask the sender for it again.",
  }),
  PACKAGE_UNSAFE: (d) => ({
    what: `${packageOf(d)} is built in a way that no package of Custodia is${because(d)}. Nothing was taken from it.`,
    next: "Don’t unpack it with another program. Tell the sender, and show it to IT.",
  }),
  PACKAGE_NOT_FOR_YOU: (d) => ({
    what: `${packageOf(d)} is sealed for somebody else, perhaps for IT alone: none of the keys at hand opens it.`,
    next: "Open it with the key file that it was sealed for, or ask the sender to seal it to your key, too.",
  }),
  PACKAGE_SEALED: (d) => ({
    what: `${packageOf(d)} is sealed, and there is no key here to open it with.`,
    next: "Open it with a key file: the one that belongs to the key it was sealed for.",
  }),
  PACKAGE_FROM_FUTURE: (d) => ({
    what: `${packageOf(d)} was made by a newer version of Custodia.`,
    next: "Update Custodia on this computer, then open it again.",
  }),
  PACKAGE_TOO_LARGE: (d) => ({
    what: `${d.file ? file({ name: d.file }) : "Something"} in the package is larger than Custodia opens${size(d, "bytes") ? ` (${size(d, "bytes")})` : ""}${size(d, "limit") ? `: at most ${size(d, "limit")}` : ""}.`,
    next: "Ask the sender for it again, or check it with the tools that its README names.",
  }),
  PACKAGE_UNKNOWN: said("That package is no longer open.", "Open it again under Exports."),
  PACKAGE_NOT_OURS: said(
    "That package was not made from this log.",
    "Choose one that came from this workstation, or open it as a colleague’s under Exports.",
  ),
  PACKAGE_DOES_NOT_VERIFY: (d) => ({
    what: `${packageOf(d)} does not verify${because(d)}.`,
    next: "Don’t rely on it. Keep it as it is, and ask the sender for it again.",
  }),
  EXPORT_EMPTY: said(
    "There is nothing to export: the log has no entry that was not exported before.",
    "Export all of it instead, or wait until something was recorded.",
  ),
  EXPORT_RUNNING: said(
    "Another package is being made or checked right now.",
    "Wait until it is done, or cancel it under Exports.",
  ),
  EXPORT_CANCELLED: said("It was cancelled, so nothing was saved.", "Start it again when there is time."),
  EXPORT_NO_ROOM: (d) => ({
    what: `There is not enough room in that folder${size(d, "needed") ? `: ${size(d, "needed")} are needed` : ""}${size(d, "free") ? `${size(d, "needed") ? "," : ":"} ${size(d, "free")} are free` : ""}. Nothing was saved.`,
    next: "Free some space there, or choose another folder.",
  }),
  EXPORT_PLACE_MISSING: (d) => ({
    what: `The folder${d.folder ? ` “${d.folder}”` : ""} for the package can’t be reached or can’t be written to. Nothing was saved.`,
    next: "Connect the drive and check that you may write there, or choose another folder.",
  }),
  EXPORT_EXISTS: (d) => ({
    what: `There is ${d.name ? `a file ${file(d)}` : "a file of that name"} in that folder already, perhaps from an export that was interrupted. Custodia never writes over a package, so nothing was saved.`,
    next: "Remove or move that file, or choose another folder.",
  }),
  RECIPIENT_INVALID: (d) => ({
    what: `${d.recipient || d.label ? `“${text(d, "label", text(d, "recipient", ""))}”` : "What stands there"} is not a key that can be sealed to.`,
    next: "Ask IT for their age recipient: one line that starts with age1, copied whole.",
  }),
} satisfies Partial<Record<ErrorCode, Say>>;

const witnesses = {
  CHECKPOINT_UNREADABLE: (d) => ({
    what: `${d.name ? file(d) : "That file"} holds no checkpoint of a log.`,
    next: "Choose the file that your colleague saved with “Save with my signature”.",
  }),
  CHECKPOINT_FOREIGN: (d) => ({
    what: `That checkpoint belongs to another log${d.origin ? ` (${d.origin})` : ""}.`,
    next: "Choose one of this log: it comes back from a colleague who has opened your package.",
  }),
  CHECKPOINT_UNSIGNED: (d) =>
    d.witnesses === 0
      ? {
          what: "Nobody whom Custodia knows has signed that checkpoint.",
          next: "A colleague is known once they are a custodian of one of your vaults: add them there, and take it in again.",
        }
      : {
          what: "The signature on that checkpoint does not fit it, or there is none.",
          next: "Don’t rely on it. Ask for the file again, and tell IT if it happens twice.",
        },
  LOG_FORKED: (d) => ({
    what: `That log tells two stories that can’t both be true${d.origin ? ` (${d.origin})` : ""}. It was not signed.`,
    next: "Both checkpoints are kept. Save them under Exports and take them to IT.",
  }),
} satisfies Partial<Record<ErrorCode, Say>>;

const days: Readonly<Record<string, string>> = {
  receivedOn: "The day on which it came",
  answeredOn: "The day of the answer",
  due: "The day on which the answer is due",
  until: "The new day",
};

/** Days that lie ahead. */
const ahead = ["due", "until"];

const requests = {
  REQUEST_NOT_KNOWN: said("There is no such records request in this log.", "Look for it under Requests."),
  REQUEST_ANSWERED: said(
    "That request was answered already, so nothing was changed.",
    "Register a new request if more is asked for.",
  ),
  REQUEST_NOTHING_CHOSEN: said(
    "Nothing is chosen for the answer yet.",
    "Choose the cases that are to go out, or answer that nothing was found.",
  ),
  PROVISION_UNKNOWN: said(
    "That provision is not in this policy’s list.",
    "Choose one of the provisions shown: what is withheld needs a reason in law.",
  ),
  FIELD_UNKNOWN: said("That entry has no such field.", "Look at the answer again and choose the field there."),
  REDACTION_AREA_INVALID: said(
    "An area to black out lies outside of the picture or is empty.",
    "Draw the areas again, inside of the picture.",
  ),
  REDACTION_NOT_A_PICTURE: said(
    "Only pictures can be blacked out in parts.",
    "Leave the whole file out of the answer, under a provision.",
  ),
  RELEASE_UNREVIEWED: said(
    "What would go out has changed since it was looked at, so nothing was released.",
    "Look through the answer again, then release it.",
  ),
  DATE_INVALID: (d) => ({
    what: `${days[text(d, "field", "")] ?? "That"} is not a day that fits here.`,
    next: ahead.includes(text(d, "field", ""))
      ? "Choose it again: not before the day on which the request came."
      : "Choose it again: not in the future, not before 1990, and no answer before the request came.",
  }),
} satisfies Partial<Record<ErrorCode, Say>>;

const incidents = {
  INCIDENT_UNKNOWN: said("There is no such incident in this log.", "Look for it under Incidents."),
  INCIDENT_ACKNOWLEDGED: said(
    "IT’s answer to that incident is recorded already, so nothing was changed.",
    "Report a new incident if there is more to tell.",
  ),
} satisfies Partial<Record<ErrorCode, Say>>;

const retention = {
  HOLD_STANDS: (d) => ({
    what: `A legal hold stands on it${because(d)}, so nothing of it may be disposed of.`,
    next: "Ask whoever placed the hold. It must be lifted, with a reason, before anything else.",
  }),
  HOLD_UNKNOWN: said("That hold is not there, or was lifted already.", "Look at the holds again."),
  RECORD_OPEN: (d) => ({
    what: `It is still at work${because(d)}, so it can’t be disposed of.`,
    next: d.incident
      ? "Get the incident about it acknowledged by IT first."
      : "Close the case or answer the request first.",
  }),
  RECORD_DISPOSED: (d) => ({
    what: `It was disposed of${typeof d.seq === "number" ? ` (entry no. ${count(d.seq)})` : ""}: its fields are no longer kept.`,
    next: "The log says who decided so, when, and under which authority.",
  }),
  APPROVER_IS_SELF: said(
    "A second person must approve a disposal; that is your own name.",
    "Enter the name and title of the person who approved it.",
  ),
} satisfies Partial<Record<ErrorCode, Say>>;

const reading = {
  READING_FAILED: said(
    "The text in the picture could not be read.",
    "Type what you see. The picture itself is not affected.",
  ),
  READING_CANCELLED: said("Reading the picture was stopped.", "Start it again, or type what you see."),
} satisfies Partial<Record<ErrorCode, Say>>;

/** The part of the closed list that is about records. */
export const recordsSentences = { ...packages, ...witnesses, ...requests, ...incidents, ...retention, ...reading };
