/** Checks of single fields that people fill in; `detail.field` of the error names the field. */

import { isWebAddress } from "../model/address.ts";
import { isBlank, type TextKind, textFault, textLimits } from "../model/text.ts";
import { timeFault } from "../model/time.ts";
import { AppError } from "./app-error.ts";

/**
 * A text that may be empty, white space at both ends removed where it is one line.
 * @throws AppError TEXT_TOO_LONG {field, limit}, TEXT_NOT_WELL_FORMED {field}, TEXT_CONTROL_CHARACTER {field}
 */
export function anyText(field: string, value: string, kind: TextKind): string {
  const text = kind === "content" || kind === "passage" ? value : value.trim();
  const fault = textFault(text, kind);
  if (fault !== null) throw new AppError(fault, { field, limit: textLimits[kind] });
  return text;
}

/** A text in which a reader sees something. @throws AppError also TEXT_EMPTY {field} */
export function someText(field: string, value: string, kind: TextKind): string {
  const text = anyText(field, value, kind);
  if (isBlank(text)) throw new AppError("TEXT_EMPTY", { field });
  return text;
}

/** The address of a web page, or null. @throws AppError ADDRESS_INVALID {field} */
export function webAddress(field: string, value: string | null): string | null {
  const address = value?.trim() ?? "";
  if (address === "") return null;
  if (!isWebAddress(address)) throw new AppError("ADDRESS_INVALID", { field });
  return address;
}

/** A time that has come. @throws AppError TIME_INVALID {field}, TIME_IN_FUTURE {field} */
export function pastTime(field: string, value: string, now: Date): string {
  const fault = timeFault(value, now);
  if (fault !== null) throw new AppError(fault, { field });
  return value;
}
