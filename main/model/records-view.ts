/** What the screens and the command line are shown of exports, packages, requests, incidents, holds and witnesses. */

import type { CaseSummary } from "./case-view.ts";
import type { AccountRef, Actor, Evidence, IncidentSort, Json, PackageRef, RequestOutcome, Time } from "./entry.ts";
import type { Refused } from "./error-code.ts";

// -- packages ----------------------------------------------------------------------------------------------------------------

export type PackageKind = "export" | "release";

/** One thing that is wrong with a package. `file` is a path in the bag, `seq` an entry's number. */
export interface PackageFault {
  readonly part: "container" | "bag" | "evidence" | "entry" | "tree" | "signature" | "consistency" | "derived";
  readonly seq: number | null;
  readonly file: string | null;
  readonly what: string;
}

/** How a package was checked. `ok` only when all of it was looked at and nothing was wrong. */
export interface PackageReport {
  readonly ok: boolean;
  readonly name: string;
  readonly kind: PackageKind;
  readonly sealed: boolean;
  /** null where it could not be read. */
  readonly origin: string | null;
  readonly vkey: string | null;
  readonly organisation: string | null;
  /** Numbers of the first and the last entry; null for none. */
  readonly first: number | null;
  readonly last: number | null;
  readonly entries: number;
  /** Of the checkpoint. `root` is base64. */
  readonly size: number | null;
  readonly root: string | null;
  readonly files: number;
  readonly bytes: number;
  /** Who else signed the checkpoint (tlog-cosignature), by key name; signatures that no known key has checked are not named. */
  readonly cosigned: readonly string[];
  /** Whose key it was compared with: given by the person, kept from before, or only the package's own. */
  readonly key: "given" | "own";
  /** null: no earlier package was given. */
  readonly previous: { readonly name: string; readonly size: number } | null;
  /** The first hundred. */
  readonly faults: readonly PackageFault[];
  readonly faultCount: number;
  /** What was not checked, or what a reader should know, in sentences. */
  readonly notes: readonly string[];
}

export type WorkStage = "reading" | "entries" | "files" | "report" | "sealing" | "saving" | "pictures";

export interface WorkProgress {
  readonly done: number;
  readonly total: number;
  readonly stage: WorkStage;
}

export interface ExportPlan {
  readonly first: number;
  readonly last: number;
  readonly entries: number;
  readonly cases: number;
  readonly files: number;
  readonly bytes: number;
  /** The file's name without its folder. */
  readonly name: string;
}

export interface ExportRow {
  readonly seq: number;
  readonly at: Time;
  readonly by: Actor;
  readonly first: number;
  readonly last: number;
  readonly size: number;
  readonly root: string;
  readonly package: PackageRef;
  readonly recipients: readonly string[];
}

/** `folder` as the person chose it. */
export interface LostPackage {
  readonly name: string;
  readonly folder: string;
  readonly at: Time;
}

/** Somebody to whom exports are sealed: an age recipient (`age1...`). */
export interface Recipient {
  readonly label: string;
  readonly recipient: string;
}

export interface ExportSettings {
  readonly contact: { readonly name: string; readonly email: string };
  readonly recipients: readonly Recipient[];
  readonly schedule: {
    readonly on: boolean;
    /** Sealed to all recipients, or open. */
    readonly sealed: boolean;
    /** The folder as the person knows it; null: none was chosen. */
    readonly folder: string | null;
  };
}

export interface ScheduleView {
  /** Day on which the next scheduled export runs; null when the schedule is off or no folder was chosen. */
  readonly next: string | null;
  readonly lastRefused: { readonly at: Time; readonly refused: Refused } | null;
  readonly running: boolean;
}

// -- witnesses ---------------------------------------------------------------------------------------------------------------

/** Somebody else's log of which a head was seen here. */
export interface WitnessedView {
  readonly origin: string;
  readonly size: number;
  readonly at: Time;
}

/** Two heads of one log that contradict each other: notes as they came. */
export interface ForkView {
  readonly id: number;
  readonly origin: string;
  readonly at: Time;
  readonly from: string;
  readonly seen: string;
  readonly shown: string;
}

/** A head of this log that a colleague has signed too. */
export interface CosignedView {
  readonly size: number;
  readonly witness: string;
  readonly at: Time;
}

/**
 * What looking at another log's head came to. first: nothing was seen of it before. extends: it goes on from what was seen. same, older:
 * nothing new. forked: it contradicts. unproved: nothing shows that it goes on from what was seen, or that it does not; not signed.
 */
export type Witnessing = "first" | "extends" | "same" | "older" | "forked" | "unproved" | "own";

// -- records requests --------------------------------------------------------------------------------------------------------

export interface Requester {
  readonly name: string;
  readonly contact: string;
  readonly organisation: string;
}

export type RequestStanding = "open" | RequestOutcome;

export interface RequestRow {
  readonly id: string;
  readonly seq: number;
  readonly requester: Requester;
  readonly what: string;
  readonly reference: string;
  readonly receivedOn: string;
  /** The day by the law, or the later one that it was put off to. */
  readonly due: string;
  readonly standing: RequestStanding;
  readonly answeredOn: string | null;
  readonly authority: string;
  readonly held: boolean;
  readonly disposed: boolean;
}

export interface Withholding {
  readonly seq: number;
  readonly field: string;
  readonly provision: string;
}

/** In pixels of the picture as it is shown, upright. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Redaction {
  readonly seq: number;
  readonly provision: string;
  readonly areas: readonly Area[];
  readonly original: string;
  readonly redacted: Evidence;
  /** The original's name stays here, too: the field `evidence` is withheld under the same provision. Its hash is named in withheld.csv. */
  readonly hidesFile: boolean;
}

/** An entry of a chosen case that stays here whole. `provision` null: it was not asked for. */
export interface LeftOutEntry {
  readonly seq: number;
  readonly provision: string | null;
}

/**
 * One field of a chosen entry as whoever looks through the answer has to see it. `withheld` is the id of the provision under which it
 * stays here; its `value` is shown all the same, and this is why a release is never made from a preview. null where it is no longer kept.
 */
export interface PreviewField {
  readonly name: string;
  readonly value: Json;
  readonly withheld: string | null;
  readonly disposed: boolean;
}

export interface PreviewEntry {
  readonly seq: number;
  readonly at: Time;
  readonly kind: string;
  readonly leftOut: boolean;
  /** Id of the provision under which it is left out; null when it is not, or was not asked for. */
  readonly leftOutUnder: string | null;
  readonly fields: readonly PreviewField[];
  readonly evidence: Evidence | null;
  /** null also where the picture is withheld altogether. */
  readonly redaction: Redaction | null;
}

export interface PreviewCase {
  readonly summary: CaseSummary;
  readonly entries: readonly PreviewEntry[];
}

export interface RequestView {
  readonly row: RequestRow;
  readonly how: string;
  readonly law: string;
  readonly putOff: { readonly until: string; readonly reason: string } | null;
  readonly cases: readonly PreviewCase[];
  readonly withheld: readonly Withholding[];
  readonly redactions: readonly Redaction[];
  /** Goes up with every change to the choice; the release names the one that was looked at. */
  readonly revision: number;
  readonly slip: readonly SlipLine[];
  /** Where a text would go out that is withheld in another place; none once it is answered. */
  readonly stillThere: readonly StillThere[];
  readonly answer: {
    readonly outcome: RequestOutcome;
    readonly words: string;
    readonly how: string;
    readonly title: string;
    readonly package: PackageRef | null;
    readonly seq: number;
  } | null;
}

/** A line of the withholding slip. */
export interface SlipLine {
  readonly item: string;
  readonly provision: string;
  readonly citation: string;
}

/** Where a word stands in what would go out. */
export interface WordHit {
  readonly seq: number;
  readonly case: string;
  /** `picture` for text that was found in a screenshot. */
  readonly field: string;
  readonly excerpt: string;
  readonly withheld: boolean;
}

/** A place where `text` would go out, which is withheld under `provision` in so many other `places`. */
export interface StillThere extends WordHit {
  readonly text: string;
  readonly provision: string;
  readonly places: number;
}

// -- incidents ---------------------------------------------------------------------------------------------------------------

export interface IncidentRow {
  readonly id: string;
  readonly seq: number;
  readonly at: Time;
  readonly sort: IncidentSort;
  readonly account: AccountRef | null;
  readonly ofCase: string | null;
  readonly what: string;
  readonly since: Time | null;
  readonly noticedAt: Time;
  readonly told: readonly { readonly how: string; readonly name: string; readonly title: string }[];
  readonly evidence: readonly Evidence[];
  readonly acknowledged: {
    readonly at: Time;
    readonly by: { readonly name: string; readonly role: string };
    readonly reference: string;
    readonly note: string;
  } | null;
}

// -- holds and disposal ------------------------------------------------------------------------------------------------------

export type Subject = { readonly kind: "case" | "request"; readonly id: string };

export interface HoldView {
  readonly id: string;
  readonly subject: Subject;
  readonly placedAt: Time;
  readonly by: Actor;
  readonly reason: string;
  readonly lifted: { readonly at: Time; readonly by: Actor; readonly reason: string } | null;
}

export interface DisposalView {
  readonly seq: number;
  readonly at: Time;
  readonly by: Actor;
  readonly subject: Subject;
  readonly authority: string;
  readonly reason: string;
  readonly approvedBy: { readonly name: string; readonly role: string };
  readonly entries: number;
  readonly files: number;
}

/** What a disposal would take away, and what stands against it. */
export interface DisposalPlan {
  readonly subject: Subject;
  readonly entries: number;
  readonly files: number;
  readonly bytes: number;
  /** Files that stay because another case names them too. */
  readonly shared: number;
  readonly holds: readonly HoldView[];
  /** Requests not yet answered whose choice holds this case. */
  readonly requests: readonly string[];
  /** Incidents about this case that IT has not acknowledged. */
  readonly incidents: readonly string[];
  readonly open: boolean;
  /** Packages and backup copies that hold it still: names, for the person to see to. */
  readonly copies: readonly string[];
}

// -- all of it ---------------------------------------------------------------------------------------------------------------

export interface RecordsDesk {
  readonly settings: ExportSettings;
  readonly schedule: ScheduleView;
  /** Newest first. */
  readonly exports: readonly ExportRow[];
  /** Packages that the log speaks of and that could not be put into their folder. */
  readonly lostPackages: readonly LostPackage[];
  readonly sinceLast: { readonly entries: number };
  readonly requests: readonly RequestRow[];
  readonly incidents: readonly IncidentRow[];
  readonly holds: readonly HoldView[];
  readonly disposals: readonly DisposalView[];
  readonly witnessed: readonly WitnessedView[];
  readonly forks: readonly ForkView[];
  readonly cosigned: readonly CosignedView[];
}
