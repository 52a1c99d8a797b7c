import canonicalize from "canonicalize";
import { AppError } from "../lib/app-error.ts";
import { decodeDisclosure, type StoredEntry } from "../removal-log/index.ts";
import { readOptions, required } from "./arguments.ts";
import type { Command, Output } from "./index.ts";
import { printable, printableLine } from "./printable.ts";
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

/** Where nothing was tampered with there is nothing to escape, and escaped it is the same JSON. */
function jsonLine(entry: StoredEntry): string {
  return `${printable(canonicalize({ disclosures: entry.disclosures, entry: publicPart(entry) }) ?? "")}\n`;
}

function textLine(entry: StoredEntry): string {
  const { at, kind, case: belongsTo } = publicPart(entry);
  const fields = entry.disclosures.map((disclosure) => decodeDisclosure(disclosure));
  const told = fields
    .filter((field) => field.name !== "device")
    .map((field) => `${short(field.name)}=${short(JSON.stringify(field.value))}`)
    .join(" ");
  const named = `${short(at)}  ${short(kind).padEnd(18)}  ${short(belongsTo ?? "-")}`;
  return `${String(entry.seq).padStart(6)}  ${named}  ${told}\n`;
}

/** Throws LOG_DOES_NOT_VERIFY when it can't be read. */
function publicPart({ seq, publicPart: text }: StoredEntry): Record<string, unknown> {
  try {
    const part: unknown = JSON.parse(text);
    if (typeof part === "object" && part !== null) return part as Record<string, unknown>;
  } catch (error) {
    throw new AppError("LOG_DOES_NOT_VERIFY", { seq, reason: `entry ${seq} can't be read` }, { cause: error });
  }
  throw new AppError("LOG_DOES_NOT_VERIFY", { seq, reason: `entry ${seq} can't be read` });
}

const longestValue = 120;

function short(value: unknown): string {
  return printableLine(String(value), longestValue);
}
