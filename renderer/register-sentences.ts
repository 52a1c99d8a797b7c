/** Refusals of the account register, of tables that are moved in, and of policy packs of one’s own as sentences. */
import type { ErrorCode, ErrorDetail } from "../main/model/error-code.ts";
import { count } from "./format.ts";
import { citation, type Say, said, text } from "./say.ts";

/** `@parkssample on Facebook` */
function handleOf(detail: ErrorDetail): string {
  const platform = text(detail, "platform", "");
  return `${text(detail, "handle", "That handle")}${platform === "" ? "" : ` on ${platform}`}`;
}

const accounts = {
  ACCOUNT_LOOKS_ALIKE: (d) => ({
    what: `${handleOf(d)} looks almost like ${text(d, "like", "the handle of another account")}, which is in the register already.`,
    next: "Check it letter by letter: an impostor’s page often differs in one. If it is right, go on anyway.",
  }),
  ACCOUNT_STEP_SHUT: (d) => ({
    what: `That can’t be done with the account as it stands${d.because ? `: ${text(d, "because", "")}` : ""}${citation(d)}.`,
    next: "Look at the account again: it says what comes next.",
  }),
  ACCOUNT_INCOMPLETE: (d) => ({
    what: `Something is missing that the policy wants noted first: ${text(d, "needs", "see the form")}${citation(d)}.`,
    next: "Fill it in and try again.",
  }),
  ACCOUNT_CHANGED: said(
    "The account was changed meanwhile. Nothing was recorded.",
    "Look at it as it stands now, and try again if it is still needed.",
  ),
} satisfies Partial<Record<ErrorCode, Say>>;

const people = {
  PERSON_UNKNOWN: said("That person isn’t in the register.", "Add the person under People first."),
  PERSON_EXISTS: (d) => ({
    what: `${text(d, "name", "Somebody of that name")} is in the register already.`,
    next: "Open the entry that is there. If it is somebody else of the same name, add the person anyway.",
  }),
  PERSON_LEFT: (d) => ({
    what: `${text(d, "name", "That person")} has left, so nothing can be entrusted to them.`,
    next: "Choose somebody else, or note on the person’s page that they are back.",
  }),
  PERSON_CHANGED: said(
    "The entry was changed meanwhile. Nothing was recorded.",
    "Look at it as it stands now, and try again if it is still needed.",
  ),
  USER_EXISTS: (d) => ({
    what: `${text(d, "name", "The person")} has that role already.`,
    next: "There is nothing to add.",
  }),
  USER_UNKNOWN: said("The person does not have that role now.", "Look at the page again: it may have ended meanwhile."),
  DEPARTMENT_UNKNOWN: (d) => ({
    what: `There is no department “${text(d, "name", "")}” in the register.`,
    next: "A department is there as soon as an account or a person belongs to it.",
  }),
  ACKNOWLEDGEMENT_UNSIGNED: (d) => ({
    what: `It is not noted that ${text(d, "name", "the person")} has signed the acknowledgement, so there is nothing to forward.`,
    next: "Note the signature first.",
  }),
  ACKNOWLEDGEMENT_UNWANTED: said(
    "The policy asks nobody to sign an acknowledgement, so there is no form of it.",
    "There is nothing to do. If another policy pack is in use by now, look at the person again.",
  ),
  EVENT_UNKNOWN: said("That step isn’t in the history.", "Look at the history again."),
  EVENT_NOT_LAST: said(
    "That can’t be taken back: something that was recorded later builds on it, or the entry begins with it.",
    "Take the later step back first, or record what is right as a new step.",
  ),
  CHECK_ALWAYS: (d) => ({
    what: `“Not possible” is no answer to “${text(d, "label", "this line")}”: the policy leaves no way out.`,
    next: `Say whether the page shows it or not (${text(d, "citation", "the policy")}).`,
  }),
  CHECK_UNKNOWN: said(
    "The policy’s checklist has no such line any more.",
    "Open the checklist again; the policy pack may have changed.",
  ),
} satisfies Partial<Record<ErrorCode, Say>>;

const tables = {
  TABLE_UNREADABLE: (d) => ({
    what: `${d.name ? `“${text(d, "name", "")}”` : "The file"} can’t be read as a table${d.reason ? `: ${text(d, "reason", "")}` : ""}.`,
    next: "Save it as CSV from the spreadsheet, or begin with the template.",
  }),
  TABLE_COLUMNS_MISSING: (d) => ({
    what: `The table lacks columns: ${text(d, "columns", "see the template")}.`,
    next: "Save the template, and copy the rows under its headings.",
  }),
  TABLE_TOO_LARGE: (d) => ({
    what: `The table is too large${typeof d.limit === "number" ? `: at most ${count(d.limit)} rows` : ""}.`,
    next: "Part it into several files.",
  }),
  TABLE_FAULTY: (d) => ({
    what: `Nothing was taken in: ${typeof d.faults === "number" ? count(d.faults) : "some"} of the lines have mistakes.`,
    next: "Mend the lines that are listed, save the file, and choose it again.",
  }),
  TABLE_CHANGED: said(
    "The register changed after the table was read. Nothing was taken in.",
    "Choose the file again, and look at the preview.",
  ),
} satisfies Partial<Record<ErrorCode, Say>>;

const packs = {
  PACK_VERSION_TAKEN: (d) => ({
    what: `There is another policy pack of the same version here already (${text(d, "ref", "")}).`,
    next: "Entries were made under it, so it stays as it is. Give the changed file a version of its own.",
  }),
} satisfies Partial<Record<ErrorCode, Say>>;

export const registerSentences = { ...accounts, ...people, ...tables, ...packs } satisfies Partial<
  Record<ErrorCode, Say>
>;
