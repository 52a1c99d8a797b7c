import { type Finding, type Pixels, tooManyPixels } from "./finding.ts";
import { itemsFit } from "./item-location.ts";
import type { Window } from "./window.ts";

interface Box {
  readonly name: string;
  /** First byte after the header. */
  readonly start: number;
  readonly end: number;
}

/** What the outermost boxes of a file tell. */
interface Outline {
  /** The first box with what is known about the pictures; null in a film. */
  readonly meta: Box | null;
  /** Both the film's index and its data are there. */
  readonly isFilm: boolean;
}

/** A list of boxes that is longer describes no picture. */
const mostBoxes = 100_000;

/** MP4 and MOV (ISO/IEC 14496-12): the boxes cover the file, with the film's index and its data among them. */
export async function inspectFilm(file: Window): Promise<Finding> {
  const outline = await outlineOf(file);
  return { pixels: null, whole: outline?.isFilm === true };
}

/** HEIF and AVIF (ISO/IEC 23008-12): the boxes cover the file; the pictures lie where `iloc` says. */
export async function inspectHeif(file: Window): Promise<Finding> {
  const outline = await outlineOf(file);
  // A sequence of pictures is built like a film.
  if (!outline?.meta) return { pixels: null, whole: outline?.isFilm === true };
  // `meta` is a full box: version and flags come before its children.
  const inside = await boxesOf(file, outline.meta.start + 4, outline.meta.end);
  if (inside === null) return { pixels: null, whole: false };
  const places = inside.find((box) => box.name === "iloc");
  const whole = places !== undefined && (await itemsFit(file, places.start, places.end));
  return { pixels: await largestPicture(file, inside), whole };
}

/** null when the boxes don't cover the file. Remembers none of them: a film may have millions. */
async function outlineOf(file: Window): Promise<Outline | null> {
  let meta: Box | null = null;
  let moov = false;
  let mdat = false;
  for (let position = 0; position < file.size; ) {
    const box = await boxAt(file, position, file.size);
    if (box === null || box.end > file.size) return null;
    if (box.name === "meta") meta ??= box;
    moov ||= box.name === "moov";
    mdat ||= box.name === "mdat";
    position = box.end;
  }
  return { meta, isFilm: moov && mdat };
}

/** The largest that any item's `ispe` property claims; tiles and thumbnails have their own. */
async function largestPicture(file: Window, meta: readonly Box[]): Promise<Pixels | null> {
  const properties = (await childrenOf(file, meta, "iprp")) ?? [];
  const containers = (await childrenOf(file, properties, "ipco")) ?? [];
  let largest: Pixels | null = null;
  for (const box of containers.filter(({ name }) => name === "ispe")) {
    const bytes = await file.exactly(box.start + 4, 8);
    if (bytes === null) continue;
    const pixels = { width: bytes.readUInt32BE(0), height: bytes.readUInt32BE(4) };
    if (tooManyPixels(pixels)) return pixels;
    if (largest === null || pixels.width * pixels.height > largest.width * largest.height) largest = pixels;
  }
  return largest;
}

async function childrenOf(file: Window, boxes: readonly Box[], name: string): Promise<Box[] | null> {
  const parent = boxes.find((box) => box.name === name);
  return parent === undefined ? null : boxesOf(file, parent.start, parent.end);
}

/** The boxes that fill `start` to `end`; null when they don't: one is cut short, its length makes no sense, or they are too many. */
async function boxesOf(file: Window, start: number, end: number): Promise<Box[] | null> {
  const boxes: Box[] = [];
  for (let position = start; position < end; ) {
    const box = await boxAt(file, position, end);
    if (box === null || box.end > end || boxes.length === mostBoxes) return null;
    boxes.push(box);
    position = box.end;
  }
  return boxes;
}

async function boxAt(file: Window, position: number, end: number): Promise<Box | null> {
  const head = await file.bytes(position, 16);
  if (head.length < 8) return null;
  const name = head.toString("latin1", 4, 8);
  const short = head.readUInt32BE(0);
  // Length 0: to the end of the file. Length 1: the real one follows in 64 bits. (section 4.2)
  if (short === 0) return { name, start: position + 8, end };
  if (short !== 1) return short < 8 ? null : { name, start: position + 8, end: position + short };
  if (head.length < 16) return null;
  const long = head.readBigUInt64BE(8);
  if (long < 16n || long > BigInt(file.size)) return null;
  return { name, start: position + 16, end: position + Number(long) };
}
