import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CaseEvent, DeskEntry, DeskEvent, Evidence, Json } from "../../main/model/entry.ts";
import type { EntryDraft, RemovalLog } from "../../main/removal-log/index.ts";
import * as made from "./sample-log.ts";

/** Cases whose words stand nowhere else, and the disposal of one of them. */

export function hashOf(number: number): string {
  return number.toString(16).padStart(64, "0");
}

export function picture(number: number, evidence: Partial<Evidence> = {}): CaseEvent<"evidence.sealed"> {
  return made.sealed({ sha256: hashOf(number), name: `shot-${number}.png`, ...evidence });
}

export function deskDraft({ kind, fields }: DeskEvent): EntryDraft {
  return { ...made.draft(null, made.opened()), kind, fields: fields as unknown as Record<string, Json> };
}

export function recordDesk(log: RemovalLog, event: DeskEvent): number {
  return log.record(null, () => [deskDraft(event)])[0]?.seq ?? -1;
}

export interface Said {
  readonly entries?: readonly number[];
  readonly files?: readonly string[];
  readonly ofCase?: string | null;
  readonly request?: string | null;
}

/** What a disposal of these entries says, unless it is to say something else. */
export function disposalDraft(log: RemovalLog, seqs: readonly number[], said: Said = {}): EntryDraft {
  const approvedBy = { name: "Sample Director", role: "Director" };
  const files = said.files ?? log.filesGone(seqs).gone.map(({ sha256 }) => sha256);
  return deskDraft({
    kind: "record.disposed",
    fields: {
      approvedBy,
      authority: "Sample Schedule 7",
      entries: said.entries ?? seqs,
      files,
      ofCase: said.ofCase ?? null,
      reason: "Its time has come.",
      request: said.request ?? null,
    },
  });
}

export function seqsOf(log: RemovalLog, id: string): number[] {
  return log.caseEntries(id).map(({ seq }) => seq);
}

export function disposeCase(log: RemovalLog, id: string): DeskEntry<"record.disposed"> {
  const seqs = seqsOf(log, id);
  return log.dispose(disposalDraft(log, seqs, { ofCase: id }), seqs);
}

/** Which of these texts stand anywhere in the files of a folder, byte for byte. */
export function residue(folder: string, texts: readonly string[]): string[] {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.map(({ name }) => readFileSync(join(folder, name)));
  return texts.filter((text) => bytes.some((content) => content.includes(text)));
}

/** The salted beginnings of the disclosures of these entries as they are stored: nobody else's. */
export function storedPieces(log: RemovalLog, seqs: readonly number[]): string[] {
  const disclosures = seqs.flatMap((seq) => log.entry(seq)?.disclosures ?? []);
  return disclosures.map((text) => text.slice(4, 28));
}
