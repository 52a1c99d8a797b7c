import { AppError } from "../lib/app-error.ts";
import { someText } from "../lib/field.ts";
import type { CustodianPerson } from "./known-key.ts";

/** RFC 5321 section 4.5.3.1.3: a path has 256 characters, two of them its brackets. */
const longestEmail = 254;
/** A key's name in a signed note holds no white space and no `+` (C2SP signed-note); nothing that a reader would not see either. */
const address = /^[^\s+@\p{C}]+@[^\s+@\p{C}]+\.[^\s+@\p{C}]+$/u;
/** Marks that turn the direction of a text: they could dress up one name as another. */
const turning = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

/** The e-mail address as the name of a key; null when it can't be one. */
export function keyName(email: string): string | null {
  const name = email.trim().normalize("NFC");
  return name.length <= longestEmail && address.test(name) ? name : null;
}

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
