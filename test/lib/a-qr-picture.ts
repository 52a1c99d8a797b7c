/** Pictures with QR codes in them, drawn pixel by pixel. */

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

export interface Drawing {
  /** Pixels a module. */
  readonly scale: number;
  /** Modules of light edge around the code. */
  readonly margin?: number;
  readonly dark?: number;
  readonly light?: number;
  /** Only dark modules are there at all. */
  readonly transparent?: boolean;
  /** The picture that the code stands on, and where. */
  readonly on?: { readonly width: number; readonly height: number; readonly x: number; readonly y: number };
}

export function blank(width: number, height: number, grey: number): Picture {
  const rgba = new Uint8Array(width * height * 4).fill(grey);
  for (let at = 3; at < rgba.length; at += 4) rgba[at] = 255;
  return { width, height, rgba };
}

/** @param rows of `0` and `1` */
export function drawn(rows: readonly string[], drawing: Drawing): Picture {
  const { scale, margin = 0, dark = 0, light = 255, transparent = false, on } = drawing;
  const size = (rows.length + 2 * margin) * scale;
  const picture = blank(on?.width ?? size, on?.height ?? size, light);
  if (transparent) picture.rgba.fill(0);
  const [left, top] = [(on?.x ?? 0) + margin * scale, (on?.y ?? 0) + margin * scale];
  for (let y = 0; y < rows.length * scale; y += 1) {
    for (let x = 0; x < rows.length * scale; x += 1) {
      if (rows[Math.floor(y / scale)]?.[Math.floor(x / scale)] !== "1") continue;
      const at = ((top + y) * picture.width + left + x) * 4;
      picture.rgba.fill(dark, at, at + 3);
      picture.rgba[at + 3] = 255;
    }
  }
  return picture;
}

/** A quarter turn to the right. */
export function rotated({ width, height, rgba }: Picture): Picture {
  const turned = new Uint8Array(rgba.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = (y * width + x) * 4;
      turned.set(rgba.subarray(from, from + 4), (x * height + height - 1 - y) * 4);
    }
  }
  return { width: height, height: width, rgba: turned };
}

export function inverted({ width, height, rgba }: Picture): Picture {
  return { width, height, rgba: rgba.map((value, at) => (at % 4 === 3 ? value : 255 - value)) };
}

/** The same noise each time: up to `most` brighter or darker. */
export function withNoise({ width, height, rgba }: Picture, most: number): Picture {
  let state = 1;
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return ((state >>> 8) / 2 ** 24) * 2 * most - most;
  };
  const noisy = rgba.map((value, at) => (at % 4 === 3 ? value : Math.max(0, Math.min(255, value + next()))));
  return { width, height, rgba: noisy };
}
