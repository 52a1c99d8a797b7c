import { createHash } from "node:crypto";
import { createReadStream, readFileSync, statSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { AppError } from "../../main/lib/app-error.ts";
import { aStore, fixture, kinds } from "./a-store.ts";

describe("what may be evidence", () => {
  it.each(kinds)("seals %s as %s, byte for byte, read-only", async (name, mediaType) => {
    const { store, seal, files } = aStore();
    const content = fixture(name);
    const sealed = await seal(content, name);
    const sha256 = createHash("sha256").update(content).digest("hex");
    expect(sealed.evidence).toEqual({ bytes: content.length, mediaType, name, sha256 });
    expect(sealed.renamedType).toBeNull();
    sealed.keep();
    expect(files()).toEqual([`${sha256.slice(0, 2)}/${sha256}`]);
    expect(readFileSync(store.path(sha256))).toEqual(content);
    expect(statSync(store.path(sha256)).mode & 0o222).toBe(0);
  });

  const page = "<!doctype html><script>alert(1)</script>";
  const refused: [string, Buffer][] = [
    ["page.html", Buffer.from(page)],
    ["drawing.svg", Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`)],
    ["drawing.png", Buffer.from(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>`)],
    ["note.txt", Buffer.from("They wrote something rude.")],
    ["begins-with-bm.bmp", Buffer.from("BMX racing is what the comment was about, more or less. ".repeat(4))],
    ["setup.exe", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(400, 7)])],
    ["archive.zip", Buffer.from("504b0304140000000000", "hex")],
    ["archive.gz", gzipSync(page)],
    ["film.mkv", Buffer.from("1a45dfa39342868100428281084282886d6174726f736b61", "hex")],
    ["song.m4a", Buffer.from("0000001c667479704d344120000000004d3441206d70343269736f6d", "hex")],
    ["zeros.png", Buffer.alloc(100_000)],
  ];
  it.each(refused)("refuses %s, whatever it is called", async (name, content) => {
    const { seal, files } = aStore();
    await expect(seal(content, name)).rejects.toMatchObject({ code: "EVIDENCE_TYPE_UNKNOWN", detail: { name } });
    expect(files()).toEqual([]);
  });

  it("stops reading a source whose beginning shows that it is no evidence", async () => {
    const { store } = aStore();
    let given = 0;
    function* archive() {
      for (let n = 0; n < 1000; n++) {
        given++;
        yield Buffer.concat([Buffer.from("504b0304", "hex"), Buffer.alloc(40_000)]);
      }
    }
    await expect(store.seal(archive(), { name: "a.zip", bytes: null })).rejects.toMatchObject({
      code: "EVIDENCE_TYPE_UNKNOWN",
    });
    expect(given).toBeLessThan(4);
  });
});

describe("a name that says another type than the bytes", () => {
  it.each([
    ["picture.jpg", "screenshot.png", "image/jpeg"],
    ["picture.png", "invoice.pdf", "image/png"],
    ["clip.mov", "film.mp4", "video/quicktime"],
    ["picture.gif", "note.txt", "image/gif"],
    ["picture.png", "run.exe", "image/png"],
  ])("tells that %s called %s is really %s", async (from, name, mediaType) => {
    const sealed = await aStore().seal(fixture(from), name);
    expect(sealed.renamedType).toBe(mediaType);
    expect(sealed.evidence.mediaType).toBe(mediaType);
  });

  it.each([
    ["picture.jpg", "PHOTO.JPEG"],
    ["picture.png", "Screenshot 2026-11-20 at 10.14"],
    ["picture.png", "no extension"],
  ])("finds nothing wrong with %s called %s", async (from, name) => {
    expect((await aStore().seal(fixture(from), name)).renamedType).toBeNull();
  });

  it("keeps only the last part of a hostile name", async () => {
    const sealed = await aStore().seal(fixture("picture.png"), "../../../etc/\u202Egnp.cron\u0000.png");
    expect(sealed.evidence.name).toBe("gnp.cron.png");
  });
});

describe("sizes", () => {
  it("refuses an empty file, announced as such or not", async () => {
    const { store, seal, files } = aStore();
    await expect(seal(Buffer.alloc(0))).rejects.toMatchObject({ code: "EVIDENCE_EMPTY" });
    await expect(store.seal([], { name: "a.png", bytes: null })).rejects.toMatchObject({ code: "EVIDENCE_EMPTY" });
    expect(files()).toEqual([]);
  });

  it("refuses more than 2 GiB before the first byte is read", async () => {
    const { store } = aStore();
    const source = {
      [Symbol.iterator](): Iterator<Uint8Array> {
        throw new Error("was read");
      },
    };
    await expect(store.seal(source, { name: "a.mp4", bytes: 2_147_483_649 })).rejects.toMatchObject({
      code: "EVIDENCE_TOO_LARGE",
      detail: { bytes: 2_147_483_649, limit: 2_147_483_648 },
    });
  });

  it.each([
    ["shorter", -1],
    ["longer", 1],
  ])("refuses a file that came %s than it was announced", async (_, by) => {
    const { store, files } = aStore();
    const content = fixture("picture.png");
    const sealing = store.seal([content], { name: "a.png", bytes: content.length - by });
    await expect(sealing).rejects.toMatchObject({ code: "EVIDENCE_SIZE_CHANGED" });
    expect(files()).toEqual([]);
  });

  it("takes a file in pieces of any length", async () => {
    const { store } = aStore();
    const content = fixture("clip.mp4");
    const single = Array.from(content, (byte) => Uint8Array.of(byte));
    const done: number[] = [];
    const sealed = await store.seal(single, { name: "clip.mp4", bytes: content.length }, (bytes) => done.push(bytes));
    expect(sealed.evidence.bytes).toBe(content.length);
    expect(done.at(-1)).toBe(content.length);
    expect(done).toHaveLength(content.length);
  });
});

describe("a source that fails", () => {
  it("is told as unreadable, and leaves nothing", async () => {
    const { store, files } = aStore();
    async function* failing() {
      yield fixture("picture.png").subarray(0, 50);
      throw Object.assign(new Error("gone"), { code: "EIO" });
    }
    await expect(store.seal(failing(), { name: "a.png", bytes: null })).rejects.toMatchObject({
      code: "EVIDENCE_UNREADABLE",
      detail: { name: "a.png", reason: "EIO" },
    });
    expect(files()).toEqual([]);
  });

  it("keeps its own code when it has one", async () => {
    const { store } = aStore();
    // biome-ignore lint/correctness/useYield: it fails before it gives anything
    async function* failing(): AsyncGenerator<Uint8Array> {
      throw new AppError("SOURCE_UNKNOWN");
    }
    const sealing = store.seal(failing(), { name: "a.png", bytes: null });
    await expect(sealing).rejects.toMatchObject({ code: "SOURCE_UNKNOWN" });
  });

  it("can be cancelled while it keeps silent, and is told to let go", async () => {
    const { store, files } = aStore();
    let letGo = false;
    const source: AsyncIterable<Uint8Array> = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise(() => {}),
        return: async () => {
          letGo = true;
          return { done: true, value: undefined };
        },
      }),
    };
    const cancel = new AbortController();
    const sealing = store.seal(source, { name: "a.png", bytes: null }, undefined, cancel.signal);
    setTimeout(() => cancel.abort(), 20);
    await expect(sealing).rejects.toMatchObject({ code: "EVIDENCE_CANCELLED" });
    expect(letGo).toBe(true);
    expect(files()).toEqual([]);
  });

  it("can be cancelled between two pieces, and before the first", async () => {
    const { store, files } = aStore();
    const cancel = new AbortController();
    function* source() {
      yield fixture("picture.png").subarray(0, 20);
      cancel.abort();
      yield fixture("picture.png").subarray(20);
    }
    for (let n = 0; n < 2; n++) {
      const sealing = store.seal(source(), { name: "a.png", bytes: null }, undefined, cancel.signal);
      await expect(sealing).rejects.toMatchObject({ code: "EVIDENCE_CANCELLED" });
    }
    expect(files()).toEqual([]);
  });
});

describe("a stream that is refused before it is read", () => {
  it("is closed, and its own failure later disturbs nobody", async () => {
    const { store } = aStore();
    const source = createReadStream("/nonexistent/film.mp4");
    await expect(store.seal(source, { name: "film.mp4", bytes: 3e9 })).rejects.toMatchObject({
      code: "EVIDENCE_TOO_LARGE",
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(source.destroyed).toBe(true);
  });
});
