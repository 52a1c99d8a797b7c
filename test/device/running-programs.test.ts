import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { programIn, runningPrograms } from "../../main/device/running-programs.ts";

const status = (more: string) => `Name:\tclamd\nUmask:\t0022\nState:\tS (sleeping)\n${more}Threads:\t2\n`;
const root = "Pid:\t812\nUid:\t0\t0\t0\t0\nGid:\t0\t0\t0\t0\nNSpid:\t812\n";

describe("the programs that run on Linux", () => {
  it("[A-6.h.iii] are without those in containers, which guard the container", () => {
    expect(programIn(status(root), null)).toBe("clamd");
    expect(programIn(status(root.replace("NSpid:\t812", "NSpid:\t812\t1")), null)).toBeNull();
    // Kernels before 4.1 do not tell.
    expect(programIn(status(root.replace("NSpid:\t812\n", "")), null)).toBe("clamd");
  });

  it("[A-6.h.iii] are only the person’s own where that is asked: the log-in screen has a desktop, too", () => {
    expect([programIn(status(root), 0), programIn(status(root), 1000)]).toEqual(["clamd", null]);
    expect(programIn(status(root.replace("Uid:\t0\t0\t0\t0", "Uid:\t1000\t0\t0\t0")), 1000)).toBe("clamd");
    expect([programIn("", 0), programIn("Name:\n", null), programIn("\n\n", null)]).toEqual([null, "", null]);
  });

  it("are read for real, this one among them, as the kernel calls it", async () => {
    const own = readFileSync("/proc/self/comm", "utf8").trim();
    for (const whose of ["all", "own"] as const) {
      const got = await runningPrograms(whose, 5_000);
      expect(got.state === "ok" ? got.text.split("\n") : []).toContain(own);
    }
    expect(await runningPrograms("all", 1)).toEqual({ state: "too-long" });
  });
});
