import { crc32 } from "node:zlib";
import { decode, encode } from "fast-png";
import { describe, expect, it } from "vitest";
import type { AppError } from "../../main/lib/app-error.ts";
import { redacted } from "../../main/requests/redaction.ts";

function picture(width: number, height: number, channels: 1 | 2 | 3 | 4, depth: 8 | 16 = 8): Uint8Array {
  const data = depth === 8 ? new Uint8Array(width * height * channels) : new Uint16Array(width * height * channels);
  data.forEach((_, place) => {
    data[place] = (place * 37) % (depth === 8 ? 256 : 65_536);
  });
  return encode({ width, height, channels, depth, data, text: { Comment: "who took it" } });
}

const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return (error as AppError).code;
  }
  return null;
};

/** The three bytes of a pixel. */
function pixel(png: Uint8Array, x: number, y: number): number[] {
  const { data, width } = decode(png);
  return [...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
}

const area = { x: 2, y: 1, width: 3, height: 2 };

/** A chunk with its length and a sum that the decoder would refuse, were it one that matters. */
function withChunk(png: Uint8Array, type: string): Uint8Array {
  const head = Buffer.from(png.subarray(0, 33));
  const chunk = Buffer.concat([Buffer.from([0, 0, 0, 0]), Buffer.from(type, "latin1"), Buffer.alloc(4)]);
  return Buffer.concat([head, chunk, png.subarray(33)]);
}

/** The same picture with one colour declared transparent, by a chunk `tRNS` before the pixels. */
function withColourKey(png: Uint8Array, key: readonly number[]): Uint8Array {
  const values = key.map((value) => Buffer.from([value >> 8, value & 255]));
  const body = Buffer.concat([Buffer.from("tRNS", "latin1"), ...values]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([png.subarray(0, 33), length, body, sum, png.subarray(33)]);
}

describe("a redaction", () => {
  it.each([
    ["is outside", { ...area, x: 6 }],
    ["is below", { ...area, y: 5 }],
    ["is no rectangle", { ...area, width: 0 }],
    ["is negative", { ...area, x: -1 }],
    ["is between pixels", { ...area, x: 0.5 }],
    ["is no number", { ...area, height: Number.NaN }],
  ])("is refused where an area %s", (_, wrong) => {
    expect(codeOf(() => redacted(picture(8, 6, 3), null, [wrong]))).toBe("REDACTION_AREA_INVALID");
  });

  it("is refused for what is no picture, and for one that would fill the memory", () => {
    const text = Buffer.from("no picture at all, but long enough to be looked at");
    expect(codeOf(() => redacted(text, null, [area]))).toBe("REDACTION_NOT_A_PICTURE");
    expect(codeOf(() => redacted(text, text, [area]))).toBe("REDACTION_NOT_A_PICTURE");
    expect(codeOf(() => redacted(picture(8, 6, 3).subarray(0, 60), null, [area]))).toBe("REDACTION_NOT_A_PICTURE");
    const bomb = Buffer.from(picture(8, 6, 3));
    bomb.writeUInt32BE(100_000, 16);
    bomb.writeUInt32BE(100_000, 20);
    expect(codeOf(() => redacted(bomb, null, [area]))).toBe("EVIDENCE_TOO_MANY_PIXELS");
  });

  it.each([1, 3] as const)(
    "[A-6.e.i] replaces the pixels of a picture with %s channels and keeps all others",
    (channels) => {
      const original = picture(8, 6, channels);
      const made = redacted(original, null, [area]);
      const [before, after] = [decode(original), decode(made)];
      for (let y = 0; y < 6; y++) {
        for (let x = 0; x < 8; x++) {
          const within = x >= 2 && x < 5 && y >= 1 && y < 3;
          const from = (y * 8 + x) * channels;
          const shown = [0, 1, 2].map((colour) => before.data[from + (channels === 1 ? 0 : colour)] ?? 0);
          expect(pixel(made, x, y)).toEqual(within ? [0, 0, 0] : shown);
        }
      }
      expect(after).toMatchObject({ width: 8, height: 6, channels: 3, depth: 8 });
    },
  );

  it("leaves no metadata, and no colours that lay under transparent pixels", () => {
    const width = 4;
    const data = new Uint8Array(width * width * 4).fill(77);
    for (let place = 3; place < data.length; place += 4) data[place] = 0;
    const hidden = encode({ width, height: width, channels: 4, depth: 8, data, text: { Author: "a name" } });
    const made = redacted(hidden, null, [{ x: 0, y: 0, width: 1, height: 1 }]);
    expect(pixel(made, 3, 3)).toEqual([255, 255, 255]);
    expect(Buffer.from(made).toString("latin1")).not.toMatch(/tEXt|iTXt|zTXt|eXIf|tIME|iCCP|a name/);
    const chunks = [
      ...Buffer.from(made)
        .toString("latin1")
        .matchAll(/IHDR|IDAT|IEND|[a-z][A-Za-z]{3}(?=\0\0\0)/g),
    ];
    expect(new Set(chunks.map(([type]) => type))).toEqual(new Set(["IHDR", "IDAT", "IEND"]));
  });

  it("reads sixteen bits a channel, palettes, and grey pixels of one bit", () => {
    expect(decode(redacted(picture(8, 6, 3, 16), null, [area])).depth).toBe(8);
    const grey = encode({ width: 8, height: 1, channels: 1, depth: 1, data: new Uint8Array([0b10100000]) });
    expect([0, 1, 2, 3].map((x) => pixel(redacted(grey, null, []), x, 0)[0])).toEqual([255, 0, 255, 0]);
    const palette: [number, number, number][] = [
      [1, 2, 3],
      [9, 8, 7],
    ];
    const indexed = { width: 2, height: 1, channels: 1, depth: 8 as const, data: new Uint8Array([1, 0]), palette };
    const png = encodeIndexed(indexed);
    expect([0, 1].map((x) => pixel(redacted(png, null, []), x, 0))).toEqual([
      [9, 8, 7],
      [1, 2, 3],
    ]);
  });

  it("uses the window's picture where the original is no PNG, or one that is turned before it is shown", () => {
    const shown = picture(8, 6, 3);
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Array(60).fill(0)]);
    expect(codeOf(() => redacted(jpeg, null, [area]))).toBe("REDACTION_NOT_A_PICTURE");
    expect(pixel(redacted(jpeg, shown, [area]), 2, 1)).toEqual([0, 0, 0]);
    const turned = withChunk(picture(6, 8, 3), "eXIf");
    expect(codeOf(() => redacted(turned, null, [area]))).toBe("REDACTION_NOT_A_PICTURE");
    expect(decode(redacted(turned, shown, [area])).width).toBe(8);
  });
});

/** A PNG with a palette, which the library reads and does not write: its chunk is put in by hand. */
function encodeIndexed(png: {
  width: number;
  height: number;
  channels: number;
  depth: 8;
  data: Uint8Array;
  palette: readonly (readonly number[])[];
}): Uint8Array {
  const grey = Buffer.from(encode({ width: png.width, height: png.height, channels: 1, depth: 8, data: png.data }));
  // Colour type 3 (PNG, section 11.2.1), and the sum of the header made anew.
  grey[25] = 3;
  grey.writeUInt32BE(crc32(grey.subarray(12, 29)), 29);
  const colours = Buffer.from(png.palette.flat());
  const body = Buffer.concat([Buffer.from("PLTE", "latin1"), colours]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(colours.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([grey.subarray(0, 33), length, body, sum, grey.subarray(33)]);
}

describe("a redaction of a picture with a transparent colour", () => {
  it.each([
    ["three colours", 3, 8, [10, 20, 30]],
    ["grey", 1, 8, [77]],
    ["three colours of two bytes", 3, 16, [1000, 2000, 3000]],
  ] as const)("of %s shows that colour as white, and no other", (_, channels, depth, key) => {
    const data = depth === 8 ? new Uint8Array(48 * channels) : new Uint16Array(48 * channels);
    data.fill(40);
    for (const [place, value] of key.entries()) data[place] = value;
    const png = encode({ width: 8, height: 6, channels, depth, data });
    const painted = redacted(withColourKey(png, key), null, [area]);
    expect(pixel(painted, 0, 0)).toEqual([255, 255, 255]);
    const other = Math.round((40 / (2 ** depth - 1)) * 255);
    expect(pixel(painted, 1, 0)).toEqual([other, other, other]);
    expect(pixel(painted, 2, 1)).toEqual([0, 0, 0]);
  });
});
