/** What entries of no case are called, on the screens and in reports. A change here changes the report: see `reportVersion`. */

import type { CaseEntryKind, EntryKind } from "./entry.ts";

export const deskKindWords: Readonly<Record<Exclude<EntryKind, CaseEntryKind>, string>> = {
  "incident.reported": "Incident reported to IT",
  "incident.acknowledged": "Incident acknowledged by IT",
  "request.received": "Records request received",
  "request.released": "Records request answered",
  "record.disposed": "Record disposed of",
  "device.checked": "Workstation checked",
  "custodian.added": "Custodian added to a vault",
  "custodian.confirmed": "Custodian proved access to a vault",
  "custodian.removed": "Custodian removed from a vault",
  "credential.reset": "Password changed after somebody left",
  "log.exported": "Log exported",
};
