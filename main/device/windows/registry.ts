import type { Around, Outcome, Source } from "../probe.ts";

/** What `reg query` wrote: by key, then by value’s name, all in small letters. The first of two wins. */
export interface Registry {
  /** A value’s data as it was written: `0x1` for numbers. null: there is none, or the key was not written. */
  value(key: string, name: string): string | null;
  /** A REG_DWORD or REG_QWORD; null: none, or it is something else. */
  number(key: string, name: string): number | null;
  has(key: string): boolean;
  /** The data of all values of all keys, as they were written. */
  all(): readonly string[];
}

const keyLine = /^HKEY_[A-Z_]+(\\|$)/;
const valueLine = /^ {4}(.{1,255}?) {4}(REG_[A-Z_]{2,20})(?: {4}(.*))?$/u;

const hives: Readonly<Record<string, string>> = { hklm: "hkey_local_machine", hkcu: "hkey_current_user" };

/**
 * Asks for one key’s values and its subkeys’ names. `/reg:64`: what programs of 64 bits see, whatever this one is.
 * @param more `/v` and a name for one value
 */
export function registryQuery(around: Around, key: string, ...more: readonly string[]): Source {
  return { run: `${around.systemRoot}\\System32\\reg.exe`, args: ["query", key, ...more, "/reg:64"] };
}

/** Nothing of it depends on the language of Windows: neither messages nor the name of a key’s default value are looked at. */
export function parseRegistry(outcome: Outcome): Registry {
  const found = new Map<string, Map<string, Data>>();
  let values = new Map<string, Data>();
  for (const line of outcome.state === "ok" ? wholeLines(outcome.text) : []) {
    if (keyLine.test(line)) {
      const key = line.trimEnd().toLowerCase();
      values = found.get(key) ?? new Map();
      found.set(key, values);
      continue;
    }
    const [, name, type, data] = valueLine.exec(line) ?? [];
    if (name === undefined || type === undefined || values.has(name.toLowerCase())) continue;
    values.set(name.toLowerCase(), { type, data: data ?? "" });
  }
  return registryOf(found);
}

interface Data {
  readonly type: string;
  readonly data: string;
}

function registryOf(found: ReadonlyMap<string, ReadonlyMap<string, Data>>): Registry {
  const look = (key: string, name: string) => found.get(longKey(key))?.get(name.toLowerCase()) ?? null;
  return {
    value: (key, name) => look(key, name)?.data ?? null,
    number: (key, name) => {
      const value = look(key, name);
      return value !== null && /^REG_[DQ]WORD$/.test(value.type) ? hex(value.data) : null;
    },
    has: (key) => found.has(longKey(key)),
    all: () => [...found.values()].flatMap((values) => [...values.values()].map(({ data }) => data)),
  };
}

/** `HKLM\X` as `reg query` writes it. */
function longKey(key: string): string {
  const [hive = "", ...path] = key.toLowerCase().split("\\");
  return [hives[hive] ?? hive, ...path].join("\\");
}

function hex(data: string): number | null {
  return /^0x[0-9a-f]{1,12}$/i.test(data) ? Number.parseInt(data.slice(2), 16) : null;
}

/** None of the answers asked for has nearly as many; to look at a million lines would hold up all other parsers. */
const mostLines = 20_000;

/** A line without its end was cut off, and half a number is another number. None: there are too many of them. */
function wholeLines(text: string): readonly string[] {
  const lines = text.split("\n", mostLines + 1);
  if (lines.length > mostLines) return [];
  return lines.slice(0, -1).map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
}

/**
 * Looks for values of a name in a key and all below it. It ends by saying how many it found, so that “there is none” can be told from “it may
 * not be read” and from an answer that ends too early: messages are worded in each language, but its numbers are the same.
 */
export function valueSearch(around: Around, key: string, name: string): Source {
  return registryQuery(around, key, "/s", "/v", name);
}

/** The same for keys of exactly this name. */
export function keySearch(around: Around, key: string, name: string): Source {
  return registryQuery(around, key, "/s", "/f", name, "/k", "/e");
}

/** The same for values in whose data this text stands. */
export function dataSearch(around: Around, key: string, text: string): Source {
  return registryQuery(around, key, "/s", "/f", text, "/d");
}

/** null: the search did not come to its end, or not everything was shown to it. Nothing found: a registry without keys. */
export function parseSearch(outcome: Outcome, what: "values" | "keys"): Registry | null {
  if (outcome.state !== "ok" || outcome.errors.trim() !== "" || !outcome.text.endsWith("\n")) return null;
  const lines = wholeLines(outcome.text).filter((line) => line.trim() !== "");
  const said = lines.at(-1) ?? "";
  const hits = lines.filter((line) => (what === "keys" ? keyLine : valueLine).test(line)).length;
  const isEnd = !keyLine.test(said) && !valueLine.test(said);
  return isEnd && said.match(/\d+/g)?.join(" ") === String(hits) ? parseRegistry(outcome) : null;
}

/** The key was read to its end: after the last value comes an empty line. */
export function isWhole(outcome: Outcome): boolean {
  if (outcome.state !== "ok" || outcome.code !== 0 || !outcome.text.endsWith("\n")) return false;
  const lines = wholeLines(outcome.text);
  const [last = "", before = ""] = lines.toReversed();
  // Keys below it are listed last, without an empty line behind them; right behind the key’s own name come its values.
  if (keyLine.test(last)) return lines.filter((line) => keyLine.test(line)).length > 1;
  return last.trim() === "" && (valueLine.test(before) || keyLine.test(before));
}
