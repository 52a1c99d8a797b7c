import type { BrowserWindow, Rectangle } from "electron";
import { z } from "zod";
import { writeAtomically } from "../lib/atomic-file.ts";
import { readSmallFile } from "../lib/small-file.ts";

const size = z.int().min(400).max(20_000);
const place = z.int().min(-20_000).max(20_000);
const state = z.object({ x: place, y: place, width: size, height: size, maximized: z.boolean() });
export type WindowState = z.infer<typeof state>;

/** Where the window was last; null when there is no such file, or nothing in it that makes sense on these displays. */
export function readWindowState(file: string, displays: readonly Rectangle[]): WindowState | null {
  const parsed = state.safeParse(json(readSmallFile(file, 10_000) ?? ""));
  return parsed.success && displays.some((area) => touches(area, parsed.data)) ? parsed.data : null;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Enough of the window's title bar is on the display to be grasped. */
function touches(area: Rectangle, window: Rectangle): boolean {
  const across = Math.min(area.x + area.width, window.x + window.width) - Math.max(area.x, window.x);
  return across >= 100 && window.y >= area.y - 10 && window.y < area.y + area.height - 50;
}

export function writeWindowState(file: string, window: Pick<BrowserWindow, "getNormalBounds" | "isMaximized">): void {
  const { x, y, width, height } = window.getNormalBounds();
  writeAtomically(file, `${JSON.stringify({ x, y, width, height, maximized: window.isMaximized() })}\n`);
}
