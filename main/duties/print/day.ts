import type { Day } from "../../model/register-view.ts";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** `November 21, 2026`; put together here, so that no version of Intl words it in another way. */
export function dayInWords(day: Day): string {
  const [year = "", month = "", date = ""] = day.split("-");
  const name = months[Number(month) - 1];
  return name === undefined ? day : `${name} ${Number(date)}, ${Number(year)}`;
}

/** A sentence of the rules, in which days stand as `YYYY-MM-DD`. */
export function withDaysInWords(sentence: string): string {
  return sentence.replace(/(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])/g, dayInWords);
}
