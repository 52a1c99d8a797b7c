import { createHash, type Hash, hash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { EvidenceFile } from "./evidence-file.ts";
import { Ledger } from "./ledger.ts";
import type { Pace } from "./pace.ts";
import { PieceEncoder } from "./piece-encoder.ts";
import type { Sink } from "./sink.ts";
import { centralHeader, dataDescriptor, dosDate, endRecords, localHeader } from "./zip-records.ts";

/** What is read at once; files up to this size, nearly all screenshots, are read once, larger ones twice. */
const windowBytes = 4 * 1024 * 1024;
/** Made texts up to this size go out with size and CRC-32 before them. */
const spooledBytes = 4 * 1024 * 1024;

/**
 * A ZIP file of stored files below one top folder, written from beginning to end. Written here because the library keeps an object and
 * two streams for each file: 480 MB and 20 s for 70,000 of them, where a package may have more. Checked against `unzip` and the library.
 */
export class ZipWriter {
  readonly #sink: Sink;
  readonly #top: string;
  readonly #date: number;
  readonly #pace: Pace;
  readonly #window = Buffer.allocUnsafe(windowBytes);
  readonly #encoder = new PieceEncoder();
  readonly ledger = new Ledger();
  #at = 0;

  /** @param about.day on which all files were changed, `YYYY-MM-DD` */
  constructor(sink: Sink, about: { readonly top: string; readonly day: string }, pace: Pace) {
    this.#sink = sink;
    this.#top = `${about.top}/`;
    this.#date = dosDate(about.day);
    this.#pace = pace;
  }

  /** @returns its SHA-256 */
  addText(path: string, text: string): Buffer {
    return this.#addKnown(path, Buffer.from(text, "utf8"));
  }

  /** Text that need not fit into memory. */
  async addPieces(path: string, pieces: Iterable<string>): Promise<void> {
    const spool: Buffer[] = [];
    let [open, spooled]: [OpenMember | null, number] = [null, 0];
    for (const piece of this.#encoder.encoded(pieces)) {
      if (open === null) {
        spool.push(Buffer.from(piece));
        spooled += piece.length;
        if (spooled > spooledBytes) open = this.#beginMember(path, spool.splice(0));
      } else {
        this.#more(open, piece);
      }
      if (this.#pace.advance(piece.length)) await this.#pace.rest();
    }
    if (open === null) this.#addKnown(path, Buffer.concat(spool));
    else this.#endMember(open);
  }

  /** A sealed file, hashed on the way. Throws EVIDENCE_DAMAGED {sha256}. */
  async addFile(path: string, file: EvidenceFile): Promise<void> {
    if (file.bytes <= windowBytes) {
      const content = file.read(this.#window, 0);
      const sha256 = hash("sha256", content, "buffer");
      if (sha256.toString("hex") !== file.sha256) throw file.damaged();
      this.#addKnown(path, content, sha256);
      if (this.#pace.advance(file.bytes)) await this.#pace.rest();
      return;
    }
    const { crc, sha256 } = await this.#digest(file);
    if (sha256.toString("hex") !== file.sha256) throw file.damaged();
    const offset = this.#begin(path, { bytes: file.bytes, crc, told: false });
    let again = 0;
    for (let at = 0; at < file.bytes; at += windowBytes) {
      const piece = file.read(this.#window, at);
      again = crc32(piece, again);
      this.#put(piece);
      if (this.#pace.advance(piece.length / 2)) await this.#pace.rest();
    }
    if (again !== crc) throw file.damaged();
    this.ledger.add({ path, bytes: file.bytes, crc, offset, told: false, sha256 });
  }

  /** Central directory and end. Nothing may be added afterwards. */
  end(): void {
    const start = this.#at;
    for (const member of this.ledger.members()) {
      this.#put(centralHeader(member, Buffer.from(this.#top + member.path, "utf8"), this.#date));
    }
    this.#put(endRecords(this.ledger.count, start, this.#at - start));
  }

  async #digest(file: EvidenceFile): Promise<{ crc: number; sha256: Buffer }> {
    const digest = createHash("sha256");
    let crc = 0;
    for (let at = 0; at < file.bytes; at += windowBytes) {
      const piece = file.read(this.#window, at);
      crc = crc32(piece, crc);
      digest.update(piece);
      if (this.#pace.advance(piece.length / 2)) await this.#pace.rest();
    }
    return { crc, sha256: digest.digest() };
  }

  #addKnown(path: string, content: Buffer, sha256: Buffer = hash("sha256", content, "buffer")): Buffer {
    const member = { path, bytes: content.length, crc: crc32(content), told: false };
    const offset = this.#begin(path, member);
    this.#put(content);
    this.ledger.add({ ...member, offset, sha256 });
    return sha256;
  }

  /** A file of which neither size nor CRC-32 is known: they follow it. */
  #beginMember(path: string, spool: readonly Buffer[]): OpenMember {
    const offset = this.#begin(path, { bytes: 0, crc: 0, told: true });
    const open: OpenMember = { path, offset, digest: createHash("sha256"), crc: 0, bytes: 0 };
    for (const piece of spool) this.#more(open, piece);
    return open;
  }

  #more(open: OpenMember, piece: Buffer): void {
    open.digest.update(piece);
    open.crc = crc32(piece, open.crc);
    open.bytes += piece.length;
    this.#put(piece);
  }

  #endMember({ path, offset, digest, crc, bytes }: OpenMember): void {
    this.#put(dataDescriptor(crc, bytes));
    this.ledger.add({ path, bytes, crc, offset, told: true, sha256: digest.digest() });
  }

  #begin(path: string, member: { bytes: number; crc: number; told: boolean }): number {
    const offset = this.#at;
    this.#put(localHeader({ path, ...member }, Buffer.from(this.#top + path, "utf8"), this.#date));
    return offset;
  }

  #put(bytes: Uint8Array): void {
    this.#sink.write(bytes);
    this.#at += bytes.length;
  }
}

interface OpenMember {
  readonly path: string;
  readonly offset: number;
  readonly digest: Hash;
  crc: number;
  bytes: number;
}
