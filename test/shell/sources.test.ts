import { existsSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { Sources, type Taken } from "../../main/shell/sources.ts";
import { temporaryFolder } from "./folder.ts";

let folder: string;
let now: number;
let sources: Sources;

beforeEach(() => {
  folder = temporaryFolder();
  now = Date.parse("2026-11-20T12:00:00.000Z");
  sources = new Sources(join(folder, "spool"), () => new Date(now));
});

const code = (expected: string) => expect.objectContaining({ code: expected });

async function bytesOf(taken: Taken): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of taken.stream()) parts.push(part);
  return Buffer.concat(parts);
}

describe("sources of evidence", () => {
  it("gives back the bytes that came, in order, even when the chunks were not waited for", async () => {
    const { source, name, bytes } = sources.begin("comment.png", 6);
    expect({ name, bytes }).toEqual({ name: "comment.png", bytes: 6 });
    await Promise.all(
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ].map((part) => sources.chunk(source, new Uint8Array(part))),
    );
    expect([...(await bytesOf(sources.take(source)))]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("names a source by a token that can't be guessed and is good for one sealing", async () => {
    const { source } = sources.begin("a", 0);
    expect(source).toMatch(/^[0-9a-f]{32}$/);
    expect(sources.begin("a", 0).source).not.toBe(source);
    sources.take(source);
    expect(() => sources.take(source)).toThrow(code("SOURCE_UNKNOWN"));
    await expect(sources.chunk(source, new Uint8Array(1))).rejects.toEqual(code("SOURCE_UNKNOWN"));
    expect(() => sources.take("0".repeat(32))).toThrow(code("SOURCE_UNKNOWN"));
  });

  it("refuses more bytes than were announced, and forgets the source", async () => {
    const { source } = sources.begin("a", 2);
    await expect(sources.chunk(source, new Uint8Array(3))).rejects.toEqual(code("EVIDENCE_SIZE_CHANGED"));
    expect(() => sources.take(source)).toThrow(code("SOURCE_UNKNOWN"));
    expect(readdirSync(join(folder, "spool"))).toEqual([]);
  });

  it("refuses at once what is larger than can be sealed, and takes what is just as large", () => {
    const most = 2 * 1024 ** 3;
    expect(sources.begin("film.mp4", most).bytes).toBe(most);
    expect(() => sources.begin("film.mp4", most + 1)).toThrow(code("EVIDENCE_TOO_LARGE"));
    expect(() => sources.begin("film.mp4", Number.MAX_SAFE_INTEGER)).toThrow(code("EVIDENCE_TOO_LARGE"));
    const file = join(folder, "film.mp4");
    writeFileSync(file, "");
    truncateSync(file, most + 1);
    expect(() => sources.file(file)).toThrow(code("EVIDENCE_TOO_LARGE"));
  });

  it("removes the bytes once the sealing is over, however it ended", async () => {
    const { source } = sources.begin("a", 1);
    await sources.chunk(source, new Uint8Array(1));
    {
      await using taken = sources.take(source);
      expect(taken.bytes).toBe(1);
    }
    expect(readdirSync(join(folder, "spool"))).toEqual([]);
  });

  it("keeps at most eight sources that wait for bytes: the oldest goes", async () => {
    const tokens = Array.from({ length: 9 }, () => sources.begin("a", 0).source);
    expect(() => sources.take(String(tokens[0]))).toThrow(code("SOURCE_UNKNOWN"));
    for (const token of tokens.slice(1)) sources.take(token);
  });

  it("forgets what nobody came back for within half an hour", () => {
    const { source } = sources.begin("a", 0);
    now += 31 * 60_000;
    sources.begin("b", 0);
    expect(() => sources.take(source)).toThrow(code("SOURCE_UNKNOWN"));
  });

  it("reads a person's own file where it lies, and leaves it there", async () => {
    const file = join(folder, "page.pdf");
    writeFileSync(file, "%PDF-1.7");
    const { source, name, bytes } = sources.file(file);
    expect({ name, bytes }).toEqual({ name: "page.pdf", bytes: 8 });
    await expect(sources.chunk(source, new Uint8Array(1))).rejects.toEqual(code("SOURCE_UNKNOWN"));
    {
      await using taken = sources.take(source);
      expect((await bytesOf(taken)).toString()).toBe("%PDF-1.7");
    }
    expect(existsSync(file)).toBe(true);
  });

  it("refuses a folder and a file that has gone", async () => {
    mkdirSync(join(folder, "holiday"));
    expect(() => sources.file(join(folder, "holiday"))).toThrow(code("EVIDENCE_UNREADABLE"));
    expect(() => sources.file(join(folder, "nothing.png"))).toThrow(code("EVIDENCE_UNREADABLE"));
    const file = join(folder, "gone.png");
    writeFileSync(file, "x");
    const { source } = sources.file(file);
    rmSync(file);
    await expect(bytesOf(sources.take(source))).rejects.toEqual(code("EVIDENCE_UNREADABLE"));
  });

  it("streams a file of half a gigabyte without holding it", async () => {
    const file = join(folder, "video.mp4");
    writeFileSync(file, "");
    truncateSync(file, 512 * 1024 ** 2);
    const before = process.memoryUsage().arrayBuffers;
    let read = 0;
    let most = 0;
    for await (const part of sources.take(sources.file(file).source).stream()) {
      read += part.length;
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
    expect(read).toBe(512 * 1024 ** 2);
    expect(most).toBeLessThan(128 * 1024 ** 2);
  });

  it("sweeps away what an earlier run left in the spool, before it is used again", async () => {
    const { source } = sources.begin("a", 1);
    await sources.chunk(source, new Uint8Array(1));
    new Sources(join(folder, "spool"), () => new Date()).begin("b", 1);
    expect(readdirSync(join(folder, "spool"))).toEqual([]);
  });
});
