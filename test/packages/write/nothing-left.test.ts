import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { WorkProgress } from "../../../main/model/records-view.ts";
import { writePackage } from "../../../main/packages/write/index.ts";
import { aDesk, aFolder, type Desk, left, packFolder, picture, quiet, write } from "./a-desk.ts";

const script = fileURLToPath(new URL("write-export.ts", import.meta.url));

/** A desk with so many cases of one picture each. */
function deskOf(cases: number, bytes = 3000): Desk {
  const desk = aDesk();
  for (let number = 1; number <= cases; number += 1) desk.addCase(number, desk.seal(picture(bytes)));
  return desk;
}

/** The first file on the shelf that a bag of this desk holds. */
function firstFile(desk: Desk): { sha256: string; path: string } {
  const [sha256 = ""] = readdirSync(desk.evidence, { recursive: true, encoding: "utf8" })
    .map((name) => name.slice(3))
    .filter((name) => name.length === 64);
  return { sha256, path: desk.path(sha256) };
}

/** Does something to the destination when the writing has come to the files. */
function whenAtFiles(action: () => void) {
  let done = false;
  return (progress: WorkProgress) => {
    if (done || progress.stage !== "files") return;
    done = true;
    action();
  };
}

describe("[A-6.g.ii] nothing of a package is left", () => {
  it.each([
    ["another byte", (path: string) => writeFileSync(path, flipped(readFileSync(path))), "EVIDENCE_DAMAGED"],
    ["a missing end", (path: string) => truncateSync(path, 2999), "EVIDENCE_DAMAGED"],
    ["a link in its place", (path: string) => linkInstead(path), "EVIDENCE_DAMAGED"],
    ["a folder in its place", (path: string) => folderInstead(path), "EVIDENCE_DAMAGED"],
    ["nothing in its place", (path: string) => rmSync(path), "EVIDENCE_MISSING"],
  ])("when a sealed file has %s", async (_, damage, code) => {
    const desk = deskOf(3);
    const { sha256, path } = firstFile(desk);
    damage(path);
    const folder = aFolder();
    await expect(write(desk.exportOf(0), desk.source(), folder)).rejects.toMatchObject({ code, detail: { sha256 } });
    expect(left(folder)).toEqual([]);
  });

  it("when a film has another byte near its end", async () => {
    const desk = aDesk();
    const film = desk.seal(picture(20_000_000), "video/mp4");
    desk.addCase(1, film);
    const content = readFileSync(desk.path(film.sha256));
    content[19_999_990] = (content[19_999_990] ?? 0) ^ 1;
    writeFileSync(desk.path(film.sha256), content);
    const folder = aFolder();
    const refused = { code: "EVIDENCE_DAMAGED", detail: { sha256: film.sha256 } };
    await expect(write(desk.exportOf(0), desk.source(), folder)).rejects.toMatchObject(refused);
    expect(left(folder)).toEqual([]);
  });

  it("when it is cancelled half-way", async () => {
    const desk = deskOf(4, 9_000_000);
    const folder = aFolder();
    const cancel = new AbortController();
    const seen: string[] = [];
    const onProgress = ({ stage }: WorkProgress) => {
      seen.push(stage);
      if (stage !== "files") return;
      expect(left(folder).every((name) => /^\..*\.part$/.test(name))).toBe(true);
      cancel.abort();
    };
    const around = { onProgress, signal: cancel.signal };
    const writing = writePackage(desk.exportOf(0), desk.source(), { folder, recipients: [] }, around);
    await expect(writing).rejects.toMatchObject({ code: "EXPORT_CANCELLED" });
    expect(seen).toContain("files");
    expect(left(folder)).toEqual([]);
  });

  it("when the folder goes away half-way", async () => {
    const desk = deskOf(4, 9_000_000);
    const folder = join(aFolder(), "stick");
    mkdirSync(folder);
    const onProgress = whenAtFiles(() => rmSync(folder, { recursive: true }));
    const around = { ...quiet, onProgress };
    const writing = writePackage(desk.exportOf(0), desk.source(), { folder, recipients: [] }, around);
    await expect(writing).rejects.toMatchObject({ code: "EXPORT_PLACE_MISSING", detail: { folder } });
    expect(left(join(folder, ".."))).toEqual([]);
  });

  it("under its own name when another folder has taken the place of the first", async () => {
    const desk = deskOf(4, 9_000_000);
    const parent = aFolder();
    const folder = join(parent, "stick");
    mkdirSync(folder);
    const onProgress = whenAtFiles(() => {
      renameSync(folder, join(parent, "unplugged"));
      mkdirSync(folder);
    });
    const around = { ...quiet, onProgress };
    const writing = writePackage(desk.exportOf(0), desk.source(), { folder, recipients: [] }, around);
    await expect(writing).rejects.toMatchObject({ code: "EXPORT_PLACE_MISSING" });
    expect(left(folder)).toEqual([]);
  });

  it("when the folder isn't there, or is a file", async () => {
    const desk = deskOf(1);
    const file = join(aFolder(), "file");
    writeFileSync(file, "");
    for (const folder of [join(aFolder(), "no"), file]) {
      const refused = { code: "EXPORT_PLACE_MISSING", detail: { folder } };
      await expect(write(desk.exportOf(0), desk.source(), folder)).rejects.toMatchObject(refused);
    }
  });

  it("when there is too little room, which is known before anything is written", async () => {
    const desk = deskOf(2, 500_000);
    const folder = aFolder();
    const around = { ...quiet, freeBytes: 1_000_000 };
    const writing = writePackage(desk.exportOf(0), desk.source(), { folder, recipients: [] }, around);
    await expect(writing).rejects.toMatchObject({ code: "EXPORT_NO_ROOM", detail: { free: 1_000_000 } });
    expect(left(folder)).toEqual([]);
  });
});

describe("[A-6.g.ii] a file that stands there already", () => {
  it("is never replaced, nor one that came there meanwhile", async () => {
    const desk = deskOf(4, 9_000_000);
    const folder = aFolder();
    const path = await write(desk.exportOf(0), desk.source(), folder);
    writeFileSync(path, "somebody's");
    const refused = { code: "EXPORT_EXISTS" };
    await expect(write(desk.exportOf(0), desk.source(), folder)).rejects.toMatchObject(refused);
    rmSync(path);
    const around = { ...quiet, onProgress: whenAtFiles(() => writeFileSync(path, "another's")) };
    const writing = writePackage(desk.exportOf(0), desk.source(), { folder, recipients: [] }, around);
    await expect(writing).rejects.toMatchObject(refused);
    expect(readFileSync(path, "utf8")).toBe("another's");
    expect(left(folder)).toHaveLength(1);
  });
});

describe.runIf(process.platform === "linux")("[A-6.g.ii] on a disk that fails, nothing of a package is left", () => {
  /** write-export.ts under strace, which makes a system call fail; what it said. */
  function faulty(desk: Desk, folder: string, inject: string): string {
    const strace = ["-f", "-qq", "-o", "/dev/null", "-e", `inject=${inject}`];
    const command = [process.execPath, script, desk.file, desk.evidence, packFolder, folder];
    return spawnSync("strace", [...strace, ...command], { encoding: "utf8" }).stdout;
  }

  it.each([
    ["pwrite64:error=ENOSPC:when=3+", "DISK_FULL"],
    ["pwrite64:error=EDQUOT:when=2+", "DISK_FULL"],
    ["pwrite64:error=EIO:when=2+", "DISK_FAILED"],
    ["pwrite64:error=EFBIG:when=2+", "EXPORT_NO_ROOM"],
    ["fsync:error=EIO", "DISK_FAILED"],
    ["link,linkat:error=EIO", "DISK_FAILED"],
    ["link,linkat:error=ENOENT", "EXPORT_PLACE_MISSING"],
    ["link,linkat:error=EEXIST", "EXPORT_EXISTS"],
  ])("with %s", (inject, code) => {
    // The database stays open here, so that SQLite has nothing to write when it is opened there.
    const desk = deskOf(4, 2_000_000);
    const folder = aFolder();
    expect(faulty(desk, folder, inject)).toBe(`${code}\n`);
    expect(left(folder)).toEqual([]);
  });

  it("and one without hard links, as sticks are, gets it whole", () => {
    const desk = deskOf(1);
    const folder = aFolder();
    expect(faulty(desk, folder, "link,linkat:error=EPERM")).toBe("written\n");
    const [name = "", ...others] = left(folder);
    expect(others).toEqual([]);
    expect(spawnSync("unzip", ["-tqq", join(folder, name)]).status).toBe(0);
  });
});

function flipped(content: Buffer): Buffer {
  content[1500] = (content[1500] ?? 0) ^ 0x10;
  return content;
}

function linkInstead(path: string): void {
  renameSync(path, `${path}-moved`);
  symlinkSync(`${path}-moved`, path);
}

function folderInstead(path: string): void {
  rmSync(path);
  mkdirSync(path);
}
