import { describe, expect, it } from "vitest";
import { packRef } from "../../../main/model/policy-pack.ts";
import { reportVersion } from "../../../main/packages/report/index.ts";
import { writePackage } from "../../../main/packages/write/index.ts";
import { pack } from "../report/a-bag.ts";
import { aFolder, aLog, check, faultsOf, meta } from "./a-log.ts";
import { changed } from "./rebag.ts";

/** The texts for people, of which no signature is made: they are made again, or the package is not called right. */

describe("a report of another version", () => {
  it("is refused: it might say anything", async () => {
    const log = aLog(1);
    const forged = await changed(await log.write(log.exportPlan()), (files) => {
      files.replace("bag-info.txt", /report\/\d+/, `report/${reportVersion + 1}`);
      files.replace("data/report.html", "</body>", "<p>Nothing was removed.</p></body>");
    });
    await expect(check(forged)).rejects.toThrow("PACKAGE_FROM_FUTURE");
  });

  it.each(["Custodia 0.4.0", "Custodia 0.4.0 report/0", "Something else report/x"])(
    "is a fault where it is none: %s",
    async (agent) => {
      const log = aLog(1);
      const forged = await changed(await log.write(log.exportPlan()), (files) => {
        files.replace("bag-info.txt", /Bag-Software-Agent: .*/, `Bag-Software-Agent: ${agent}`);
      });
      const faults = await faultsOf(forged);
      expect(faults).toHaveLength(1);
      expect(faults[0]).toContain("Bag-Software-Agent");
    },
  );
});

describe("what a coordinator typed about herself", () => {
  it("goes into the bag on one line, and the report is made from the same", async () => {
    const log = aLog(1);
    const untidy = { ...meta, organisation: " Sample \t City ", contactName: "Robin\nPlaceholder\u2028" };
    const report = await check(await log.write({ ...log.exportPlan(), meta: untidy }));
    expect(report).toMatchObject({ ok: true, organisation: "Sample City" });
  });
});

describe("a policy in a package", () => {
  const ref = packRef(pack);
  const own = (more: object) => ({ ownPacks: new Map([[ref, { ...pack, ...more }]]) });
  const worded = "it is not worded as the same policy is here, in";

  it("is refused where what words the entries is not as the reader has it, though everything else is made right", async () => {
    const log = aLog(1);
    const path = await log.write(log.exportPlan());
    expect(await faultsOf(path, own({ organisation: "Another City", grounds: [] }))).toEqual([
      `derived: data/policy/${ref}.json: ${worded} organisation, grounds`,
    ]);
    const label = pack.actions.map((action) => ({ ...action, label: `${action.label}, or not` }));
    expect((await faultsOf(path, own({ actions: label }))).join()).toContain(`${worded} actions`);
    expect((await faultsOf(path, own({ timeZone: "Asia/Kolkata" }))).join()).toContain(`${worded} timeZone`);
  });

  it("may know less or more of duties, vaults and requests, and of what one of the two does not know", async () => {
    const log = aLog(1);
    const path = await log.write(log.exportPlan());
    const records = { ...pack.records, law: { citation: "Sample law", says: "Otherwise." } };
    for (const more of [{}, { records, vault: {}, rows: {} }, { notices: undefined }, { later: [1] }]) {
      const report = await check(path, own(more));
      expect(report.faults).toEqual([]);
      expect(report.notes.join()).not.toContain("Not known here");
    }
  });

  it("that the reader does not know is told, and so is one whose text is not in the package", async () => {
    const log = aLog(1);
    const path = await log.write(log.exportPlan());
    const report = await check(path, { ownPacks: new Map() });
    expect(report.ok).toBe(true);
    expect(report.notes.join("\n")).toContain(`Not known here: ${ref}.`);
    const without = { ...log.source(), pack: () => null };
    const folder = aFolder();
    const around = { onProgress: () => {}, signal: new AbortController().signal };
    const bare = await writePackage(log.exportPlan(), without, { folder, recipients: [] }, around);
    const told = await check(bare.path, own({}));
    expect(told.faults).toEqual([]);
    expect(told.notes.join("\n")).toContain("the text is not in the package");
  });
});
