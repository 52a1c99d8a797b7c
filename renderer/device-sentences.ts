/** Refusals of the device checklist as sentences. */
import type { ErrorCode } from "../main/model/error-code.ts";
import { type Say, said, text } from "./say.ts";

/** `: it is cut short`; empty where main gave no reason, or none that a person can read. */
function because(reason: string): string {
  return reason === "" || /^E[A-Z]+$/.test(reason) ? "" : `: ${reason.replace(/\.$/, "")}`;
}

export const deviceSentences = {
  QUESTION_UNKNOWN: said(
    "The checklist no longer asks that question, so the answer was not kept.",
    "Press Check again, then answer what is asked there.",
  ),
  DEVICE_UNCHECKED: said(
    "This computer has not been checked yet, so there is nothing to report.",
    "Check it first, then copy the report.",
  ),
  DEVICE_DATA_BROKEN: (d) => ({
    what: `Custodia’s list of versions and of ends of support can’t be read${because(text(d, "reason", ""))}.`,
    next: "Ask IT to install Custodia again: that file is part of it.",
  }),
} satisfies Partial<Record<ErrorCode, Say>>;
