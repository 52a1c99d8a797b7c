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

/** Sizes, offset, CRC-32, flag, hash, length of the path. */
const fixedBytes = 8 + 8 + 4 + 1 + 32 + 2;
const blockBytes = 1024 * 1024;

/** All files of a zip, of which manifest and central directory are made at the end. Compact: a package may hold a million files. */
export class Ledger {
  readonly #blocks: Buffer[] = [];
  #used = blockBytes;
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(member: Member): void {
    // Most files are called by their hash, which stands here anyway.
    const path = Buffer.from(member.path.replace(member.sha256.toString("hex"), "*"), "utf8");
    const block = this.#room(fixedBytes + path.length);
    let at = this.#used;
    at = block.writeDoubleLE(member.bytes, at);
    at = block.writeDoubleLE(member.offset, at);
    at = block.writeUInt32LE(member.crc, at);
    at = block.writeUInt8(member.told ? 1 : 0, at);
    at += member.sha256.copy(block, at);
    at = block.writeUInt16LE(path.length, at);
    this.#used = at + path.copy(block, at);
    this.#count += 1;
  }

  /** In the order in which they were added. */
  *members(): Generator<Member> {
    let left = this.#count;
    for (const block of this.#blocks) {
      for (let at = 0; left > 0 && at + fixedBytes <= block.length && block.readUInt16LE(at + fixedBytes - 2) > 0; ) {
        const sha256 = block.subarray(at + 21, at + 53);
        const end = at + fixedBytes + block.readUInt16LE(at + 53);
        yield {
          bytes: block.readDoubleLE(at),
          offset: block.readDoubleLE(at + 8),
          crc: block.readUInt32LE(at + 16),
          told: block[at + 20] === 1,
          sha256,
          path: block.toString("utf8", at + fixedBytes, end).replace("*", sha256.toString("hex")),
        };
        left -= 1;
        at = end;
      }
    }
  }

  /** A block with so much room after `#used`. What stays free of the one before is zeros: a path has a length. */
  #room(bytes: number): Buffer {
    const block = this.#blocks.at(-1);
    if (block !== undefined && this.#used + bytes <= blockBytes) return block;
    const next = Buffer.alloc(blockBytes);
    this.#blocks.push(next);
    this.#used = 0;
    return next;
  }
}
