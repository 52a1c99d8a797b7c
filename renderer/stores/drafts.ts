/** Half-typed forms: they outlive leaving the screen, and a reload of the window, but never reach the disk. */
import { useCallback } from "react";
import { create } from "zustand";

const storageKey = "custodia.drafts";

type Drafts = Readonly<Record<string, unknown>>;

function kept(): Drafts {
  try {
    const parsed: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? "{}");
    return typeof parsed === "object" && parsed !== null ? (parsed as Drafts) : {};
  } catch {
    return {};
  }
}

export const useDrafts = create<{ readonly drafts: Drafts }>(() => ({ drafts: kept() }));

/** A longer draft stays in memory alone: the browser's storage has room for a few megabytes. */
const longestKept = 200_000;

let waiting: ReturnType<typeof setTimeout> | undefined;

function keepSoon(): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const { drafts } = useDrafts.getState();
    const short = Object.entries(drafts).filter(([, draft]) => JSON.stringify(draft).length <= longestKept);
    try {
      sessionStorage.setItem(storageKey, JSON.stringify(Object.fromEntries(short)));
    } catch {
      // No storage, or it is full: drafts stay in memory, where they survive everything but a reload.
    }
  }, 300);
}

/** A draft under a key: `[value, change, clear]`. `change` takes the members that changed. */
export function useDraft<T extends object>(key: string, initial: T): [T, (part: Partial<T>) => void, () => void] {
  const stored = useDrafts((store) => store.drafts[key]) as Partial<T> | undefined;
  const change = useCallback(
    (part: Partial<T>) => {
      useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [key]: { ...(drafts[key] as object), ...part } } }));
      keepSoon();
    },
    [key],
  );
  const clear = useCallback(() => clearDrafts(key), [key]);
  return [{ ...initial, ...stored }, change, clear];
}

/** Forgets every draft whose key starts with this. */
export function clearDrafts(prefix: string): void {
  useDrafts.setState(({ drafts }) => ({
    drafts: Object.fromEntries(Object.entries(drafts).filter(([key]) => !key.startsWith(prefix))),
  }));
  keepSoon();
}
