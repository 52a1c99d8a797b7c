import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checksAside, runningApp, workstation } from "../../main/device/index.ts";
import { deviceItems, type Read } from "../../main/model/device/reading.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "aside-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function check(signal: AbortSignal, onRead?: (read: Read) => void): Promise<readonly Read[]> {
  const around = workstation(folder, { platform: "linux", arch: "x64", home: folder });
  return checksAside()({ around, app: runningApp("1.2.3", {}), now: new Date(), signal, onRead });
}

describe("a check in a thread of its own", () => {
  it("tells each line as it comes, and all of them in the end, in their order", async () => {
    const seen: Read[] = [];
    const reads = await check(new AbortController().signal, (read) => seen.push(read));
    expect(reads.map(({ item }) => item)).toEqual(deviceItems);
    expect(seen).toHaveLength(deviceItems.length);
    expect(seen).toEqual(expect.arrayContaining([...reads]));
    expect(reads.find(({ item }) => item === "app")).toMatchObject({ reading: { version: "1.2.3", electron: null } });
    expect(reads.find(({ item }) => item === "system")).toMatchObject({ by: "measured", reading: expect.anything() });
  }, 20_000);

  it("ends at once when the app closes, with what it has started, and does not begin afterwards", async () => {
    // A pipe in the home folder, for which a program waits.
    mkdirSync(join(folder, ".config"));
    const pipe = join(folder, ".config/mimeapps.list");
    execFileSync("/usr/bin/mkfifo", [pipe]);
    const closing = new AbortController();
    const going = check(closing.signal);
    while (readers(pipe).length === 0) await sleep(10);
    const [reader = ""] = readers(pipe);
    closing.abort();
    expect((await going).find(({ item }) => item === "browsers")).toMatchObject({ unread: "failed" });
    while (existsSync(`/proc/${reader}`)) await sleep(10);
    for (const read of await check(closing.signal)) {
      expect(read).toMatchObject(read.item === "app" ? { reading: { version: "1.2.3" } } : { unread: "failed" });
    }
  }, 20_000);
});

/** The programs that wait for a file, by their command lines. */
function readers(file: string): readonly string[] {
  const numbers = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return numbers.filter((number) => commandLine(number).includes(`\0${file}\0`));
}

function commandLine(number: string): string {
  try {
    return readFileSync(`/proc/${number}/cmdline`, "utf8");
  } catch {
    // It has ended since it was listed.
    return "";
  }
}
