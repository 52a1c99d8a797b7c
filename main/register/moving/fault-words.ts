import type { AppError } from "../../lib/app-error.ts";
import { short } from "./day-cell.ts";

/** What is wrong with a cell, in a sentence. @param text what stands in it */
export function faultWords({ code, detail }: AppError, text: string): string {
  switch (code) {
    case "TEXT_EMPTY":
      return "This cell must not be empty.";
    case "TEXT_TOO_LONG":
      return `This cell is too long: it may have ${detail.limit} characters.`;
    case "TEXT_CONTROL_CHARACTER":
      return /[\n\t]/.test(text)
        ? "This cell must be one line, without tabs."
        : "This cell holds invisible control characters. Type it anew.";
    case "TEXT_NOT_WELL_FORMED":
      return "This cell holds broken characters. Type it anew.";
    case "ADDRESS_INVALID":
      return `“${short(text)}” is not a web address. It starts with https://.`;
    case "EMAIL_INVALID":
      return `“${short(text)}” is not an e-mail address.`;
    case "ACCOUNT_EMAIL_DOMAIN":
      return `“${short(text)}” is not an address of ${detail.domain}, which the policy wants (${detail.citation}).`;
    default:
      return `This cell can’t be taken in (${code}).`;
  }
}
