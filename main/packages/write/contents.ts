import { AppError } from "../../lib/app-error.ts";
import { evidenceExtension } from "../../lib/evidence-extension.ts";
import { type Disclosed, decodeDisclosure } from "../../lib/proof/disclosure.ts";
import { type ParsedPublicPart, parsePublicText } from "../../lib/proof/public-part.ts";
import { type EntryKind, evidenceNamed, type Json } from "../../model/entry.ts";
import type { BagEntry, BagPlan, BagSource, ReleaseBag } from "../source.ts";

/** The entries of a bag as they leave: an export's are whole, a release's lack what is withheld. */
export interface Contents {
  readonly count: number;
  /** The numbers of all entries, in order. */
  seqs(): Iterable<number>;
  /** Throws LOG_DOES_NOT_VERIFY {seq} when the log has no such entry; FIELD_UNKNOWN {seq, field} for withholding what isn't there. */
  entry(seq: number): BagEntry;
}

/** @throws AppError EXPORT_EMPTY, ENTRY_UNKNOWN {seq} */
export function contentsOf(plan: BagPlan, source: BagSource): Contents {
  return plan.kind === "export" ? exported(plan.first, plan.last, source) : released(plan, source);
}

function exported(first: number, last: number, source: BagSource): Contents {
  if (last < first) throw new AppError("EXPORT_EMPTY");
  if (first < 0 || last >= source.size) throw new AppError("ENTRY_UNKNOWN", { seq: last });
  return {
    count: last - first + 1,
    *seqs() {
      for (let seq = first; seq <= last; seq += 1) yield seq;
    },
    entry: (seq) => entryOf(source, seq),
  };
}

function released(plan: ReleaseBag, source: BagSource): Contents {
  if (plan.entries.length === 0) throw new AppError("EXPORT_EMPTY");
  const withheld = new Map<number, ReadonlySet<string>>();
  let before = -1;
  for (const entry of plan.entries) {
    if (entry.seq <= before || entry.seq >= source.size) throw new AppError("ENTRY_UNKNOWN", { seq: entry.seq });
    before = entry.seq;
    if (entry.withheld.length > 0) withheld.set(entry.seq, new Set(entry.withheld.map(({ field }) => field)));
  }
  return {
    count: plan.entries.length,
    *seqs() {
      for (const { seq } of plan.entries) yield seq;
    },
    entry(seq) {
      const fields = withheld.get(seq);
      return fields === undefined ? entryOf(source, seq) : without(entryOf(source, seq), fields);
    },
  };
}

function entryOf(source: BagSource, seq: number): BagEntry {
  const entry = source.entry(seq);
  if (entry === null) throw new AppError("LOG_DOES_NOT_VERIFY", { seq });
  return entry;
}

function without(entry: BagEntry, withheld: ReadonlySet<string>): BagEntry {
  const names = entry.disclosures.map((disclosure) => decodeDisclosure(disclosure).name);
  const absent = [...withheld].find((field) => !names.includes(field));
  if (absent !== undefined) throw new AppError("FIELD_UNKNOWN", { seq: entry.seq, field: absent });
  return { ...entry, disclosures: entry.disclosures.filter((_, place) => !withheld.has(names[place] ?? "")) };
}

/** A line of `data/entries.jsonl`: JCS, of texts that need no escaping and of a public part that is JCS already. */
export function entryLine({ disclosures, publicPart }: BagEntry): string {
  const quoted = disclosures.length === 0 ? "" : `"${disclosures.join('","')}"`;
  return `{"disclosures":[${quoted}],"entry":${publicPart}}\n`;
}

/** Throws LOG_DOES_NOT_VERIFY {seq}. */
export function publicPartOf({ seq, publicPart }: BagEntry): ParsedPublicPart {
  const part = parsePublicText(publicPart);
  if (part === null || part.seq !== seq) throw new AppError("LOG_DOES_NOT_VERIFY", { seq });
  return part;
}

const namingKinds: ReadonlySet<EntryKind> = new Set(["evidence.sealed", "incident.reported", "request.released"]);

export interface NamedFile {
  readonly sha256: string;
  readonly extension: string;
  readonly bytes: number;
}

/** Files that the entry names in what it discloses. */
export function namedFiles(kind: EntryKind, { disclosures }: BagEntry): readonly NamedFile[] {
  if (!namingKinds.has(kind)) return [];
  const disclosed: readonly Disclosed[] = disclosures.map(decodeDisclosure);
  const fields: Record<string, Json> = Object.fromEntries(disclosed.map(({ name, value }) => [name, value]));
  return evidenceNamed(kind, fields).map(({ bytes, mediaType, sha256 }) => ({
    bytes,
    sha256,
    extension: evidenceExtension(mediaType),
  }));
}
