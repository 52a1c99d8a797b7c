import type { Refused } from "../model/error-code.ts";
import { readVault, type SharedRow, writeShared } from "./queries.ts";
import { type Room, stored } from "./room.ts";

/** Where a vault is shared; null when it is not. */
export function sharedRow(room: Room, vault: string): SharedRow | null {
  return stored(() => readVault(room.options.database, vault))?.shared ?? null;
}

/**
 * Keeps how a vault stands to its folder, and tells of it if that is another way than before.
 * @param file SHA-256 of the file that lies there and was found to be in step; null leaves what is known of it
 */
export function setState(
  room: Room,
  vault: string,
  state: SharedRow["state"],
  refused: Refused | null,
  file: string | null = null,
): void {
  const before = sharedRow(room, vault);
  if (before === null) return;
  const isNews = before.state !== state || JSON.stringify(before.refused) !== JSON.stringify(refused);
  const isOtherFile = file !== null && file !== before.file;
  if (!isNews && !isOtherFile) return;
  const at = state === "in-step" ? room.now() : before.at;
  const next = { folder: before.folder, state, at, refused, file: file ?? before.file };
  stored(() => writeShared(room.options.database, vault, next));
  room.options.changed();
}
