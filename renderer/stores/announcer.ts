import { create } from "zustand";

interface AnnouncerStore {
  /** Said politely by the live region and shown for a while at the foot of the window. */
  readonly said: string;
  readonly times: number;
}

export const useAnnouncer = create<AnnouncerStore>(() => ({ said: "", times: 0 }));

export function announce(said: string): void {
  useAnnouncer.setState(({ times }) => ({ said, times: times + 1 }));
}
