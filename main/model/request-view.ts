/** What the screens are shown of a records request. */

import type { CaseSummary } from "./case-view.ts";
import type { Evidence, Json, PackageRef, RequestOutcome, Time } from "./entry.ts";

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
