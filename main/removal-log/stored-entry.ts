import { AppError } from "../lib/app-error.ts";
import { decodeDisclosure } from "../lib/proof/disclosure.ts";
import { parsePublicText } from "../lib/proof/public-part.ts";
import type { Actor, CaseEntry, DeskEntry, DeskEntryKind, EntryKind, Json, Time } from "../model/entry.ts";
import type { EntryRow, LogQueries } from "./queries.ts";

/** An entry as it is stored and exported. */
export interface StoredEntry {
  readonly seq: number;
  /** JCS of the public part: the bytes of the leaf. */
  readonly publicPart: string;
  readonly disclosures: readonly string[];
}

/** Throws LOG_DOES_NOT_VERIFY when the row holds no texts: the table's types last only as long as nobody rewrites the schema. */
export function storedEntry(row: EntryRow): StoredEntry {
  if (typeof row.public !== "string" || typeof row.text !== "string") {
    throw new AppError("LOG_DOES_NOT_VERIFY", { seq: row.seq });
  }
  return { seq: row.seq, publicPart: row.public, disclosures: row.text === "" ? [] : row.text.split("~") };
}

/** Public part and whatever is disclosed, of whichever kind. */
export interface ReadEntry {
  readonly seq: number;
  readonly id: string;
  readonly at: Time;
  readonly case: string | null;
  readonly kind: EntryKind;
  readonly policy: string;
  readonly actor: Actor | undefined;
  readonly device: string | undefined;
  readonly fields: Readonly<Record<string, Json>>;
}

/**
 * Public part and disclosures put together. Digests are not recomputed here: that is what verifying is for.
 * Throws LOG_DOES_NOT_VERIFY when the row can't be read as an entry.
 */
export function readEntry(row: EntryRow): ReadEntry {
  const { publicPart, disclosures } = storedEntry(row);
  const part = parsePublicText(publicPart);
  if (part === null) throw new AppError("LOG_DOES_NOT_VERIFY", { seq: row.seq });
  const disclosed: Record<string, Json> = {};
  for (const disclosure of disclosures) {
    const { name, value } = decodeDisclosure(disclosure);
    disclosed[name] = value;
  }
  const { actor, device, ...fields } = disclosed;
  const { quotedDigests: _, ...named } = part;
  return { ...named, actor: actor as unknown as Actor, device: device as unknown as string, fields };
}

/** As `readEntry`, for an entry of a case that nothing was withheld from. */
export function caseEntry(row: EntryRow): CaseEntry {
  // An entry's fields were those of its kind when it was recorded, and nothing changes an entry.
  return readEntry(row) as unknown as CaseEntry;
}

/** Were the fields of this entry disposed of? Every entry that was not has some: nobody has to be asked about it. */
export function isBlank(queries: LogQueries, row: EntryRow): boolean {
  return row.text === "" && queries.isDisposed(row.seq);
}

/** The entries of a case whose fields are kept. @param end the first entry that is left out */
export function keptCaseEntries(queries: LogQueries, caseId: string, end?: number): CaseEntry[] {
  const rows = queries.caseEntries(caseId, end);
  return rows.filter((row) => !isBlank(queries, row)).map(caseEntry);
}

/** An entry of no case; `fields` is empty, and `actor` and `device` are lacking, where `disposed` is true. */
export interface ReadDeskEntry<K extends DeskEntryKind> {
  readonly entry: DeskEntry<K>;
  readonly disposed: boolean;
}

export function deskEntry<K extends DeskEntryKind>(row: EntryRow, disposed: boolean): ReadDeskEntry<K> {
  return { entry: readEntry(row) as unknown as DeskEntry<K>, disposed };
}
