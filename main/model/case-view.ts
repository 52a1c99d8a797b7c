/** What the screens and the command line are shown of a case. */

import type { CaseEntry, CaseEntryKind } from "./entry.ts";
import type { StepKind } from "./policy-pack.ts";

export type StepState =
  /** `seqs` are the entries that did it; `waived` carries the written reason when it was skipped. */
  | { readonly state: "done"; readonly seqs: readonly number[]; readonly waived: string | null }
  | { readonly state: "open" }
  /** Open, and may be skipped with a written reason. */
  | { readonly state: "waivable" }
  | { readonly state: "shut"; readonly because: string; readonly citation: string | null };

export type Step = {
  readonly id: string;
  readonly kind: StepKind;
  readonly title: string;
  readonly hint: string;
  readonly required: boolean;
} & StepState;

export type ActionState =
  | { readonly state: "open" }
  | { readonly state: "done"; readonly seq: number }
  /** Done, and later reversed by the entry `seq`. */
  | { readonly state: "reversed"; readonly seq: number }
  | { readonly state: "shut"; readonly because: string; readonly citation: string | null };

export type Action = { readonly id: string; readonly label: string } & ActionState;

/** Where a case stands: computed, never stored. */
export interface CaseProgress {
  readonly steps: readonly Step[];
  readonly actions: readonly Action[];
  /** Can the content be kept as is? */
  readonly keep: StepState;
  /** Ids of actions that were done and can now be reversed. */
  readonly reversible: readonly string[];
  readonly closed: boolean;
  /** The step the person is at: the first required one that is open, else the first open one; null when nothing is left to do. */
  readonly current: string | null;
}

/** The kinds that say how a case ended so far, in order: `["content.removed","user.blocked"]`. Empty while it is open. */
export type Outcome = Extract<
  CaseEntryKind,
  | "content.removed"
  | "content.hidden"
  | "content.declined"
  | "content.restored"
  | "user.blocked"
  | "user.unblocked"
  | "case.kept"
>;

/** One row of the log screen; corrections by `case.amended` are already applied. */
export interface CaseSummary {
  readonly id: string;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly entries: number;
  readonly openedAt: string;
  readonly lastAt: string;
  readonly policy: string;
  readonly account: {
    readonly id: string;
    readonly name: string;
    readonly handle: string;
    readonly department: string;
  };
  readonly platform: string;
  readonly author: string;
  /** Normalised platform and handle; same key, same author. */
  readonly authorKey: string;
  readonly contentKind: string;
  /** The first 240 characters of the content. */
  readonly excerpt: string;
  readonly grounds: readonly { readonly id: string; readonly text: string; readonly citation: string }[];
  readonly outcomes: readonly Outcome[];
  /** The first sealed picture of the content, if there is one that a browser can show. */
  readonly picture: { readonly sha256: string; readonly mediaType: string; readonly bytes: number } | null;
  readonly evidenceCount: number;
  readonly waivers: number;
  readonly messages: number;
  readonly closed: boolean;
}

/** A case's page. */
export interface CaseView {
  readonly summary: CaseSummary;
  readonly entries: readonly CaseEntry[];
  readonly progress: CaseProgress;
  /** Earlier and later cases of the same author on the same platform, newest first, without this one. */
  readonly sameAuthor: readonly CaseSummary[];
}
