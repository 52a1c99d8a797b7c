/** Reads one pack file, or says what is wrong with it and where. */

import type { z } from "zod";
import { AppError } from "../lib/app-error.ts";
import { type PolicyPack, packFormat } from "../model/policy-pack.ts";
import { nameFaults, packFaults } from "./checks.ts";
import type { PackFault } from "./fault.ts";
import { formFaults } from "./form-faults.ts";
import { JsonPlaces, type TextPlace, textFault } from "./json-places.ts";
import { members } from "./raw.ts";
import { registerSchema } from "./register-schema.ts";
import { packSchema, rowsSchema } from "./schema.ts";

/** Longest pack file, in UTF-16 units: the two longest policies at hand take 35,000. */
export const longestPack = 1_000_000;
/** Of a pack in a package, which verifies for ever: packs could be longer once. */
const longestKept = 4_000_000;

/** A file that is no pack at all has thousands of faults; nobody reads more than the first. */
const mostFaults = 200;
const longestFault = 400;

export interface LocatedFault {
  readonly place: TextPlace;
  readonly says: string;
}

export interface Inspected {
  readonly pack: PolicyPack | null;
  /** At most 200 of them. */
  readonly faults: readonly LocatedFault[];
  /** How many were found beside those. */
  readonly more: number;
}

interface Read {
  readonly pack: PolicyPack | null;
  readonly faults: readonly PackFault[];
  readonly more: number;
}

/**
 * What a pack says of the register that is from before packs spoke of it. Only packages are read so, and no package asks for it: a pack
 * that the app works under must have its own.
 */
const silentRegister: z.infer<typeof registerSchema> = {
  creation: { approver: "", clauses: [] },
  record: { needs: [], clauses: [] },
  email: null,
  closing: { by: "", clauses: [] },
  users: { roles: [], clauses: [] },
  designation: null,
  acknowledgement: null,
  checklist: { items: [], everyMonths: 1, basis: "", clauses: [] },
  review: { everyDays: 1, looksAt: [], basis: "", clauses: [] },
  workplan: null,
  inactivity: null,
  cases: { days: 1, basis: "", clauses: [] },
};
const keptSchema = packSchema.extend({
  register: registerSchema.default(silentRegister),
  rows: rowsSchema,
});

/** kept: a pack that somebody has in a package; it may lack what packs did not have yet. */
type How = "kept" | "whole";

/**
 * @param file the file's name, for the message
 * @throws AppError PACK_BROKEN {file, reason, line} with the first of its faults; PACK_FROM_FUTURE {file, format}
 */
export function parsePack(file: string, text: string): PolicyPack {
  return parse(file, text, "whole");
}

/** For the packs of packages, which verify for ever: one from before packs spoke of the register is read, too. @throws AppError as `parsePack` */
export function parseKeptPack(file: string, text: string): PolicyPack {
  return parse(file, text, "kept");
}

/**
 * Everything that is wrong with a pack file, in the order of the file; `pack` is null unless nothing is.
 * @throws AppError PACK_BROKEN {file, reason, line} when it is too long to be looked through; PACK_FROM_FUTURE {file, format}
 */
export function inspectPack(file: string, text: string): Inspected {
  if (text.length > longestPack) throw tooLong(file);
  const places = new JsonPlaces(text);
  if (places.errors.length > 0) return listed(null, firstOfLines(places.errors), 0);
  const { pack, faults, more } = readValue(file, parseJson(file, text), "whole");
  const doubles = places.doubles();
  // Each is looked for from the beginning of the file.
  const located = faults.slice(0, mostFaults).map(({ path, says }) => ({ says, place: places.find(path) }));
  const all = [...located, ...doubles.slice(0, mostFaults)].sort((a, b) => comparePlaces(a.place, b.place));
  return listed(pack, all, more + faults.length + doubles.length - all.length);
}

function listed(pack: PolicyPack | null, faults: readonly LocatedFault[], more: number): Inspected {
  const first = faults.slice(0, mostFaults).map(({ place, says }) => ({ place, says: clipped(says) }));
  return { pack: faults.length === 0 ? pack : null, faults: first, more: more + faults.length - first.length };
}

/** A fault quotes the file, which may hold one word of a million letters. */
function clipped(says: string): string {
  return says.length <= longestFault ? says : `${says.slice(0, longestFault).toWellFormed()}…`;
}

function parse(file: string, text: string, how: How): PolicyPack {
  if (text.length > (how === "kept" ? longestKept : longestPack)) throw tooLong(file);
  const refused = how === "kept" ? null : textFault(text);
  if (refused !== null) throw broken(file, refused, 1);
  const { pack, faults } = readValue(file, parseJson(file, text), how);
  const [first] = faults;
  if (pack !== null && first === undefined) return pack;
  // Only a faulty pack is looked through for lines: that takes longer than to read it.
  const line = first === undefined ? null : new JsonPlaces(text).find(first.path).line;
  throw broken(file, clipped(first?.says ?? "it is no policy pack"), line);
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // The engine names no line in most of its messages, and words them for those who write programs.
    const [first] = new JsonPlaces(text).errors;
    const reason = first?.says ?? (error instanceof Error ? error.message : String(error));
    throw broken(file, reason, first?.place.line ?? null);
  }
}

function readValue(file: string, value: unknown, how: How): Read {
  const { format } = members(value);
  if (typeof format === "number" && format > packFormat) throw new AppError("PACK_FROM_FUTURE", { file, format });
  const parsed = (how === "kept" ? keptSchema : packSchema).safeParse(value);
  if (!parsed.success) {
    const { issues } = parsed.error;
    const faults = [...issues.slice(0, mostFaults).flatMap(formFaults), ...nameFaults(value)];
    return { pack: null, faults, more: Math.max(0, issues.length - mostFaults) };
  }
  return { pack: parsed.data, faults: packFaults(parsed.data, value), more: 0 };
}

/** After a slip of the pen, the rest of a line is misread, too. */
function firstOfLines(faults: readonly LocatedFault[]): readonly LocatedFault[] {
  return faults.filter(({ place }, index) => place.line !== faults[index - 1]?.place.line);
}

function comparePlaces(a: TextPlace, b: TextPlace): number {
  return a.line - b.line || a.column - b.column;
}

function tooLong(file: string): AppError {
  return broken(file, "the file is too long");
}

function broken(file: string, reason: string, line: number | null = null): AppError {
  return new AppError("PACK_BROKEN", { file, reason, line });
}
