import { broken, type Finding } from "./finding.ts";
import type { Window } from "./window.ts";

const ebmlHeader = 0x1a45dfa3;
const segment = 0x18538067;
const cluster = 0x1f43b675;

interface Element {
  readonly id: number;
  /** First byte after identifier and size. */
  readonly start: number;
  /** null: the size was not known when it was written, as in a live recording. */
  readonly end: number | null;
}

/** WebM (RFC 8794, RFC 9559): the segment fits into the file and holds at least one cluster of frames. */
export async function inspectWebm(file: Window): Promise<Finding> {
  const header = await elementAt(file, 0);
  if (header?.id !== ebmlHeader || header.end === null) return broken;
  const body = await elementAt(file, header.end);
  if (body?.id !== segment) return broken;
  const end = body.end ?? file.size;
  if (end > file.size) return broken;
  return { pixels: null, whole: await holdsClusters(file, body.start, end) };
}

/** Walks the segment's children; each fits, and one at least is a cluster. */
async function holdsClusters(file: Window, start: number, end: number): Promise<boolean> {
  let clusters = 0;
  for (let position = start; position < end; ) {
    const child = await elementAt(file, position);
    if (child === null) return false;
    if (child.id === cluster) clusters++;
    // A cluster of unknown size goes on to the next; where it ends only a decoder can tell.
    if (child.end === null) return child.id === cluster && child.start < end;
    if (child.end > end) return false;
    position = child.end;
  }
  return clusters > 0;
}

async function elementAt(file: Window, position: number): Promise<Element | null> {
  const bytes = await file.bytes(position, 12);
  const idLength = vintLength(bytes, 0);
  if (idLength === null || idLength > 4) return null;
  const sizeLength = vintLength(bytes, idLength);
  if (sizeLength === null || bytes.length < idLength + sizeLength) return null;
  const id = bytes.readUIntBE(0, idLength);
  const start = position + idLength + sizeLength;
  const size = vint(bytes.subarray(idLength, idLength + sizeLength));
  return { id, start, end: size === null ? null : start + size };
}

/** Leading zero bits of the first byte tell how many bytes a variable-size integer has (RFC 8794 section 4). */
function vintLength(bytes: Buffer, at: number): number | null {
  const first = bytes[at];
  return first === undefined || first === 0 ? null : Math.clz32(first) - 23;
}

/** The value without its marker bit; null when all bits are set, which means "unknown". Sizes beyond 2^53 fit no file. */
function vint(bytes: Buffer): number | null {
  const bits = 7n * BigInt(bytes.length);
  const value = BigInt(`0x${bytes.toString("hex")}`) & ((1n << bits) - 1n);
  return value === (1n << bits) - 1n ? null : Number(value);
}
