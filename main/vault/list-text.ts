import type { Credential } from "../model/vault.ts";
import { credentialIn } from "./credential-shape.ts";
import { damage } from "./damage.ts";

/**
 * JCS (RFC 8785) of a list of credentials, kept in runs of some dozens beside the first of each: a credential never changes, so that a
 * save writes anew only the run in which one was replaced. Ten thousand single texts would cost more than they save.
 */

interface Run {
  readonly members: readonly Credential[];
  /** Their texts with commas between, without brackets. */
  readonly text: string;
}

const longestRun = 64;
const kept = new WeakMap<Credential, Run>();

/**
 * The JCS of the list, in pieces to be put together. What was not written or read before is checked first: no file is made here that could not be read again.
 * @throws AppError VAULT_DAMAGED {reason}
 */
export function listText(credentials: readonly Credential[]): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < credentials.length; ) {
    const run = keptAt(credentials, at) ?? runOf(credentials.slice(at, endOfRun(credentials, at)).map(credentialIn));
    if (holdsLoneSurrogate(run.text)) throw damage("credential: text is not well formed");
    keep(run);
    pieces.push(at === 0 ? "[" : ",", run.text);
    at += run.members.length;
  }
  return pieces.length === 0 ? ["[]"] : [...pieces, "]"];
}

/**
 * Is this text the JCS of these credentials? They must have been checked: their members stand in order, so that JSON.stringify writes
 * JCS. Any other text (white space, a name that stands twice, another way to write a character) differs from what it writes.
 */
export function isListText(text: string, credentials: readonly Credential[]): boolean {
  if (holdsLoneSurrogate(text) || !text.startsWith("[")) return false;
  let at = 1;
  for (let start = 0; start < credentials.length; start += longestRun) {
    const run = runOf(credentials.slice(start, start + longestRun));
    if (start > 0 && text[at++] !== ",") return false;
    if (!text.startsWith(run.text, at)) return false;
    at += run.text.length;
    keep(run);
  }
  return text.length === at + 1 && text[at] === "]";
}

function runOf(members: readonly Credential[]): Run {
  return { members, text: JSON.stringify(members).slice(1, -1) };
}

function keep(run: Run): void {
  const [first] = run.members;
  if (first !== undefined) kept.set(first, run);
}

/** The run that begins here and goes on as it did when it was kept. */
function keptAt(credentials: readonly Credential[], at: number): Run | undefined {
  const first = credentials[at];
  const run = first === undefined ? undefined : kept.get(first);
  return run?.members.every((member, index) => credentials[at + index] === member) ? run : undefined;
}

/** Up to the next run that is kept. */
function endOfRun(credentials: readonly Credential[], at: number): number {
  const most = Math.min(at + longestRun, credentials.length);
  let end = at + 1;
  while (end < most && keptAt(credentials, end) === undefined) end++;
  return end;
}

/**
 * Is there half of a character in what JSON.stringify wrote? It writes such a half, and no whole character, as `\ud8..` to `\udf..`
 * (RFC 8785 section 3.2.2.2 refuses it).
 */
function holdsLoneSurrogate(json: string): boolean {
  // Most texts are done with the quick search; the other one passes over a backslash that is itself escaped.
  return json.includes("\\ud") && /(?<!\\)(?:\\\\)*\\ud[89a-f]/.test(json);
}
