import { describe, expect, it } from "vitest";
import { encryptionProbe } from "../../../main/device/macos/encryption.ts";
import { macosProbes } from "../../../main/device/macos/index.ts";
import { ok, sampleAround } from "../recording.ts";

const around = sampleAround("macos");
const sources = macosProbes.flatMap((probe) => Object.values(probe.sources(around)));
const programs = sources.flatMap((source) => ("run" in source ? [source] : []));

const head = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">`;

describe("what is run on macOS", () => {
  it("[A-6.h.iii] starts programs of macOS itself by their whole path, with words that ask and none that set", () => {
    const known = "plutil sw_vers spctl socketfilterfw fdesetup diskutil sysadminctl defaults pmset".split(" ");
    expect(programs.length).toBeGreaterThan(8);
    for (const { run, args } of programs) {
      expect(run).toMatch(/^\/usr\/(s?bin|libexec\/ApplicationFirewall)\/[a-z_]+$/);
      expect(known).toContain(run.split("/").at(-1));
      expect(args.join(" ")).not.toMatch(/\b(write|delete|enable|disable|set\w*|-password|off|on)\b/);
    }
  });

  it("lets plutil write to its output only, never into a file", () => {
    const read = programs.filter(({ run }) => run.endsWith("plutil"));
    for (const { args } of read) expect(args.slice(0, 4)).toEqual(["-convert", "xml1", "-o", "-"]);
  });

  it("asks for the volume that holds the data folder, not for the Mac’s own, when they differ", () => {
    const folder = "/Volumes/Office Drive/Custodia";
    const elsewhere = { ...around, folder };
    expect(encryptionProbe.sources(elsewhere).volume).toEqual({
      run: "/usr/sbin/diskutil",
      args: ["info", "-plist", "/Volumes/Office Drive"],
    });
    const filevault = ok("FileVault is On.\n");
    const volume = (flags: string) => ok(`${head}<dict><key>Encryption</key><true/>${flags}</dict></plist>`);
    const parse = (flags: string) => encryptionProbe.parse({ filevault, volume: volume(flags) }, elsewhere, 0);
    expect(parse("<key>FileVault</key><false/>")).toEqual({ state: "off", by: "FileVault" });
    expect(parse("<key>FileVault</key><true/>")).toEqual({ state: "on", by: "FileVault" });
    expect(parse("")).toEqual({ state: null, by: "" });
    expect(encryptionProbe.parse({ filevault, volume: ok("", { code: 1 }) }, elsewhere, 0)).toBe("failed");
  });
});
