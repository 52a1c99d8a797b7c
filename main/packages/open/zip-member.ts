import type { ByteSource } from "./byte-source.ts";
import { localHeaderBytes, type Member } from "./zip-directory.ts";
import { safe64, unsafe } from "./zip-end.ts";
import { FarNumbers, flagDescriptor } from "./zip-header.ts";

const full32 = 0xffffffff;
const descriptorSignature = 0x08074b50;

/** Where a member's data lies. */
export interface DataPlace {
  readonly start: number;
  readonly end: number;
}

/**
 * Compares a member's own header, and what stands after its data, with what the directory says of it: programs differ in which of the two
 * they believe.
 * @param next where the next member begins, or the directory: nothing may lie in between
 * @throws AppError PACKAGE_UNSAFE {reason, file}, PACKAGE_CUT_SHORT
 */
export function placeOf(source: ByteSource, member: Member, next: number): DataPlace {
  const { name, offset } = member;
  const differs = () => unsafe("its header says something else than the directory", name);
  const header = source.readAt(offset, localHeaderBytes);
  const [nameBytes, extraBytes] = [header.readUInt16LE(26), header.readUInt16LE(28)];
  const start = offset + localHeaderBytes + nameBytes + extraBytes;
  const end = start + member.packed;
  if (header.readUInt32LE(0) !== 0x04034b50 || end > next) throw differs();
  const rest = source.readAt(offset + localHeaderBytes, nameBytes + extraBytes);
  const same =
    rest.toString("utf8", 0, nameBytes) === name &&
    header.readUInt16LE(6) === member.flags &&
    header.readUInt16LE(8) === member.method &&
    header.readUInt32LE(10) === member.modified;
  if (!same || !sizesAgree(header, rest.subarray(nameBytes), member)) throw differs();
  const after = source.readAt(end, next - end);
  const hasDescriptor = (member.flags & flagDescriptor) !== 0;
  if (hasDescriptor ? !isDescriptor(after, member) : after.length > 0) {
    throw unsafe("something lies between it and the next file", name);
  }
  return { start, end };
}

/** Whoever did not know them beforehand has left them out, and put them behind the data. */
function sizesAgree(header: Buffer, extraFields: Buffer, member: Member): boolean {
  const isLater = (member.flags & flagDescriptor) !== 0;
  const [crc, packed, bytes] = [14, 18, 22].map((field) => header.readUInt32LE(field)) as [number, number, number];
  const extra = new FarNumbers(extraFields, member.name);
  const agrees = (told: number, is: number) => told === is || (isLater && told === 0);
  if (!agrees(crc, member.crc)) return false;
  if (!extra.present) return agrees(bytes, member.bytes) && agrees(packed, member.packed);
  // Both stand there, even where one would have fitted (APPNOTE.TXT section 4.5.3).
  const [farBytes, farPacked] = [extra.next(), extra.next()];
  extra.finish();
  const fits = (short: number, far: number, is: number) => agrees(far, is) && (short === full32 || agrees(short, is));
  return fits(bytes, farBytes, member.bytes) && fits(packed, farPacked, member.packed);
}

/** APPNOTE.TXT section 4.3.9: with or without a signature, sizes of 32 bits or of 64. */
function isDescriptor(after: Buffer, { crc, packed, bytes }: Member): boolean {
  const signed = after.length === 16 || after.length === 24;
  if (!signed && after.length !== 12 && after.length !== 20) return false;
  if (signed && after.readUInt32LE(0) !== descriptorSignature) return false;
  const fields = after.subarray(signed ? 4 : 0);
  if (fields.readUInt32LE(0) !== crc) return false;
  return fields.length === 12
    ? fields.readUInt32LE(4) === packed && fields.readUInt32LE(8) === bytes
    : safe64(fields, 4) === packed && safe64(fields, 12) === bytes;
}
