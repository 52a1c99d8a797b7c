/** What a fault of the verification is about, in words that people know: the file's name and its case. */
import type { CaseSummary } from "../main/model/case-view.ts";
import type { LogPage, VerifyFault } from "../preload/contract.ts";
import { ask } from "./bridge.ts";
import { count, counted } from "./format.ts";
import { caseTitle } from "./words.ts";

export interface FaultPlace {
  readonly caseId: string;
  readonly title: string;
  /** Name of the sealed file; null where the fault is an entry's. */
  readonly name: string | null;
}

/** A longer log is not read through for this: then the fault stands with its number alone. */
const mostCases = 2000;
const mostOpened = 100;
const pageSize = 50;
const everything = { account: null, action: null, ground: null, from: null, to: null };

/** The fault's own words, without the number or hash in front that stands beside them already. */
export function faultWords({ what }: VerifyFault): string {
  return what
    .replace(/^(?:entry \d+|file [0-9a-f]+|checkpoint|log|list): /, "")
    .replace(/^named by entry \d+, /, "")
    .replaceAll(/\bentry (?=\d)/g, "entry no. ")
    .replace(
      /(\d+) bytes instead of (\d+)/,
      (_, is, was) => `${counted(Number(is), "byte")} instead of ${count(Number(was))}`,
    );
}

export function faultKey({ seq, file, what }: VerifyFault): string {
  return `${seq} ${file} ${what}`;
}

async function placeIn(summary: CaseSummary, faults: readonly VerifyFault[], found: Map<string, FaultPlace>) {
  const { entries } = await ask("cases.get", { id: summary.id });
  for (const fault of faults) {
    const entry = entries.find(
      (one) =>
        one.seq === fault.seq ||
        (fault.file !== null && one.kind === "evidence.sealed" && one.fields.evidence.sha256 === fault.file),
    );
    if (entry === undefined) continue;
    const name = entry.kind === "evidence.sealed" && fault.file !== null ? entry.fields.evidence.name : null;
    found.set(faultKey(fault), { caseId: summary.id, title: caseTitle(summary), name });
  }
}

/** The number of the entry that a fault is about; a file's fault says which entry names it. */
export function seqOf({ seq, what }: VerifyFault): number | null {
  const named = /named by entry (\d+)/.exec(what)?.[1];
  return seq ?? (named === undefined ? null : Number(named));
}

/** May one of these faults lie in this case, as far as its summary tells? */
function mayHold(summary: CaseSummary, fault: VerifyFault): boolean {
  const seq = seqOf(fault);
  if (seq !== null) return summary.firstSeq <= seq && seq <= summary.lastSeq;
  return fault.file !== null && (summary.picture?.sha256 === fault.file || summary.evidenceCount > 1);
}

/** Looks the faults up in the log, as far as it can still be read. */
export async function placesOf(faults: readonly VerifyFault[]): Promise<ReadonlyMap<string, FaultPlace>> {
  const found = new Map<string, FaultPlace>();
  let after: number | null = null;
  let opened = 0;
  for (let read = 0; read < mostCases && opened < mostOpened; read += pageSize) {
    const page: LogPage = await ask("log.search", { query: "", filters: everything, after, limit: pageSize });
    for (const summary of page.cases) {
      const left = faults.filter((fault) => !found.has(faultKey(fault)) && mayHold(summary, fault));
      if (left.length === 0 || opened >= mostOpened) continue;
      opened += 1;
      // A damaged case can't be read; the others still can.
      await placeIn(summary, left, found).catch(() => undefined);
    }
    after = page.next;
    if (after === null || faults.every((fault) => found.has(faultKey(fault)))) break;
  }
  return found;
}
