/** What the pretend dialogs of the register yield; a test sets them, the page for looking at screens takes them as they are. */
import type { Refused } from "../../../main/model/error-code.ts";

/** sound: rows to add and rows that are known. faulty: some rows can't be taken in. stale: sound, but the register is another one by then. */
export type PretendTable = "sound" | "faulty" | "stale" | Refused;
/** newer: a later version of the pack in use. other: of another city. */
export type PretendPack = "newer" | "other" | Refused;

export interface PretendRegisterDialogs {
  /** true: the person cancels every dialog. */
  cancelled: boolean;
  /** What a save dialog names the file. */
  savedAs: string | null;
  /** What is chosen one after another, beginning again at the end. */
  tables: readonly PretendTable[];
  packs: readonly PretendPack[];
}

export function usualRegisterDialogs(): PretendRegisterDialogs {
  const line = {
    file: "city-pack.json",
    reason: "register.review.everyDays: must be a whole number of days",
    line: 412,
  };
  return {
    cancelled: false,
    savedAs: null,
    tables: ["faulty", "sound", "stale", { code: "TABLE_COLUMNS_MISSING", detail: { columns: "handle, platform" } }],
    packs: ["newer", "other", { code: "PACK_BROKEN", detail: line }],
  };
}
