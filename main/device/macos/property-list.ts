import { type PlistValue, parse } from "plist";
import type { Outcome, Source } from "../probe.ts";
import { isWellFormed } from "./well-formed.ts";

/** What a property list of macOS holds on its top. */
export interface PropertyList {
  text(key: string): string | null;
  flag(key: string): boolean | null;
  /** Milliseconds since 1970. */
  instant(key: string): number | null;
  /** Its dictionaries; null: there is no such list. */
  dictionaries(key: string): readonly PropertyList[] | null;
}

/** Apple’s own reader turns each kind of property list, also the binary one, into XML on its output. It changes no file so. */
export function propertyList(path: string): Source {
  return { run: "/usr/bin/plutil", args: ["-convert", "xml1", "-o", "-", path] };
}

/** null: no property list, a cut off one, or one that is no dictionary. */
export function parsePropertyList(outcome: Outcome): PropertyList | null {
  const value = parsed(outcome);
  return isDictionary(value) ? listOf(value) : null;
}

/** In characters; the longest, a person’s choices of programs, has some tens of thousands. To read more would take too long. */
const longest = 524_288;

type Dictionary = { readonly [key: string]: PlistValue };

function parsed(outcome: Outcome): PlistValue {
  if (outcome.state !== "ok" || outcome.code !== 0 || outcome.text.length > longest) return null;
  // The reader would complain of each on the error output.
  const text = outcome.text.trim().replaceAll("\ufffd", "?");
  if (!isWellFormed(text)) return null;
  try {
    return parse(text);
  } catch {
    // No property list: whatever is wrong with it, nothing can be read from it.
    return null;
  }
}

function isDictionary(value: PlistValue | undefined): value is { [key: string]: PlistValue } {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof Uint8Array)
  );
}

function listOf(dictionary: Dictionary): PropertyList {
  const read = (key: string) => (Object.hasOwn(dictionary, key) ? dictionary[key] : undefined);
  return {
    text: (key) => {
      const value = read(key);
      return typeof value === "string" ? value : null;
    },
    flag: (key) => {
      const value = read(key);
      if (typeof value === "boolean") return value;
      return value === 0 ? false : value === 1 ? true : null;
    },
    instant: (key) => {
      const value = read(key);
      const at = value instanceof Date ? value.getTime() : Number.NaN;
      return Number.isNaN(at) ? null : at;
    },
    dictionaries: (key) => {
      const value = read(key);
      return Array.isArray(value) ? value.filter(isDictionary).map(listOf) : null;
    },
  };
}
