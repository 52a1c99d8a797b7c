import { isDate } from "../../model/time.ts";

/** `11/5/2026`, `5.11.2026`, `11-5-2026` */
const withSlashes = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/** Why a cell is no day of the form that is wanted; null: it is one. The sentence says exactly what to write. */
export function dayFault(text: string): string | null {
  if (isDate(text)) return null;
  const [, first = "", second = "", year = ""] = withSlashes.exec(text) ?? [];
  const [monthFirst, dayFirst] = [dayOf(year, first, second), dayOf(year, second, first)];
  if (monthFirst !== null && dayFirst !== null && monthFirst !== dayFirst) {
    return `“${text}” can be read as two days. Write the year first: ${monthFirst} or ${dayFirst}.`;
  }
  const meant = monthFirst ?? dayFirst;
  if (meant !== null) return `“${text}” is not in the form that is wanted. Write the year first: ${meant}.`;
  return `“${short(text)}” is not a day of the calendar. Write year, month, and day, as in 2026-11-05.`;
}

function dayOf(year: string, month: string, day: string): string | null {
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDate(date) ? date : null;
}

/** What somebody wrote into a cell, as far as a sentence can hold it. */
export function short(text: string): string {
  const line = text.replace(/[\p{C}\s]+/gu, " ").trim();
  return line.length <= 60 ? line : `${line.slice(0, 59).toWellFormed()}…`;
}
