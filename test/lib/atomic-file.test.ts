import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { writeAtomically } from "../../main/lib/atomic-file.ts";

const script = fileURLToPath(new URL("write-file.ts", import.meta.url));

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "custodia-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe("a file that is written whole or not at all", () => {
  it("is made, and replaced, with the mode that was asked for, and nothing beside it", () => {
    const folder = aFolder();
    const file = join(folder, "note.txt");
    writeAtomically(file, "first\n");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    writeAtomically(file, new Uint8Array([1, 2, 3]), { mode: 0o644 });
    expect([...readFileSync(file)]).toEqual([1, 2, 3]);
    expect(statSync(file).mode & 0o777).toBe(0o644);
    writeAtomically(file, "");
    expect(readFileSync(file)).toHaveLength(0);
    expect(readdirSync(folder)).toEqual(["note.txt"]);
  });

  it("leaves nothing when it can't be put in its place", () => {
    const folder = aFolder();
    mkdirSync(join(folder, "note.txt", "inside"), { recursive: true });
    expect(() => writeAtomically(join(folder, "note.txt"), "text")).toThrow();
    expect(readdirSync(folder)).toEqual(["note.txt"]);
    const missing = expect.objectContaining({ code: "FOLDER_MISSING" });
    expect(() => writeAtomically(join(folder, "no", "note.txt"), "text")).toThrow(missing);
  });

  it.runIf(process.platform === "linux").each([
    ["pwrite64", "ENOSPC", "DISK_FULL"],
    ["fsync", "EIO", "DISK_FAILED"],
    ["rename", "EROFS", "FOLDER_READ_ONLY"],
  ])("keeps the old content when %s fails with %s", (call, error, code) => {
    const folder = aFolder();
    const file = join(folder, "note.txt");
    writeAtomically(file, "old");
    const faulty = ["-f", "-qq", "-o", "/dev/null", "-e", `inject=${call}:error=${error}`];
    const { stdout } = spawnSync("strace", [...faulty, process.execPath, script, file, "new"], { encoding: "utf8" });
    expect(stdout).toBe(`${code}\n`);
    expect(readFileSync(file, "utf8")).toBe("old");
    expect(readdirSync(folder)).toEqual(["note.txt"]);
  });
});
