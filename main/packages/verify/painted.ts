import { crc32 } from "node:zlib";
import type { PackageFile } from "../open/index.ts";

/** A redacted picture: nobody's hash stands for it in the log, so it is held to what a redaction writes. */

export const paintedPattern = /^data\/evidence\/[0-9a-f]{64}\.png$/;

const signature = Buffer.from("89504e470d0a1a0a", "hex");
/** Signature and IHDR (PNG section 11.2.2): length, type, thirteen bytes, CRC-32. */
const headBytes = 33;
const largestSide = 1_000_000;
/** Bit depths by colour type. */
const depths: ReadonlyMap<number, readonly number[]> = new Map([
  [0, [1, 2, 4, 8, 16]],
  [2, [8, 16]],
  [3, [1, 2, 4, 8]],
  [4, [8, 16]],
  [6, [8, 16]],
]);

/** Does the file begin as a PNG does, with a size that a picture may have? @throws AppError as `PackageFile.window` */
export function isPainted(file: PackageFile, path: string): boolean {
  const size = file.size(path);
  if (size === null || size < headBytes) return false;
  const head = file.window(path).readAt(0, headBytes);
  if (!head.subarray(0, 8).equals(signature) || head.readUInt32BE(8) !== 13) return false;
  if (head.toString("latin1", 12, 16) !== "IHDR" || head.readUInt32BE(29) !== crc32(head.subarray(12, 29)))
    return false;
  const [width, height] = [head.readUInt32BE(16), head.readUInt32BE(20)];
  const [depth = 0, colour = 0, compression, filter, interlace = 0] = head.subarray(24, 29);
  const isSized = width > 0 && height > 0 && width <= largestSide && height <= largestSide;
  return isSized && compression === 0 && filter === 0 && interlace < 2 && depths.get(colour)?.includes(depth) === true;
}
