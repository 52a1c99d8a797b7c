import type { Database } from "../database/index.ts";
import { AppError } from "../lib/app-error.ts";
import { canonical } from "../lib/canonical.ts";
import type { CaseSummary } from "../model/case-view.ts";
import { type DeskEntry, type EntryKind, type Evidence, evidenceNamed, type Json } from "../model/entry.ts";
import type { EntryDraft } from "./appender.ts";
import { awaitReading } from "./case-index.ts";
import type { CaseQueries } from "./case-queries.ts";
import { type DisposalQueries, disposalQueries } from "./disposal-queries.ts";
import { emptyOldPages } from "./old-pages.ts";
import type { LogQueries } from "./queries.ts";
import { type FacetKind, facetsOf, facetToken } from "./search-document.ts";
import { isBlank, type ReadEntry, readEntry } from "./stored-entry.ts";

/** What may be disposed of besides whole cases. The rest is what proves the log, or what was done with the passwords. */
const disposable: readonly EntryKind[] = ["request.received", "request.released"];

/** Takes recorded fields away for good: the one exception from "nothing ever changes". [A-6.e.i] */
export class Disposal {
  readonly #database: Database;
  readonly #log: LogQueries;
  readonly #cases: CaseQueries;
  readonly #queries: DisposalQueries;
  readonly #alsoNamed: (sha256: string) => boolean;

  /** @param alsoNamed is a sealed file named elsewhere than in the log? */
  constructor(database: Database, log: LogQueries, cases: CaseQueries, alsoNamed: (sha256: string) => boolean) {
    this.#database = database;
    this.#log = log;
    this.#cases = cases;
    this.#queries = disposalQueries(database);
    this.#alsoNamed = alsoNamed;
  }

  filesGone(seqs: readonly number[]): { gone: readonly Evidence[]; shared: readonly Evidence[] } {
    const chosen = new Set(seqs);
    const [gone, shared]: [Evidence[], Evidence[]] = [[], []];
    for (const [sha256, evidence] of [...named(seqs.map((seq) => this.#read(seq)))].sort(byHash)) {
      // The entry that says what went must not name a file that stays because something else shows it.
      const isGone = this.#cases.namedBy(sha256).every((seq) => chosen.has(seq)) && !this.#alsoNamed(sha256);
      (isGone ? gone : shared).push(evidence);
    }
    return { gone, shared };
  }

  /** @param append appends the draft; called inside the transaction, after everything was checked */
  run<E extends DeskEntry>(draft: EntryDraft, seqs: readonly number[], append: () => E): E {
    const dispose = this.#database.transaction(() => {
      const entries = this.#check(draft, seqs);
      const files = this.filesGone(seqs);
      const entry = append();
      for (const { seq } of entries) {
        this.#queries.dispose(seq, entry.seq);
        this.#queries.blank(seq);
      }
      this.#forgetFiles(entries, files);
      this.#forgetCases(entries);
      this.#queries.putRest(entry.seq, JSON.stringify(files.gone.map(({ sha256 }) => sha256)));
      return entry;
    });
    // What is deleted is overwritten at once, and not when the page is next used.
    const before = this.#database.pragma("secure_delete", { simple: true });
    this.#database.pragma("secure_delete = ON");
    try {
      return dispose.immediate();
    } finally {
      this.#database.pragma(`secure_delete = ${Number(before)}`);
    }
  }

  unfinished(): { seq: number; files: readonly string[] }[] {
    return this.#queries.rests().map(({ seq, files }) => ({ seq, files: JSON.parse(files) as string[] }));
  }

  finish(): boolean {
    if (this.#queries.rests().length === 0) return true;
    if (!emptyOldPages(this.#database)) return false;
    this.#queries.clearRests();
    return true;
  }

  #check(draft: EntryDraft, seqs: readonly number[]): readonly ReadEntry[] {
    const wrong = (reason: string) => new AppError("REQUEST_MALFORMED", { reason });
    if (draft.kind !== "record.disposed" || draft.case !== null) throw wrong("a disposal is said by record.disposed");
    if (seqs.length === 0) throw wrong("a disposal of nothing");
    if (seqs.some((seq, place) => seq <= (seqs[place - 1] ?? -1))) throw wrong("entries in order, each once");
    const entries = seqs.map((seq) => this.#read(seq));
    if (entries.some((entry) => entry.case === null && !disposable.includes(entry.kind))) {
      throw wrong("an entry that is never disposed of");
    }
    this.#refusePart(entries);
    const files = this.filesGone(seqs).gone.map(({ sha256 }) => sha256);
    const said = canonical([draft.fields.entries ?? null, draft.fields.files ?? null]);
    if (said !== canonical([seqs, files])) throw new AppError("CASE_CHANGED", { entries: seqs.length });
    return entries;
  }

  /** Half a case would be told otherwise than it was. */
  #refusePart(entries: readonly ReadEntry[]): void {
    for (const id of casesOf(entries)) {
      const held = this.#log.caseEntries(id).length;
      const chosen = entries.filter((entry) => entry.case === id).length;
      if (held !== chosen) throw new AppError("CASE_CHANGED", { case: id, entries: held });
    }
  }

  /** Throws ENTRY_UNKNOWN, RECORD_DISPOSED. */
  #read(seq: number): ReadEntry {
    const row = this.#log.entry(seq);
    if (row === undefined) throw new AppError("ENTRY_UNKNOWN", { seq });
    if (isBlank(this.#log, row)) throw new AppError("RECORD_DISPOSED", { seq });
    return readEntry(row);
  }

  /** A file that other entries name too is described in their words from now on; in those of the register alone, it is none of the log's. */
  #forgetFiles(
    entries: readonly ReadEntry[],
    files: { readonly gone: readonly Evidence[]; readonly shared: readonly Evidence[] },
  ): void {
    for (const entry of entries) {
      this.#cases.forgetUnread(entry.seq);
      for (const sha256 of named([entry]).keys()) this.#cases.forgetNaming(sha256, entry.seq);
    }
    for (const { sha256 } of files.gone) {
      this.#cases.forgetEvidence(sha256);
      this.#cases.forgetText(sha256);
    }
    for (const { sha256 } of files.shared) {
      this.#cases.forgetEvidence(sha256);
      const others = this.#cases.namedBy(sha256);
      if (others.length === 0) this.#cases.forgetText(sha256);
      for (const seq of others) this.#describe(sha256, this.#read(seq));
    }
  }

  #describe(sha256: string, entry: ReadEntry): void {
    const evidence = named([entry]).get(sha256);
    if (evidence === undefined) return;
    this.#cases.putEvidence(sha256, canonical(evidence as unknown as Json));
    if (entry.kind === "evidence.sealed") awaitReading(this.#cases, entry.seq, evidence);
  }

  #forgetCases(entries: readonly ReadEntry[]): void {
    const ids = casesOf(entries);
    if (ids.size === 0) return;
    const rows = [...ids].map((id) => this.#cases.byId(id));
    for (const row of rows) {
      if (row === undefined) throw new AppError("LOG_DOES_NOT_VERIFY", { reason: "a case is not in the list" });
      const { closed } = JSON.parse(row.summary) as CaseSummary;
      this.#queries.forgetSummary(row.firstSeq);
      this.#cases.addCounts(-1, closed ? 0 : -1);
    }
    for (const row of rows) if (row !== undefined) this.#queries.forgetDocument(row.firstSeq);
    this.#queries.rewriteIndex();
    this.#renameFacets();
  }

  /** A filter that no case has any more goes, and each other is called what a case that is kept calls it. */
  #renameFacets(): void {
    for (const { kind, value } of this.#queries.facets()) {
      const found = this.#queries.newest(`facet : "${facetToken(kind as FacetKind, value)}"`);
      const facets = found === undefined ? [] : facetsOf(JSON.parse(found.summary) as CaseSummary);
      const kept = facets.find((facet) => facet.kind === kind && facet.value === value);
      if (kept === undefined) this.#queries.forgetFacet(kind, value);
      else this.#cases.putFacet(kind, value, kept.label);
    }
  }
}

/** The files that these entries name, as the first of them describes each. */
function named(entries: readonly ReadEntry[]): Map<string, Evidence> {
  const files = new Map<string, Evidence>();
  for (const { kind, fields } of entries) {
    for (const evidence of evidenceNamed(kind, fields)) {
      if (!files.has(evidence.sha256)) files.set(evidence.sha256, evidence);
    }
  }
  return files;
}

function byHash([left]: readonly [string, Evidence], [right]: readonly [string, Evidence]): number {
  return left < right ? -1 : 1;
}

function casesOf(entries: readonly ReadEntry[]): ReadonlySet<string> {
  return new Set(entries.flatMap((entry) => entry.case ?? []));
}
