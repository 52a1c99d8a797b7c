import { mkdtempSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runningApp, workstation } from "../../main/device/index.ts";
import { environmentOf } from "../../main/device/workstation.ts";
import { sampleAround } from "./recording.ts";

const home = "/home/robin";

describe("a workstation", () => {
  it("takes from Windows’ own settings only folders on a drive", () => {
    const windows = { platform: "win32", arch: "x64", home: "C:\\Users\\robin" };
    const odd = workstation("/", {
      ...windows,
      systemRoot: "\\\\server\\share",
      programs: ["relative", 'C:\\Pro"gram', "D:\\Programs", "D:\\Programs"],
    });
    expect(odd).toMatchObject({ family: "windows", systemRoot: "C:\\Windows", programs: ["D:\\Programs"] });
    expect(workstation("/", windows)).toMatchObject({ systemRoot: "C:\\Windows", programs: [] });
    expect(workstation("/", { ...windows, systemRoot: "D:\\WINNT" }).systemRoot).toBe("D:\\WINNT");
  });

  it("is of the family linux on every system that is neither Windows nor macOS", () => {
    const family = (platform: string) => workstation("/", { platform, arch: "x64", home }).family;
    expect(["darwin", "linux", "freebsd"].map(family)).toEqual(["macos", "linux", "linux"]);
  });

  it("names the nearest folder that is there: it lies on the same volume", () => {
    const there = mkdtempSync(join(tmpdir(), "workstation-"));
    const found = workstation(join(there, "not", "yet"), { platform: "linux", arch: "x64", home });
    rmSync(there, { recursive: true });
    expect(found.folder).toBe(there);
    expect(workstation(".").folder).toBe(process.cwd());
    expect(workstation(".").home).toBe(homedir());
  });

  it("tells programs nothing but the language, the person's folders and where the system's own programs are", () => {
    for (const family of ["windows", "macos", "linux"] as const) {
      const environment = environmentOf(sampleAround(family));
      expect(environment).toMatchObject({ LC_ALL: "C", LANG: "C" });
      expect(environment.PATH).toBe(
        family === "windows" ? "C:\\Windows\\System32;C:\\Windows" : "/usr/sbin:/usr/bin:/sbin:/bin",
      );
      expect(Object.keys(environment).length).toBeLessThan(13);
    }
  });

  it("runs the app in Electron, or says that it does not", () => {
    expect(runningApp("1.0.0", { electron: "45.4.1" })).toEqual({ version: "1.0.0", electron: "45.4.1" });
    expect(runningApp("1.0.0", {})).toEqual({ version: "1.0.0", electron: null });
  });
});
