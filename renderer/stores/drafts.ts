/** Half-typed forms: they outlive leaving the screen and closing the app. Main keeps them in the data folder; they are no record. */
import { useCallback } from "react";
import { create } from "zustand";
import { ask } from "../bridge.ts";
import { announce } from "./announcer.ts";

type Drafts = Readonly<Record<string, unknown>>;

export const useDrafts = create<{ readonly drafts: Drafts }>(() => ({ drafts: {} }));

function parsed(json: string): Drafts {
  try {
    const drafts: unknown = JSON.parse(json);
    return typeof drafts === "object" && drafts !== null && !Array.isArray(drafts) ? (drafts as Drafts) : {};
  } catch {
    // A file that somebody else wrote: there is nothing half-typed in it.
    return {};
  }
}

/** What was half-typed when the app was last closed. Throws RefusedError. */
export async function loadDrafts(): Promise<void> {
  const kept = parsed(await ask("drafts.load", null));
  useDrafts.setState(({ drafts }) => ({ drafts: { ...kept, ...drafts } }));
}

/** A longer draft stays in memory alone. */
const longestKept = 200_000;
const pause = 300;

let waiting: ReturnType<typeof setTimeout> | undefined;
let isTold = false;

async function keepNow(): Promise<void> {
  clearTimeout(waiting);
  waiting = undefined;
  const short = Object.entries(useDrafts.getState().drafts).filter(
    ([, draft]) => JSON.stringify(draft).length <= longestKept,
  );
  try {
    await ask("drafts.keep", { json: JSON.stringify(Object.fromEntries(short)) });
    isTold = false;
  } catch {
    // Once is enough: the next try may well succeed.
    if (!isTold) announce("What you type can’t be kept on the disk now. Record it before you close the window.");
    isTold = true;
  }
}

function keepSoon(): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => void keepNow(), pause);
}

/** Keeps at once what was typed last; for the moment in which the window closes. */
export function keepTyped(): void {
  if (waiting !== undefined) void keepNow();
}

/** Types into a form that is not on the screen: another one leads to it. */
export function changeDraft(key: string, part: object): void {
  useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [key]: { ...(drafts[key] as object), ...part } } }));
  keepSoon();
}

/** A draft under a key: `[value, change, clear]`. `change` takes the members that changed. */
export function useDraft<T extends object>(key: string, initial: T): [T, (part: Partial<T>) => void, () => void] {
  const stored = useDrafts((store) => store.drafts[key]) as Partial<T> | undefined;
  const change = useCallback((part: Partial<T>) => changeDraft(key, part), [key]);
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
