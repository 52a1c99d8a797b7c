import { useEffect } from "react";
import { create } from "zustand";
import type { Refused } from "../../main/model/error-code.ts";
import { ask, on, refusedOf } from "../bridge.ts";
import type { TrayItem } from "../stores/tray.ts";
import { handOver } from "../workflow/sealing.ts";
import { isReadable, readableText } from "./suggestion.ts";

/**
 * How reading a waiting picture went. `share`: from 0 to 1, null until main has said how far it is. `text` empty: there was none. `done`: the person has used it or wants nothing of it. `before`: what
 * the field held before the text was taken over, for taking it back.
 */
export type Reading =
  | { readonly state: "reading"; readonly share: number | null }
  | { readonly state: "found"; readonly text: string }
  | { readonly state: "used"; readonly before: string; readonly after: string }
  | { readonly state: "failed"; readonly refused: Refused }
  | { readonly state: "done" };

interface ReadingsStore {
  /** By the key of the item on the tray; they outlive leaving the screen, so that no picture is read twice. */
  readonly readings: Readonly<Record<string, Reading>>;
}

export const useReadings = create<ReadingsStore>(() => ({ readings: {} }));

/** Sets how it went with one picture; null forgets it, and it is read again. */
export function setReading(key: string, reading: Reading | null): void {
  useReadings.setState(({ readings }) => {
    const { [key]: _before, ...others } = readings;
    return { readings: reading === null ? others : { ...others, [key]: reading } };
  });
}

/** Reads one picture; null: it was stopped. Throws RefusedError. */
async function read(item: TrayItem, signal: AbortSignal): Promise<string | null> {
  const isHeld = "source" in item.from;
  const { source } =
    "source" in item.from ? item.from.source : await handOver(item, item.from.blob, () => undefined, signal);
  try {
    if (signal.aborted) return null;
    const found = await ask("reading.read", { source });
    return signal.aborted ? null : readableText(found?.text ?? "");
  } finally {
    // The file itself stays on the tray; only the copy that was handed over for reading goes.
    if (!isHeld) await ask("evidence.discard", { source }).catch(() => null);
  }
}

/** How it goes and how it ended counts only while it is still waited for. */
function settle(key: string, reading: Reading): void {
  if (useReadings.getState().readings[key]?.state === "reading") setReading(key, reading);
}

/** Reads the picture and keeps how it goes; exported for its test. */
export async function readInto(item: TrayItem, signal: AbortSignal): Promise<void> {
  setReading(item.key, { state: "reading", share: null });
  // Main reads one at a time: what it says is about this one, as long as this one is waited for.
  const stop = on("reading.progress", ({ done, total }) => {
    if (!signal.aborted && total > 0) settle(item.key, { state: "reading", share: Math.min(1, done / total) });
  });
  try {
    const text = await read(item, signal);
    if (text !== null && !signal.aborted) settle(item.key, { state: "found", text });
  } catch (error) {
    if (signal.aborted) return;
    const refused = refusedOf(error);
    settle(item.key, refused.code === "READING_CANCELLED" ? { state: "done" } : { state: "failed", refused });
  } finally {
    stop();
  }
}

/** Stops the reading that is going on; what was typed and what is on the tray stays. */
export function stopReading(key: string): void {
  setReading(key, { state: "done" });
  ask("reading.cancel", null).catch(() => {
    // It ends by itself, and nobody waits for what it finds.
  });
}

/** The waiting picture that is being read or whose text is offered, one at a time; null: nothing to show. */
export function useReading(items: readonly TrayItem[]): { item: TrayItem; reading: Reading } | null {
  const readings = useReadings((store) => store.readings);
  const item = items.find((one) => isReadable(one) && readings[one.key]?.state !== "done");
  const key = item?.key;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an item never changes under its key
  useEffect(() => {
    if (item === undefined || useReadings.getState().readings[item.key] !== undefined) return;
    const stop = new AbortController();
    void readInto(item, stop.signal);
    return () => {
      if (useReadings.getState().readings[item.key]?.state !== "reading") return;
      // The person has gone elsewhere: it is read again when they come back.
      stop.abort();
      setReading(item.key, null);
      ask("reading.cancel", null).catch(() => {
        // It ends by itself, and nobody waits for what it finds.
      });
    };
  }, [key]);
  const reading = key === undefined ? undefined : readings[key];
  return item === undefined || reading === undefined ? null : { item, reading };
}
