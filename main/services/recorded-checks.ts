/** The checks of this workstation that the log has. [A-6.h.iii] */

import {
  checkReasons,
  type DeviceVerdict,
  deviceVerdicts,
  type RecordedCheck,
  type RecordedChecks,
} from "../model/device-view.ts";
import type { DeskEntry } from "../model/entry.ts";
import type { RemovalLog } from "../removal-log/index.ts";

/** A list is for reading. */
const mostListed = 100;

/** Newest first. @param device id of the workstation @throws AppError DATABASE_*, DISK_* */
export function recordedChecks(log: Pick<RemovalLog, "deskEntries">, device: string): RecordedChecks {
  const own = log.deskEntries("device.checked").filter(({ entry, disposed }) => !disposed && entry.device === device);
  const newest = own.slice(-mostListed).reverse();
  return { checks: newest.map(({ entry }) => recorded(entry)), all: own.length };
}

function recorded({ seq, at, actor, fields }: DeskEntry<"device.checked">): RecordedCheck {
  const needed = fields.lines.filter((line) => line.needed);
  const labels = (wanted: DeviceVerdict) =>
    needed.filter(({ verdict }) => verdict === wanted).map(({ label }) => label);
  return {
    seq,
    at,
    because: checkReasons.find((reason) => reason === fields.because) ?? "asked",
    by: actor.name,
    platform: fields.platform,
    // A word that is not known is not met.
    verdict: deviceVerdicts.find((verdict) => verdict === fields.verdict) ?? "unknown",
    notMet: labels("not-met"),
    unknown: labels("unknown"),
  };
}
