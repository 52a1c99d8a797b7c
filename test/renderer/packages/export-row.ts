import type { ExportRow } from "../../../main/model/records-view.ts";

/** An export of a pretend log, as the desk lists it. */
export function exportRow(change: Partial<ExportRow> = {}): ExportRow {
  return {
    seq: 1285,
    at: "2020-03-03T20:00:00.000Z",
    by: { name: "Sample Coordinator", role: "Coordinator", osUser: "sample" },
    first: 0,
    last: 1203,
    size: 1204,
    root: "EvKAi8pMShoFMXCjvEsCuz6D/gv4VOQsdbNQL7mqlaI=",
    package: { name: "custodia-01-0-1203.zip", bytes: 48_000_000, manifest: "ab".repeat(32) },
    recipients: [],
    ...change,
  };
}
