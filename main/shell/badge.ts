/** How many things are overdue or not in order, on the app's icon. */
import type { App, BrowserWindow, NativeImage } from "electron";
import type { DutyCounts } from "../../preload/contract.ts";
import { pressing } from "../model/duty.ts";

export interface Badge {
  show(counts: DutyCounts): void;
}

/** On the dock's icon; on Linux only where the desktop's dock shows such things. */
export function dockBadge(app: Pick<App, "setBadgeCount">): Badge {
  return { show: (counts) => void app.setBadgeCount(pressing(counts)) };
}

/** Windows knows no numbers on icons: a dot, and the number as its description for screen readers. */
export function taskbarBadge(
  window: () => Pick<BrowserWindow, "setOverlayIcon"> | null,
  dot: () => NativeImage,
): Badge {
  return {
    show: (counts) => {
      const count = pressing(counts);
      const says = count === 1 ? "One thing is overdue or not in order" : `${count} things are overdue or not in order`;
      window()?.setOverlayIcon(count === 0 ? null : dot(), count === 0 ? "" : says);
    },
  };
}

const side = 16;
/** Blue, green, red, opaque, as Windows wants it: the red of the window's own warnings. */
const red = [0x2b, 0x26, 0xb4, 0xff] as const;

/** Pixels of a red dot, 16 by 16, four bytes each. */
export function dotPixels(): { readonly pixels: Buffer; readonly side: number } {
  const pixels = Buffer.alloc(side * side * red.length);
  const middle = (side - 1) / 2;
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const inside = Math.hypot(x - middle, y - middle) <= middle;
      if (inside) pixels.set(red, (y * side + x) * red.length);
    }
  }
  return { pixels, side };
}
