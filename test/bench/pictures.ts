import { randomFillSync } from "node:crypto";
import { encode } from "fast-png";

const side = 590;

/** A PNG of a little over 1 MB that nobody has sealed before: noise does not compress. */
export function megabytePicture(): Uint8Array {
  const data = new Uint8Array(side * side * 3);
  randomFillSync(data);
  return encode({ width: side, height: side, data, channels: 3, depth: 8 }, { zlib: { level: 1 } });
}
