import { create } from "zustand";
import type { Taken } from "../../preload/contract.ts";

/** The sealed file that was taken in last, until the person is done with its receipt. It outlives the screen that took it in. */
export const useTaken = create<{ readonly taken: Taken | null }>(() => ({ taken: null }));

export function showTaken(taken: Taken | null): void {
  useTaken.setState({ taken });
}
