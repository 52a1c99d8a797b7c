import type { LastVerified, VerifyReport } from "../../preload/contract.ts";
import type { Database } from "../database/index.ts";
import { insertVerification, lastVerification } from "./queries.ts";

/** How the last verification of the whole log ended; null when there was none, or its note is not as `saveVerified` writes it. */
export function lastVerified(database: Database): LastVerified | null {
  const { at, ok, entries } = readReport(lastVerification(database));
  if (typeof at !== "string" || Number.isNaN(Date.parse(at)) || typeof ok !== "boolean") return null;
  return typeof entries === "number" && Number.isSafeInteger(entries) && entries >= 0 ? { at, ok, entries } : null;
}

/** Not part of the log: anybody who can write the file can have written it. */
function readReport(json: unknown): Partial<Record<keyof VerifyReport, unknown>> {
  if (typeof json !== "string") return {};
  try {
    const report: unknown = JSON.parse(json);
    return typeof report === "object" && report !== null ? report : {};
  } catch {
    return {};
  }
}

/** Notes how a verification ended: beside the log, not in it. */
export function saveVerified(database: Database, report: VerifyReport): void {
  insertVerification(database, JSON.stringify(report));
}
