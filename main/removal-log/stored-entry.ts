import { AppError } from "../lib/app-error.ts";
import type { CaseEntry, Json } from "../model/entry.ts";
import { decodeDisclosure } from "./disclosure.ts";
import { parsePublicText } from "./public-part.ts";
import type { EntryRow } from "./queries.ts";

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

/**
 * Public part and disclosures put together. Digests are not recomputed here: that is what verifying is for.
 * Throws LOG_DOES_NOT_VERIFY when the row can't be read as an entry.
 */
export function caseEntry(row: EntryRow): CaseEntry {
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
  // An entry's fields were those of its kind when it was recorded, and nothing changes an entry.
  return { ...named, actor, device, fields } as unknown as CaseEntry;
}
