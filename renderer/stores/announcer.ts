import { create } from "zustand";

interface AnnouncerStore {
  /** Said politely by the live region and shown for a while at the foot of the window. */
  readonly said: string;
  readonly times: number;
  /** Said to screen readers only: the screen shows it already. */
  readonly quiet: boolean;
}

export const useAnnouncer = create<AnnouncerStore>(() => ({ said: "", times: 0, quiet: false }));

export function announce(said: string, quiet = false): void {
  useAnnouncer.setState(({ times }) => ({ said, times: times + 1, quiet }));
}
