/** The words that a pack file may hold. */

import { z } from "zod";
import { isBlank, textFault } from "../model/text.ts";
import { isDate } from "../model/time.ts";

/** Marks that turn the order in which a text is shown: a name with one of them reads as another name. */
const turning = /[\u202A-\u202E\u2066-\u2069]/;

export const text = z
  .string()
  .refine((value) => !isBlank(value), "is empty")
  .refine((value) => textFault(value, "passage") === null, "is too long or holds a control character")
  .refine((value) => !turning.test(value), "holds a character that turns the direction of the text");
export const line = text.refine((value) => !/[\n\t]/.test(value), "must be one line").max(300);
/** Not what every object has: whoever looks up `constructor` in one finds something. */
export const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9.()_-]{0,79}$/, "must be letters, digits, . - _ ( )")
  .refine((name) => !(name in Object.prototype), "is a word that can’t be a name here: choose another");
export const ids = z.array(id).max(100);
export const clauseIds = ids.min(1, "must cite a clause");
export const date = z.string().refine(isDate, "must be a day, YYYY-MM-DD");
export const domain = z
  .string()
  .max(253)
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, "must be an internet domain in lower case");
export const timeZone = z.string().refine(isTimeZone, "must be an IANA time zone");
export const months = z.int().min(1).max(120);

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: name });
    return name.includes("/") || name === "UTC";
  } catch {
    // The engine knows no zone of that name.
    return false;
  }
}

/** What is said where a whole part of the pack is left out. */
export function partMissing(says: string) {
  return { error: ({ input }: { input?: unknown }) => (input === undefined ? `is missing: ${says}` : undefined) };
}
