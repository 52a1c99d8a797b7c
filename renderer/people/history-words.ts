/** Which step of a history may be taken back. */
import type { HistoryLine } from "../../main/model/register-view.ts";

/**
 * The last one that counts; null: none. Lines come newest first.
 * @param keepFirst the first one stays: without it there would be nobody
 */
export function lastToTakeBack(history: readonly HistoryLine[], keepFirst: boolean): HistoryLine | null {
  const lines = history.filter(({ kind }) => kind !== "struck");
  const last = lines.find(({ struck }) => struck === null) ?? null;
  return keepFirst && last?.id === lines.at(-1)?.id ? null : last;
}
