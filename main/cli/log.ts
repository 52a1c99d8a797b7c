import canonicalize from "canonicalize";
import { AppError } from "../lib/app-error.ts";
import { decodeDisclosure, type StoredEntry } from "../removal-log/index.ts";
import { readOptions, required } from "./arguments.ts";
import type { Command, Output } from "./index.ts";
import { readLog } from "./reading.ts";

export const logCommand: Command = {
  name: "log",
  usage: "custodia log --data DIR [--case ID] [--json]",
  about: "prints every entry of the log, oldest first",
  help: `
One line an entry: number, time (UTC), kind, case, and what the entry says.

  --case ID   only the entries of one case
  --json      one JSON object a line: {"disclosures":[...],"entry":{...}}. The entry is the public part, the leaf of the
              Merkle tree: its canonical JSON (RFC 8785) hashes to the leaf. Disclosures are as in RFC 9901.
`,
  run: async (args, output) => {
    const options = readOptions(args, {
      data: { type: "string" },
      case: { type: "string" },
      json: { type: "boolean" },
    });
    const reading = readLog(required(options.data, "--data DIR"));
    try {
      const print = options.json === true ? jsonLine : textLine;
      printEntries(reading.entries(options.case ?? null), print, output, options.case ?? null);
    } finally {
      reading.close();
    }
    return 0;
  },
};

function printEntries(
  entries: Iterable<StoredEntry>,
  print: (entry: StoredEntry) => string,
  output: Output,
  wanted: string | null,
): void {
  let lines: string[] = [];
  let count = 0;
  for (const entry of entries) {
    count += 1;
    lines.push(print(entry));
    if (lines.length === 500) {
      output.out(lines.join(""));
      lines = [];
    }
  }
  output.out(lines.join(""));
  if (wanted !== null && count === 0) throw new AppError("CASE_UNKNOWN", { case: wanted });
}

function jsonLine(entry: StoredEntry): string {
  return `${canonicalize({ disclosures: entry.disclosures, entry: JSON.parse(entry.publicPart) })}\n`;
}

function textLine(entry: StoredEntry): string {
  const {
    at,
    kind,
    case: belongsTo,
  } = JSON.parse(entry.publicPart) as { at: string; kind: string; case: string | null };
  const fields = entry.disclosures.map((disclosure) => decodeDisclosure(disclosure));
  const told = fields
    .filter((field) => field.name !== "device")
    .map((field) => `${field.name}=${short(field.value)}`)
    .join(" ");
  return `${String(entry.seq).padStart(6)}  ${at}  ${kind.padEnd(18)}  ${belongsTo ?? "-"}  ${told}\n`;
}

/** JSON on one line, safe for a terminal: control characters are escaped by JSON, the rest by hand. */
function short(value: unknown): string {
  const text = JSON.stringify(value).replace(/[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
