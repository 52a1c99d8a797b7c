import type { CaseEntry, CaseEntryKind, EntryKind, Evidence, Json } from "../model/entry.ts";
import { summarise } from "../model/summary.ts";
import type { Faults } from "./faults.ts";
import { readDisclosure, type Verified } from "./verify-entries.ts";
import type { VerifyQueries } from "./verify-queries.ts";

/** A file that some entry names. */
export interface NamedFile {
  readonly bytes: number;
  readonly seq: number;
}

/** The kinds whose fields a summary shows; of the others it only tells that they are there. Reading all fields would take as long as hashing. */
const shownKinds: ReadonlySet<EntryKind> = new Set<CaseEntryKind>([
  "case.opened",
  "evidence.sealed",
  "ground.chosen",
  "case.amended",
]);

/** id, first entry, summary */
type SummaryRow = readonly [string, number, string];

interface OpenCase {
  readonly entries: CaseEntry[];
  readonly stored: string;
  readonly lastSeq: number;
}

/**
 * A list that lies is tampering too: computes each case's row anew while its entries go by, and collects the files that they name.
 * Only cases that are not at their last entry are held in memory.
 */
export class SummaryVerifier {
  readonly files = new Map<string, NamedFile>();
  readonly #faults: Faults;
  readonly #queries: VerifyQueries;
  readonly #rows: IterableIterator<SummaryRow>;
  readonly #open = new Map<string, OpenCase>();
  /** The next row of the list that no entry has opened yet. */
  #next: SummaryRow | undefined;
  #cases = 0;

  constructor(queries: VerifyQueries, faults: Faults) {
    this.#faults = faults;
    this.#queries = queries;
    this.#rows = queries.summaries();
    this.#advance();
  }

  check(seq: number, { part, disclosures }: Verified): void {
    const fields = shownKinds.has(part.kind) ? shownFields(disclosures) : {};
    if (part.kind === "evidence.sealed") this.#nameFile(seq, fields.evidence as unknown as Evidence | undefined);
    if (part.case === null) return;
    const one = this.#open.get(part.case) ?? this.#begin(seq, part.case);
    if (one === null) return;
    const { id, at, kind, policy } = part;
    one.entries.push({ seq, id, at, case: part.case, kind, policy, fields } as unknown as CaseEntry);
    if (seq < one.lastSeq) return;
    this.#open.delete(part.case);
    if (computed(one.entries) !== one.stored) this.#tell(part.case, "is shown otherwise than its entries say");
  }

  /** Cases stand in the list by their first entry, so that list and log are read side by side. */
  #begin(seq: number, caseId: string): OpenCase | null {
    while (this.#next !== undefined && this.#next[1] < seq) this.#unopened(this.#next);
    const [listed, firstSeq, stored] = this.#next ?? [];
    if (firstSeq !== seq || listed !== caseId || stored === undefined) {
      this.#tell(caseId, `is shown without entry ${seq}`);
      return null;
    }
    this.#advance();
    this.#cases += 1;
    const one = { entries: [], stored, lastSeq: lastSeqOf(stored) };
    this.#open.set(caseId, one);
    return one;
  }

  #advance(): void {
    const { done, value } = this.#rows.next();
    this.#next = done === true ? undefined : value;
  }

  #unopened([caseId]: SummaryRow): void {
    this.#tell(caseId, "stands in the list, but no entry opens it");
    this.#advance();
  }

  /** After the last entry, or after the last that can be read. */
  finish(): void {
    for (const caseId of this.#open.keys()) this.#tell(caseId, "is shown with entries that do not exist");
    while (this.#next !== undefined) this.#unopened(this.#next);
    if (this.#queries.documents() !== this.#cases)
      this.#faults.log("list", "the search index does not hold every case once");
  }

  /** Lets go of the list; a connection with a list half read can't end its transaction. */
  stop(): void {
    this.#rows.return?.();
  }

  #tell(caseId: string, what: string): void {
    this.#faults.log("list", `case ${caseId} ${what}`);
  }

  #nameFile(seq: number, evidence: Evidence | undefined): void {
    if (typeof evidence?.sha256 !== "string") return;
    const { sha256, bytes } = evidence;
    const named = this.files.get(sha256);
    if (named === undefined) this.files.set(sha256, { bytes, seq });
    else if (named.bytes !== bytes) {
      this.#faults.entry(seq, `names file ${sha256} with ${bytes} bytes, entry ${named.seq} with ${named.bytes}`);
    }
  }
}

/** `["<22 characters of salt>","` is 27 bytes, so that a field's name begins with the 37th character of its disclosure. */
const nameStart = 36;
/** Fields that no summary shows, as their names begin in base64url. */
const unseen = ["actor", "address", "device", "note", "postedAt", "published", "reason"].map((name) =>
  Buffer.from(name.slice(0, name.length - (name.length % 3))).toString("base64url"),
);

/** The fields that a summary may show. */
function shownFields(disclosures: readonly string[]): Record<string, Json> {
  const fields: Record<string, Json> = {};
  for (const disclosure of disclosures) {
    if (unseen.some((name) => disclosure.startsWith(name, nameStart))) continue;
    const disclosed = readDisclosure(disclosure);
    if (disclosed !== null) fields[disclosed.name] = disclosed.value;
  }
  return fields;
}

/** null when no summary can be computed from what is left of the entries. */
function computed(entries: readonly CaseEntry[]): string | null {
  try {
    return JSON.stringify(summarise(entries));
  } catch {
    return null;
  }
}

/** -1 when the stored text is no summary: then it differs at the first entry already. */
function lastSeqOf(summary: string): number {
  return Number(/"lastSeq":(\d+)/.exec(summary)?.[1] ?? -1);
}
