import { AppError } from "../../lib/app-error.ts";
import { Breath } from "./breath.ts";
import type { ByteSource } from "./byte-source.ts";
import { NameTable } from "./name-table.ts";
import { type DirectoryPlace, unsafe } from "./zip-end.ts";
import { checkAttributes, checkHeader, deflated, FarNumbers, flagUtf8, type MemberHeader } from "./zip-header.ts";
import { safeName } from "./zip-name.ts";

/** Bytes of a member's header in the directory, and before its data, without name and extra fields. */
const headerBytes = 46;
export const localHeaderBytes = 30;
const pieceBytes = 1024 * 1024;
/** Five times what this app was measured with. */
const mostMembers = 5_000_000;

/** A member as the directory has it. */
export interface Member extends MemberHeader {
  /** Whole, the top folder's name and all. */
  readonly name: string;
  readonly isFolder: boolean;
  /** Of the header before its data. */
  readonly offset: number;
}

/** The directory of a zip in typed arrays: about 70 bytes a member. Places count from 0, in the order of the directory. */
export class ZipDirectory {
  readonly count: number;
  readonly #names: Buffer;
  readonly #nameEnds: Uint32Array;
  readonly #offsets: Float64Array;
  readonly #packed: Float64Array;
  readonly #bytes: Float64Array;
  readonly #crcs: Uint32Array;
  readonly #modified: Uint32Array;
  readonly #flags: Uint16Array;
  readonly #methods: Uint8Array;
  readonly #table: NameTable;

  /** @throws AppError PACKAGE_UNSAFE {reason, file}, PACKAGE_TOO_LARGE {limit}, PACKAGE_CUT_SHORT */
  static async read(source: ByteSource, place: DirectoryPlace): Promise<ZipDirectory> {
    const directory = new ZipDirectory(place);
    await directory.#readAll(source, place);
    return directory;
  }

  private constructor(place: DirectoryPlace) {
    const { count } = place;
    if (count > mostMembers) throw new AppError("PACKAGE_TOO_LARGE", { limit: mostMembers });
    if (count * headerBytes > place.bytes) throw unsafe("its directory is shorter than it says");
    this.count = count;
    this.#names = Buffer.allocUnsafeSlow(place.bytes - count * headerBytes);
    this.#nameEnds = new Uint32Array(count);
    this.#offsets = new Float64Array(count);
    this.#packed = new Float64Array(count);
    this.#bytes = new Float64Array(count);
    this.#crcs = new Uint32Array(count);
    this.#modified = new Uint32Array(count);
    this.#flags = new Uint16Array(count);
    this.#methods = new Uint8Array(count);
    this.#table = new NameTable(count, (other) => withoutSlash(this.name(other)));
  }

  name(place: number): string {
    return this.#names.toString("utf8", place === 0 ? 0 : this.#nameEnds[place - 1], this.#nameEnds[place]);
  }

  isFolder(place: number): boolean {
    return this.#names[(this.#nameEnds[place] ?? 0) - 1] === slash;
  }

  /** -1: there is none. */
  find(name: string): number {
    return this.#table.find(name);
  }

  offset(place: number): number {
    return this.#offsets[place] ?? 0;
  }

  /** Unpacked. */
  bytes(place: number): number {
    return this.#bytes[place] ?? 0;
  }

  member(place: number): Member {
    return {
      name: this.name(place),
      isFolder: this.isFolder(place),
      offset: this.offset(place),
      packed: this.#packed[place] ?? 0,
      bytes: this.bytes(place),
      crc: this.#crcs[place] ?? 0,
      modified: this.#modified[place] ?? 0,
      flags: this.#flags[place] ?? 0,
      method: this.#methods[place] ?? 0,
    };
  }

  /** Places in the order in which the members lie in the file. */
  order(): Uint32Array {
    const order = Uint32Array.from({ length: this.count }, (_, place) => place);
    let last = -1;
    const isSorted = this.#offsets.every((offset) => {
      const follows = offset > last;
      last = offset;
      return follows;
    });
    return isSorted ? order : order.sort((a, b) => this.offset(a) - this.offset(b));
  }

  async #readAll(source: ByteSource, { offset, bytes, count }: DirectoryPlace): Promise<void> {
    const breath = new Breath();
    const end = offset + bytes;
    let piece: Buffer = Buffer.alloc(0);
    let [start, at] = [offset, offset];
    const need = (length: number): Buffer => {
      if (at + length > end) throw unsafe("its directory is shorter than it says");
      if (at + length > start + piece.length) {
        piece = source.readAt(at, Math.max(length, Math.min(pieceBytes, end - at)));
        start = at;
      }
      at += length;
      return piece.subarray(at - length - start, at - start);
    };
    for (let place = 0; place < count; place += 1) {
      if (breath.isDue()) await breath.take();
      const header = Buffer.from(need(headerBytes));
      if (header.readUInt32LE(0) !== 0x02014b50) throw unsafe("its directory can't be read");
      const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((field) => header.readUInt16LE(field));
      const name = need(nameBytes ?? 0);
      this.#add(place, header, name, need, extraBytes ?? 0);
      if (commentBytes !== 0) throw unsafe("it has a comment", this.name(place));
    }
    if (at !== end) throw unsafe("something lies between its directory and its end");
  }

  #add(place: number, header: Buffer, nameBytes: Buffer, need: (length: number) => Buffer, extraBytes: number): void {
    const flags = header.readUInt16LE(8);
    const name = safeName(nameBytes, (flags & flagUtf8) !== 0);
    const start = place === 0 ? 0 : (this.#nameEnds[place - 1] ?? 0);
    this.#nameEnds[place] = start + nameBytes.copy(this.#names, start);
    const extra = new FarNumbers(need(extraBytes), name);
    const bytes = extra.read(header.readUInt32LE(24));
    const packed = extra.read(header.readUInt32LE(20));
    const offset = extra.read(header.readUInt32LE(42));
    extra.finish();
    if (header.readUInt16LE(34) !== 0) throw unsafe("it is spread over several disks", name);
    const read = {
      flags,
      method: header.readUInt16LE(10),
      modified: header.readUInt32LE(12),
      crc: header.readUInt32LE(16),
      packed,
      bytes,
    };
    checkHeader(read, name);
    const isFolder = name.endsWith("/");
    checkAttributes(header.readUInt32LE(38), isFolder, name);
    if (isFolder && (bytes !== 0 || packed !== 0)) throw unsafe("a folder holds bytes of its own", name);
    this.#keep(place, read, offset);
    if (this.#table.add(withoutSlash(name), place) !== -1) throw unsafe("two files have the same name", name);
  }

  #keep(place: number, header: MemberHeader, offset: number): void {
    this.#offsets[place] = offset;
    this.#packed[place] = header.packed;
    this.#bytes[place] = header.bytes;
    this.#crcs[place] = header.crc;
    this.#modified[place] = header.modified;
    this.#flags[place] = header.flags;
    this.#methods[place] = header.method;
  }
}

const slash = 0x2f;

function withoutSlash(name: string): string {
  return name.endsWith("/") ? name.slice(0, -1) : name;
}

export function isDeflated({ method }: MemberHeader): boolean {
  return method === deflated;
}
