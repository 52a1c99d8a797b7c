import type { BrowserWindow, NativeImage } from "electron";
import { beforeEach, describe, expect, it } from "vitest";
import { dockBadge, dotPixels, taskbarBadge } from "../../main/shell/badge.ts";
import { app } from "../standin/app.ts";
import { nativeImage } from "../standin/notification.ts";
import { record } from "../standin/record.ts";

beforeEach(() => {
  record.badge = 0;
  record.overlay = null;
});

const nothing = { overdue: 0, now: 0, soon: 9, advice: 9 };

describe("the number on the app’s icon", () => {
  it("counts what is overdue and what is not in order, and goes with them", () => {
    const badge = dockBadge(app);
    badge.show({ overdue: 2, now: 3, soon: 9, advice: 9 });
    expect(record.badge).toBe(5);
    badge.show(nothing);
    expect(record.badge).toBe(0);
  });

  it("is a dot where icons show no numbers, with the number for screen readers", () => {
    const { pixels, side } = dotPixels();
    const dot = nativeImage.createFromBitmap(pixels, { width: side, height: side });
    const setOverlayIcon = (icon: NativeImage | null, description: string) => {
      record.overlay = icon === null ? null : description;
    };
    const window = { setOverlayIcon } as Pick<BrowserWindow, "setOverlayIcon">;
    const badge = taskbarBadge(
      () => window,
      () => dot as unknown as NativeImage,
    );
    badge.show({ ...nothing, overdue: 1 });
    expect(record.overlay).toBe("One thing is overdue or not in order");
    badge.show({ ...nothing, now: 4 });
    expect(record.overlay).toBe("4 things are overdue or not in order");
    badge.show(nothing);
    expect(record.overlay).toBeNull();
    taskbarBadge(
      () => null,
      () => dot as unknown as NativeImage,
    ).show({ ...nothing, now: 4 });
    expect(record.overlay).toBeNull();
  });

  it("is drawn round: opaque in the middle, nothing in the corners", () => {
    const { pixels, side } = dotPixels();
    const alpha = (x: number, y: number) => pixels[(y * side + x) * 4 + 3];
    expect([alpha(8, 8), alpha(0, 0), alpha(side - 1, 0), alpha(0, side - 1)]).toEqual([255, 0, 0, 0]);
  });
});
