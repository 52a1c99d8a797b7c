/** Exports, packages, records requests, incidents, holds and disposal, and witnesses, as one person has them on the desk. */

import type {
  ExportRange,
  NewIncident,
  NewRequest,
  OpenedPackage,
  PackageCase,
  RecordsRequests,
} from "../../preload/contract/records.ts";
import type { LogPage } from "../../preload/contract.ts";
import type { Sealed } from "../evidence/index.ts";
import type {
  DisposalPlan,
  ExportPlan,
  IncidentRow,
  LeftOutEntry,
  RecordsDesk,
  RequestView,
  Subject,
  WordHit,
  WorkProgress,
} from "../model/records-view.ts";
import type { SearchFilters } from "../removal-log/index.ts";

/** Who hears how far long work is, and who may stop it. A stopped one throws EXPORT_CANCELLED or VERIFY_CANCELLED. */
export interface Work {
  onProgress(progress: WorkProgress): void;
  readonly signal: AbortSignal;
}

type Asked<K extends keyof RecordsRequests> = RecordsRequests[K]["request"];

export interface ExportsDesk {
  /** @throws AppError RECIPIENT_INVALID {label}, TEXT_* {field}, EMAIL_INVALID, DISK_* */
  saveSettings(settings: Asked<"export.settings">): RecordsDesk;
  /** The folder of the scheduled export. @throws AppError EXPORT_PLACE_MISSING {folder} */
  chooseFolder(folder: string): RecordsDesk;
  /** @throws AppError EXPORT_EMPTY */
  plan(range: ExportRange): ExportPlan;
  /**
   * Returns once the package is durable under its final name and the log says so.
   * @throws AppError EXPORT_EMPTY, EXPORT_RUNNING, EXPORT_CANCELLED, EXPORT_NO_ROOM, EXPORT_EXISTS {name}, EXPORT_PLACE_MISSING,
   *   RECIPIENT_INVALID, EVIDENCE_MISSING, EVIDENCE_DAMAGED, DISK_*, FOLDER_*: nothing is left then
   */
  run(
    asked: { readonly range: ExportRange; readonly recipients: readonly string[]; readonly folder: string },
    work: Work,
  ): Promise<{ name: string; desk: RecordsDesk }>;
  /** The scheduled export, now. Throws as `run`; what it was refused for is kept for the desk. */
  runScheduled(work: Work): Promise<RecordsDesk>;
}

export interface RequestsDesk {
  /** @throws AppError TEXT_* {field}, DATE_INVALID {field}, PROFILE_MISSING */
  register(request: NewRequest): RequestView;
  /** All that follow throw REQUEST_NOT_KNOWN; the changing ones REQUEST_ANSWERED and RECORD_DISPOSED, too. */
  get(id: string): RequestView;
  /** @throws AppError DATE_INVALID, TEXT_* */
  putOff(id: string, until: string, reason: string): RequestView;
  /** @throws AppError CASE_UNKNOWN {id} */
  choose(id: string, cases: readonly string[]): RequestView;
  /** @throws AppError ENTRY_UNKNOWN {seq}, PROVISION_UNKNOWN */
  leaveOut(id: string, entries: readonly LeftOutEntry[]): RequestView;
  /** @throws AppError PROVISION_UNKNOWN, FIELD_UNKNOWN {seq, field}, ENTRY_UNKNOWN {seq} */
  withhold(
    id: string,
    fields: readonly { readonly seq: number; readonly field: string }[],
    provision: string | null,
  ): RequestView;
  /**
   * @param asked.png the picture as the window shows it; null where it hands none over: then a PNG original is decoded here
   * @throws AppError REDACTION_AREA_INVALID, REDACTION_NOT_A_PICTURE, PROVISION_UNKNOWN, ENTRY_UNKNOWN, EVIDENCE_*
   */
  redact(asked: Omit<Asked<"requests.redact">, "source"> & { readonly png: Uint8Array | null }): Promise<RequestView>;
  /** @throws AppError ENTRY_UNKNOWN, EVIDENCE_* */
  redacted(id: string, seq: number): Promise<{ mediaType: string; bytes: Uint8Array }>;
  /** Every place of what would go out in which one of the words stands, also in what was read in pictures. Not told by case. */
  findWords(id: string, words: string): readonly WordHit[];
  /** @throws AppError RELEASE_UNREVIEWED, REQUEST_NOTHING_CHOSEN, DATE_INVALID, TEXT_*, and as `ExportsDesk.run` */
  release(asked: Asked<"requests.release"> & { readonly folder: string }, work: Work): Promise<RequestView>;
  /** @throws AppError PROVISION_UNKNOWN, DATE_INVALID, TEXT_* */
  answer(asked: Asked<"requests.answer">): Promise<RequestView>;
}

export interface IncidentsDesk {
  /**
   * @param evidence sealed files, kept when the entry stands and given up when it does not
   * @throws AppError ACCOUNT_UNKNOWN, CASE_UNKNOWN, TEXT_*, TIME_*
   */
  report(incident: Omit<NewIncident, "sources">, evidence: readonly Sealed[]): IncidentRow;
  /** @throws AppError INCIDENT_UNKNOWN, INCIDENT_ACKNOWLEDGED, TEXT_*, TIME_* */
  acknowledge(asked: Asked<"incidents.acknowledge">): IncidentRow;
  /** @throws AppError INCIDENT_UNKNOWN */
  message(id: string): string;
  /** What the zip of message and evidence is called, for the dialog. */
  fileName(id: string): string;
  /** @throws AppError INCIDENT_UNKNOWN, EVIDENCE_MISSING, EVIDENCE_DAMAGED, DISK_*, FOLDER_* */
  save(id: string, path: string): Promise<void>;
}

export interface RetentionDesk {
  hold(subject: Subject, reason: string): RecordsDesk;
  lift(hold: string, reason: string): RecordsDesk;
  plan(subject: Subject): DisposalPlan;
  /** @throws AppError HOLD_STANDS, RECORD_OPEN, RECORD_DISPOSED, APPROVER_IS_SELF, CASE_CHANGED, TEXT_*, CASE_UNKNOWN, REQUEST_NOT_KNOWN */
  dispose(asked: Asked<"retention.dispose">): Promise<RecordsDesk>;
}

export interface PackagesDesk {
  /**
   * Checks a package wholly, then makes its cases readable.
   * @param identities "mine": the custodian's own key; otherwise age identities as text
   * @throws AppError PACKAGE_*, VAULT_LOCKED ("mine", for a sealed package), VERIFY_RUNNING, VERIFY_CANCELLED
   */
  open(path: string, identities: "mine" | readonly string[], work: Work): Promise<OpenedPackage>;
  /** All that follow throw PACKAGE_UNKNOWN once it was closed. */
  search(token: string, query: string, filters: SearchFilters, after: number | null, limit: number): LogPage;
  count(token: string, query: string, filters: SearchFilters): { cases: number; more: boolean };
  /** @throws AppError CASE_UNKNOWN {id} */
  case(token: string, id: string): PackageCase;
  /** Entries of no case, a page at a time. @param after null for the first page */
  others(token: string, after: number | null): RecordsRequests["package.others"]["reply"];
  /** @throws AppError EVIDENCE_MISSING, EVIDENCE_TOO_LARGE_TO_SHOW */
  evidence(token: string, sha256: string): Promise<{ mediaType: string; bytes: Uint8Array }>;
  close(token: string): Promise<void>;
  /** The package's checkpoint with this custodian's signature. @throws AppError LOG_FORKED, VAULT_LOCKED */
  cosignedNote(token: string): { note: string; fileName: string };
}

export interface ReportsDesk {
  /** The report on a case or on a range of the log, for printing. */
  open(of: Asked<"report.save-pdf">["of"]): PrintableReport;
}

/** `html` in pieces; its pictures lie at `evidence/<sha256>.<ext>` beside it. */
export interface PrintableReport {
  readonly name: string;
  html(): Iterable<string>;
  /** Path of a sealed file that the report shows; null for any other name. */
  file(name: string): { readonly path: string; readonly mediaType: string } | null;
}

export interface WitnessDesk {
  /**
   * A checkpoint of this log that came back with a colleague's signature.
   * @throws AppError CHECKPOINT_UNREADABLE, CHECKPOINT_FOREIGN, CHECKPOINT_UNSIGNED, LOG_FORKED {size}
   */
  takeIn(note: string): void;
  /** Both heads of a fork in one text. @throws AppError CHECKPOINT_FOREIGN for an unknown one */
  forkText(fork: number): { readonly text: string; readonly fileName: string };
}

export interface RecordsService {
  desk(): RecordsDesk;
  readonly exports: ExportsDesk;
  readonly requests: RequestsDesk;
  readonly incidents: IncidentsDesk;
  readonly retention: RetentionDesk;
  readonly packages: PackagesDesk;
  readonly reports: ReportsDesk;
  readonly witness: WitnessDesk;
  /**
   * Runs `work`, which reads the log over a connection of its own: what was disposed of stands in the database's old pages until it is
   * over, and goes then. Throws what `work` throws.
   */
  reading<T>(work: () => Promise<T>): Promise<T>;
  /** Stops the schedule, lets go of opened packages, finishes disposals. Safe twice. */
  close(): Promise<void>;
}
