/** Exports and packages, witnesses, records requests, incidents, holds and disposal, text in pictures. */
import type { CaseSummary } from "../../main/model/case-view.ts";
import type { CaseEntry, EntryKind, IncidentSort, Json } from "../../main/model/entry.ts";
import type {
  Area,
  DisposalPlan,
  ExportPlan,
  ExportSettings,
  IncidentRow,
  LeftOutEntry,
  PackageReport,
  RecordsDesk,
  Requester,
  RequestView,
  Subject,
  WitnessedView,
  Witnessing,
  WordHit,
  WorkProgress,
} from "../../main/model/records-view.ts";
import type { LogFacets, LogFilters, LogPage } from "../contract.ts";

export type ExportRange = "all" | "since-last";

/** Another workstation's package, opened to be read. Its files are named by `token` until it is closed. */
export interface OpenedPackage {
  readonly token: string;
  readonly report: PackageReport;
  readonly cases: number;
  readonly facets: LogFacets;
  /** Entries of no case, such as exports and requests: how many. */
  readonly others: number;
  readonly witnessing: Witnessing;
  /** The log's other head where it forked: id in `RecordsDesk.forks`. */
  readonly fork: number | null;
  readonly seenBefore: WitnessedView | null;
  /** Pack of the policy under which its last entry was made; null where the package holds none. */
  readonly timeZone: string | null;
}

/** A case of an opened package. `missing` names fields that were withheld or are no longer kept, by entry number. */
export interface PackageCase {
  readonly summary: CaseSummary;
  readonly entries: readonly CaseEntry[];
  readonly missing: readonly { readonly seq: number; readonly field: string; readonly because: string }[];
}

/** An entry of an opened package that belongs to no case, such as an export or a request, as far as it is disclosed. */
export interface PackageOther {
  readonly seq: number;
  readonly at: string;
  readonly kind: EntryKind;
  /** null where it is missing. */
  readonly actor: { readonly name: string; readonly role: string } | null;
  readonly fields: Readonly<Record<string, Json>>;
  /** Fields that were withheld or are no longer kept; `actor` and `device` may be among them. */
  readonly missing: readonly { readonly field: string; readonly because: string }[];
}

export interface NewRequest {
  readonly requester: Requester;
  readonly what: string;
  readonly reference: string;
  readonly how: string;
  /** Day `YYYY-MM-DD`. */
  readonly receivedOn: string;
  /** null: reckoned by the pack's law. */
  readonly due: string | null;
}

export interface NewIncident {
  readonly account: string | null;
  readonly ofCase: string | null;
  readonly sort: IncidentSort;
  readonly what: string;
  readonly since: string | null;
  readonly noticedAt: string;
  readonly told: readonly { readonly how: string; readonly name: string; readonly title: string }[];
  /** Tokens of waiting files (`evidence.begin`, `evidence.choose`) to be sealed with it. */
  readonly sources: readonly string[];
}

export interface RecordsRequests {
  "records.desk": { request: null; reply: RecordsDesk };

  "export.settings": {
    request: Omit<ExportSettings, "schedule"> & { readonly schedule: { on: boolean; sealed: boolean } };
    reply: RecordsDesk;
  };
  /** The folder of the scheduled export, through a dialog; null: the person thought better of it. */
  "export.choose-folder": { request: null; reply: RecordsDesk | null };
  "export.plan": { request: { range: ExportRange }; reply: ExportPlan };
  /** Asks for a folder first; null: the person thought better of it. `recipients` are age recipients to seal to; none: open. */
  "export.run": {
    request: { range: ExportRange; recipients: readonly string[] };
    reply: { name: string; desk: RecordsDesk } | null;
  };
  /** The scheduled export, now. */
  "export.run-scheduled": { request: null; reply: RecordsDesk };
  /** Stops whatever long work of this slice is running. */
  "work.cancel": { request: null; reply: null };
  /** The report on one case, or on a range of the log, as a PDF file; null: thought better of it. */
  "report.save-pdf": { request: { of: { case: string } | { range: ExportRange } }; reply: { saved: string } | null };

  /** Through a dialog; null: thought better of it. `key`: "mine" tries the custodian's own, "choose" asks for a file with age identities. */
  "package.open": { request: { key: "mine" | "choose" }; reply: OpenedPackage | null };
  "package.search": {
    request: { token: string; query: string; filters: LogFilters; after: number | null; limit: number };
    reply: LogPage;
  };
  "package.count": {
    request: { token: string; query: string; filters: LogFilters };
    reply: { cases: number; more: boolean };
  };
  /** Entries of no case, a hundred at most, in the order of the log. `next` is the `after` of those that follow; null: there are none. */
  "package.others": {
    request: { token: string; after: number | null };
    reply: { entries: readonly PackageOther[]; next: number | null };
  };
  "package.case": { request: { token: string; id: string }; reply: PackageCase };
  "package.evidence": { request: { token: string; sha256: string }; reply: { mediaType: string; bytes: Uint8Array } };
  "package.close": { request: { token: string }; reply: null };
  /** The package's checkpoint with this custodian's signature, for its sender; null: thought better of it. */
  "package.save-cosigned": { request: { token: string }; reply: { saved: string } | null };

  /** A checkpoint of this log that came back with a colleague's signature, through a dialog. */
  "witness.take-in": { request: null; reply: RecordsDesk | null };
  /** Both heads of a fork in one text file. */
  "witness.save-fork": { request: { fork: number }; reply: { saved: string } | null };

  "requests.register": { request: NewRequest; reply: RequestView };
  "requests.get": { request: { id: string }; reply: RequestView };
  "requests.put-off": { request: { id: string; until: string; reason: string }; reply: RequestView };
  /** Cases that are to go out, all of them. */
  "requests.choose": { request: { id: string; cases: readonly string[] }; reply: RequestView };
  /** Single entries of chosen cases that are left out, all of them, each with its provision; null: it was not asked for. */
  "requests.leave-out": { request: { id: string; entries: readonly LeftOutEntry[] }; reply: RequestView };
  /** `provision` null takes a withholding back. */
  "requests.withhold": {
    request: { id: string; fields: readonly { seq: number; field: string }[]; provision: string | null };
    reply: RequestView;
  };
  /** `source`: the picture as the window shows it, PNG. No areas: takes the redaction back. `hidesFile`: see `Redaction`. */
  "requests.redact": {
    request: {
      id: string;
      seq: number;
      source: string | null;
      areas: readonly Area[];
      provision: string;
      hidesFile: boolean;
    };
    reply: RequestView;
  };
  /** The redacted picture as it would go out. */
  "requests.redacted": { request: { id: string; seq: number }; reply: { mediaType: string; bytes: Uint8Array } };
  "requests.find-words": { request: { id: string; words: string }; reply: readonly WordHit[] };
  /** Asks for a folder; null: thought better of it. Refused with RELEASE_UNREVIEWED unless `revision` is the present one. */
  "requests.release": {
    request: { id: string; revision: number; answeredOn: string; how: string; words: string };
    reply: RequestView | null;
  };
  /** An answer without a package. */
  "requests.answer": {
    request: {
      id: string;
      outcome: "nothing-found" | "refused" | "withdrawn";
      /** Under which a refusal is made; null for the others. */
      provision: string | null;
      answeredOn: string;
      how: string;
      words: string;
    };
    reply: RequestView;
  };

  "incidents.report": { request: NewIncident; reply: IncidentRow };
  "incidents.acknowledge": {
    request: { id: string; at: string; by: { name: string; role: string }; reference: string; note: string };
    reply: IncidentRow;
  };
  /** The message for IT as text. */
  "incidents.message": { request: { id: string }; reply: { text: string } };
  /** The message and its evidence in one zip, through a dialog. */
  "incidents.save": { request: { id: string }; reply: { saved: string } | null };

  "retention.hold": { request: { subject: Subject; reason: string }; reply: RecordsDesk };
  "retention.lift": { request: { hold: string; reason: string }; reply: RecordsDesk };
  "retention.plan": { request: { subject: Subject }; reply: DisposalPlan };
  "retention.dispose": {
    request: {
      subject: Subject;
      authority: string;
      reason: string;
      approvedBy: { name: string; role: string };
      /** What the person was shown: refused with CASE_CHANGED if it is another by now. */
      entries: number;
    };
    reply: RecordsDesk;
  };

  /** Text in a waiting or a sealed picture; null when there is none. One at a time: a new one stops the one before. */
  "reading.read": { request: { source: string } | { sha256: string }; reply: { text: string } | null };
  "reading.cancel": { request: null; reply: null };
}

export interface RecordsEvents {
  "records.changed": { readonly desk: RecordsDesk };
  "work.progress": WorkProgress;
  /** Of the picture that a person has asked to have read (`reading.read`); long work has its own. */
  "reading.progress": { readonly done: number; readonly total: number };
  /** Sealed pictures that wait for being read. */
  "reading.waiting": { readonly waiting: number };
}
