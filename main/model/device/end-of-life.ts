/** What is known of ends of support and newest versions: `assets/end-of-life.json`, dated, each product with its source. */

import type { Day } from "../register-view.ts";

/** The newest format that this version reads. */
export const endOfLifeFormat = 1;

/** One line of versions that is supported together. */
export interface Cycle {
  /** As `SystemReading.cycle`; of browsers and Electron the major version. */
  readonly cycle: string;
  /** Last day of support, in the vendor's words; null: it has none yet. */
  readonly until: Day | null;
  /** Last day for editions with longer support, by `SystemReading.edition`; none where there is no difference. */
  readonly editions?: Readonly<Record<string, Day>> | undefined;
  /** Windows: builds of this cycle begin with it (`26100`). */
  readonly build?: string | undefined;
  /** Newest version that is known; null: not known. */
  readonly latest: string | null;
  readonly latestOn: Day | null;
}

export interface Product {
  /** As `SystemReading.product`, a `BrowserKind`, or `electron`. */
  readonly id: string;
  readonly name: string;
  /** Where the vendor publishes it, web addresses. */
  readonly sources: readonly string[];
  /** How its dates were come by, where the vendor does not publish them as they stand here. */
  readonly note?: string | undefined;
  /** The newest first. */
  readonly cycles: readonly Cycle[];
}

export interface EndOfLife {
  readonly format: number;
  /** The day on which it was put together. */
  readonly on: Day;
  readonly products: readonly Product[];
}

/** Past this many days everything that rests on it counts as unknown. */
export const oldAfterDays = 365;
