import { safe64, unsafe } from "./zip-end.ts";

/** The two headers that each member of a zip has (APPNOTE.TXT 6.3.10 sections 4.3.7 and 4.3.12), and what they may hold here. */

const full32 = 0xffffffff;
const zip64 = 0x0001;
/** Times and owners, which change nothing: extended timestamp, Unix ids, NTFS times. Anything else could give a file another name. */
const harmless: ReadonlySet<number> = new Set([0x5455, 0x7875, 0x000a]);

export const flagDescriptor = 0x0008;
export const flagUtf8 = 0x0800;
/** Bits 1 and 2 say how hard a deflater tried. */
const knownFlags = flagDescriptor | flagUtf8 | 0x0006;
export const stored = 0;
export const deflated = 8;

/** What both headers of a member say. */
export interface MemberHeader {
  readonly flags: number;
  readonly method: number;
  readonly modified: number;
  readonly crc: number;
  /** As it lies in the zip. */
  readonly packed: number;
  /** Unpacked. */
  readonly bytes: number;
}

/** The block of the 64-bit sizes among the extra fields; null for none. @throws AppError PACKAGE_UNSAFE {reason, file} */
export function far(extra: Buffer, name: string): Buffer | null {
  let found: Buffer | null = null;
  let at = 0;
  while (at < extra.length) {
    if (at + 4 > extra.length) throw unsafe("its extra fields can't be read", name);
    const [id, length] = [extra.readUInt16LE(at), extra.readUInt16LE(at + 2)];
    const end = at + 4 + length;
    if (end > extra.length) throw unsafe("its extra fields can't be read", name);
    if (id === zip64 && found === null) found = extra.subarray(at + 4, end);
    else if (!harmless.has(id)) throw unsafe("it has extra fields that don't belong there", name);
    at = end;
  }
  return found;
}

/** Reads 64-bit numbers out of a block, one for each that did not fit into 32. */
export class FarNumbers {
  readonly #block: Buffer | null;
  readonly #name: string;
  #at = 0;

  constructor(extra: Buffer, name: string) {
    this.#block = far(extra, name);
    this.#name = name;
  }

  get present(): boolean {
    return this.#block !== null;
  }

  read(short: number): number {
    return short === full32 && this.#block !== null ? this.next() : short;
  }

  next(): number {
    if (this.#block === null || this.#at + 8 > this.#block.length) throw unsafe("its size can't be read", this.#name);
    this.#at += 8;
    return safe64(this.#block, this.#at - 8);
  }

  /** @throws AppError PACKAGE_UNSAFE when numbers are left over */
  finish(): void {
    if (this.#block !== null && this.#at !== this.#block.length) throw unsafe("its size is told twice", this.#name);
  }
}

/** @throws AppError PACKAGE_UNSAFE {reason, file} for what a package never holds */
export function checkHeader({ flags, method, packed, bytes }: MemberHeader, name: string): void {
  if ((flags & 0x2041) !== 0) throw unsafe("it is encrypted", name);
  if ((flags & ~knownFlags) !== 0) throw unsafe("it is packed in a way that is not known here", name);
  if (method !== stored && method !== deflated) throw unsafe("it is packed in a way that is not known here", name);
  if (method === stored && packed !== bytes) throw unsafe("its sizes contradict each other", name);
  if (method === deflated && bytes > largestGrowth(packed)) throw unsafe("it would grow out of all proportion", name);
}

/** Text packs to a twentieth, seldom to a fiftieth; a bomb to a thousandth. */
function largestGrowth(packed: number): number {
  return 200 * packed + 1024 * 1024;
}

/** A plain file or a folder; whoever unpacks must not find a link. @param attributes external attributes, Unix mode in the upper half */
export function checkAttributes(attributes: number, isFolder: boolean, name: string): void {
  const type = (attributes >>> 16) & 0xf000;
  const allowed = isFolder ? 0x4000 : 0x8000;
  if (type !== 0 && type !== allowed) throw unsafe("it is a link or something else that is no file", name);
  // MS-DOS's bits for a volume's label and a folder.
  if ((attributes & 0x08) !== 0 || (!isFolder && (attributes & 0x10) !== 0)) {
    throw unsafe("it is something else than a file", name);
  }
}
