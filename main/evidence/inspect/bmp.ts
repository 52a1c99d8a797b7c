import { broken, type Finding, type Pixels } from "./finding.ts";
import type { Window } from "./window.ts";

const coreHeader = 12;
const run8 = 1;
const run4 = 2;

/** Windows bitmap: the header's file size and the rows that width, height and depth ask for are all there. */
export async function inspectBmp(file: Window): Promise<Finding> {
  const head = await file.bytes(0, 54);
  if (head.length < 26) return broken;
  const isCore = head.readUInt32LE(14) === coreHeader;
  if (!isCore && head.length < 54) return broken;
  const pixels = size(head, isCore);
  if (pixels.width <= 0 || pixels.height === 0) return broken;
  const fileSize = head.readUInt32LE(2);
  const end = head.readUInt32LE(10) + imageBytes(head, isCore, pixels);
  return { pixels, whole: fileSize <= file.size && end <= file.size };
}

/** A negative height means that rows run from the top. */
function size(head: Buffer, isCore: boolean): Pixels {
  if (isCore) return { width: head.readUInt16LE(18), height: head.readUInt16LE(20) };
  return { width: head.readInt32LE(18), height: Math.abs(head.readInt32LE(22)) };
}

function imageBytes(head: Buffer, isCore: boolean, { width, height }: Pixels): number {
  const compression = isCore ? 0 : head.readUInt32LE(30);
  if (compression === run8 || compression === run4) return head.readUInt32LE(34);
  const depth = head.readUInt16LE(isCore ? 24 : 28);
  // Rows are padded to four bytes.
  return Math.ceil((width * depth) / 32) * 4 * height;
}

/** Two letters "BM" begin many a text: only a header that some version of the format knows makes it a picture. */
export function looksLikeBmp(head: Buffer): boolean {
  if (head.length < 30) return false;
  const header = head.readUInt32LE(14);
  const planes = head.readUInt16LE(header === coreHeader ? 22 : 26);
  return [coreHeader, 40, 52, 56, 64, 108, 124].includes(header) && planes === 1;
}
