/** A part of a picture, in its own pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

export function wholeBox(size: Size): Box {
  return { left: 0, top: 0, ...size };
}

function within(value: number, least: number, most: number): number {
  return Math.round(Math.min(Math.max(value, least), Math.max(least, most)));
}

/** The box, moved and cut so that it lies inside the picture and holds at least one pixel. */
export function clampBox(box: Box, size: Size): Box {
  const left = within(box.left, 0, size.width - 1);
  const top = within(box.top, 0, size.height - 1);
  return {
    left,
    top,
    width: within(box.width, 1, size.width - left),
    height: within(box.height, 1, size.height - top),
  };
}

/** The box that was drawn from one corner to the other, in whichever direction. */
export function boxBetween(a: Point, b: Point, size: Size): Box {
  const left = within(Math.min(a.x, b.x), 0, size.width - 1);
  const top = within(Math.min(a.y, b.y), 0, size.height - 1);
  const right = within(Math.max(a.x, b.x), left + 1, size.width);
  const bottom = within(Math.max(a.y, b.y), top + 1, size.height);
  return { left, top, width: right - left, height: bottom - top };
}
