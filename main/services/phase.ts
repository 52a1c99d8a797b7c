/** How far the app has come, as the window is told. */

import type { AppState, LogStatus } from "../../preload/contract.ts";
import type { Database } from "../database/index.ts";
import { AppError } from "../lib/app-error.ts";
import { clockSkew } from "../model/time.ts";
import type { PolicyPacks } from "../policies/index.ts";
import { lastVerified, type RemovalLog } from "../removal-log/index.ts";
import { stored } from "./data-folder.ts";
import type { Ready } from "./ready.ts";

/** `AppState` without what only the shell knows. */
export type Phase = AppState extends infer S ? (S extends AppState ? Omit<S, "host"> : never) : never;

/** @throws AppError PROFILE_MISSING */
export function readyPhase({ log, packs, register }: Ready, status: LogStatus, folder: string): Phase {
  const person = register.person();
  const pack = register.pack();
  if (person === null || pack === null) throw new AppError("PROFILE_MISSING");
  return {
    phase: "ready",
    person,
    pack,
    ...listed(packs),
    log: status,
    keyStore: log.identity.keyStore,
    folder,
    theme: register.theme(),
  };
}

export function listed(packs: PolicyPacks): Pick<AppState & { phase: "ready" }, "packs" | "refusedPacks"> {
  return { packs: packs.summaries(), refusedPacks: packs.refused };
}

/** How large the log is and how it was last verified. @throws AppError DATABASE_*, DISK_* */
export function logStatus(log: RemovalLog, database: Database, now: Date): LogStatus {
  const verified = stored(() => lastVerified(database));
  const last = log.lastAt();
  const isBehind = last !== null && Date.parse(last) > now.getTime() + clockSkew;
  return {
    ...log.counts(),
    origin: log.identity.origin,
    lastVerified: verified,
    clockBehind: isBehind ? last : null,
  };
}
