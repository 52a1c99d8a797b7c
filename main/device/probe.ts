/** What a probe is: what it runs or reads, and a pure parser. Read-only, without administrator's rights. [A-6.h.iii] */

import type { DeviceFamily, DeviceItemId, Readings, UnreadReason } from "../model/device/reading.ts";

/** A program with fixed arguments (never a shell), a file that is read, a folder's names, or the names of running programs. */
export type Source =
  | { readonly run: string; readonly args: readonly string[]; readonly env?: Readonly<Record<string, string>> }
  | { readonly file: string }
  | { readonly folder: string }
  /** own: only those of the person who started this program. */
  | { readonly processes: true | "own" };

/** What came of a source. */
export type Outcome =
  | {
      readonly state: "ok";
      /** What a program wrote to its output, a file’s text, names one a line. Bytes that are no UTF-8 are replaced. */
      readonly text: string;
      /** What a program wrote to its error output; empty for all others. */
      readonly errors: string;
      /** A program’s exit code; 0 for all others. */
      readonly code: number;
    }
  | { readonly state: UnreadReason };

/** What a probe may build its sources from. Nothing of it comes from a person. */
export interface Around {
  readonly family: DeviceFamily;
  /** The person's home folder, absolute. */
  readonly home: string;
  /** The data folder, absolute: whose volume is to be encrypted. */
  readonly folder: string;
  /** Windows: `C:\Windows`; empty elsewhere. */
  readonly systemRoot: string;
  /** Windows: `C:\Program Files` and its kin, absolute; empty elsewhere. */
  readonly programs: readonly string[];
  /** `process.arch` */
  readonly arch: string;
}

/**
 * @param S names of its sources
 * @param M names of sources of which only those show, whether they are needed
 */
export interface Probe<I extends DeviceItemId = DeviceItemId, S extends string = string, M extends string = never> {
  readonly item: I;
  readonly family: DeviceFamily;
  /** Fixed for a workstation. */
  sources(around: Around): Readonly<Record<S, Source>>;
  /** What else is to be read, now that those are; pure. Left out: nothing ever is. */
  more?(outcomes: Readonly<Record<S, Outcome>>): Readonly<Partial<Record<M, Source>>>;
  /**
   * Pure, and never throws, whatever the outcomes hold: what can’t be understood is `null` or a reason. All text is hostile.
   * @param now milliseconds since 1970, for what counts for some days only
   */
  parse(
    outcomes: Readonly<Record<S, Outcome> & Partial<Record<M, Outcome>>>,
    around: Around,
    now: number,
  ): Readings[I] | UnreadReason;
}

/** A probe whose item and sources nobody needs to know. */
export type AnyProbe = {
  [I in DeviceItemId]: {
    readonly item: I;
    readonly family: DeviceFamily;
    sources(around: Around): Readonly<Record<string, Source>>;
    more?(outcomes: Readonly<Record<string, Outcome>>): Readonly<Record<string, Source>>;
    parse(outcomes: Readonly<Record<string, Outcome>>, around: Around, now: number): Readings[I] | UnreadReason;
  };
}[DeviceItemId];
