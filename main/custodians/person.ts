import { AppError } from "../lib/app-error.ts";
import { someText } from "../lib/field.ts";
import { keyName } from "../model/email.ts";
import type { CustodianPerson } from "../model/known-key.ts";

/** Marks that turn the direction of a text: they could dress up one name as another. */
const turning = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

/** A line of an export key as it is written: white space collapsed, as a mail program might. null when it may not stand there. */
export function plainLine(text: string): string | null {
  const line = text.normalize("NFC").replace(/\s+/gu, " ").trim();
  return line === "" || turning.test(line) ? null : line;
}

/**
 * The person as the export key will say.
 * @throws AppError EMAIL_INVALID, TEXT_* {field}; also for line feeds, control characters and marks that turn the direction of text
 */
export function checkPerson(person: CustodianPerson): CustodianPerson {
  const email = keyName(person.email);
  if (email === null) throw new AppError("EMAIL_INVALID", { field: "email" });
  return {
    name: lineOf("name", person.name),
    title: lineOf("title", person.title),
    organisation: lineOf("organisation", person.organisation),
    email,
  };
}

function lineOf(field: string, value: string): string {
  const line = plainLine(someText(field, value, "name"));
  if (line === null) throw new AppError("TEXT_CONTROL_CHARACTER", { field });
  return line;
}
