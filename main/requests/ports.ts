/** What requests need from the rest of the house. */

import type { Database } from "../database/index.ts";
import type { CaseSummary } from "../model/case-view.ts";
import type { CaseEntry, DeskEntry, DeskEvent, Evidence } from "../model/entry.ts";
import type { PolicyPack } from "../model/policy-pack.ts";
import type { Subject } from "../model/records-view.ts";

/** An entry of a case with every field that it discloses, `actor` and `device` among them. */
export interface WholeEntry {
  readonly entry: CaseEntry;
  readonly fields: readonly (readonly [name: string, value: unknown])[];
}

export interface RequestsLog {
  deskEntries<K extends "request.received" | "request.released">(
    kind: K,
  ): readonly { readonly entry: DeskEntry<K>; readonly disposed: boolean }[];
  /** In the order of the log; empty for an unknown case and for one that is no longer kept. */
  caseEntries(id: string): readonly CaseEntry[];
  /** null for an unknown case and for one that is no longer kept. */
  summary(id: string): CaseSummary | null;
  /** What was read in a picture; null when nothing was. */
  textOf(sha256: string): string | null;
}

/** A redacted picture that was just put away. */
export interface SealedPicture {
  readonly evidence: Evidence;
  keep(): void;
  discard(): void;
}

export interface RequestsEvidence {
  /** The whole file, checked. @throws AppError EVIDENCE_* */
  read(sha256: string): Promise<Uint8Array>;
  seal(bytes: Uint8Array, name: string): Promise<SealedPicture>;
  /** Removes a file that nothing names. */
  forget(sha256: string): Promise<void>;
}

export interface RequestsOptions {
  readonly database: Database;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  readonly log: RequestsLog;
  readonly evidence: RequestsEvidence;
  /** The policy in force. @throws AppError PROFILE_MISSING, PACK_UNKNOWN */
  policy(): PolicyPack;
  /** The policy under which something was recorded; the one in force where that is no longer here. */
  policyOf(ref: string): PolicyPack;
  /** Appends an entry; durable when it returns. */
  record(event: DeskEvent): void;
  isHeld(subject: Subject): boolean;
  /** Title of the person at this desk. */
  title(): string;
}
