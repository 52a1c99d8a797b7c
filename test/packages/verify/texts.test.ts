import { describe, expect, it } from "vitest";
import { packRef } from "../../../main/model/policy-pack.ts";
import { pack } from "../report/a-bag.ts";
import { aLog, check, faultsOf, meta } from "./a-log.ts";
import { changed } from "./rebag.ts";

/** The texts for people, of which no signature is made: they are made again, or the package is not called right. */

describe("a report of another version", () => {
  it("is refused: it might say anything", async () => {
    const log = aLog(1);
    const forged = await changed(await log.write(log.exportPlan()), (files) => {
      files.replace("bag-info.txt", "report/1", "report/2");
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
  it("that is worded otherwise than the reader’s own is told, by what differs", async () => {
    const log = aLog(1);
    const path = await log.write(log.exportPlan());
    const own = new Map([[packRef(pack), { ...pack, organisation: "Another City", grounds: [] }]]);
    const report = await check(path, { ownPacks: own });
    expect(report.ok).toBe(true);
    expect(report.notes.filter((note) => note.includes("worded"))).toEqual([
      expect.stringMatching(/organisation, grounds|grounds, organisation/),
    ]);
    const same = await check(path, { ownPacks: new Map([[packRef(pack), pack]]) });
    expect(same.notes.filter((note) => note.includes("worded"))).toEqual([]);
  });
});
