import { broken, type Finding } from "./finding.ts";
import type { Window } from "./window.ts";

const extension = 0x21;
const image = 0x2c;
const trailer = 0x3b;

/** GIF89a specification: blocks of blocks up to the trailer, with at least one image among them. */
export async function inspectGif(file: Window): Promise<Finding> {
  const screen = await file.exactly(0, 13);
  if (screen === null) return broken;
  const pixels = { width: screen.readUInt16LE(6), height: screen.readUInt16LE(8) };
  let images = 0;
  for (let position: number | null = 13 + colourTable(screen.readUInt8(10)); position !== null; ) {
    const introducer: number | undefined = (await file.bytes(position, 1))[0];
    if (introducer === trailer) return { pixels, whole: images > 0 };
    if (introducer === image) images++;
    const blocks = await dataStart(file, position, introducer);
    position = blocks === null ? null : await skipBlocks(file, blocks);
  }
  return { pixels, whole: false };
}

/** Bytes of the colour table that a packed field announces. */
function colourTable(packed: number): number {
  return (packed & 0x80) === 0 ? 0 : 3 * 2 ** ((packed & 0x07) + 1);
}

async function dataStart(file: Window, position: number, introducer: number | undefined): Promise<number | null> {
  if (introducer === extension) return position + 2;
  if (introducer !== image) return null;
  const descriptor = await file.exactly(position, 10);
  // The image descriptor, its own colour table, the code size of its compressed data.
  return descriptor === null ? null : position + 10 + colourTable(descriptor.readUInt8(9)) + 1;
}

/** Data sub-blocks, each led by its length, to the empty one; null where the file ends before. */
async function skipBlocks(file: Window, from: number): Promise<number | null> {
  for (let position = from; position < file.size; ) {
    const held = await file.rest(position);
    // Step by step within what is held: a block may be a single byte long.
    let at = 0;
    while (at < held.length) {
      const length = held.readUInt8(at);
      at += 1 + length;
      if (length === 0) return position + at;
    }
    position += at;
  }
  return null;
}
