/** Entries of the removal log that belong to no case: what custodians did with the vaults. [N-V.4, A-6.h.i] */

import type { Actor, DeskEvent, Json } from "../model/entry.ts";
import type { RemovalLog } from "../removal-log/index.ts";

export interface DeskLog {
  readonly log: RemovalLog;
  readonly actor: Actor;
  readonly device: string;
  /** `<pack id>@<pack version>`: the policy in force at the desk. */
  readonly policy: string;
}

/**
 * Appends all of the events or none; none of them makes no entry. In the caller's transaction where there is one.
 * @returns the numbers of the entries
 * @throws AppError what `RemovalLog.record` throws: KEYCHAIN_SILENT, LOG_DOES_NOT_VERIFY, TEXT_NOT_WELL_FORMED, DISK_FULL, DISK_FAILED,
 *   DATABASE_BUSY
 */
export function recordDeskEvents(
  { log, actor, device, policy }: DeskLog,
  events: readonly DeskEvent[],
): readonly number[] {
  const drafts = events.map(({ kind, fields }) => ({
    kind,
    case: null,
    policy,
    actor,
    device,
    // Every field is JSON; an interface has no index signature that would say so.
    fields: fields as Readonly<Record<string, Json>>,
  }));
  return log.record(null, () => drafts).map(({ seq }) => seq);
}
