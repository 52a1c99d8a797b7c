/** Checks of what people fill in about people, departments and days. */

import { AppError } from "../lib/app-error.ts";
import { anyText, someText } from "../lib/field.ts";
import { emailAddress } from "../model/register/email-rule.ts";
import type { Day, NamedPerson, PersonDetails } from "../model/register-view.ts";
import { isDate } from "../model/time.ts";

/** An address as it is kept, or null. @throws AppError EMAIL_INVALID {field}, TEXT_* {field} */
export function personEmail(field: string, value: string | null): string | null {
  const text = anyText(field, value ?? "", "address");
  const address = emailAddress(text);
  if (address === null && text !== "") throw new AppError("EMAIL_INVALID", { field });
  return address;
}

/** @throws AppError TEXT_* {field}, EMAIL_INVALID {field} */
export function personDetails(details: PersonDetails): PersonDetails {
  return {
    name: someText("name", details.name, "name"),
    title: anyText("title", details.title, "name"),
    email: personEmail("email", details.email),
    department: someText("department", details.department, "name"),
  };
}

/** Who did or said something. @throws AppError TEXT_* {field} */
export function namedPerson(field: string, { name, role }: NamedPerson): NamedPerson {
  return { name: someText(field, name, "name"), role: anyText(field, role, "name") };
}

/** A day that has come. @throws AppError DATE_INVALID {field}, TIME_IN_FUTURE {field} */
export function pastDay(field: string, day: Day, today: Day): Day {
  if (!isDate(day)) throw new AppError("DATE_INVALID", { field });
  if (day > today) throw new AppError("TIME_IN_FUTURE", { field });
  return day;
}

/** As `pastDay`; null and an empty one are null. */
export function pastDayOrNone(field: string, day: Day | null, today: Day): Day | null {
  return day === null || day === "" ? null : pastDay(field, day, today);
}

/**
 * A day that has come, and can't be before the one on which it builds. That one counts for nothing where it has not come itself: it is from a
 * clock that was ahead, or from a place where it was later, and nothing may have to wait for it.
 * @throws AppError TIME_BEFORE_STEP {field, step, at}
 */
export function notBefore(field: string, day: Day, earliest: Day | null, step: string, today: Day): Day {
  if (earliest !== null && earliest <= today && day < earliest)
    throw new AppError("TIME_BEFORE_STEP", { field, step, at: earliest });
  return day;
}
