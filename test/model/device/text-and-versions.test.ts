import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { steadyText } from "../../../main/model/device/text.ts";
import { compareVersions, majorOf, numbersOf } from "../../../main/model/device/versions.ts";
import { anyText } from "./a-sight.ts";

describe("text from the system", () => {
  it("loses controls, and what turns the direction of writing", () => {
    expect(steadyText("Free\u202eexe.\u2066AV\u001b[31m\u0007\r\nfake: met")).toBe("Free exe. AV [31m fake: met");
    expect(steadyText("\u200b\u00ad\ufeff\u0000")).toBe("");
  });

  it("is cut short, never through a character", () => {
    expect(steadyText("x".repeat(1_000_000))).toBe(`${"x".repeat(119)}…`);
    expect(steadyText("😀😀", 3)).toBe("😀…");
    expect(steadyText("😀😀", 2)).toBe("…");
  });

  it("stays what it is when it is harmless", () => {
    for (const name of ["Windows 11 Pro 24H2", "Debian GNU/Linux 12 (bookworm)", "ノートン 360", "Größe & <b>"])
      expect(steadyText(name)).toBe(name);
  });

  it("is on one line, short and well formed, whatever it was", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const steady = steadyText(text);
        expect(steady.length).toBeLessThanOrEqual(120);
        expect(steady.isWellFormed()).toBe(true);
        expect(steady).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(steadyText(steady)).toBe(steady);
      }),
    );
  });
});

describe("versions", () => {
  it("that are none are never compared", () => {
    for (const text of ["", "rolling", "sid", "-1", "𝟙𝟚", "1".repeat(40), "v", "H2"]) {
      expect(numbersOf(text)).toBeNull();
      expect(compareVersions(text, "1")).toBeNull();
      expect(majorOf(text)).toBeNull();
    }
  });

  it("are compared number by number", () => {
    const older: readonly (readonly [string, string])[] = [
      ["9.9", "10.0"],
      ["23H2", "24H2"],
      ["25H2", "26H1"],
      ["22.04", "24.04"],
      ["142.0.7444.59", "142.0.7444.175"],
      ["15", "15.0.1"],
      ["12.9", "12.12"],
    ];
    for (const [a, b] of older) {
      expect(compareVersions(a, b)).toBeLessThan(0);
      expect(compareVersions(b, a)).toBeGreaterThan(0);
    }
    expect(compareVersions("15", "15.0.0")).toBe(0);
    expect(compareVersions("24h2", "24H2")).toBe(0);
  });

  it("are read from what vendors put behind the numbers", () => {
    expect(majorOf("153.7.0esr-1~deb12u1")).toBe(153);
    expect(majorOf(" v45.4.1")).toBe(45);
    expect(majorOf("26100.2314")).toBe(26_100);
    expect(numbersOf("15.5 (24F74)")).toEqual([15, 5]);
  });
});
