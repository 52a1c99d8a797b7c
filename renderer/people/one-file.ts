/** A file that goes along with a step: a scan, a workplan. It waits on a tray of its own until main has sealed it. */
import { ask } from "../bridge.ts";
import { addToTray, dropFromTray, type TrayItem, useTray } from "../stores/tray.ts";
import { handOver } from "../workflow/sealing.ts";
import { itemsOfSources } from "../workflow/tray-items.ts";

function onTray(tray: string): readonly TrayItem[] {
  return useTray.getState().trays[tray] ?? [];
}

async function letGo(tray: string, items: readonly TrayItem[]): Promise<void> {
  for (const item of items) {
    dropFromTray(tray, item.key);
    if ("source" in item.from) await ask("evidence.discard", { source: item.from.source.source });
  }
}

/** Takes what waits away. Throws RefusedError when main can’t let go of it. */
export async function emptyTray(tray: string): Promise<void> {
  await letGo(tray, onTray(tray));
}

/** One file waits at a time: the one that came last. Throws RefusedError. */
export async function keepLast(tray: string): Promise<void> {
  await letGo(tray, onTray(tray).slice(0, -1));
}

/** Asks for a file in the system’s dialog; further ones are given back. Throws RefusedError. */
export async function chooseFile(tray: string): Promise<void> {
  const [first, ...others] = await ask("evidence.choose", null);
  if (first === undefined) return;
  addToTray(tray, itemsOfSources([first]));
  for (const { source } of others) await ask("evidence.discard", { source });
  await keepLast(tray);
}

/**
 * Runs a step with the token of the file that waits; null: there is none. When the step stands, the file is gone from the tray; when it is
 * refused, what the window handed over is taken back and the file stays. Throws RefusedError.
 */
export async function withFile<T>(tray: string, step: (source: string | null) => Promise<T>): Promise<T> {
  const item = onTray(tray).at(-1);
  if (item === undefined) return step(null);
  const { from } = item;
  if ("source" in from) {
    const done = await step(from.source.source);
    dropFromTray(tray, item.key);
    return done;
  }
  const { source } = await handOver(item, from.blob, () => undefined, new AbortController().signal);
  try {
    const done = await step(source);
    dropFromTray(tray, item.key);
    return done;
  } catch (error) {
    await ask("evidence.discard", { source }).catch(() => {
      // Main has let go of it already, or does so when the window closes.
    });
    throw error;
  }
}
