import { describe, expect, it } from "vitest";
import { aStore, fixture } from "./a-store.ts";

const mebibyte = 1024 * 1024;

function box(name: string, content: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length, 0);
  head.write(name, 4, "latin1");
  return Buffer.concat([head, content]);
}

/** A film with `count` empty boxes before its index and its data. */
function* filmOf(count: number): Generator<Buffer> {
  yield box("ftyp", Buffer.from("isom\0\0\0\0isommp42", "latin1"));
  const some = Buffer.concat(Array.from({ length: mebibyte / 64 }, () => box("free")));
  for (let done = 0; done < count; done += some.length / 8) yield some;
  yield box("moov");
  yield box("mdat");
}

function heicOf(...meta: Buffer[]): Buffer {
  const brands = box("ftyp", Buffer.from("heic\0\0\0\0mif1heic", "latin1"));
  return Buffer.concat([brands, box("meta", Buffer.concat([Buffer.alloc(4), ...meta]))]);
}

describe("a file made to keep us busy", () => {
  it("costs no memory by its number of boxes", async () => {
    const { store } = aStore();
    const before = process.memoryUsage().heapUsed;
    let [most, looks] = [0, 0];
    const look = setInterval(() => {
      looks += 1;
      most = Math.max(most, process.memoryUsage().heapUsed - before);
    }, 5);
    const sealed = await store.seal(filmOf(2_000_000), { name: "a.mp4", bytes: null });
    clearInterval(look);
    expect(sealed.evidence.mediaType).toBe("video/mp4");
    // What was there before may be given up meanwhile: there may be less than at the beginning, but it must have been looked at.
    expect(looks).toBeGreaterThan(0);
    expect(most).toBeLessThan(120 * mebibyte);
  });

  it("is refused when it has more parts than an honest one", async () => {
    const { store, files } = aStore();
    const sealing = store.seal(filmOf(6_000_000), { name: "a.mp4", bytes: null });
    await expect(sealing).rejects.toMatchObject({ code: "EVIDENCE_TRUNCATED" });
    expect(files()).toEqual([]);
  });

  const extents = Buffer.alloc(10 * 200, 0xff);
  const many = Buffer.concat([Buffer.from("000000000000ffff", "hex"), extents]);
  it.each<[string, Buffer]>([
    [
      "a JPEG of nothing but beginnings",
      Buffer.concat([fixture("picture.jpg").subarray(0, 20), Buffer.alloc(8 * mebibyte, Buffer.from("ffd8", "hex"))]),
    ],
    [
      "a HEIC with more boxes than a picture has",
      heicOf(Buffer.concat(Array.from({ length: 100_001 }, () => box("free")))),
    ],
    ["a HEIC with places that take no room", heicOf(box("iloc", many))],
    [
      "a GIF that never ends",
      Buffer.concat([
        fixture("picture.gif").subarray(0, -1),
        Buffer.from("21fe", "hex"),
        Buffer.alloc(16 * mebibyte, 1),
      ]),
    ],
  ])("is refused soon: %s", async (_, content) => {
    const started = performance.now();
    await expect(aStore().seal(content)).rejects.toMatchObject({ code: "EVIDENCE_TRUNCATED" });
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it("lets others have their turn while it is looked at, and can be cancelled", async () => {
    const { store, files } = aStore();
    const cancel = new AbortController();
    let turns = 0;
    function* source() {
      yield* filmOf(3_000_000);
      setTimeout(() => cancel.abort(), 60);
      const count = setInterval(() => {
        turns++;
        if (cancel.signal.aborted) clearInterval(count);
      }, 1);
    }
    const sealing = store.seal(source(), { name: "a.mp4", bytes: null }, undefined, cancel.signal);
    await expect(sealing).rejects.toMatchObject({ code: "EVIDENCE_CANCELLED" });
    expect(turns).toBeGreaterThan(2);
    expect(files()).toEqual([]);
  });
});
