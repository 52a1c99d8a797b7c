import { crc32 } from "node:zlib";
import fc from "fast-check";
import { encode } from "fast-png";
import { describe, expect, it } from "vitest";
import { AppError } from "../../main/lib/app-error.ts";
import { aStore, fixture, type TestStore } from "./a-store.ts";

async function codeOf(test: TestStore, content: Uint8Array): Promise<string> {
  try {
    (await test.seal(content)).discard();
    return "sealed";
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code;
  }
}

/** In the others a cut at a certain place leaves a file that is whole by its format: a live recording, a trailing newline. */
const alwaysSeen = [
  "picture.png",
  "picture.jpg",
  "progressive.jpg",
  "picture.gif",
  "picture.webp",
  "lossless.webp",
  "alpha.webp",
  "picture.bmp",
  "picture.avif",
  "picture.heic",
  "clip.mp4",
  "faststart.mp4",
  "clip.mov",
  "clip.webm",
];

describe("a file cut short", () => {
  it.each(alwaysSeen)("is never sealed as whole: %s, cut at every byte", async (name) => {
    const test = aStore();
    const whole = fixture(name);
    const sealed: number[] = [];
    for (let length = 1; length < whole.length; length++) {
      if ((await codeOf(test, whole.subarray(0, length))) === "sealed") sealed.push(length);
    }
    expect(sealed).toEqual([]);
    expect(test.files()).toEqual([]);
    expect(await codeOf(test, whole)).toBe("sealed");
  });

  it.each(["page.pdf", "fragmented.mp4", "live.webm"])(
    "is told as cut short when half of it is missing: %s",
    async (name) => {
      const test = aStore();
      const whole = fixture(name);
      expect(await codeOf(test, whole.subarray(0, whole.length / 3))).toBe("EVIDENCE_TRUNCATED");
    },
  );

  it("is called by its name", async () => {
    const half = fixture("picture.png").subarray(0, 100);
    await expect(aStore().seal(half, "half.png")).rejects.toMatchObject({
      code: "EVIDENCE_TRUNCATED",
      detail: { name: "half.png" },
    });
  });
});

describe("a damaged file", () => {
  it("is seen in a PNG from any one flipped bit", async () => {
    const test = aStore();
    const whole = fixture("picture.png");
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length * 8 - 1 }), async (bit) => {
        const flipped = Buffer.from(whole);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(await codeOf(test, flipped)).not.toBe("sealed");
      }),
    );
  });

  it("never makes the inspection fail in its own way, whatever the bytes", async () => {
    const test = aStore();
    const heads = [
      "picture.jpg",
      "picture.gif",
      "picture.webp",
      "picture.bmp",
      "picture.heic",
      "clip.mp4",
      "clip.webm",
    ];
    const beginnings = [Buffer.alloc(0), ...heads.map(fixture)];
    const content = fc
      .tuple(fc.constantFrom(...beginnings), fc.nat(600), fc.uint8Array({ minLength: 1, maxLength: 300 }))
      .map(([head, keep, noise]) => Buffer.concat([head.subarray(0, keep), noise]));
    await fc.assert(
      fc.asyncProperty(content, async (bytes) => {
        expect(await codeOf(test, bytes)).toMatch(/^(sealed|EVIDENCE_[A-Z_]+)$/);
      }),
      { numRuns: 400 },
    );
    expect(test.files()).toEqual([]);
  });
});

describe("what follows the picture", () => {
  it.each(["picture.png", "picture.jpg", "picture.gif"])("does not make %s less whole", async (name) => {
    const content = Buffer.concat([fixture(name), Buffer.from("a phone's own notes, or a motion photo's film")]);
    expect(await codeOf(aStore(), content)).toBe("sealed");
  });
});

describe("pictures larger than one look", () => {
  it("are followed through all their chunks", async () => {
    const test = aStore();
    const width = 1600;
    const noise = new Uint8Array(width * width * 3).map((_, n) => Math.imul(n ^ (n >>> 7), 2_654_435_761) >>> 19);
    const png = Buffer.from(encode({ width, height: width, channels: 3, data: noise }));
    expect(png.length).toBeGreaterThan(2 * 1024 * 1024);
    expect(await codeOf(test, png)).toBe("sealed");
    const flipped = Buffer.from(png);
    flipped[png.length - 300_000] = (flipped[png.length - 300_000] ?? 0) ^ 1;
    expect(await codeOf(test, flipped)).toBe("EVIDENCE_TRUNCATED");
    expect(await codeOf(test, png.subarray(0, -1))).toBe("EVIDENCE_TRUNCATED");
  });

  it("are followed through compressed data full of markers", async () => {
    const jpeg = fixture("picture.jpg");
    const restarts = Buffer.from(Array.from({ length: 900_001 }, (_, n) => [0xff, 0xd0 + (n % 8), 0x12]).flat());
    const long = Buffer.concat([jpeg.subarray(0, -2), restarts, jpeg.subarray(-2)]);
    expect(await codeOf(aStore(), long)).toBe("sealed");
    expect(await codeOf(aStore(), long.subarray(0, -1))).toBe("EVIDENCE_TRUNCATED");
  });
});

/** A PNG that claims a size and brings no such picture. */
function claims(width: number, height: number): Buffer {
  const png = Buffer.from(fixture("picture.png"));
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

function withSize(name: string, write: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.from(fixture(name));
  write(bytes);
  return bytes;
}

describe("a picture that claims more pixels than a screen or a camera has", () => {
  const bombs: [string, Buffer, number, number][] = [
    ["PNG", claims(100_000, 100_000), 100_000, 100_000],
    ["PNG, one side", claims(65_536, 1), 65_536, 1],
    ["PNG, the area", claims(16_385, 16_384), 16_385, 16_384],
    ["GIF", withSize("picture.gif", (b) => b.writeUInt32LE(0xffffffff, 6)), 65_535, 65_535],
    ["BMP", withSize("picture.bmp", (b) => b.writeInt32LE(-100_000, 22)), 24, 100_000],
    [
      "JPEG",
      withSize("picture.jpg", (b) => b.writeUInt32BE(0xffffffff, b.indexOf(Buffer.from("ffc0", "hex")) + 5)),
      65_535,
      65_535,
    ],
    ["WebP", withSize("alpha.webp", (b) => b.fill(0xff, 24, 30)), 16_777_216, 16_777_216],
    ["AVIF", withSize("picture.avif", (b) => b.writeUInt32BE(70_000, b.indexOf("ispe") + 8)), 70_000, 16],
  ];
  it.each(bombs)("is refused: %s", async (_, content, width, height) => {
    const { seal, files } = aStore();
    await expect(seal(content)).rejects.toMatchObject({ code: "EVIDENCE_TOO_MANY_PIXELS", detail: { width, height } });
    expect(files()).toEqual([]);
  });

  it("is not: the largest that is allowed", async () => {
    expect(await codeOf(aStore(), claims(16_384, 16_384))).toBe("sealed");
  });
});
