/** What holds and disposal need from the rest of the house. The services hand it over; no other domain is imported. */

import type { Database } from "../database/index.ts";
import type { CaseSummary } from "../model/case-view.ts";
import type { Actor, CaseEntry, DeskEntry, DeskEntryKind, Evidence, Json } from "../model/entry.ts";
import type { Subject } from "../model/records-view.ts";

/** An entry before the log gives it a number, a time and an id. */
export interface DisposalDraft {
  readonly kind: "record.disposed";
  readonly case: null;
  readonly policy: string;
  readonly actor: Actor;
  readonly device: string;
  readonly fields: Readonly<Record<string, Json>>;
}

/** The removal log (main/removal-log), as far as it is needed here. */
export interface RetainedLog {
  caseEntries(caseId: string): readonly CaseEntry[];
  summary(caseId: string): CaseSummary | null;
  deskEntries<K extends DeskEntryKind>(
    kind: K,
  ): readonly { readonly entry: DeskEntry<K>; readonly disposed: boolean }[];
  evidence(sha256: string): Evidence | null;
  filesGone(seqs: readonly number[]): { readonly gone: readonly Evidence[]; readonly shared: readonly Evidence[] };
  dispose(draft: DisposalDraft, seqs: readonly number[]): DeskEntry<"record.disposed">;
  unfinishedDisposals(): readonly { readonly seq: number; readonly files: readonly string[] }[];
  finishDisposals(): boolean;
}

export interface RetentionOptions {
  readonly database: Database;
  readonly log: RetainedLog;
  /** The person at the workstation, as entries name them. */
  readonly actor: () => Actor;
  readonly device: string;
  /** `<pack id>@<pack version>`: the policy in force at the desk. */
  readonly policy: () => string;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  /** Ids of requests not yet answered whose choice holds this case. */
  readonly choosing: (caseId: string) => readonly string[];
  /** Ids of incidents about this case that IT has not acknowledged: what was sealed with it may be all that IT has to go by. */
  readonly unacknowledged: (caseId: string) => readonly string[];
  /** Names of packages and backup copies that hold it still, for the person to see to. */
  readonly copies: (subject: Subject) => readonly string[];
  /** Takes a sealed file away that no entry names; does nothing where there is none. */
  readonly removeFile: (sha256: string) => Promise<void> | void;
  /** Forgets work in progress on the subject, such as what was chosen for a request. In the transaction of the disposal. */
  readonly forget?: (subject: Subject) => void;
  /** Called after each change. */
  readonly changed?: () => void;
}
