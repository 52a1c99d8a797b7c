/** What the screens are shown of heads of logs, seen and signed. */

import type { Time } from "./entry.ts";

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
