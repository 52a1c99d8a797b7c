import { randomFillSync } from "node:crypto";
import { crc32 } from "node:zlib";
import { encode } from "fast-png";

const side = 590;
/** The length, type and checksum of the last chunk of a PNG. */
const endBytes = 12;

/** A PNG of a little over 1 MB: noise does not compress. */
function noise(): Buffer {
  const data = new Uint8Array(side * side * 3);
  randomFillSync(data);
  return Buffer.from(encode({ width: side, height: side, data, channels: 3, depth: 8 }, { zlib: { level: 1 } }));
}

let base: Buffer | null = null;
let count = 0;

/** A 1 MB picture that nobody has sealed before: the same noise under another comment, so that making it leaves nothing to tidy up. */
export function megabytePicture(): Uint8Array {
  base ??= noise();
  count += 1;
  const body = Buffer.from(`tEXtComment\0picture ${count} of run ${process.pid} at ${Date.now()}`, "latin1");
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), chunk.length - 4);
  const end = base.length - endBytes;
  return Buffer.concat([base.subarray(0, end), chunk, base.subarray(end)]);
}
