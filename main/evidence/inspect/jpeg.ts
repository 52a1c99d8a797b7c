import { broken, type Finding, type Pixels } from "./finding.ts";
import type { Window } from "./window.ts";

const endOfImage = 0xd9;
const startOfScan = 0xda;

/**
 * JPEG (ITU-T T.81, annex B): segment after segment, and through the scans' compressed data, to the end-of-image marker.
 * What follows it (a motion photo's film, a phone's own notes) is no part of the picture.
 */
export async function inspectJpeg(file: Window): Promise<Finding> {
  let pixels: Pixels | null = null;
  let scans = 0;
  for (let position = 2; ; ) {
    const found = await nextMarker(file, position);
    if (found === null) return { pixels, whole: false };
    if (found.marker === endOfImage) return { pixels, whole: pixels !== null && scans > 0 };
    position = found.position + 2;
    if (standsAlone(found.marker)) return { pixels, whole: false };
    const segment = await file.bytes(position, 7);
    if (segment.length < 2) return { pixels, whole: false };
    const length = segment.readUInt16BE(0);
    if (length < 2 || position + length > file.size) return { pixels, whole: false };
    if (isFrame(found.marker)) {
      if (segment.length < 7) return broken;
      pixels = { height: segment.readUInt16BE(3), width: segment.readUInt16BE(5) };
    }
    if (found.marker === startOfScan) scans++;
    position += length;
  }
}

/** Between segments and inside compressed data alike. null: the file ends before. */
async function nextMarker(file: Window, from: number): Promise<{ position: number; marker: number } | null> {
  for (let position = from; position < file.size; ) {
    const piece = await file.rest(position);
    if (piece.length < 2) return null;
    for (let at = piece.indexOf(0xff); at !== -1 && at + 1 < piece.length; at = piece.indexOf(0xff, at + 1)) {
      const marker = piece.readUInt8(at + 1);
      if (!isData(marker)) return { position: position + at, marker };
    }
    // A lone 0xFF at the window's end is looked at again with what follows it.
    position += piece.length - (piece.at(-1) === 0xff ? 1 : 0);
  }
  return null;
}

/** After 0xFF: a stuffed zero, a fill byte, a restart marker. */
function isData(byte: number): boolean {
  return byte === 0x00 || byte === 0xff || (byte >= 0xd0 && byte <= 0xd7);
}

/** Start of image and TEM carry no length. The one stands at the beginning alone, the other in no finished file (T.81, B.1.1.3). */
function standsAlone(marker: number): boolean {
  return marker === 0xd8 || marker === 0x01;
}

/** SOF0 to SOF15, without DHT, JPG and DAC which share the range. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}
