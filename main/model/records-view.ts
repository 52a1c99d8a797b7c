/** The desk for exports, packages, requests, incidents, holds and witnesses as a whole; its parts are in the files named below. */

import type { AccountRef, Evidence, IncidentSort, Time } from "./entry.ts";
import type { ExportRow, ExportSettings, LostPackage, ScheduleView } from "./package-view.ts";
import type { RequestRow } from "./request-view.ts";
import type { DisposalView, HoldView } from "./retention-view.ts";
import type { CosignedView, ForkView, WitnessedView } from "./witness-view.ts";

export type * from "./package-view.ts";
export type * from "./request-view.ts";
export type * from "./retention-view.ts";
export type * from "./witness-view.ts";

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
