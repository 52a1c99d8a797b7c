import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../main/device/probe.ts";
import { browsersProbe } from "../../../main/device/windows/browsers.ts";
import { registeredBrowsers } from "../../../main/device/windows/registered-browsers.ts";
import { ok, sampleAround } from "../recording.ts";

const around = sampleAround("windows");
const none = ok("\r\nEnd of search: 0 match(es) found.\r\n", { code: 1 });
const noKey = ok("", { code: 1, errors: "FEHLER: …\r\n" });
const found = (...programs: readonly string[]) => {
  const lines = programs.map(
    (program, at) => `HKEY_LOCAL_MACHINE\\A\\${at}\r\n    (Standard)    REG_SZ    ${program}\r\n\r\n`,
  );
  return ok(`\r\n${lines.join("")}Suche beendet: ${programs.length} \ufffdbereinstimmung(en) gefunden.\r\n`);
};
const registers = (clients: Outcome, own: Outcome = noKey) => ({
  clients,
  paths: none,
  "own-clients": own,
  "own-paths": noKey,
});

describe("browsers that are registered with Windows", () => {
  it("[A-6.h.iii] are found wherever they are, each once, and no other programs", () => {
    const outcomes = registers(
      found(
        '"D:\\Apps\\Chrome\\chrome.exe" --make-default-browser',
        "D:\\Apps\\Chrome\\Chrome.exe,0",
        '"C:\\Program Files\\Internet Explorer\\iexplore.exe"',
        '"C:\\Program Files\\Mozilla Firefox\\uninstall\\helper.exe" /HideShortcuts',
        "\\\\server\\share\\firefox.exe",
      ),
      found("C:\\Tools\\msedge.exe"),
    );
    expect(registeredBrowsers(outcomes)).toEqual([
      "d:\\apps\\chrome\\chrome.exe",
      "\\\\server\\share\\firefox.exe",
      "c:\\tools\\msedge.exe",
    ]);
  });

  it("[A-6.h.iii] are not known where a register may not be read, is cut off, or does not answer", () => {
    const bad: readonly Outcome[] = [
      { state: "denied" },
      { state: "timed-out" },
      noKey,
      ok(none.state === "ok" ? none.text : "", { code: 1, errors: "ERROR: Access is denied.\r\n" }),
      ok("\r\nHKEY_LOCAL_MACHINE\\A\r\n    (Default)    REG_SZ    D:\\chrome.exe\r\n\r\n"),
      ok("\r\n".repeat(600_000)),
    ];
    for (const outcome of bad) expect(registeredBrowsers(registers(outcome))).toBeNull();
    expect(registeredBrowsers(registers(none, { state: "timed-out" }))).toBeNull();
    expect(registeredBrowsers({})).toBeNull();
    expect(registeredBrowsers(registers(none))).toEqual([]);
  });

  it("in a home whose name the console’s code page has not are the same as those in its folder", () => {
    const home = "C:\\Users\\Jürgen";
    const here = { ...around, home };
    const names = Object.keys(browsersProbe.sources(here));
    const outcomes: Record<string, Outcome> = Object.fromEntries(names.map((name) => [name, { state: "absent" }]));
    const program = "C:\\Users\\J\ufffdrgen\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe";
    const chrome = { "chrome-2": ok("157.0.8100.90\nchrome.exe"), ...registers(none, found(program)) };
    expect(browsersProbe.parse({ ...outcomes, ...chrome }, here, 0)).toEqual({
      browsers: [{ kind: "chrome", version: "157.0.8100.90", isDefault: false, packagedCurrent: null }],
      otherDefault: null,
    });
  });
});
