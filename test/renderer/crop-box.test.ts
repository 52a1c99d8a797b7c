import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boxBetween, clampBox } from "../../renderer/workflow/crop-box.ts";

const size = fc.record({ width: fc.integer({ min: 1, max: 8000 }), height: fc.integer({ min: 1, max: 8000 }) });
const point = fc.record({
  x: fc.double({ min: -9000, max: 9000, noNaN: true }),
  y: fc.double({ min: -9000, max: 9000, noNaN: true }),
});

describe("the part of a captured screen that is kept", () => {
  it("is drawn from either corner", () => {
    const whole = { width: 100, height: 80 };
    const box = { left: 10, top: 20, width: 30, height: 40 };
    expect(boxBetween({ x: 10, y: 20 }, { x: 40, y: 60 }, whole)).toEqual(box);
    expect(boxBetween({ x: 40, y: 60 }, { x: 10, y: 20 }, whole)).toEqual(box);
  });

  it("always lies inside the picture and holds at least one pixel", () => {
    fc.assert(
      fc.property(size, point, point, (whole, a, b) => {
        for (const box of [
          boxBetween(a, b, whole),
          clampBox({ left: a.x, top: a.y, width: b.x, height: b.y }, whole),
        ]) {
          expect(box.left).toBeGreaterThanOrEqual(0);
          expect(box.top).toBeGreaterThanOrEqual(0);
          expect(box.width).toBeGreaterThanOrEqual(1);
          expect(box.height).toBeGreaterThanOrEqual(1);
          expect(box.left + box.width).toBeLessThanOrEqual(whole.width);
          expect(box.top + box.height).toBeLessThanOrEqual(whole.height);
        }
      }),
    );
  });
});
