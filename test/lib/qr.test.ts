import { decode, encode } from "fast-png";
import { describe, expect, it } from "vitest";
import { mostPixels, qrMatrix, readQr } from "../../main/lib/qr.ts";
import { blank, drawn, inverted, type Picture, rotated, withNoise } from "./a-qr-picture.ts";

/** As long and as wide-ranging as an export key. */
const exportKey = [
  "custodia/export-key@v1",
  "name Sam Sample-Őrsi",
  "title Public Information Officer",
  "organisation Municipality of Invented Harbour",
  `recipient age1${"q7l".repeat(19)}z`,
  `signer sam.sample@invented-harbour.example+0123abcd+${"A9+/".repeat(11)}`,
  "",
  `— sam.sample@invented-harbour.example ${"Zz0+".repeat(23)}`,
  "",
].join("\n");
const otpauth =
  "otpauth://totp/Sample%20Network:parks%40invented-harbour.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Sample%20Network&algorithm=SHA1&digits=6&period=30";

function rowsOf(text: string): readonly string[] {
  const matrix = qrMatrix(text);
  if (matrix === null) throw new Error("too long");
  return matrix.rows;
}

function read({ width, height, rgba }: Picture): string {
  return readQr(width, height, rgba);
}

function codeOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
  return "no error";
}

describe("a picture that can't be read", () => {
  it("is refused when its sizes don't fit together", () => {
    for (const [width, height, bytes] of [
      [0, 0, 0],
      [2, 2, 15],
      [2, 2, 17],
      [-2, -2, 16],
      [1.5, 2, 12],
      [Number.NaN, 1, 4],
    ] as const) {
      expect(codeOf(() => readQr(width, height, new Uint8Array(bytes)))).toBe("REQUEST_MALFORMED");
    }
  });

  it("is refused above 40 megapixels before a byte of it is looked at", () => {
    expect(codeOf(() => readQr(mostPixels + 1, 1, new Uint8Array(4)))).toBe("PICTURE_TOO_LARGE");
    expect(codeOf(() => readQr(100_000, 100_000, new Uint8Array(4)))).toBe("PICTURE_TOO_LARGE");
  });

  it("holds no code: white, black, noise, half a code, a single pixel", () => {
    const half = drawn(rowsOf(exportKey), { scale: 4 });
    const cut = { ...half, height: half.height >> 1, rgba: half.rgba.subarray(0, half.width * (half.height >> 1) * 4) };
    for (const picture of [
      blank(300, 200, 255),
      blank(300, 200, 0),
      withNoise(blank(300, 200, 128), 120),
      cut,
      blank(1, 1, 0),
    ]) {
      expect(codeOf(() => read(picture))).toBe("QR_NOT_FOUND");
    }
  });
});

describe("a QR code that we draw", () => {
  it("is null only when no QR code could hold the text", () => {
    expect(qrMatrix("x".repeat(2_953))?.rows).toHaveLength(177);
    expect(qrMatrix("x".repeat(2_954))).toBeNull();
    expect(qrMatrix("é".repeat(1_477))).toBeNull();
  });

  it("is square, of 0 and 1 only, with a dark corner and no quiet zone", () => {
    const rows = rowsOf("Custodia");
    expect(rows.every((row) => row.length === rows.length && /^[01]+$/.test(row))).toBe(true);
    expect(rows[0]?.startsWith("1111111")).toBe(true);
  });

  it.each([1, 2, 3, 5, 8])("is read again at %i pixels a module", (scale) => {
    for (const text of [exportKey, otpauth, "x".repeat(2_600)]) {
      expect(read(drawn(rowsOf(text), { scale, margin: 4 }))).toBe(text);
    }
  });

  it("is read without its white edge, turned any way, inverted, and on a transparent ground", () => {
    const picture = drawn(rowsOf(exportKey), { scale: 4, margin: 4 });
    const right = rotated(picture);
    const around = rotated(right);
    const left = rotated(around);
    for (const one of [drawn(rowsOf(exportKey), { scale: 4, margin: 0 }), right, around, left, inverted(picture)]) {
      expect(read(one)).toBe(exportKey);
    }
    expect(read(drawn(rowsOf(otpauth), { scale: 4, margin: 4, transparent: true }))).toBe(otpauth);
  });

  it("is read from a noisy, greyish picture, as a telephone takes it", () => {
    expect(read(withNoise(drawn(rowsOf(exportKey), { scale: 5, margin: 4, dark: 70, light: 190 }), 45))).toBe(
      exportKey,
    );
    expect(read(withNoise(drawn(rowsOf(otpauth), { scale: 4, margin: 4, dark: 70, light: 190 }), 45))).toBe(otpauth);
  });

  it("is found in a large screenshot between lines of text, and after a PNG file was made of it", () => {
    const screen = drawn(rowsOf(otpauth), { scale: 4, margin: 4, on: { width: 1920, height: 1080, x: 1210, y: 380 } });
    for (let line = 0; line < 40; line += 1) {
      for (let x = 60; x < 1100; x += 1) {
        const isInk = (x * 7 + line * 13) % 11 < 4;
        for (let y = 40 + line * 24; isInk && y < 52 + line * 24; y += 1)
          screen.rgba.fill(30, (y * 1920 + x) * 4, (y * 1920 + x) * 4 + 3);
      }
    }
    const { width, height, data } = decode(encode({ width: 1920, height: 1080, data: screen.rgba, channels: 4 }));
    expect(readQr(width, height, Uint8Array.from(data))).toBe(otpauth);
  });

  it("leaves the picture that it was given as it was", () => {
    const { width, height, rgba } = drawn(rowsOf(otpauth), { scale: 3, margin: 4, transparent: true });
    const before = Uint8Array.from(rgba);
    readQr(width, height, rgba);
    expect(Buffer.from(rgba).equals(before)).toBe(true);
  });
});
