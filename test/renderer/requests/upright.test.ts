import { decode } from "fast-png";
import { type Browser, chromium, type Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SetRedaction } from "../../../renderer/stores/requests.ts";

declare global {
  var redactionOf: (request: string, seq: number, sha256: string) => SetRedaction;
}

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const entry = new URL("./upright-page.ts", import.meta.url).pathname;
  const built = await build({
    configFile: false,
    logLevel: "silent",
    define: { "process.env.NODE_ENV": '"production"' },
    build: { write: false, lib: { entry, formats: ["es"] } },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  const code = bundle !== undefined && "output" in bundle ? bundle.output[0].code : "";
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  page = await browser.newPage();
  await page.route("https://window.invalid/", (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html>" }),
  );
  await page.goto("https://window.invalid/");
  await page.addScriptTag({ type: "module", content: code });
  await page.waitForFunction(() => "redactionOf" in window);
}, 60_000);

afterAll(() => browser?.close());

/** A JPEG, 40 by 20 pixels, its left half red and its right half blue. */
function jpeg(): Promise<number[]> {
  return page.evaluate(async () => {
    const canvas = new OffscreenCanvas(40, 20);
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("no canvas");
    context.fillStyle = "#ff0000";
    context.fillRect(0, 0, 20, 20);
    context.fillStyle = "#0000ff";
    context.fillRect(20, 0, 20, 20);
    const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 1 });
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
}

/** The picture with an EXIF segment: camera “Sample Camera”, and the orientation (EXIF 2.32, tag 0x0112; 6: to be turned right). */
function withExif(picture: readonly number[], orientation: number): number[] {
  const camera = Buffer.from("Sample Camera\0", "latin1");
  const tiff = Buffer.alloc(8 + 2 + 24 + 4);
  tiff.write("MM\0*", 0, "latin1");
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(2, 8);
  tiff.writeUInt16BE(0x0110, 10);
  tiff.writeUInt16BE(2, 12);
  tiff.writeUInt32BE(camera.length, 14);
  tiff.writeUInt32BE(tiff.length, 18);
  tiff.writeUInt16BE(0x0112, 22);
  tiff.writeUInt16BE(3, 24);
  tiff.writeUInt32BE(1, 26);
  tiff.writeUInt16BE(orientation, 30);
  const body = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff, camera]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return [...picture.slice(0, 2), ...head, ...body, ...picture.slice(2)];
}

/** What main is sent when areas of this picture are covered: the bytes, and the request that names them. */
function sent(picture: readonly number[], areas: number): Promise<{ bytes: number[]; source: string | null }> {
  return page.evaluate(
    async ({ original, count }) => {
      const bytes: number[] = [];
      let source: string | null = null;
      const replies: Record<string, (asked: Record<string, unknown>) => unknown> = {
        "evidence.read": () => ({ mediaType: "image/jpeg", bytes: new Uint8Array(original) }),
        "evidence.begin": (asked) => ({ source: "token", name: asked.name, bytes: asked.bytes }),
        "evidence.chunk": (asked) => void bytes.push(...(asked.bytes as Uint8Array)),
        "requests.redact": (asked) => {
          source = asked.source as string | null;
        },
      };
      const request = async (channel: string, asked: never) => ({ ok: true, value: replies[channel]?.(asked) ?? null });
      Object.assign(window, { custodia: { request, on: () => () => undefined } });
      const area = { x: 0, y: 0, width: 1, height: 1 };
      await globalThis.redactionOf(
        "r",
        3,
        "ab".repeat(32),
      )({
        areas: Array(count).fill(area),
        provision: "minor",
        hidesFile: true,
      });
      return { bytes, source };
    },
    { original: [...picture], count: areas },
  );
}

function chunkNames(png: Buffer): readonly string[] {
  const names: string[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) names.push(png.toString("latin1", at + 4, at + 8));
  return names;
}

describe("a picture whose areas are covered", () => {
  it("[A-6.e.i] is sent upright, as it is looked at, and without a word beside its pixels", async () => {
    const turned = withExif(await jpeg(), 6);
    expect(Buffer.from(turned).includes("Sample Camera")).toBe(true);
    const { bytes, source } = await sent(turned, 1);
    const png = Buffer.from(bytes);
    expect(source).toBe("token");
    expect(png.includes("Sample Camera")).toBe(false);
    for (const name of chunkNames(png)) expect(["IHDR", "sRGB", "gAMA", "cHRM", "IDAT", "IEND"]).toContain(name);
    const { width, height, data, channels } = decode(png);
    expect([width, height]).toEqual([20, 40]);
    // Turned to the right, what was on the left is on top.
    const pixel = (x: number, y: number) => [...data.slice((y * width + x) * channels, (y * width + x) * channels + 3)];
    expect(pixel(10, 5)[0]).toBeGreaterThan(200);
    expect(pixel(10, 35)[2]).toBeGreaterThan(200);
  });

  it("sends no picture when all areas are taken back", async () => {
    expect(await sent(await jpeg(), 0)).toEqual({ bytes: [], source: null });
  });
});
