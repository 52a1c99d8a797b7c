import { crc32 } from "node:zlib";
import { broken, type Finding, type Pixels, tooManyPixels } from "./finding.ts";
import type { Window } from "./window.ts";

/**
 * PNG (ISO/IEC 15948): every chunk from IHDR to IEND is there and its CRC is right, so one flipped bit in a screenshot is found now
 * and not in a court room. What follows IEND is no part of the picture.
 */
export async function inspectPng(file: Window): Promise<Finding> {
  const pixels = await imageHeader(file);
  if (pixels === null) return broken;
  // A picture that nobody may open need not be read to its end.
  if (tooManyPixels(pixels)) return { pixels, whole: false };
  const seen = new Set<string>();
  for (let position = 8; ; ) {
    const head = await file.exactly(position, 8);
    if (head === null) return { pixels, whole: false };
    const length = head.readUInt32BE(0);
    const name = head.toString("latin1", 4, 8);
    if (position + 12 + length > file.size || !(await chunkIsWhole(file, position, length))) {
      return { pixels, whole: false };
    }
    seen.add(name);
    if (name === "IEND") return { pixels, whole: seen.has("IDAT") };
    position += 12 + length;
  }
}

async function imageHeader(file: Window): Promise<Pixels | null> {
  const head = await file.exactly(8, 16);
  if (head === null || head.readUInt32BE(0) !== 13 || head.toString("latin1", 4, 8) !== "IHDR") return null;
  const pixels = { width: head.readUInt32BE(8), height: head.readUInt32BE(12) };
  return pixels.width > 0 && pixels.height > 0 ? pixels : null;
}

/** The CRC covers the chunk's name and data (section 5.3). */
async function chunkIsWhole(file: Window, position: number, length: number): Promise<boolean> {
  const end = position + 8 + length;
  let crc = 0;
  for (let at = position + 4; at < end; ) {
    const piece = await file.bytes(at, end - at);
    if (piece.length === 0) return false;
    crc = crc32(piece, crc);
    at += piece.length;
  }
  const stored = await file.exactly(end, 4);
  return stored !== null && stored.readUInt32BE(0) === crc;
}
