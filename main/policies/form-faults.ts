/** What the schema finds wrong, in words for whoever writes a pack. */

import type { z } from "zod";
import { type PackFault, type PackPath, spelled } from "./fault.ts";

type Issue = z.core.$ZodIssue;

/** One for each member that should not be there; else one for the whole issue. */
export function formFaults(issue: Issue): readonly PackFault[] {
  const path = issue.path.map((part) => (typeof part === "number" ? part : String(part)));
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => fault([...path, key], "no pack has such a member here: look for a typing mistake"));
  }
  return [fault(path, message(issue))];
}

function fault(path: PackPath, says: string): PackFault {
  const where = spelled(path);
  return { path, says: where === "" ? says : `${where}: ${says}` };
}

function message(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return /received undefined$/.test(issue.message)
        ? `is missing (${kinds[issue.expected] ?? issue.expected})`
        : wrongKind(issue);
    case "invalid_union":
      return "options" in issue && Array.isArray(issue.options)
        ? `must be one of ${issue.options.map(String).join(", ")}`
        : issue.message;
    case "invalid_key":
      return issue.issues[0]?.message ?? issue.message;
    case "invalid_value":
      return `must be ${issue.values.length === 1 ? "" : "one of "}${issue.values.map(String).join(", ")}`;
    default:
      return issue.message;
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: "a text",
  int: "a whole number",
  number: "a whole number",
  boolean: "true or false",
  array: "a list in square brackets",
  object: "an object in braces",
  record: "an object in braces",
};

function wrongKind({ expected, message }: Issue & { readonly code: "invalid_type" }): string {
  // A part that is missing as a whole has a sentence of its own (text-schema.ts).
  return message.startsWith("Invalid input") ? `must be ${kinds[expected] ?? expected}` : message;
}
