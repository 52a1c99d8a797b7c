import { readNumber, writeNumber } from "./var-number.ts";

/** A file in the zip. `crc` is its CRC-32, `offset` where its local header begins. */
export interface Member {
  readonly path: string;
  readonly bytes: number;
  readonly crc: number;
  readonly offset: number;
  /** Were size and CRC-32 told only after the content? (APPNOTE 4.4.4, bit 3) */
  readonly told: boolean;
  readonly sha256: Buffer;
}

const blockBytes = 256 * 1024;
const hashBytes = 32;
/** Of a member without its path, at most: three numbers, CRC-32, hash, two lengths. */
const mostFixed = 3 * 8 + 4 + hashBytes + 2;
/** Of what a path has in common with the one before, at each end. */
const mostShared = 255;

interface Block {
  readonly bytes: Buffer;
  used: number;
}

/**
 * All files of a zip, of which manifest and central directory are made at the end. Compact, some 45 bytes each: a package may hold a million.
 * Of a path stands here only what the one before has not, of an offset only how far it lies behind the content before.
 */
export class Ledger {
  readonly #blocks: Block[] = [];
  #last: Buffer = Buffer.alloc(0);
  /** Where the content of the last file would end if it had no header. */
  #end = 0;
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** Of memory. */
  get bytes(): number {
    return this.#blocks.length * blockBytes;
  }

  /** @param member.offset behind the offset and the size of the one before */
  add({ path: name, bytes, crc, offset, told, sha256 }: Member): void {
    // Most files are called by their hash, which stands here anyway.
    const path = Buffer.from(name.replace(sha256.toString("hex"), "*"), "utf8");
    const [start, end] = shared(this.#last, path);
    const middle = path.subarray(start, path.length - end);
    const block = this.#room(mostFixed + middle.length);
    let at = writeNumber(block.bytes, bytes, block.used);
    at = writeNumber(block.bytes, (offset - this.#end) * 2 + (told ? 1 : 0), at);
    at = block.bytes.writeUInt32LE(crc, at);
    at += sha256.copy(block.bytes, at);
    at = block.bytes.writeUInt8(start, at);
    at = block.bytes.writeUInt8(end, at);
    at = writeNumber(block.bytes, middle.length, at);
    block.used = at + middle.copy(block.bytes, at);
    this.#last = path;
    this.#end = offset + bytes;
    this.#count += 1;
  }

  /** In the order in which they were added. */
  *members(): Generator<Member> {
    let before: Placed = { next: 0, path: Buffer.alloc(0), end: 0 };
    for (const { bytes, used } of this.#blocks) {
      before = { ...before, next: 0 };
      while (before.next < used) {
        const read = memberAt(bytes, before);
        yield read.member;
        before = read;
      }
    }
  }

  /** A block with so much room behind what is used of it. */
  #room(bytes: number): Block {
    const block = this.#blocks.at(-1);
    if (block !== undefined && block.used + bytes <= blockBytes) return block;
    const next = { bytes: Buffer.alloc(blockBytes), used: 0 };
    this.#blocks.push(next);
    return next;
  }
}

/** Where reading has come to. */
interface Placed {
  readonly next: number;
  readonly path: Buffer;
  readonly end: number;
}

function memberAt(block: Buffer, before: Placed): Placed & { readonly member: Member } {
  const size = readNumber(block, before.next);
  const gap = readNumber(block, size.next);
  const crc = block.readUInt32LE(gap.next);
  const sha256 = block.subarray(gap.next + 4, gap.next + 4 + hashBytes);
  const lengths = gap.next + 4 + hashBytes;
  const [start, end] = [block.readUInt8(lengths), block.readUInt8(lengths + 1)];
  const middle = readNumber(block, lengths + 2);
  const next = middle.next + middle.value;
  const kept = [before.path.subarray(0, start), before.path.subarray(before.path.length - end)] as const;
  const path = Buffer.concat([kept[0], block.subarray(middle.next, next), kept[1]]);
  const offset = before.end + Math.floor(gap.value / 2);
  const name = path.toString("utf8").replace("*", sha256.toString("hex"));
  const member = { path: name, bytes: size.value, crc, offset, told: gap.value % 2 === 1, sha256 };
  return { member, next, path, end: offset + size.value };
}

/** How many bytes two paths have in common at their beginning, and behind that at their end. */
function shared(a: Buffer, b: Buffer): readonly [start: number, end: number] {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < Math.min(most, mostShared) && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(most - start, mostShared) && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return [start, end];
}
