/** Areas of a picture that are covered: whole pixels, always inside the picture and never empty. */
import type { Area } from "../../main/model/records-view.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The corner that is dragged: top or bottom, left or right. */
export type Corner = "tl" | "tr" | "bl" | "br";
export const corners: readonly Corner[] = ["tl", "tr", "bl", "br"];

function within(value: number, least: number, most: number): number {
  const whole = Number.isFinite(value) ? Math.round(value) : least;
  return Math.min(Math.max(whole, least), Math.max(least, most));
}

/** The area, cut so that it lies inside the picture and holds at least one pixel. */
export function clampArea(area: Area, size: Size): Area {
  const x = within(area.x, 0, size.width - 1);
  const y = within(area.y, 0, size.height - 1);
  return { x, y, width: within(area.width, 1, size.width - x), height: within(area.height, 1, size.height - y) };
}

/** The area between two points, in whichever direction it was drawn. */
export function areaBetween(a: Point, b: Point, size: Size): Area {
  const x = within(Math.min(a.x, b.x), 0, size.width - 1);
  const y = within(Math.min(a.y, b.y), 0, size.height - 1);
  const right = within(Math.max(a.x, b.x), x + 1, size.width);
  const bottom = within(Math.max(a.y, b.y), y + 1, size.height);
  return { x, y, width: right - x, height: bottom - y };
}

/** The same area somewhere else: it stops at the edge and keeps its size. */
export function movedArea(area: Area, dx: number, dy: number, size: Size): Area {
  const x = within(area.x + dx, 0, size.width - area.width);
  const y = within(area.y + dy, 0, size.height - area.height);
  return { ...area, x, y };
}

/** Larger or smaller at its right and lower edge. */
export function resizedArea(area: Area, dw: number, dh: number, size: Size): Area {
  return clampArea({ ...area, width: Math.max(1, area.width + dw), height: Math.max(1, area.height + dh) }, size);
}

/** The area with one corner dragged to a point; the opposite corner stays. */
export function draggedCorner(area: Area, corner: Corner, to: Point, size: Size): Area {
  const opposite = {
    x: corner.endsWith("l") ? area.x + area.width : area.x,
    y: corner.startsWith("t") ? area.y + area.height : area.y,
  };
  return areaBetween(opposite, to, size);
}

/** A first area in the middle of the picture, for those who add it without drawing; the next ones stand a little apart. */
export function newArea(size: Size, already: number): Area {
  const width = Math.max(1, Math.round(size.width * 0.3));
  const height = Math.max(1, Math.round(size.height * 0.12));
  const apart = (already % 5) * Math.round(height * 0.6);
  const x = Math.round((size.width - width) / 2);
  return movedArea({ x, y: Math.round((size.height - height) / 2), width, height }, apart, apart, size);
}

const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Pixels that an arrow key goes at a time; with Ctrl a single one. */
const stride = 10;

/** What an arrow key does to the area: it moves, with Shift it changes size. null: another key. */
export function keyedArea(
  area: Area,
  { key, shiftKey, ctrlKey }: { readonly key: string; readonly shiftKey: boolean; readonly ctrlKey: boolean },
  size: Size,
): Area | null {
  const direction = directions[key];
  if (direction === undefined) return null;
  const step = ctrlKey ? 1 : stride;
  const change = shiftKey ? resizedArea : movedArea;
  return change(area, direction.x * step, direction.y * step, size);
}

/** The area in percent of the picture, for laying it over the picture at any zoom. */
export function shareOf(area: Area, size: Size): Readonly<Record<"left" | "top" | "width" | "height", string>> {
  const percent = (part: number, whole: number) => `${(part / Math.max(whole, 1)) * 100}%`;
  return {
    left: percent(area.x, size.width),
    top: percent(area.y, size.height),
    width: percent(area.width, size.width),
    height: percent(area.height, size.height),
  };
}

/** Is so little covered that it was more likely a slip of the hand than meant? In pixels. */
export function isSlip({ width, height }: Area): boolean {
  return width < 4 && height < 4;
}
