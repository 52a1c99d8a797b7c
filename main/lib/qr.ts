import { encodeQR } from "qr";
import { decodeQR } from "qr/decode.js";
import { AppError } from "./app-error.ts";

/** QR codes (ISO/IEC 18004): drawn for the screen and read from pictures. */

/** Dark modules, a row a string of `0` and `1`, without the quiet zone. */
export interface Matrix {
  readonly rows: readonly string[];
}

/** 40 megapixels: more than a telephone's photograph, and 160 MB of RGBA at most. */
export const mostPixels = 40_000_000;

/** Of tries that go beyond the first look, in milliseconds. */
const patience = 1_500;
/** As many guesses at blurred or tilted codes as the library makes. */
const effort = 4;

/** Medium error correction; low where the text is too long for it (over 2,331 bytes). null when it is too long for any QR code. */
export function qrMatrix(text: string): Matrix | null {
  const modules = drawn(text, "medium") ?? drawn(text, "low");
  return modules === null ? null : { rows: modules.map((row) => row.map((dark) => (dark ? "1" : "0")).join("")) };
}

function drawn(text: string, ecc: "medium" | "low"): boolean[][] | null {
  // ISO/IEC 18004 table 7, version 40 in byte mode: what is longer makes the library throw.
  if (new TextEncoder().encode(text).length > (ecc === "medium" ? 2_331 : 2_953)) return null;
  // The library draws an edge of at least one light module: cut off again.
  const framed = encodeQR(text, "raw", { ecc, border: 1, encoding: "byte" });
  return framed.slice(1, -1).map((row) => row.slice(1, -1));
}

/**
 * The text of a QR code in a picture.
 * @param rgba four bytes a pixel, row by row; what shines through a transparent pixel is taken for white
 * @throws AppError REQUEST_MALFORMED when sizes don't fit, PICTURE_TOO_LARGE {limit: pixels}, QR_NOT_FOUND
 */
export function readQr(width: number, height: number, rgba: Uint8Array): string {
  if (!isSize(width) || !isSize(height)) throw new AppError("REQUEST_MALFORMED", { field: "width" });
  if (width * height > mostPixels)
    throw new AppError("PICTURE_TOO_LARGE", { pixels: width * height, most: mostPixels });
  if (rgba.length !== width * height * 4) throw new AppError("REQUEST_MALFORMED", { field: "rgba" });
  const data = onWhite(rgba);
  try {
    return decodeQR({ width, height, data }, { format: "RGBA", effort, timeLimit: patience });
  } catch (error) {
    // Every way in which the library finds none: no finder patterns, too many errors, a picture too small.
    throw new AppError("QR_NOT_FOUND", {}, { cause: error });
  }
}

function isSize(size: number): boolean {
  return Number.isSafeInteger(size) && size >= 1;
}

/** The same bytes when nothing is transparent. */
function onWhite(rgba: Uint8Array): Uint8Array {
  let at = 3;
  while (at < rgba.length && rgba[at] === 255) at += 4;
  if (at >= rgba.length) return rgba;
  const opaque = Uint8Array.from(rgba);
  for (let pixel = 0; pixel < opaque.length; pixel += 4) {
    const alpha = (opaque[pixel + 3] ?? 255) / 255;
    for (let i = pixel; i < pixel + 3; i += 1) opaque[i] = Math.round((opaque[i] ?? 0) * alpha + 255 * (1 - alpha));
    opaque[pixel + 3] = 255;
  }
  return opaque;
}
