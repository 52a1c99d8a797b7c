import type { LastVerified, VerifyReport } from "../../preload/contract.ts";
import type { Database } from "../database/index.ts";
import { insertVerification, lastVerification } from "./queries.ts";

/** How the last verification of the whole log ended; null when there was none. */
export function lastVerified(database: Database): LastVerified | null {
  const json = lastVerification(database);
  if (json === null) return null;
  const { at, ok, entries } = JSON.parse(json) as VerifyReport;
  return { at, ok, entries };
}

/** Notes how a verification ended: beside the log, not in it. */
export function saveVerified(database: Database, report: VerifyReport): void {
  insertVerification(database, JSON.stringify(report));
}
