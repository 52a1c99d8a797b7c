import type { Member } from "./ledger.ts";

/** The records of a ZIP file, PKWARE APPNOTE 6.3.9 section 4.3. Files are stored as they are; names are UTF-8. */

/** What a 32-bit field says when the true value stands in the ZIP64 extra field. */
const max32 = 0xffffffff;
const max16 = 0xffff;
const [plainVersion, zip64Version] = [20, 45];
/** Made on UNIX, by version 6.3 of the specification: the external attributes hold a file mode. */
const madeBy = (3 << 8) | 63;
const mode = 0o100644;
const utf8Names = 1 << 11;
const toldLater = 1 << 3;
const zip64Id = 0x0001;

/** Days `YYYY-MM-DD` as DOS has them; times are midnight, so that nothing of the clock gets into the zip. */
export function dosDate(day: string): number {
  const [year = 1980, month = 1, date = 1] = day.split("-").map(Number);
  return ((year - 1980) << 9) | (month << 5) | date;
}

function flagsOf(told: boolean): number {
  return utf8Names | (told ? toldLater : 0);
}

/** Little-endian integers one after the other, each as [value, bytes]. */
function pack(...fields: readonly (readonly [value: number, bytes: 2 | 4 | 8])[]): Buffer {
  const record = Buffer.alloc(fields.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of fields) {
    if (bytes === 8) at = record.writeBigUInt64LE(BigInt(value), at);
    else at = record.writeUIntLE(value, at, bytes);
  }
  return record;
}

/** 4.3.7. A file of 4 GiB and more has its sizes in the extra field; both of them, as 4.5.3 asks. */
export function localHeader(member: Omit<Member, "sha256" | "offset">, path: Buffer, date: number): Buffer {
  const { bytes, crc, told } = member;
  const isLarge = bytes >= max32;
  const extra = isLarge ? pack([zip64Id, 2], [16, 2], [bytes, 8], [bytes, 8]) : Buffer.alloc(0);
  const size = isLarge ? max32 : told ? 0 : bytes;
  const head = pack(
    [0x04034b50, 4],
    [isLarge ? zip64Version : plainVersion, 2],
    [flagsOf(told), 2],
    [0, 2],
    [0, 2],
    [date, 2],
    [told ? 0 : crc, 4],
    [size, 4],
    [size, 4],
    [path.length, 2],
    [extra.length, 2],
  );
  return Buffer.concat([head, path, extra]);
}

/** 4.3.9, with its signature: what follows a file whose CRC-32 was not known before. */
export function dataDescriptor(crc: number, bytes: number): Buffer {
  const width = bytes >= max32 ? 8 : 4;
  return pack([0x08074b50, 4], [crc, 4], [bytes, width], [bytes, width]);
}

/** 4.3.12. Only what does not fit stands in the extra field: sizes, then the offset. */
export function centralHeader(member: Member, path: Buffer, date: number): Buffer {
  const { bytes, crc, offset, told } = member;
  const sizes = bytes >= max32 ? pack([bytes, 8], [bytes, 8]) : Buffer.alloc(0);
  const far = offset >= max32 ? pack([offset, 8]) : Buffer.alloc(0);
  const content = sizes.length + far.length;
  const extra = content > 0 ? Buffer.concat([pack([zip64Id, 2], [content, 2]), sizes, far]) : Buffer.alloc(0);
  const head = pack(
    [0x02014b50, 4],
    [madeBy, 2],
    [content > 0 ? zip64Version : plainVersion, 2],
    [flagsOf(told), 2],
    [0, 2],
    [0, 2],
    [date, 2],
    [crc, 4],
    [Math.min(bytes, max32), 4],
    [Math.min(bytes, max32), 4],
    [path.length, 2],
    [extra.length, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [mode * 0x10000, 4],
    [Math.min(offset, max32), 4],
  );
  return Buffer.concat([head, path, extra]);
}

/** 4.3.14 to 4.3.16: how many files there are, and where the central directory is. */
export function endRecords(files: number, start: number, bytes: number): Buffer {
  const end = pack(
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [Math.min(files, max16), 2],
    [Math.min(files, max16), 2],
    [Math.min(bytes, max32), 4],
    [Math.min(start, max32), 4],
    [0, 2],
  );
  if (files < max16 && start < max32 && bytes < max32) return end;
  const zip64 = pack(
    [0x06064b50, 4],
    [44, 8],
    [madeBy, 2],
    [zip64Version, 2],
    [0, 4],
    [0, 4],
    [files, 8],
    [files, 8],
    [bytes, 8],
    [start, 8],
  );
  const locator = pack([0x07064b50, 4], [0, 4], [start + bytes, 8], [1, 4]);
  return Buffer.concat([zip64, locator, end]);
}
