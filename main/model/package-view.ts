/** What the screens and the command line are shown of packages, their exports and the schedule. */

import type { Actor, PackageRef, Time } from "./entry.ts";
import type { Refused } from "./error-code.ts";

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
