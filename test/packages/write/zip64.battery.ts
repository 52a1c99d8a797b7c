import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, ftruncateSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { Pace } from "../../../main/packages/write/pace.ts";
import { FileSink } from "../../../main/packages/write/sink.ts";
import { ZipWriter } from "../../../main/packages/write/zip-writer.ts";
import { aDesk, aFolder, picture, write } from "./a-desk.ts";

/** Python's zipfile reads the whole zip and compares every CRC-32; the number of its files. */
function readByPython(file: string): number {
  const program = "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(len(z.namelist()), z.testzip())";
  const [files, bad] = execFileSync("python3", ["-c", program, file], { encoding: "utf8" }).trim().split(" ");
  expect(bad).toBe("None");
  return Number(files);
}

const unzipSays = (file: string) => spawnSync("unzip", ["-tqq", file], { encoding: "utf8" });

describe("[A-6.g.ii] beyond the old limits of zip files", () => {
  it("70,000 files are all there", () => {
    const file = join(aFolder(), "bag.zip");
    const sink = new FileSink(openSync(file, "wx"));
    const pace = new Pace(() => {}, new AbortController().signal);
    const zip = new ZipWriter(sink, { top: "bag", day: "2026-03-31" }, pace);
    for (let number = 0; number < 70_000; number += 1) zip.addText(`data/proofs/${number}.tlog-proof`, `${number}\n`);
    zip.end();
    sink.flush();
    expect(unzipSays(file)).toMatchObject({ status: 0, stdout: "", stderr: "" });
    expect(readByPython(file)).toBe(70_000);
  });

  it("a film of more than 4 GiB is whole, and so is what follows it", async () => {
    const desk = aDesk();
    const [bytes, hash] = [4 * 2 ** 30 + 5, sparseHash(4 * 2 ** 30 + 5)];
    mkdirSync(dirname(desk.path(hash)), { recursive: true });
    const file = openSync(desk.path(hash), "wx");
    ftruncateSync(file, bytes);
    closeSync(file);
    desk.addCase(1, { bytes, mediaType: "video/mp4", name: "film.mp4", sha256: hash });
    desk.addCase(2, desk.seal(picture()));
    const folder = aFolder();
    const zip = await write(desk.exportOf(0), desk.source(), folder);
    expect(statSync(zip).size).toBeGreaterThan(bytes);
    expect(unzipSays(zip)).toMatchObject({ status: 0, stdout: "", stderr: "" });
    expect(readByPython(zip)).toBe(13);
  });
});

/** SHA-256 of so many zeros. */
function sparseHash(bytes: number): string {
  return execFileSync("sh", ["-c", `head -c ${bytes} /dev/zero | sha256sum`], { encoding: "utf8" }).slice(0, 64);
}
