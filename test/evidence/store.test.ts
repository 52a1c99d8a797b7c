import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { aStore, filesIn, fixture, temporaryFolder } from "./a-store.ts";

const png = fixture("picture.png");
const jpeg = fixture("picture.jpg");

/** As a failing disk or a curious hand would leave it. */
function overwrite(path: string, content: Uint8Array): void {
  chmodSync(path, 0o644);
  writeFileSync(path, content);
}

describe("a sealed file", () => {
  it("carries a marker until an entry names it", async () => {
    const { seal, files, named } = aStore();
    const sealed = await seal(png);
    const { sha256 } = sealed.evidence;
    expect(files()).toContain(`incoming/${sha256}.sealing`);
    named.add(sha256);
    sealed.keep();
    expect(files()).toEqual([`${sha256.slice(0, 2)}/${sha256}`]);
  });

  it("goes when no entry came, and only once", async () => {
    const { seal, files } = aStore();
    const first = await seal(png);
    first.discard();
    expect(files()).toEqual([]);
    const second = await seal(png);
    second.keep();
    first.discard();
    second.discard();
    expect(files()).toHaveLength(1);
  });

  it("stays when it was there before the sealing that is given up", async () => {
    const { seal, files, named } = aStore();
    const first = await seal(png);
    named.add(first.evidence.sha256);
    first.keep();
    (await seal(png)).discard();
    expect(files()).toHaveLength(1);
  });

  it("stays for the one that is kept when two seal the same content at once", async () => {
    for (const keepFirst of [true, false]) {
      const { seal, files, named } = aStore();
      const [one, two] = await Promise.all([seal(png), seal(png)]);
      const [kept, given] = keepFirst ? [one, two] : [two, one];
      given.discard();
      named.add(kept.evidence.sha256);
      kept.keep();
      expect(files()).toHaveLength(1);
    }
  });

  it("stays for a sealing that is still under way when another of the same content is given up", async () => {
    const { store, seal, files } = aStore();
    const first = await seal(png);
    const second = seal(png);
    await new Promise((resolve) => setImmediate(resolve));
    first.discard();
    (await second).keep();
    expect(files()).toHaveLength(1);
    expect(await store.read(first.evidence.sha256, 1e6)).toEqual(png);
  });

  it("goes when both of two equal sealings are given up", async () => {
    const { seal, files } = aStore();
    for (const sealed of await Promise.all([seal(png), seal(png), seal(png)])) sealed.discard();
    expect(files()).toEqual([]);
  });

  it("is mended when the bytes on the shelf are damaged", async () => {
    const { store, seal, named } = aStore();
    const { evidence, keep } = await seal(png);
    named.add(evidence.sha256);
    keep();
    overwrite(store.path(evidence.sha256), jpeg);
    (await seal(png)).discard();
    expect(readFileSync(store.path(evidence.sha256))).toEqual(png);
  });

  it("replaces a link, or a folder, that stands in its place", async () => {
    const { store, folder, seal } = aStore();
    const sealed = await seal(png);
    sealed.discard();
    const path = store.path(sealed.evidence.sha256);
    writeFileSync(join(folder, "elsewhere"), png);
    symlinkSync(join(folder, "elsewhere"), path);
    (await seal(png)).keep();
    expect(statSync(path).ino).not.toBe(statSync(join(folder, "elsewhere")).ino);
    rmSync(path);
    mkdirSync(join(path, "inside"), { recursive: true });
    (await seal(png)).keep();
    expect(await store.read(sealed.evidence.sha256, 1000)).toEqual(png);
  });

  it("finds its folder again after somebody tidied it away", async () => {
    const { store, seal } = aStore();
    const sealed = await seal(png);
    sealed.discard();
    rmSync(dirname(store.path(sealed.evidence.sha256)), { recursive: true });
    await seal(png);
    expect(existsSync(store.path(sealed.evidence.sha256))).toBe(true);
  });
});

describe("opening the store after a crash", () => {
  it("removes unfinished files and finished ones that no entry names", async () => {
    const { seal, folder, files, reopen } = aStore();
    await seal(png);
    writeFileSync(join(folder, "incoming", "0123456789abcdef.part"), png.subarray(0, 40));
    expect(files()).toHaveLength(3);
    reopen();
    expect(files()).toEqual([]);
  });

  it("keeps a file whose entry was written, though the crash came before the marker went", async () => {
    const { seal, files, named, reopen } = aStore();
    const { evidence } = await seal(png);
    named.add(evidence.sha256);
    const store = reopen();
    expect(files()).toEqual([`${evidence.sha256.slice(0, 2)}/${evidence.sha256}`]);
    expect(await store.read(evidence.sha256, 1000)).toEqual(png);
  });

  it("takes a marker without its file for what it is: nothing", async () => {
    const { folder, files, reopen } = aStore();
    writeFileSync(join(folder, "incoming", `${"0".repeat(64)}.sealing`), "");
    reopen();
    expect(files()).toEqual([]);
  });

  it.each(["", "incoming", "3f"])("touches nothing when its folder %j is a link to a stranger's", (part) => {
    const { folder, reopen } = aStore();
    const stranger = temporaryFolder();
    mkdirSync(join(stranger, "letters.part"));
    writeFileSync(join(stranger, "thesis.part"), "three years");
    rmSync(join(folder, part), { recursive: true });
    symlinkSync(stranger, join(folder, part));
    expect(reopen).toThrow(
      expect.objectContaining({ code: "EVIDENCE_FOLDER_FOREIGN", detail: { folder: join(folder, part) } }),
    );
    rmSync(join(folder, part));
    writeFileSync(join(folder, part), "a file where the folder should be");
    expect(reopen).toThrow(expect.objectContaining({ code: "EVIDENCE_FOLDER_FOREIGN" }));
    expect(readdirSync(stranger)).toEqual(["letters.part", "thesis.part"]);
  });

  it("sweeps no folder and no file that a save never makes", async () => {
    const { seal, folder, store, files, reopen } = aStore();
    const { sha256 } = (await seal(png)).evidence;
    rmSync(store.path(sha256));
    mkdirSync(store.path(sha256));
    mkdirSync(join(folder, "incoming", "holiday.part"));
    const kept = ["incoming/holiday.part/beach.txt", "incoming/notes.txt", `${sha256.slice(0, 2)}/${sha256}/mine.txt`];
    for (const file of kept) writeFileSync(join(folder, file), "mine");
    reopen();
    expect(files().sort()).toEqual(kept.sort());
  });

  it("leaves alone what it did not put there in the middle of a save", async () => {
    const { seal, files, reopen } = aStore();
    (await seal(png)).keep();
    reopen();
    expect(files()).toHaveLength(1);
  });
});

describe("reading", () => {
  async function kept() {
    const test = aStore();
    const sealed = await test.seal(png);
    sealed.keep();
    return { ...test, sha256: sealed.evidence.sha256, path: test.store.path(sealed.evidence.sha256) };
  }

  it("gives the bytes that were sealed", async () => {
    const { store, sha256 } = await kept();
    expect(await store.read(sha256, png.length)).toEqual(png);
  });

  it("refuses what is larger than the caller can show, unread", async () => {
    const { store, sha256 } = await kept();
    await expect(store.read(sha256, png.length - 1)).rejects.toMatchObject({
      code: "EVIDENCE_TOO_LARGE_TO_SHOW",
      detail: { bytes: png.length, limit: png.length - 1 },
    });
  });

  it.each([
    ["longer", Buffer.concat([png, png])],
    ["shorter", png.subarray(1)],
    ["other", Buffer.from(png).reverse()],
    ["empty", Buffer.alloc(0)],
  ])("finds a damaged file: %s", async (_, content) => {
    const { store, sha256, path, folder } = await kept();
    overwrite(path, content);
    await expect(store.read(sha256, 1e6)).rejects.toMatchObject({ code: "EVIDENCE_DAMAGED", detail: { sha256 } });
    const copying = store.copyTo(sha256, join(folder, "copy.png"));
    await expect(copying).rejects.toMatchObject({ code: "EVIDENCE_DAMAGED" });
    expect(filesIn(folder)).not.toContain("copy.png");
  });

  it("finds that a file is missing, or is a link or a folder", async () => {
    const { store, sha256, path, folder } = await kept();
    rmSync(path);
    await expect(store.read(sha256, 1e6)).rejects.toMatchObject({ code: "EVIDENCE_MISSING" });
    writeFileSync(join(folder, "elsewhere"), png);
    symlinkSync(join(folder, "elsewhere"), path);
    await expect(store.read(sha256, 1e6)).rejects.toMatchObject({ code: "EVIDENCE_DAMAGED" });
    rmSync(path);
    mkdirSync(path);
    await expect(store.read(sha256, 1e6)).rejects.toMatchObject({ code: "EVIDENCE_DAMAGED" });
  });

  it.each(["../../log.sqlite", "", "AA".repeat(32), `${"a".repeat(64)}\n`])("makes no path of %j", async (name) => {
    const { store } = aStore();
    expect(() => store.path(name)).toThrow(expect.objectContaining({ code: "EVIDENCE_MISSING" }));
    await expect(store.read(name, 1e6)).rejects.toMatchObject({ code: "EVIDENCE_MISSING" });
  });

  it("copies to a file that is replaced whole", async () => {
    const { store, sha256 } = await kept();
    const folder = temporaryFolder();
    const copy = join(folder, "copy.png");
    writeFileSync(copy, "something older");
    await store.copyTo(sha256, copy);
    expect(readFileSync(copy)).toEqual(png);
    expect(filesIn(folder)).toEqual(["copy.png"]);
    await expect(store.copyTo(sha256, join(folder, "no", "copy.png"))).rejects.toMatchObject({
      code: "FOLDER_MISSING",
    });
  });
});
