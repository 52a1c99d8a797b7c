/** Files on their way into a case: pasted, dropped, chosen or captured, not sealed yet. They live in memory only. */
import { create } from "zustand";
import type { SourceFile } from "../../preload/contract.ts";

export interface TrayItem {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  /** The bytes as the window holds them, or the name of bytes that main may read. */
  readonly from: { readonly blob: Blob } | { readonly source: SourceFile };
  /** Object URL of a picture small enough to show. */
  readonly preview: string | null;
}

/** The tray of files that were pasted before there is a case for them. */
export const looseTray = "loose";

/** The tray of files that go along with the report of an incident. */
export const incidentTray = "incident";

interface TrayStore {
  readonly trays: Readonly<Record<string, readonly TrayItem[]>>;
}

export const useTray = create<TrayStore>(() => ({ trays: {} }));

const none: readonly TrayItem[] = [];

/** The form on the screen that takes pasted and dropped files; null: none. `words` are said when one comes. */
let here: { readonly tray: string; readonly words: string } | null = null;

export function trayHere(): { readonly tray: string; readonly words: string } | null {
  return here;
}

/** From now on files that are pasted or dropped anywhere belong to this form; returns the function that ends it. */
export function takeFilesHere(tray: string, words: string): () => void {
  const mine = { tray, words };
  here = mine;
  return () => {
    if (here === mine) here = null;
  };
}

export function useTrayOf(tray: string): readonly TrayItem[] {
  return useTray((store) => store.trays[tray] ?? none);
}

function change(tray: string, next: (items: readonly TrayItem[]) => readonly TrayItem[]): void {
  useTray.setState(({ trays }) => ({ trays: { ...trays, [tray]: next(trays[tray] ?? none) } }));
}

export function addToTray(tray: string, items: readonly TrayItem[]): void {
  change(tray, (now) => [...now, ...items]);
}

/** Takes an item away and lets go of its preview. */
export function dropFromTray(tray: string, key: string): void {
  const item = useTray.getState().trays[tray]?.find((one) => one.key === key);
  if (item?.preview) URL.revokeObjectURL(item.preview);
  change(tray, (now) => now.filter((one) => one.key !== key));
}

/** The loose files go along with the case that was started for them. */
export function moveTray(from: string, to: string): void {
  const items = useTray.getState().trays[from] ?? none;
  change(from, () => none);
  addToTray(to, items);
}
