/** The report on a case or on a range of this log, for printing. */

import type { ExportRange } from "../../preload/contract/records.ts";
import { AppError } from "../lib/app-error.ts";
import { evidenceExtension } from "../lib/evidence-extension.ts";
import { openCheckpoint } from "../lib/proof/checkpoint.ts";
import type { PolicyPack } from "../model/policy-pack.ts";
import { caseReport, type ReportInput, reportHtml } from "../packages/report/index.ts";
import type { BagMeta } from "../packages/source.ts";
import type { RemovalLog } from "../removal-log/index.ts";
import type { PrintableReport, ReportsDesk } from "./records-desk.ts";

export interface ReportsOptions {
  readonly log: RemovalLog;
  /** Numbers of the first and the last entry of a range. @throws AppError EXPORT_EMPTY */
  range(range: ExportRange): { readonly first: number; readonly last: number };
  meta(): BagMeta;
  packs(): readonly (readonly [ref: string, pack: PolicyPack])[];
  /** Where a sealed file lies. */
  path(sha256: string): string;
}

const fileName = /^evidence\/([0-9a-f]{64})\.([a-z0-9]{1,8})$/;

export class Reports implements ReportsDesk {
  readonly #options: ReportsOptions;

  constructor(options: ReportsOptions) {
    this.#options = options;
  }

  /** @throws AppError CASE_UNKNOWN {id}, EXPORT_EMPTY, PROFILE_MISSING, PACK_UNKNOWN */
  open(of: { readonly case: string } | { readonly range: ExportRange }): PrintableReport {
    const file = (name: string) => this.#file(name);
    if ("case" in of) {
      const entries = this.#options.log.caseEntries(of.case);
      if (entries.length === 0) throw new AppError("CASE_UNKNOWN", { id: of.case });
      const input = this.#input(entries.map(({ seq }) => seq));
      return { name: `case-${of.case.slice(-8)}`, html: () => caseReport(input, of.case), file };
    }
    const { first, last } = this.#options.range(of.range);
    const input = this.#input(Array.from({ length: last - first + 1 }, (_, place) => first + place));
    return { name: `removal-log-${first}-${last}`, html: () => reportHtml(input, "eager"), file };
  }

  #input(seqs: readonly number[]): ReportInput {
    const { log, meta, packs } = this.#options;
    const { origin, publicKey } = log.identity;
    const head = openCheckpoint(log.checkpoint(), origin, publicKey);
    if (head === null) throw new AppError("LOG_DOES_NOT_VERIFY");
    return {
      kind: "export",
      meta: meta(),
      origin,
      first: seqs[0] ?? null,
      last: seqs.at(-1) ?? null,
      size: head.size,
      root: Buffer.from(log.root(head.size)).toString("base64"),
      packs: new Map(packs()),
      seqs: () => seqs,
      entry: (seq) => {
        const entry = log.entry(seq);
        if (entry === null) throw new AppError("ENTRY_UNKNOWN", { seq });
        return entry;
      },
      withheld: [],
      release: null,
    };
  }

  #file(name: string): ReturnType<PrintableReport["file"]> {
    const [, sha256 = "", extension = ""] = fileName.exec(name) ?? [];
    const evidence = sha256 === "" ? null : this.#options.log.evidence(sha256);
    if (evidence === null || evidenceExtension(evidence.mediaType) !== extension) return null;
    return { path: this.#options.path(sha256), mediaType: evidence.mediaType };
  }
}
