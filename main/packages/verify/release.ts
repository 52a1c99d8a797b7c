import { isDeepStrictEqual } from "node:util";
import { canonical } from "../../lib/canonical.ts";
import { entryKinds, type Json } from "../../model/entry.ts";
import { parseTime } from "../../model/time.ts";
import type { PackageFile } from "../open/index.ts";
import { bagPaths, type LeftOut, leftOutRow, leftOutWords, type ReleaseFacts, type WithheldRow } from "../source.ts";
import type { Faults } from "./faults.ts";
import { readRows } from "./rows.ts";

/** What a release says beside its entries: about the request, and about what was withheld. Nothing of it is signed. */

export interface Release {
  readonly facts: ReleaseFacts | null;
  readonly rows: readonly WithheldRow[];
  /** By the number of the entry. */
  readonly bySeq: ReadonlyMap<number, readonly WithheldRow[]>;
}

const largest = 64 * 1024 * 1024;
const header = ["seq", "field", "provision", "title", "original_sha256", "redacted_file"];

export async function readRelease(file: PackageFile, faults: Faults): Promise<Release> {
  const facts = await faults.guard(bagPaths.release, null, async () => {
    const found = readFacts((await file.read(bagPaths.release, largest)).toString("utf8"));
    if (found === null) faults.file("derived", bagPaths.release, "it does not hold what it should");
    return found;
  });
  const rows = await faults.guard(bagPaths.withheld, [], async () => {
    const found = withheldRows((await file.read(bagPaths.withheld, largest)).toString("utf8"), facts?.title ?? null);
    if (found === null) faults.file("derived", bagPaths.withheld, "it is not written as the list of what was withheld");
    return found ?? [];
  });
  if (facts !== null) checkLeftOut(facts, rows, faults);
  const bySeq = new Map<number, WithheldRow[]>();
  for (const row of rows) {
    const known = bySeq.get(row.seq);
    if (known === undefined) bySeq.set(row.seq, [row]);
    else known.push(row);
  }
  return { facts, rows, bySeq };
}

/** A line about an entry that is left out whole. */
export function isLeftOut({ field, original, redacted }: WithheldRow): boolean {
  return field === leftOutWords.field && original === "" && redacted === "";
}

/** Both name the same entries: the list is what people read, the facts are what the slip is made from. */
function checkLeftOut(facts: ReleaseFacts, rows: readonly WithheldRow[], faults: Faults): void {
  const listed = rows.filter(isLeftOut);
  const told = facts.leftOut.map((one) => leftOutRow(one, facts.title));
  if (isDeepStrictEqual(listed, told)) return;
  faults.file("derived", bagPaths.withheld, "it does not list the entries that are left out as release.json does");
}

const texts = [
  "answeredOn",
  "authority",
  "law",
  "name",
  "receivedOn",
  "reference",
  "request",
  "title",
  "what",
  "words",
];
const members = [...texts, "appeal", "leftOut", "provisions"];

/** null when it is not JCS of exactly these members. */
function readFacts(text: string): ReleaseFacts | null {
  try {
    const facts = JSON.parse(text) as Record<string, Json>;
    if (typeof facts !== "object" || facts === null || Array.isArray(facts)) return null;
    const written = canonical(facts);
    if (text !== `${written}\n`) return null;
    if (Object.keys(facts).length !== members.length) return null;
    const { appeal, leftOut, provisions } = facts;
    const fits =
      texts.every((name) => typeof facts[name] === "string") &&
      (appeal === null || typeof appeal === "string") &&
      Array.isArray(provisions) &&
      provisions.every(isProvision) &&
      Array.isArray(leftOut) &&
      leftOut.every(isLeftOutEntry) &&
      leftOut.every(({ seq }, place) => place === 0 || seq > Number(leftOut[place - 1]?.seq));
    return fits ? (facts as unknown as ReleaseFacts) : null;
  } catch {
    // No JSON, or none that may be hashed.
    return null;
  }
}

function isProvision(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Object.keys(value).length !== 3) return false;
  const { id, citation, text } = value as Partial<Record<string, unknown>>;
  return id !== leftOutWords.notAskedFor && [id, citation, text].every((member) => typeof member === "string");
}

function isLeftOutEntry(value: unknown): value is LeftOut {
  if (typeof value !== "object" || value === null || Object.keys(value).length !== 4) return false;
  const { seq, kind, at, provision } = value as Partial<Record<string, unknown>>;
  if (!Number.isSafeInteger(seq) || Number(seq) < 0) return false;
  if (!(entryKinds as readonly unknown[]).includes(kind) || typeof at !== "string" || parseTime(at) === null)
    return false;
  return provision === null || (typeof provision === "string" && provision !== leftOutWords.notAskedFor);
}

/** @param title of the person withholding, the same in each line, where a spreadsheet's formula may stand behind an apostrophe */
function withheldRows(text: string, title: string | null): WithheldRow[] | null {
  const [first, ...rest] = readRows(text, header.length) ?? [];
  if (first === undefined || first.join() !== header.join()) return null;
  const rows = rest.map((cells) => rowOf(cells, title));
  return rows.every((row) => row !== null) ? rows : null;
}

function rowOf(cells: readonly string[], known: string | null): WithheldRow | null {
  const [seq = "", field = "", provision = "", title = "", original = "", redacted = ""] = cells;
  if (cells.length !== header.length || !/^(0|[1-9]\d{0,15})$/.test(seq)) return null;
  return { seq: Number(seq), field, provision, title: known ?? title, original, redacted };
}
