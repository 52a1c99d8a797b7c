import { broken, type Finding, type Pixels } from "./finding.ts";
import type { Window } from "./window.ts";

/** WebP (RFC 9649): the RIFF size is covered, every chunk fits inside it, and there is image data. */
export async function inspectWebp(file: Window): Promise<Finding> {
  const head = await file.exactly(0, 30);
  if (head === null) return broken;
  const end = head.readUInt32LE(4) + 8;
  const pixels = canvas(head);
  if (pixels === null || end > file.size) return { pixels, whole: false };
  let images = 0;
  for (let position = 12; position < end; ) {
    const chunk = await file.exactly(position, 8);
    if (chunk === null) return { pixels, whole: false };
    if (/^(VP8 |VP8L|ANMF)$/.test(chunk.toString("latin1", 0, 4))) images++;
    const length = chunk.readUInt32LE(4);
    if (position + 8 + length > end) return { pixels, whole: false };
    // Chunks are padded to an even length.
    position += 8 + length + (length % 2);
  }
  return { pixels, whole: images > 0 };
}

/** Sizes stand in the first chunk, in three ways: canvas (section 2.7), lossy frame (RFC 6386 section 9.1), lossless (RFC 9649 section 3.4). */
function canvas(head: Buffer): Pixels | null {
  switch (head.toString("latin1", 12, 16)) {
    case "VP8X":
      return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 };
    case "VP8 ":
      return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff };
    case "VP8L": {
      const bits = head.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    default:
      return null;
  }
}
