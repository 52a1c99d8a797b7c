import type { UnreadReason } from "../model/device/reading.ts";
import type { Outcome } from "./probe.ts";

/** Why a source gave no reading: what the source said; failed: a program ended with an error; unreadable: it wrote what makes no sense. */
export function noReading(outcome: Outcome): UnreadReason {
  if (outcome.state !== "ok") return outcome.state;
  return outcome.code === 0 ? "unreadable" : "failed";
}
