import { canonical } from "../lib/canonical.ts";
import type { CaseSummary } from "../model/case-view.ts";
import { type Evidence, entryKinds, type Json } from "../model/entry.ts";
import type { Faults } from "./faults.ts";
import { facetsOf } from "./search-document.ts";
import type { VerifyQueries } from "./verify-queries.ts";

const outcomes: ReadonlySet<unknown> = new Set<string>(["open", ...entryKinds]);

/**
 * Compares what the lists can be narrowed to, what files are called and how much is counted with what the entries say.
 *
 * A facet may stand there that no case has any more (a ground that was chosen and then another): it must have been chosen at some time.
 * Two cases may name an account, a ground or a file differently, and which of them is shown depends on which was recorded last: it must
 * be one of theirs.
 */
export class DerivedVerifier {
  readonly #queries: VerifyQueries;
  readonly #faults: Faults;
  /** `<kind>\n<value>` of what must stand there. */
  readonly #required = new Set<string>();
  /** `<kind>\n<value>\n<label>` of what may. */
  readonly #seen = new Set<string>();
  readonly #described = new Set<string>();
  readonly #misdescribed = new Set<string>();
  /** How many times an entry names a file, and the times that are not listed. */
  #namings = 0;
  readonly #unlisted: [sha256: string, seq: number][] = [];

  constructor(queries: VerifyQueries, faults: Faults) {
    this.#queries = queries;
    this.#faults = faults;
  }

  /** Grounds that an entry chose. */
  choose(grounds: Json | undefined): void {
    if (!Array.isArray(grounds)) return;
    for (const ground of grounds as { id?: Json; text?: Json }[]) {
      this.#seen.add(`ground\n${ground?.id}\n${JSON.stringify(ground?.text)}`);
    }
  }

  /** A case as it is at its last entry. */
  expect(summary: CaseSummary): void {
    for (const { kind, value, label } of facetsOf(summary)) {
      this.#required.add(`${kind}\n${value}`);
      this.#seen.add(`${kind}\n${value}\n${label}`);
    }
  }

  /** A file as an entry describes it, once for each entry. */
  describe(sha256: string, evidence: Evidence, seq: number): void {
    this.#namings += 1;
    if (!this.#queries.isNaming(sha256, seq)) this.#unlisted.push([sha256, seq]);
    if (this.#described.has(sha256)) return;
    if (this.#queries.evidence(sha256) === textOf(evidence)) {
      this.#described.add(sha256);
      this.#misdescribed.delete(sha256);
    } else this.#misdescribed.add(sha256);
  }

  finish(cases: number, openCases: number, files: number): void {
    this.#compareFiles(files);
    this.#compareNamings();
    this.#compareFacets();
    const state = this.#queries.state();
    if (state !== undefined && (state[0] !== cases || state[1] !== openCases)) {
      this.#faults.log(
        "list",
        `${state[0]} cases are counted, ${state[1]} of them open, instead of ${cases} and ${openCases}`,
      );
    }
  }

  #compareFiles(files: number): void {
    const described = this.#queries.described();
    // Without the table there is nothing to compare, and its absence is told.
    if (described === undefined) return;
    for (const sha256 of this.#misdescribed) {
      this.#faults.file(sha256, "is described otherwise than the entries that name it say");
    }
    if (described > files) this.#faults.log("list", `${described - files} files are described that no entry names`);
  }

  /** Which entries name a file decides what happens to it when one of them is disposed of. */
  #compareNamings(): void {
    const listed = this.#queries.namings();
    if (listed === undefined) return;
    for (const [sha256, seq] of this.#unlisted) this.#faults.file(sha256, `is not listed as named by entry ${seq}`);
    const strays = listed + this.#unlisted.length - this.#namings;
    if (strays > 0) this.#faults.log("list", `${strays} files are listed as named by entries that do not name them`);
  }

  #compareFacets(): void {
    for (const [kind, value, label] of this.#queries.facets() ?? []) {
      this.#required.delete(`${kind}\n${value}`);
      const known =
        kind === "outcome"
          ? outcomes.has(value) && label === JSON.stringify(value)
          : this.#seen.has(`${kind}\n${value}\n${label}`);
      if (!known) this.#faults.log("list", `the filter ${kind} ${value} says what no entry says`);
    }
    if (this.#queries.facets() === undefined) return;
    for (const missing of this.#required) {
      this.#faults.log("list", `the filter ${missing.replace("\n", " ")} is missing, though cases have it`);
    }
  }
}

/** null when the entry's description is none that could have been recorded. */
function textOf(evidence: Evidence): string | null {
  try {
    return canonical(evidence as unknown as Json);
  } catch {
    return null;
  }
}
