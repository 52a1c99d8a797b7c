import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { encode } from "fast-png";
import { afterEach, describe, expect, it } from "vitest";
import { mostReadablePixels, TextReader, type TextReaderOptions } from "../../main/evidence-text/index.ts";
import { languageFileNames, languageFiles } from "../../main/evidence-text/language-files.ts";
import { AppError } from "../../main/lib/app-error.ts";
import { temporaryFolder } from "../shell/folder.ts";
import { camera } from "./pictures.ts";

const root = join(import.meta.dirname, "..", "..");
const picture = camera();
const readers: TextReader[] = [];

afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.close();
});

function aReader(options: TextReaderOptions = {}): TextReader {
  const reader = new TextReader(options);
  readers.push(reader);
  return reader;
}

/** A program for the thread, instead of the one that reads. */
function program(text: string): URL {
  return new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from "node:worker_threads";${text}`)}`,
  );
}

async function refusal(reading: Promise<string>): Promise<Pick<AppError, "code" | "detail">> {
  const error = await reading.then(
    (text) => new Error(`read: ${text}`),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw error;
  return { code: error.code, detail: error.detail };
}

const small = encode({ width: 4, height: 4, data: new Uint8Array(48).fill(255), channels: 3 });
const endless = program(
  `parentPort.on("message", ({ id }) => { parentPort.postMessage({ id, progress: 0 }); for (;;); });`,
);

/** The same picture, whose header says another size. */
function claiming(width: number, height: number): Uint8Array {
  const png = Buffer.from(small);
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  return png;
}

describe("what is no picture, or too much of one", () => {
  it.each([
    ["nothing", Buffer.alloc(0)],
    ["text", Buffer.from("I am a picture. Honestly.")],
    ["a print-out", Buffer.from("%PDF-1.7\n%âãÏÓ\n")],
    ["a picture without an edge", claiming(0, 4)],
  ])("%s is refused before a thread begins", async (_what, bytes) => {
    const reader = aReader({ program: program("throw new Error('began');") });
    const because = "it is no picture that can be read";
    expect(await refusal(reader.read(bytes))).toEqual({ code: "READING_FAILED", detail: { because, broken: false } });
  });

  it("a picture with more pixels than one may have is refused, and one with as many is tried", async () => {
    const reader = aReader({
      program: program(`parentPort.on("message", ({ id }) => parentPort.postMessage({ id, text: "tried" }));`),
    });
    const because = "it has too many pixels";
    const tooMany = { code: "READING_FAILED", detail: { because, broken: false } };
    expect(await refusal(reader.read(claiming(mostReadablePixels + 1, 1)))).toEqual(tooMany);
    expect(await refusal(reader.read(claiming(0xffffffff, 0xffffffff)))).toEqual(tooMany);
    expect(await reader.read(claiming(mostReadablePixels, 1))).toBe("tried");
  });

  it("a picture that breaks off is refused, and the next one is read", async () => {
    const whole = await picture({ lines: ["The duck pond is closed."] });
    const reader = aReader();
    const { code, detail } = await refusal(reader.read(whole.subarray(0, 60)));
    expect([code, detail.broken]).toEqual(["READING_FAILED", false]);
    expect(words(await reader.read(whole))).toEqual(["The", "duck", "pond", "is", "closed"]);
  });

  it("a picture of nothing holds no text", async () => {
    expect(await aReader().read(await picture({ lines: [] }))).toBe("");
  });
});

describe("a reading that must end", () => {
  it("ends when it takes too long, with its thread, and the next one gets another", async () => {
    const reader = aReader({ program: endless, longestReading: 200 });
    for (const _turn of [1, 2]) {
      const { code, detail } = await refusal(reader.read(small));
      expect([code, detail.because]).toEqual(["READING_FAILED", "it takes too long"]);
    }
  });

  it("ends when it is cancelled in the midst of it", async () => {
    const reader = aReader({ program: endless });
    const cancel = new AbortController();
    const reading = refusal(reader.read(small, { signal: cancel.signal, onProgress: () => cancel.abort() }));
    expect(await reading).toEqual({ code: "READING_CANCELLED", detail: {} });
  });

  it("never begins when it was cancelled before", async () => {
    const reader = aReader({ program: program("throw new Error('began');") });
    expect(await refusal(reader.read(small, { signal: AbortSignal.abort() }))).toMatchObject({
      code: "READING_CANCELLED",
    });
  });

  it("ends with the reader, and so do those that wait for their turn", async () => {
    const reader = aReader({ program: endless });
    const begun = Promise.withResolvers<void>();
    const readings = [refusal(reader.read(small, { onProgress: () => begun.resolve() })), refusal(reader.read(small))];
    await begun.promise;
    await reader.close();
    expect((await Promise.all(readings)).map((one) => one.code)).toEqual(["READING_CANCELLED", "READING_CANCELLED"]);
    expect((await refusal(reader.read(small))).code).toBe("READING_CANCELLED");
  });

  it("says whether the picture broke it, or no picture can be read at all", async () => {
    const broken = aReader({ program: program("throw new Error('the program is not there');") });
    expect((await refusal(broken.read(small))).detail).toMatchObject({ broken: true });
    const crash = `parentPort.on("message", ({ id }) => { parentPort.postMessage({ id, progress: 0 }); throw new Error("memory"); });`;
    expect((await refusal(aReader({ program: program(crash) }).read(small))).detail).toMatchObject({ broken: false });
  });
});

/** A full stop of two points is nothing to swear by. */
function words(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}

describe("text in pictures", () => {
  const lines = [
    "Pat Pretend",
    "You people should be ashamed of the duck pond.",
    "Whoever signed this will regret it, I know.",
  ];

  it.each([
    ["a bright screen", { lines }],
    ["a dark screen", { lines, dark: true }],
    ["a photograph of the screen", { lines, type: "jpeg" as const }],
  ])("of %s is read word for word, with progress", async (_what, shown) => {
    const told: number[] = [];
    const text = await aReader().read(await picture(shown), { onProgress: (done) => told.push(done) });
    expect(text.split("\n").map(words)).toEqual(lines.map(words));
    expect(told.at(-1)).toBe(100);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  });

  it("is read for as many as come, in turn", async () => {
    const reader = aReader();
    const names = ["Heron", "Otter", "Badger"];
    const shown = await Promise.all(names.map((name) => picture({ lines: [`The ${name} lives here.`] })));
    const texts = await Promise.all(shown.map((one) => reader.read(one)));
    expect(texts.map(words)).toEqual(names.map((name) => ["The", name, "lives", "here"]));
  });
});

describe("reading without a network", () => {
  it("asks nobody and keeps nothing: no connection is tried, and no file is written", async () => {
    const folder = temporaryFolder();
    const [shown, hook, main] = ["picture.png", "hook.mjs", "main.mjs"].map((name) => join(folder, name));
    const fs = await import("node:fs");
    fs.writeFileSync(String(shown), await picture({ lines: ["Nobody hears of this."] }));
    const loud = (what: string) => `() => { console.error("TRIED ${what}"); process.exit(9); }`;
    fs.writeFileSync(
      String(hook),
      `import net from "node:net"; import dns from "node:dns"; net.Socket.prototype.connect = ${loud("net")};
       dns.lookup = ${loud("dns")}; globalThis.fetch = ${loud("fetch")};`,
    );
    const reader = pathToFileURL(join(root, "main/evidence-text/index.ts")).href;
    fs.writeFileSync(
      String(main),
      `import { readFileSync } from "node:fs"; import { TextReader } from ${JSON.stringify(reader)};
       const reader = new TextReader(); console.log(await reader.read(readFileSync(${JSON.stringify(shown)})));
       await reader.close();`,
    );
    const only = [
      "--permission",
      "--disable-warning=SecurityWarning",
      "--allow-worker",
      `--allow-fs-read=${root}/*`,
      `--allow-fs-read=${folder}/*`,
    ];
    const said = execFileSync(process.execPath, [...only, "--import", String(hook), String(main)], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(words(said)).toEqual(["Nobody", "hears", "of", "this"]);
    expect(fs.readdirSync(folder).sort()).toEqual(["hook.mjs", "main.mjs", "picture.png"]);
  });

  it("finds its files in the packages as source, and beside the program once it is built", () => {
    const asSource = languageFiles(pathToFileURL(join(root, "main/evidence-text/reader-worker.ts")).href);
    expect(Object.values(asSource).map((file) => existsSync(file))).toEqual([true, true]);
    const built = languageFiles(pathToFileURL(join(root, "dist/main/reader-worker.js")).href);
    const names = Object.values(languageFileNames).map(([, name]) => name);
    expect(Object.values(built).map((file) => file.split(/[\\/]/).slice(-2))).toEqual(
      names.map((name) => ["ocr", name]),
    );
    const build = readFileSync(join(root, "scripts/build.mjs"), "utf8");
    for (const [packaged, name] of Object.values(languageFileNames))
      expect(build).toContain(`"${name}": "${packaged}"`);
  });
});
