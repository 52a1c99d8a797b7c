import { AppError } from "../lib/app-error.ts";
import type { AccessKind, AccessView } from "../model/vault-view.ts";
import { credentialOf } from "./credential-list.ts";
import { addAccess, readAccesses } from "./queries.ts";
import { type Room, stored } from "./room.ts";

/** Who revealed or copied what, when: kept for ever. [N-II.1] */

const page = 50;

/** On the disk when it returns. `vault` null: what concerns all of them. @throws AppError DISK_*, DATABASE_* */
export function noteAccess(room: Room, what: AccessKind, vault: string | null, credential: string | null): void {
  const content = vault === null ? undefined : room.sessions.get(vault)?.content;
  const label =
    content === undefined || credential === null ? null : (credentialOf(content, credential)?.label ?? null);
  stored(() => addAccess(room.options.database, { at: room.now(), who: room.who, what, vault, credential, label }));
}

/**
 * Newest first, fifty at a time. Needs no key.
 * @param before `next` of the page before; null for the first
 */
export function accesses(
  room: Room,
  vault: string,
  credential: string | null,
  before: number | null,
): { accesses: readonly AccessView[]; next: number | null } {
  if (before !== null && !Number.isSafeInteger(before)) throw new AppError("REQUEST_MALFORMED", { field: "before" });
  const of = { vault, credential, before: before ?? Number.MAX_SAFE_INTEGER, limit: page + 1 };
  const rows = stored(() => readAccesses(room.options.database, of));
  const shown = rows.slice(0, page);
  return {
    accesses: shown.map(({ at, who, what, credential, label }) => ({ at, who, credential, label, what })),
    next: rows.length > page ? (shown.at(-1)?.id ?? null) : null,
  };
}
