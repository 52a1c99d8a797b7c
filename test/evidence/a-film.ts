import { crc32 } from "node:zlib";
import { fixture } from "./a-store.ts";

const pieceBytes = 256 * 1024;

/** A valid MP4 of exactly `bytes`: the short clip, and a free box that fills it up. Never whole in memory. */
export function* aFilm(bytes: number): Generator<Uint8Array> {
  const clip = fixture("clip.mp4");
  yield clip;
  const box = Buffer.alloc(16);
  box.writeUInt32BE(1, 0);
  box.write("free", 4, "latin1");
  box.writeBigUInt64BE(BigInt(bytes - clip.length), 8);
  yield box;
  for (const piece of filling(bytes - clip.length - box.length)) yield piece;
}

/** A valid PNG of exactly `bytes`: the small picture with one huge chunk that readers skip, its CRC right. */
export function* aLargePng(bytes: number): Generator<Uint8Array> {
  const png = fixture("picture.png");
  const header = 33;
  yield png.subarray(0, header);
  const length = bytes - png.length - 12;
  const head = Buffer.alloc(8);
  head.writeUInt32BE(length, 0);
  head.write("prVt", 4, "latin1");
  yield head;
  let crc = crc32(head.subarray(4));
  for (const piece of filling(length)) {
    crc = crc32(piece, crc);
    yield piece;
  }
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc, 0);
  yield tail;
  yield png.subarray(header);
}

/** The same block over and over, changed a little each time: one buffer, as a careless source would reuse it. */
function* filling(bytes: number): Generator<Uint8Array> {
  const block = Buffer.alloc(pieceBytes, 0x5a);
  for (let done = 0; done < bytes; done += pieceBytes) {
    block.writeUIntBE(done, 0, 6);
    yield block.subarray(0, Math.min(pieceBytes, bytes - done));
  }
}
