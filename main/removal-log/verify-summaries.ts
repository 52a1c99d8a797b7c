import type { CaseSummary } from "../model/case-view.ts";
import { type CaseEntry, type EntryKind, type Evidence, evidenceNamed, type Json } from "../model/entry.ts";
import { summarise } from "../model/summary.ts";
import type { Faults } from "./faults.ts";
import { DerivedVerifier } from "./verify-derived.ts";
import type { DisposalVerifier } from "./verify-disposals.ts";
import { readDisclosure, type Verified } from "./verify-entries.ts";
import type { ListedCase, VerifyQueries } from "./verify-queries.ts";

/** A file that some entry names; `seq` null: none does, but the register. */
export interface NamedFile {
  readonly bytes: number;
  readonly seq: number | null;
}

/**
 * The kinds whose fields a summary shows, or that name files or entries; of the others only that they are there matters. Reading all fields
 * would take as long as hashing.
 */
const shownKinds: ReadonlySet<EntryKind> = new Set<EntryKind>([
  "case.opened",
  "evidence.sealed",
  "ground.chosen",
  "case.amended",
  "incident.reported",
  "request.released",
  "record.disposed",
]);

interface OpenCase {
  readonly entries: CaseEntry[];
  readonly listed: ListedCase;
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
  readonly #rows: IterableIterator<ListedCase>;
  readonly #open = new Map<string, OpenCase>();
  /** The next row of the list that no entry has opened yet. */
  #next: ListedCase | undefined;
  readonly #derived: DerivedVerifier;
  readonly #disposals: Pick<DisposalVerifier, "say">;
  #cases = 0;
  #openCases = 0;
  /** Entries that belong to a case. */
  #entries = 0;
  /** Entries that belong to none. */
  #others = 0;

  constructor(queries: VerifyQueries, faults: Faults, disposals: Pick<DisposalVerifier, "say">) {
    this.#faults = faults;
    this.#disposals = disposals;
    this.#queries = queries;
    this.#derived = new DerivedVerifier(queries, faults);
    this.#rows = queries.summaries();
    this.#advance();
  }

  check(seq: number, { part, disclosures, disposed }: Verified): void {
    if (part.case === null) this.#others += 1;
    else this.#entries += 1;
    if (disposed) return;
    const fields = shownKinds.has(part.kind) ? shownFields(disclosures) : {};
    for (const evidence of named(part.kind, fields)) this.#nameFile(seq, evidence);
    if (part.kind === "record.disposed") this.#disposals.say(seq, fields.entries);
    if (part.case === null) return;
    if (part.kind === "ground.chosen") this.#derived.choose(fields.grounds);
    const one = this.#open.get(part.case) ?? this.#begin(seq, part.case);
    if (one === null) return;
    const { id, at, kind, policy } = part;
    one.entries.push({ seq, id, at, case: part.case, kind, policy, fields } as unknown as CaseEntry);
    if (seq < one.lastSeq) return;
    this.#open.delete(part.case);
    this.#compare(part.case, one);
  }

  #compare(caseId: string, { entries, listed }: OpenCase): void {
    const summary = computed(entries);
    if (summary === null || !isListed(listed, summary)) this.#tell(caseId, "is shown otherwise than its entries say");
    const seqs = this.#queries.seqs(caseId);
    if (seqs !== undefined && seqs !== entries.map(({ seq }) => seq).join(",")) {
      this.#tell(caseId, "looked up, gives other entries than it has");
    }
    if (summary === null) return;
    if (!summary.closed) this.#openCases += 1;
    this.#derived.expect(summary);
  }

  /** Cases stand in the list by their first entry, so that list and log are read side by side. */
  #begin(seq: number, caseId: string): OpenCase | null {
    while (this.#next !== undefined && this.#next.first_seq < seq) this.#unopened(this.#next);
    const listed = this.#next;
    if (listed?.first_seq !== seq || listed.id !== caseId) {
      this.#tell(caseId, `is shown without entry ${seq}`);
      return null;
    }
    this.#advance();
    this.#cases += 1;
    const one = { entries: [], listed, lastSeq: lastSeqOf(listed.summary) };
    this.#open.set(caseId, one);
    return one;
  }

  #advance(): void {
    const { done, value } = this.#rows.next();
    this.#next = done === true ? undefined : value;
  }

  #unopened({ id }: ListedCase): void {
    this.#tell(String(id), "stands in the list, but no entry opens it");
    this.#advance();
  }

  /** After the last entry, or after the last that can be read. */
  finish(): void {
    for (const caseId of this.#open.keys()) this.#tell(caseId, "is shown with entries that do not exist");
    while (this.#next !== undefined) this.#unopened(this.#next);
    const [documents, listed] = this.#queries.documents();
    if (documents !== this.#cases || listed !== this.#cases) {
      this.#faults.log("list", "the search index does not hold every case once");
    }
    const indexed = this.#queries.indexed();
    if (indexed !== undefined && indexed !== this.#entries) {
      this.#faults.log("list", `${indexed} entries are found by their case, the log holds ${this.#entries}`);
    }
    const desk = this.#queries.desk();
    if (desk !== undefined && desk !== this.#others) {
      this.#faults.log("list", `${desk} entries are found that belong to no case, the log holds ${this.#others}`);
    }
    this.stop();
    for (const what of this.#queries.listFaults()) this.#faults.log("list", what);
    this.#derived.finish(this.#cases, this.#openCases, this.files.size);
  }

  /** Lets go of the list; a connection with a list half read can't end its transaction. */
  stop(): void {
    this.#rows.return?.();
  }

  #tell(caseId: string, what: string): void {
    this.#faults.log("list", `case ${caseId} ${what}`);
  }

  #nameFile(seq: number, evidence: Evidence): void {
    const { sha256, bytes } = evidence;
    this.#derived.describe(sha256, evidence, seq);
    const named = this.files.get(sha256);
    if (named === undefined) this.files.set(sha256, { bytes, seq });
    else if (named.bytes !== bytes) {
      this.#faults.entry(seq, `names file ${sha256} with ${bytes} bytes, entry ${named.seq} with ${named.bytes}`);
    }
  }
}

/** The files that an entry names, each once, as far as what is left of it says so. */
function named(kind: EntryKind, fields: Readonly<Record<string, Json>>): readonly Evidence[] {
  try {
    const files = evidenceNamed(kind, fields).filter((evidence) => typeof evidence?.sha256 === "string");
    return [...new Map(files.map((evidence) => [evidence.sha256, evidence])).values()];
  } catch {
    // A field that was changed may hold anything; its digest tells of it.
    return [];
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
function computed(entries: readonly CaseEntry[]): CaseSummary | null {
  try {
    return summarise(entries);
  } catch {
    return null;
  }
}

/** The columns are what lists are filtered and sorted by. */
function isListed(listed: ListedCase, summary: CaseSummary): boolean {
  return (
    listed.summary === JSON.stringify(summary) &&
    listed.id === summary.id &&
    listed.opened_at === summary.openedAt &&
    listed.author_key === summary.authorKey &&
    listed.closed === (summary.closed ? 1 : 0)
  );
}

/** -1 when the stored text is no summary: then it differs at the first entry already. */
function lastSeqOf(summary: unknown): number {
  return Number(/"lastSeq":(\d+)/.exec(String(summary))?.[1] ?? -1);
}
