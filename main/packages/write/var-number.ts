/** Whole numbers from 0 to 2^53 - 1 in as few bytes as they need: seven bits in each, the lowest first, the eighth says that more follow. */

/** Where the next thing goes. */
export function writeNumber(to: Buffer, value: number, at: number): number {
  let [left, place] = [value, at];
  while (left > 0x7f) {
    place = to.writeUInt8((left % 0x80) | 0x80, place);
    left = Math.floor(left / 0x80);
  }
  return to.writeUInt8(left, place);
}

export function readNumber(from: Buffer, at: number): { readonly value: number; readonly next: number } {
  let [value, unit, place] = [0, 1, at];
  for (;;) {
    const byte = from.readUInt8(place);
    value += (byte & 0x7f) * unit;
    place += 1;
    if (byte < 0x80) return { value, next: place };
    unit *= 0x80;
  }
}
