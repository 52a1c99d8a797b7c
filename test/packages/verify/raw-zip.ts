/** Zips as no honest program writes them: every field can be bent. */

import { crc32, deflateRawSync } from "node:zlib";

export interface RawMember {
  readonly name: string | Buffer;
  readonly bytes: Buffer;
  /** In the local header, where it is to be another one. */
  readonly localName?: string;
  readonly method?: number;
  readonly flags?: number;
  readonly attributes?: number;
  /** Instead of the right ones, in both headers. */
  readonly crc?: number;
  readonly size?: number;
  readonly extra?: Buffer;
  readonly localExtra?: Buffer;
  readonly comment?: string;
  readonly deflate?: boolean;
  /** Sizes stand behind the data: with 32 or 64 bits. */
  readonly descriptor?: 32 | 64;
  /** Between this member and the next. */
  readonly gap?: Buffer;
  /** Points to the data of the member before. */
  readonly overlap?: boolean;
  readonly disk?: number;
}

export interface RawZip {
  readonly zip64?: boolean;
  readonly before?: Buffer;
  readonly after?: Buffer;
  readonly comment?: string;
  readonly count?: number;
  /** Members in another order in the directory. */
  readonly reversed?: boolean;
}

const u16 = (...values: number[]) => Buffer.concat(values.map((value) => Buffer.of(value & 255, (value >> 8) & 255)));
const u32 = (...values: number[]) =>
  Buffer.concat(
    values.map((value) => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32LE(value >>> 0);
      return bytes;
    }),
  );
export const u64 = (...values: number[]) =>
  Buffer.concat(
    values.map((value) => {
      const bytes = Buffer.alloc(8);
      bytes.writeBigUInt64LE(BigInt(value));
      return bytes;
    }),
  );
/** An extra field. */
export const extraField = (id: number, bytes: Buffer) => Buffer.concat([u16(id, bytes.length), bytes]);

export function rawZip(members: readonly RawMember[], zip: RawZip = {}): Buffer {
  const parts: Buffer[] = [zip.before ?? Buffer.alloc(0)];
  let at = parts[0]?.length ?? 0;
  let before = 0;
  const directory: Buffer[] = [];
  for (const member of members) {
    const offset = member.overlap === true ? before : at;
    before = offset;
    const { local, central } = headers(member, offset, zip.zip64 === true);
    directory.push(central);
    if (member.overlap === true) continue;
    parts.push(local);
    at += local.length;
  }
  const list = Buffer.concat(zip.reversed === true ? directory.reverse() : directory);
  const count = zip.count ?? members.length;
  const ends: Buffer[] = [];
  if (zip.zip64 === true) {
    ends.push(u32(0x06064b50), u64(44), u16(45, 45), u32(0, 0), u64(count, count, list.length, at));
    ends.push(u32(0x07064b50, 0), u64(at + list.length), u32(1));
    ends.push(u32(0x06054b50), u16(0, 0, 0xffff, 0xffff), u32(0xffffffff, 0xffffffff));
  } else {
    ends.push(u32(0x06054b50), u16(0, 0, count, count), u32(list.length, at));
  }
  const comment = Buffer.from(zip.comment ?? "");
  return Buffer.concat([...parts, list, ...ends, u16(comment.length), comment, zip.after ?? Buffer.alloc(0)]);
}

function headers(member: RawMember, offset: number, far: boolean): { local: Buffer; central: Buffer } {
  const name = Buffer.from(member.name as string);
  const localName = Buffer.from(member.localName ?? name);
  const data = member.deflate === true ? deflateRawSync(member.bytes) : member.bytes;
  const size = member.size ?? member.bytes.length;
  const packed = member.deflate === true ? data.length : size;
  const crc = member.crc ?? crc32(member.bytes);
  const flags = (member.flags ?? 0) | (member.descriptor === undefined ? 0 : 8);
  const method = member.method ?? (member.deflate === true ? 8 : 0);
  const head = [u16(45, flags, method, 0, 0x5a21)];
  const isLater = member.descriptor !== undefined;
  const farExtra = far ? extraField(1, u64(size, packed, offset)) : Buffer.alloc(0);
  const localFar = far && !isLater ? extraField(1, u64(size, packed)) : Buffer.alloc(0);
  const [full, both] = [0xffffffff, u32(packed, size)];
  const localSizes = isLater ? u32(0, 0) : far ? u32(full, full) : both;
  const localExtra = Buffer.concat([localFar, member.localExtra ?? member.extra ?? Buffer.alloc(0)]);
  const extra = Buffer.concat([farExtra, member.extra ?? Buffer.alloc(0)]);
  const comment = Buffer.from(member.comment ?? "");
  const behind =
    member.descriptor === undefined
      ? Buffer.alloc(0)
      : Buffer.concat([u32(0x08074b50, crc), member.descriptor === 64 ? u64(packed, size) : both]);
  return {
    local: Buffer.concat([
      ...[u32(0x04034b50), ...head, u32(isLater ? 0 : crc), localSizes, u16(localName.length, localExtra.length)],
      ...[localName, localExtra, data, behind, member.gap ?? Buffer.alloc(0)],
    ]),
    central: Buffer.concat([
      ...[u32(0x02014b50), u16(0x033f), ...head, u32(crc), far ? u32(full, full) : both],
      u16(name.length, extra.length, comment.length, member.disk ?? 0, 0),
      ...[u32(member.attributes ?? 0x81a40000, far ? full : offset), name, extra, comment],
    ]),
  };
}
