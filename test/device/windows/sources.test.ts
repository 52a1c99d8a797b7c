import { describe, expect, it } from "vitest";
import type { Source } from "../../../main/device/probe.ts";
import { encryptionProbe } from "../../../main/device/windows/encryption.ts";
import { windowsProbes } from "../../../main/device/windows/index.ts";
import { ok, sampleAround } from "../recording.ts";

const around = sampleAround("windows");
const sources: readonly Source[] = windowsProbes.flatMap((probe) => Object.values(probe.sources(around)));
const programs = sources.flatMap((source) => ("run" in source ? [source] : []));

describe("what is run on Windows", () => {
  it("[A-6.h.iii] starts two programs of Windows itself, by their whole path, and no other", () => {
    expect(new Set(programs.map(({ run }) => run))).toEqual(
      new Set(["C:\\Windows\\System32\\reg.exe", "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe"]),
    );
  });

  it("asks reg.exe only to query", () => {
    const queries = programs.filter(({ run }) => run.endsWith("reg.exe"));
    expect(queries.length).toBeGreaterThan(5);
    for (const { args } of queries) expect([args[0], args.at(-1)]).toEqual(["query", "/reg:64"]);
  });

  it("gives PowerShell fixed text without double quotes, without a profile and without a word that changes anything", () => {
    const scripts = programs.filter(({ run }) => run.endsWith("powershell.exe"));
    expect(scripts.length).toBeGreaterThan(0);
    for (const { args, env } of scripts) {
      expect(args).toEqual(expect.arrayContaining(["-NoProfile", "-NonInteractive"]));
      expect(args.at(-2)).toBe("-Command");
      expect(args.at(-1)).not.toMatch(
        /["`]|\b(Set|Remove|Clear|Start|Stop|Invoke|Install|Add|Enable|Disable)-|iex|\.Install\(|\.Download\(/i,
      );
      expect(args.at(-1)).toMatch(/ConvertTo-Json/);
      expect(env?.PSModulePath).toBe("C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\Modules");
    }
  });

  it("asks for Windows’ version once though three lines rest on it, and for Security Center once for two", () => {
    const all = programs.map((source) => JSON.stringify(source));
    const mostOften = (word: string) => new Set(all.filter((text) => text.includes(word))).size;
    expect(mostOften("Windows NT\\\\CurrentVersion")).toBe(1);
    expect(mostOften("SecurityCenter2")).toBe(1);
  });

  it("asks for the drive that holds the data folder, and says nothing of a folder on a server", () => {
    const script = (folder: string) => JSON.stringify(encryptionProbe.sources({ ...around, folder }).drive);
    expect(script("d:\\Custodia")).toContain("NameSpace('D:");
    const away = { ...around, folder: "\\\\server\\share\\o'clock" };
    expect(script(away.folder)).not.toContain("server");
    expect(encryptionProbe.parse({ drive: ok('{"protection":1}') }, away, 0)).toEqual({ state: null, by: "" });
  });
});
