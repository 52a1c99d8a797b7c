/** What main last said of exports, requests, incidents, holds and witnesses. */
import { create } from "zustand";
import type { Refused } from "../../main/model/error-code.ts";
import type { RecordsDesk } from "../../main/model/records-view.ts";
import { ask, on, refusedOf } from "../bridge.ts";

interface RecordsStore {
  /** null until it is read. */
  readonly desk: RecordsDesk | null;
  /** Why it could not be read. */
  readonly refused: Refused | null;
}

export const useRecordsStore = create<RecordsStore>(() => ({ desk: null, refused: null }));

/** Takes the desk as main says it is, whichever request it came from. */
export function tookRecords(desk: RecordsDesk): RecordsDesk {
  useRecordsStore.setState({ desk, refused: null });
  return desk;
}

/** Throws RefusedError. */
export async function loadRecords(): Promise<RecordsDesk> {
  return tookRecords(await ask("records.desk", null));
}

/** Follows the desk while the app is ready; returns the function that stops. */
export function followRecords(): () => void {
  const stop = on("records.changed", ({ desk }) => tookRecords(desk));
  loadRecords().catch((error: unknown) => useRecordsStore.setState({ refused: refusedOf(error) }));
  return stop;
}

/** The desk, once it was read. */
export function useRecords(): RecordsDesk | null {
  return useRecordsStore((store) => store.desk);
}
