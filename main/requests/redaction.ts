/** Blacks out areas of a picture: the pixels are truly gone, and nothing but pixels is left. */

import { convertIndexedToRgb, type DecodedPng, decode, encode, hasPngSignature } from "fast-png";
import { AppError } from "../lib/app-error.ts";
import { claimedPixels, mostPixels } from "../model/picture-size.ts";
import type { Area } from "../model/records-view.ts";

/** The pixels as they are shown on white paper, three bytes each. */
interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * A new PNG of the picture with the areas black: no metadata, no hidden colours under transparency, no further frames. It takes seconds
 * for a large picture: see `redactInThread`.
 * @param original the sealed file, of whatever type
 * @param shown the same picture as a window shows it, PNG; null where none was handed over. It is used where the original is no PNG, or
 *   one that is turned before it is shown.
 * @throws AppError REDACTION_NOT_A_PICTURE, REDACTION_AREA_INVALID, EVIDENCE_TOO_MANY_PIXELS {limit}
 */
export function redacted(original: Uint8Array, shown: Uint8Array | null, areas: readonly Area[]): Uint8Array {
  const source = isPlainPng(original) ? original : shown;
  if (source === null) throw new AppError("REDACTION_NOT_A_PICTURE");
  const pixels = pixelsOf(source);
  for (const area of areas) blacken(pixels, area);
  return encode({ ...pixels, depth: 8, channels: 3 });
}

/** A PNG that is shown as its pixels stand: without a note of how to turn it, which a chunk `eXIf` may hold. */
function isPlainPng(file: Uint8Array): boolean {
  return isPng(file) && !Buffer.from(file.buffer, file.byteOffset, file.byteLength).includes("eXIf");
}

function isPng(file: Uint8Array): boolean {
  return file.length > 33 && hasPngSignature(file.subarray(0, 8));
}

function pixelsOf(file: Uint8Array): Pixels {
  if (!isPng(file)) throw new AppError("REDACTION_NOT_A_PICTURE");
  // Asked before anything is unpacked.
  if ((claimedPixels(file) ?? 0) > mostPixels) throw new AppError("EVIDENCE_TOO_MANY_PIXELS", { limit: mostPixels });
  try {
    return onPaper(decode(file));
  } catch (error) {
    throw new AppError("REDACTION_NOT_A_PICTURE", {}, { cause: error });
  }
}

/** Three bytes a pixel on white: what lies under a transparent pixel is not shown, and must not go out. */
function onPaper(png: DecodedPng): Pixels {
  const { width, height } = png;
  const { data, channels, most } = unpacked(png);
  const paper = new Uint8Array(width * height * 3);
  const hasAlpha = channels === 2 || channels === 4;
  const colours = hasAlpha ? channels - 1 : channels;
  const isKey = colourKey(png, data);
  for (let pixel = 0, from = 0, to = 0; pixel < width * height; pixel++, from += channels, to += 3) {
    const alpha = hasAlpha ? (data[from + colours] ?? 0) / most : isKey(from) ? 0 : 1;
    for (let colour = 0; colour < 3; colour++) {
      const value = data[from + (colours === 1 ? 0 : colour)] ?? 0;
      paper[to + colour] = Math.round((value / most) * 255 * alpha + 255 * (1 - alpha));
    }
  }
  return { width, height, data: paper };
}

/** Pixels of one colour may be transparent, by a chunk `tRNS` with that colour (PNG, section 11.3.1.1); of its two bytes only the image's bits count. */
function colourKey({ transparency, depth }: DecodedPng, data: ArrayLike<number>): (from: number) => boolean {
  if (transparency === undefined || transparency.length === 0) return () => false;
  const key = [...transparency].map((value) => value & (2 ** depth - 1));
  return (from) => key.every((value, colour) => data[from + colour] === value);
}

/** One number a channel. `most` is the largest value. */
function unpacked(png: DecodedPng): { data: ArrayLike<number>; channels: number; most: number } {
  if (png.palette !== undefined) {
    const channels = png.palette[0]?.length ?? 3;
    return { data: convertIndexedToRgb(png), channels, most: 255 };
  }
  if (png.depth >= 8) return { data: png.data, channels: png.channels, most: 2 ** png.depth - 1 };
  return { data: unpackedBits(png), channels: png.channels, most: 2 ** png.depth - 1 };
}

/** Grey pixels of less than a byte: each row begins with a new byte (PNG, section 7.2). */
function unpackedBits({ width, height, depth, data }: DecodedPng): Uint8Array {
  const rowBytes = Math.ceil((width * depth) / 8);
  const values = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const bit = x * depth;
      const byte = data[y * rowBytes + (bit >> 3)] ?? 0;
      values[y * width + x] = (byte >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
    }
  }
  return values;
}

function blacken({ width, height, data }: Pixels, area: Area): void {
  const { x, y } = area;
  const [right, bottom] = [x + area.width, y + area.height];
  const whole = [x, y, area.width, area.height].every((number) => Number.isSafeInteger(number) && number >= 0);
  if (!whole || area.width === 0 || area.height === 0 || right > width || bottom > height) {
    throw new AppError("REDACTION_AREA_INVALID", { width, height });
  }
  for (let row = y; row < bottom; row++) data.fill(0, (row * width + x) * 3, (row * width + right) * 3);
}
