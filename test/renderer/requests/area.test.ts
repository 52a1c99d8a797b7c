import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Area } from "../../../main/model/records-view.ts";
import {
  areaBetween,
  clampArea,
  corners,
  draggedCorner,
  isSlip,
  keyedArea,
  movedArea,
  newArea,
  resizedArea,
  type Size,
  shareOf,
} from "../../../renderer/requests/area.ts";

const size = fc.record({ width: fc.integer({ min: 1, max: 5000 }), height: fc.integer({ min: 1, max: 5000 }) });
const anywhere = fc.double({ min: -9000, max: 9000, noNaN: false });
const point = fc.record({ x: anywhere, y: anywhere });
const wild = fc.record({ x: anywhere, y: anywhere, width: anywhere, height: anywhere });

function expectInside(area: Area, { width, height }: Size): void {
  for (const part of Object.values(area)) expect(Number.isInteger(part)).toBe(true);
  expect(Math.min(area.x, area.y)).toBeGreaterThanOrEqual(0);
  expect(Math.min(area.width, area.height)).toBeGreaterThanOrEqual(1);
  expect(area.x + area.width).toBeLessThanOrEqual(width);
  expect(area.y + area.height).toBeLessThanOrEqual(height);
}

describe("an area that is covered", () => {
  it("is whole pixels inside the picture, whatever was typed, drawn or dragged", () => {
    fc.assert(
      fc.property(size, wild, point, point, fc.constantFrom(...corners), (picture, typed, a, b, corner) => {
        const area = clampArea(typed, picture);
        expectInside(area, picture);
        expectInside(areaBetween(a, b, picture), picture);
        expectInside(movedArea(area, a.x, a.y, picture), picture);
        expectInside(resizedArea(area, a.x, a.y, picture), picture);
        expectInside(draggedCorner(area, corner, b, picture), picture);
        expectInside(newArea(picture, 7), picture);
      }),
    );
  });

  it("keeps its size when it is moved against an edge", () => {
    const area = { x: 90, y: 10, width: 30, height: 20 };
    expect(movedArea(area, 500, -500, { width: 200, height: 100 })).toEqual({ x: 170, y: 0, width: 30, height: 20 });
  });

  it("is the same whichever way it was drawn", () => {
    const [a, b] = [
      { x: 10, y: 60 },
      { x: 50, y: 20 },
    ];
    const picture = { width: 100, height: 100 };
    expect(areaBetween(a, b, picture)).toEqual({ x: 10, y: 20, width: 40, height: 40 });
    expect(areaBetween(b, a, picture)).toEqual(areaBetween(a, b, picture));
  });

  it("keeps the opposite corner while one is dragged", () => {
    const area = { x: 10, y: 10, width: 20, height: 20 };
    const picture = { width: 100, height: 100 };
    expect(draggedCorner(area, "br", { x: 60, y: 50 }, picture)).toEqual({ x: 10, y: 10, width: 50, height: 40 });
    expect(draggedCorner(area, "tl", { x: 5, y: 8 }, picture)).toEqual({ x: 5, y: 8, width: 25, height: 22 });
    expect(draggedCorner(area, "tr", { x: 40, y: 25 }, picture)).toEqual({ x: 10, y: 25, width: 30, height: 5 });
  });

  it("goes with the arrow keys: it moves, with Shift it changes size, with Ctrl by one pixel", () => {
    const area = { x: 50, y: 50, width: 30, height: 30 };
    const picture = { width: 200, height: 200 };
    const press = (key: string, shiftKey = false, ctrlKey = false) =>
      keyedArea(area, { key, shiftKey, ctrlKey }, picture);
    expect(press("ArrowLeft")).toEqual({ ...area, x: 40 });
    expect(press("ArrowDown", false, true)).toEqual({ ...area, y: 51 });
    expect(press("ArrowRight", true)).toEqual({ ...area, width: 40 });
    expect(press("ArrowUp", true, true)).toEqual({ ...area, height: 29 });
    expect(press("Enter")).toBeNull();
    expect(press("a")).toBeNull();
  });

  it("lies over the picture in percent, at any zoom", () => {
    const share = shareOf({ x: 50, y: 25, width: 100, height: 50 }, { width: 200, height: 100 });
    expect(share).toEqual({ left: "25%", top: "25%", width: "50%", height: "50%" });
  });

  it("takes a slip of the hand for none", () => {
    expect(isSlip({ x: 0, y: 0, width: 2, height: 3 })).toBe(true);
    expect(isSlip({ x: 0, y: 0, width: 2, height: 30 })).toBe(false);
  });
});
