import { AppError } from "../lib/app-error.ts";
import { parsePublicText } from "../lib/proof/public-part.ts";
import { missingOf } from "../model/withheld.ts";
import type { LogQueries } from "./queries.ts";
import type { ReadEntry } from "./stored-entry.ts";

/** An entry as a package holds it. */
export interface ForeignEntry {
  readonly publicPart: string;
  readonly disclosures: readonly string[];
}

/** An entry of no case as far as it is disclosed, and the fields that it lacks. Of which type a field is, nobody has looked at. */
export interface ForeignOther {
  readonly entry: ReadEntry;
  readonly missing: readonly string[];
}

/** Throws PACKAGE_UNREADABLE {seq} for what is no entry, and for one that comes twice. */
export function insertEntry(queries: LogQueries, { publicPart, disclosures }: ForeignEntry): void {
  const part = parsePublicText(publicPart);
  if (part === null || disclosures.some((text) => text === "" || text.includes("~"))) throw unreadable({});
  if (queries.publicPart(part.seq) !== undefined) throw unreadable({ seq: part.seq });
  queries.insertEntry(part.seq, publicPart, new Uint8Array());
  queries.insertDisclosures(part.seq, disclosures.join("~"));
}

/** Names of the fields that the entry does not disclose, `actor` and `device` among them. */
export function missingFields(entry: ReadEntry): string[] {
  const { kind, fields, actor, device } = entry;
  const about = [actor === undefined ? ["actor"] : [], device === undefined ? ["device"] : []].flat();
  return [...missingOf(kind, fields), ...about];
}

export function unreadable(detail: { readonly seq?: number; readonly case?: string }, cause?: unknown): AppError {
  return new AppError("PACKAGE_UNREADABLE", detail, { cause });
}
