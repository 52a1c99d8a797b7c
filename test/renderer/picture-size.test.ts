import fc from "fast-check";
import { encode } from "fast-png";
import { describe, expect, it } from "vitest";
import { redacted } from "../../main/requests/redaction.ts";
import { claimedPixels, drawable, mostPixels } from "../../renderer/picture-size.ts";

function pngClaiming(width: number, height: number): Uint8Array {
  const png = new Uint8Array(encode({ width: 1, height: 1, data: new Uint8Array(3), channels: 3, depth: 8 }));
  const view = new DataView(png.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return png;
}

describe("pictures before they are drawn", () => {
  it("reads the size that a PNG claims, and never draws one of 100,000 × 100,000", () => {
    expect(claimedPixels(pngClaiming(320, 200))).toBe(64_000);
    expect(drawable(pngClaiming(320, 200))).toBe(true);
    expect(drawable(pngClaiming(100_000, 100_000))).toBe(false);
    expect(drawable(pngClaiming(0, 10))).toBe(false);
  });

  it("draws what can be redacted, and nothing larger: there is one limit", () => {
    const [width, height] = [10_000, mostPixels / 10_000];
    const areas = [{ x: 0, y: 0, width: 1, height: 1 }];
    const refusal = (png: Uint8Array) => {
      try {
        redacted(png, null, areas);
      } catch (error) {
        return (error as { code: string }).code;
      }
      return null;
    };
    expect(drawable(pngClaiming(width, height))).toBe(true);
    expect(drawable(pngClaiming(width, height + 1))).toBe(false);
    // The claim of the first is a lie, which is found out only when it is unpacked.
    expect(refusal(pngClaiming(width, height))).toBe("REDACTION_NOT_A_PICTURE");
    expect(refusal(pngClaiming(width, height + 1))).toBe("EVIDENCE_TOO_MANY_PIXELS");
  });

  it("reads GIF, JPEG and WebP headers", () => {
    const gif = Uint8Array.from([0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 0x40, 0x01, 0xc8, 0x00]);
    expect(claimedPixels(gif)).toBe(320 * 200);
    const jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8, 0x00, 0xc8, 0x01, 0x40, 3, 1, 0x22, 0];
    expect(claimedPixels(Uint8Array.from(jpeg))).toBe(320 * 200);
    const webp = new Uint8Array(30);
    webp.set([0x52, 0x49, 0x46, 0x46], 0);
    webp.set([0x57, 0x45, 0x42, 0x50, 0x56, 0x50, 0x38, 0x58], 8);
    webp.set([0x3f, 0x01, 0x00, 0xc7, 0x00, 0x00], 24);
    expect(claimedPixels(webp)).toBe(320 * 200);
  });

  it("answers for any bytes without throwing", () => {
    const starts = [[], [0xff, 0xd8], [0x89, 0x50, 0x4e, 0x47], [0x47, 0x49, 0x46, 0x38], [0x52, 0x49, 0x46, 0x46]];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 64 }), (start, rest) => {
        const pixels = claimedPixels(Uint8Array.from([...start, ...rest]));
        expect(pixels === null || pixels >= 0).toBe(true);
      }),
    );
  });
});
