/** Exports, packages, witnesses, records requests, incidents, holds, text in pictures. */
import type { RecordsRequests } from "../../../preload/contract.ts";
import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import type { LongWork } from "../long-work.ts";
import { exportRequests } from "./records-exports.ts";
import { incidentRequests } from "./records-incidents.ts";
import { packageRequests } from "./records-packages.ts";
import { readingRequests } from "./records-reading.ts";
import { recordsRequestRequests } from "./records-requests.ts";
import { retentionRequests } from "./records-retention.ts";
import { witnessRequests } from "./records-witness.ts";
import { nothing } from "./texts.ts";

export function recordsRequests(around: Around, work: LongWork): Handlers<keyof RecordsRequests> {
  const { services } = around;
  return {
    "records.desk": { schema: nothing, answer: () => services.ready.records.desk() },
    "work.cancel": {
      schema: nothing,
      answer: () => {
        work.cancel();
        return null;
      },
    },
    ...exportRequests(around, work),
    ...packageRequests(around, work),
    ...witnessRequests(around),
    ...recordsRequestRequests(around, work),
    ...incidentRequests(around),
    ...retentionRequests(around),
    ...readingRequests(around),
  };
}
