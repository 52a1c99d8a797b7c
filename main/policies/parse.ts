/** Reads one pack file, or says what is wrong with it and where. */

import { AppError } from "../lib/app-error.ts";
import { type PolicyPack, packFormat } from "../model/policy-pack.ts";
import { packFault } from "./checks.ts";
import { packSchema } from "./schema.ts";

/** Longest pack file, in UTF-16 units: the two longest policies at hand take 25,000. */
const longest = 4_000_000;

function broken(file: string, reason: string, line: number | null = null): AppError {
  return new AppError("PACK_BROKEN", { file, reason, line });
}

/**
 * @param file the file's name, for the message
 * @throws AppError PACK_BROKEN {file, reason, line}: `line` is set where the text is no JSON; PACK_FROM_FUTURE {file, format}
 */
export function parsePack(file: string, text: string): PolicyPack {
  if (text.length > longest) throw broken(file, "the file is too long");
  const value = parseJson(file, text);
  const format = typeof value === "object" && value !== null && "format" in value ? value.format : null;
  if (typeof format === "number" && format > packFormat) throw new AppError("PACK_FROM_FUTURE", { file, format });
  const parsed = packSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw broken(file, issue === undefined ? "it is no policy pack" : `${where(issue.path)}${issue.message}`);
  }
  const fault = packFault(parsed.data);
  if (fault !== null) throw broken(file, fault);
  return parsed.data;
}

/** `steps[3].title: ` */
function where(path: readonly PropertyKey[]): string {
  const spelled = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return spelled === "" ? "" : `${spelled.replace(/^\./, "")}: `;
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const reason = message.replace(/^(.*?), (?:\.\.\.)?".*" is not valid JSON$/s, "$1");
    throw broken(file, reason.replace(/ in JSON at position .*$/s, ""), faultyLine(text, message));
  }
}

/** The engine names the line in some messages only; in the others it is the first line that no longer begins a JSON text. */
function faultyLine(text: string, message: string): number {
  const named = /\(line (\d+) column \d+\)/.exec(message)?.[1];
  if (named !== undefined) return Number(named);
  const lines = text.split("\n");
  let [sound, faulty] = [0, lines.length];
  while (faulty - sound > 1) {
    const middle = (sound + faulty) >> 1;
    if (beginsJson(lines.slice(0, middle).join("\n"))) sound = middle;
    else faulty = middle;
  }
  return faulty;
}

function beginsJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (!(error instanceof Error)) return false;
    const position = /at position (\d+)/.exec(error.message)?.[1];
    return position === undefined ? error.message.includes("end of JSON input") : Number(position) >= text.length;
  }
}
