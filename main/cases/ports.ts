/** What cases need from the rest of the house. services.ts hands it to them; no other domain is imported. */

import type { Account } from "../model/account.ts";
import type { CaseSummary } from "../model/case-view.ts";
import type { Actor, CaseEntry, CaseEntryKind, Evidence, Json } from "../model/entry.ts";
import type { PolicyPack } from "../model/policy-pack.ts";

/** An entry before the log gives it a number, a time and an id. */
export interface CaseDraft {
  readonly kind: CaseEntryKind;
  readonly case: string;
  readonly policy: string;
  readonly actor: Actor;
  readonly device: string;
  readonly fields: Readonly<Record<string, Json>>;
}

export interface CaseLog {
  /** One transaction: `decide` sees the case's entries and returns what to append, or throws and nothing happens. */
  record(caseId: string, decide: (entries: readonly CaseEntry[]) => readonly CaseDraft[]): readonly CaseEntry[];
  /** In the order of the log; empty when there is no such case. */
  caseEntries(caseId: string): readonly CaseEntry[];
  /** null when there is no such case. */
  summary(caseId: string): CaseSummary | null;
  openSummaries(): readonly CaseSummary[];
  byAuthor(authorKey: string): readonly CaseSummary[];
}

export interface SealedFile {
  readonly evidence: Evidence;
  readonly renamedType: string | null;
  keep(): void;
  discard(): void;
}

export interface CaseEvidence {
  seal(
    source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    about: { name: string; bytes: number | null },
    onProgress?: (done: number) => void,
    signal?: AbortSignal,
  ): Promise<SealedFile>;
  /** Does a file of this size stand where the sealed one belongs? Its content is not read. @throws AppError DISK_*, FOLDER_* */
  exists(sha256: string, bytes: number): boolean;
}

export interface CasePacks {
  /** @throws AppError PACK_UNKNOWN {ref} */
  get(ref: string): PolicyPack;
  has(ref: string): boolean;
}

export interface CaseAccounts {
  /** @throws AppError ACCOUNT_UNKNOWN {account} */
  account(id: string): Account;
  accounts(): readonly Account[];
  /** The pack that new cases are opened under; null before the first run is over. */
  pack(): string | null;
}

export interface CasesOptions {
  readonly log: CaseLog;
  readonly evidence: CaseEvidence;
  readonly packs: CasePacks;
  readonly register: CaseAccounts;
  /** The person at the workstation, as entries name them. */
  readonly actor: () => Actor;
  readonly device: string;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  /** Called after each recorded entry. */
  readonly changed?: () => void;
}
