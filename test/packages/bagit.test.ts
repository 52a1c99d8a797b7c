import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bagFaults } from "./bagit.ts";
import { aFolder, aLog } from "./verify/a-log.ts";

describe("packages, to a validator that knows RFC 8493 and nothing of Custodia", () => {
  it("are complete and valid bags: an export, the next one, a release", async () => {
    const log = aLog();
    const size = log.bag.entries.length;
    const plans = [
      log.exportPlan(),
      log.exportPlan(size - 4, [log.head(size - 9), log.head(size - 4)]),
      log.releasePlan([{ seq: 2, withheld: [{ field: "actor", provision: "juveniles" }] }]),
    ];
    for (const plan of plans) {
      const folder = aFolder();
      execFileSync("unzip", ["-qq", await log.write(plan), "-d", folder]);
      expect(bagFaults(join(folder, readdirSync(folder)[0] ?? ""))).toEqual([]);
    }
  });

  it("are seen to be none with a file too few, too many, changed, listed twice, or a link", async () => {
    const log = aLog();
    const folder = aFolder();
    execFileSync("unzip", ["-qq", await log.write(log.exportPlan()), "-d", folder]);
    const sound = join(folder, readdirSync(folder)[0] ?? "");
    const spoilt = (spoil: (bag: string) => void) => {
      const bag = join(aFolder(), "bag");
      cpSync(sound, bag, { recursive: true });
      spoil(bag);
      return bagFaults(bag).join("\n");
    };
    expect(spoilt((bag) => rmSync(join(bag, "data/removals.csv")))).toContain("data/removals.csv is not as");
    expect(spoilt((bag) => writeFileSync(join(bag, "data/x"), ""))).toContain("does not list data/x");
    expect(spoilt((bag) => appendFileSync(join(bag, "data/report.html"), " "))).toContain("Payload-Oxum is wrong");
    expect(spoilt((bag) => appendFileSync(join(bag, "checkpoint"), " "))).toContain("checkpoint is not as");
    expect(spoilt((bag) => appendFileSync(join(bag, "manifest-sha256.txt"), "00  ../x\n"))).toContain("../x");
    expect(spoilt((bag) => symlinkSync("/etc/passwd", join(bag, "data/link")))).toContain("no plain file");
    expect(spoilt((bag) => rmSync(join(bag, "bagit.txt")))).toContain("bagit.txt declares");
    expect(spoilt((bag) => rmSync(join(bag, "manifest-sha256.txt")))).toContain("no payload manifest");
  });
});
