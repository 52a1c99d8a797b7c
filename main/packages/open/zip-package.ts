import { Readable } from "node:stream";
import { crc32, createInflateRaw, inflateRawSync } from "node:zlib";
import { AppError } from "../../lib/app-error.ts";
import { Breath } from "./breath.ts";
import type { ByteSource } from "./byte-source.ts";
import type { PackageFile, PackageMember, PackageWindow } from "./package-file.ts";
import { isDeflated, localHeaderBytes, type Member, ZipDirectory } from "./zip-directory.ts";
import { findDirectory, unsafe } from "./zip-end.ts";
import { type DataPlace, placeOf } from "./zip-member.ts";

const pieceBytes = 256 * 1024;
/** Entries that somebody has packed again are unpacked into memory: Custodia stores them, and reads any size. */
const largestUnpacked = 64 * 1024 * 1024;

/** A package's zip: one folder at the top, nothing hidden between its files. */
export class ZipPackage implements PackageFile {
  readonly name: string;
  readonly sealed: boolean;
  top = "";
  files = 0;
  bytes = 0;
  readonly #source: ByteSource;
  readonly #directory: ZipDirectory;
  readonly #order: Uint32Array;
  /** Where the next member begins, or the directory; by place. */
  readonly #nexts: Float64Array;

  /** @throws AppError PACKAGE_UNSAFE {reason, file}, PACKAGE_CUT_SHORT, PACKAGE_TOO_LARGE, PACKAGE_UNREADABLE {reason} */
  static async open(source: ByteSource, name: string, sealed: boolean): Promise<ZipPackage> {
    const place = findDirectory(source);
    const opened = new ZipPackage(source, await ZipDirectory.read(source, place), name, sealed);
    await opened.#layOut(place.offset);
    await opened.#lookOver();
    return opened;
  }

  private constructor(source: ByteSource, directory: ZipDirectory, name: string, sealed: boolean) {
    this.name = name;
    this.sealed = sealed;
    this.#source = source;
    this.#directory = directory;
    this.#order = directory.order();
    this.#nexts = new Float64Array(directory.count);
  }

  get numbers(): number {
    return this.#directory.count;
  }

  *list(): Iterable<PackageMember> {
    for (const place of this.#order) {
      if (this.#directory.isFolder(place)) continue;
      yield { path: this.#directory.name(place).slice(this.top.length + 1), bytes: this.#directory.bytes(place) };
    }
  }

  numberOf(path: string): number {
    return this.#directory.find(`${this.top}/${path}`);
  }

  size(path: string): number | null {
    const place = this.numberOf(path);
    return place === -1 ? null : this.#directory.bytes(place);
  }

  async read(path: string, limit: number): Promise<Buffer> {
    const { bytes } = this.#member(path);
    if (bytes > limit) throw new AppError("PACKAGE_TOO_LARGE", { file: path, limit });
    const whole = Buffer.allocUnsafe(bytes);
    let done = 0;
    for await (const piece of this.stream(path)) done += piece.copy(whole, done);
    return whole;
  }

  async *stream(path: string): AsyncGenerator<Buffer> {
    const member = this.#member(path);
    const place = this.#placeOf(member, path);
    const pieces = isDeflated(member) ? this.#inflated(member, place, path) : this.#pieces(place);
    let [crc, bytes] = [0, 0];
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes > member.bytes) throw unreadable("it holds more than it says", path);
      crc = crc32(piece, crc);
      yield piece;
    }
    if (bytes !== member.bytes) throw unreadable("it holds less than it says", path);
    if (crc !== member.crc) throw unreadable("its checksum is not that of its bytes", path);
  }

  window(path: string): PackageWindow {
    const member = this.#member(path);
    const { start, end } = this.#placeOf(member, path);
    if (isDeflated(member)) return this.#unpacked(member, { start, end }, path);
    const readAt = (position: number, length: number) => {
      if (position < 0 || length < 0 || position + length > end - start) throw new AppError("PACKAGE_CUT_SHORT");
      return this.#source.readAt(start + position, length);
    };
    return { bytes: member.bytes, readAt };
  }

  /** A folder's own header, where somebody's packer made one: nothing may hide there either. @throws AppError PACKAGE_UNSAFE */
  async checkFolders(): Promise<void> {
    const breath = new Breath();
    for (const place of this.#order) {
      if (breath.isDue()) await breath.take();
      if (!this.#directory.isFolder(place)) continue;
      const member = this.#directory.member(place);
      placeOf(this.#source, member, this.#nexts[place] ?? 0);
      if (member.crc !== 0) throw unsafe("a folder holds bytes of its own", member.name);
    }
  }

  close(): void {
    this.#source.close();
  }

  /** Finds where the next member begins, for each. @throws AppError PACKAGE_UNSAFE when members overlap, or something lies before them */
  async #layOut(directoryAt: number): Promise<void> {
    const breath = new Breath();
    let next = directoryAt;
    for (const place of this.#order.toReversed()) {
      if (breath.isDue()) await breath.take();
      this.#nexts[place] = next;
      const { name, offset, packed } = this.#directory.member(place);
      if (offset + localHeaderBytes + Buffer.byteLength(name) + packed > next) throw unsafe("two files overlap", name);
      next = offset;
    }
    if (next !== 0) throw unsafe("something lies before its first file");
  }

  /** @throws AppError PACKAGE_UNSAFE unless everything lies in one folder */
  async #lookOver(): Promise<void> {
    const directory = this.#directory;
    const first = directory.count === 0 ? "" : directory.name(0);
    const top = first.slice(0, first.indexOf("/"));
    if (top === "") throw unsafe("its files don't lie in one folder");
    const breath = new Breath();
    for (let place = 0; place < directory.count; place += 1) {
      if (breath.isDue()) await breath.take();
      const name = directory.name(place);
      if (!name.startsWith(`${top}/`)) throw unsafe("its files don't lie in one folder", name);
      if (directory.isFolder(place)) continue;
      this.files += 1;
      this.bytes += directory.bytes(place);
    }
    this.top = top;
  }

  /** @throws AppError PACKAGE_UNKNOWN {file} */
  #member(path: string): Member {
    const place = this.numberOf(path);
    if (place === -1) throw new AppError("PACKAGE_UNKNOWN", { file: path });
    return this.#directory.member(place);
  }

  #placeOf(member: Member, path: string): DataPlace {
    return placeOf(this.#source, member, this.#nexts[this.numberOf(path)] ?? 0);
  }

  *#pieces({ start, end }: DataPlace): Generator<Buffer> {
    const piece = Buffer.allocUnsafe(Math.min(pieceBytes, end - start));
    for (let at = start; at < end; at += pieceBytes) {
      yield this.#source.readAt(at, Math.min(pieceBytes, end - at), piece);
    }
  }

  async *#inflated(member: Member, place: DataPlace, path: string): AsyncGenerator<Buffer> {
    const inflate = createInflateRaw({ chunkSize: pieceBytes });
    const packed = Readable.from(copies(this.#pieces(place)));
    packed.once("error", (error) => inflate.destroy(error));
    try {
      for await (const piece of packed.pipe(inflate)) yield piece as Buffer;
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw new AppError("PACKAGE_UNREADABLE", { reason: "it can't be unpacked", file: path }, { cause: error });
    } finally {
      packed.destroy();
      inflate.destroy();
    }
    if (inflate.bytesWritten !== member.packed) throw unreadable("something follows what it holds", path);
  }

  #unpacked(member: Member, { start, end }: DataPlace, path: string): PackageWindow {
    if (member.bytes > largestUnpacked) throw new AppError("PACKAGE_TOO_LARGE", { file: path, limit: largestUnpacked });
    const whole = inflate(this.#source.readAt(start, end - start), member.bytes, path);
    return { bytes: whole.length, readAt: (position, length) => whole.subarray(position, position + length) };
  }
}

/** Whoever reads ahead needs each piece for itself. */
function* copies(pieces: Iterable<Buffer>): Generator<Buffer> {
  for (const piece of pieces) yield Buffer.from(piece);
}

function inflate(packed: Buffer, bytes: number, path: string): Buffer {
  try {
    const whole = inflateRawSync(packed, { maxOutputLength: Math.max(1, bytes) });
    if (whole.length === bytes) return whole;
  } catch (error) {
    throw new AppError("PACKAGE_UNREADABLE", { reason: "it can't be unpacked", file: path }, { cause: error });
  }
  throw unreadable("it holds less than it says", path);
}

function unreadable(reason: string, file: string): AppError {
  return new AppError("PACKAGE_UNREADABLE", { reason, file });
}
