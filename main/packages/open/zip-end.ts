import { AppError } from "../../lib/app-error.ts";
import type { ByteSource } from "./byte-source.ts";

/** The end of a zip file: where its directory lies (APPNOTE.TXT 6.3.10 sections 4.3.14 to 4.3.16). */

const endBytes = 22;
const locatorBytes = 20;
const end64Bytes = 56;
const longestComment = 0xffff;
const endSignature = Buffer.from("PK\x05\x06", "latin1");
const full16 = 0xffff;
const full32 = 0xffffffff;

export interface DirectoryPlace {
  readonly offset: number;
  readonly bytes: number;
  readonly count: number;
}

/**
 * Of a zip on one disk, without a comment, with nothing between its directory and its end.
 * @throws AppError PACKAGE_CUT_SHORT, PACKAGE_UNSAFE {reason}
 */
export function findDirectory(source: ByteSource): DirectoryPlace {
  if (source.size < endBytes) throw new AppError("PACKAGE_CUT_SHORT");
  const at = source.size - endBytes;
  const end = source.readAt(at, endBytes);
  if (!end.subarray(0, 4).equals(endSignature)) throw endMissing(source);
  if (end.readUInt16LE(20) !== 0) throw unsafe("its end is not where it says");
  const place = {
    count: end.readUInt16LE(10),
    bytes: end.readUInt32LE(12),
    offset: end.readUInt32LE(16),
  };
  if (end.readUInt16LE(4) !== 0 || end.readUInt16LE(6) !== 0) throw unsafe("it is spread over several disks");
  if (end.readUInt16LE(8) !== place.count) throw unsafe("its end contradicts itself");
  const far = farPlace(source, at);
  if (far === null) return checked(place, at);
  const agrees =
    (place.count === full16 || place.count === far.place.count) &&
    (place.bytes === full32 || place.bytes === far.place.bytes) &&
    (place.offset === full32 || place.offset === far.place.offset);
  if (!agrees) throw unsafe("its two ends contradict each other");
  return checked(far.place, far.at);
}

function checked(place: DirectoryPlace, end: number): DirectoryPlace {
  if (place.offset + place.bytes !== end) throw unsafe("its directory is not where it says");
  return place;
}

/** A zip that goes on after its end hides something; one without an end was cut off. */
function endMissing(source: ByteSource): AppError {
  const length = Math.min(source.size, endBytes + longestComment);
  const tail = source.readAt(source.size - length, length);
  const found = tail.lastIndexOf(endSignature);
  const isWhole = found !== -1 && found + endBytes <= tail.length;
  return isWhole ? unsafe("something follows its end") : new AppError("PACKAGE_CUT_SHORT");
}

/** What a zip64 has: sizes of 64 bits, and where they stand. null for a zip that is none. */
function farPlace(source: ByteSource, end: number): { place: DirectoryPlace; at: number } | null {
  if (end < locatorBytes + end64Bytes) return null;
  const locator = source.readAt(end - locatorBytes, locatorBytes);
  if (locator.readUInt32LE(0) !== 0x07064b50) return null;
  const at = end - locatorBytes - end64Bytes;
  if (safe64(locator, 8) !== at || locator.readUInt32LE(4) !== 0 || locator.readUInt32LE(16) !== 1) {
    throw unsafe("its end is not where it says");
  }
  const record = source.readAt(at, end64Bytes);
  if (record.readUInt32LE(0) !== 0x06064b50 || safe64(record, 4) !== end64Bytes - 12) {
    throw unsafe("its end can't be read");
  }
  if (record.readUInt32LE(16) !== 0 || record.readUInt32LE(20) !== 0) throw unsafe("it is spread over several disks");
  const count = safe64(record, 32);
  if (safe64(record, 24) !== count) throw unsafe("its end contradicts itself");
  return { place: { count, bytes: safe64(record, 40), offset: safe64(record, 48) }, at };
}

/** @throws AppError PACKAGE_UNSAFE for a number beyond 2^53-1, which no disk holds */
export function safe64(bytes: Buffer, at: number): number {
  const number = bytes.readBigUInt64LE(at);
  if (number > BigInt(Number.MAX_SAFE_INTEGER)) throw unsafe("it names a place beyond every disk");
  return Number(number);
}

export function unsafe(reason: string, file: string | null = null): AppError {
  return new AppError("PACKAGE_UNSAFE", file === null ? { reason } : { reason, file });
}
