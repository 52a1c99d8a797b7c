import { describe, expect, it } from "vitest";
import type { WorkProgress } from "../../../main/model/records-view.ts";
import { openPackage, packageEntries } from "../../../main/packages/open/index.ts";
import type { BagEntry } from "../../../main/packages/source.ts";
import { startPackageCheck } from "../../../main/services/package-check.ts";
import { aLog } from "./a-log.ts";

describe("a check in a thread of its own", () => {
  it("gives the report, tells how far it is, and can be stopped", async () => {
    const log = aLog(2);
    const file = await log.write(log.exportPlan());
    const seen: WorkProgress[] = [];
    const report = await startPackageCheck({ file, identities: [] }, { onProgress: (progress) => seen.push(progress) });
    expect(report).toMatchObject({ ok: true, entries: log.bag.entries.length });
    expect(new Set(seen.map(({ stage }) => stage))).toEqual(new Set(["reading", "entries", "files", "report"]));
    const stop = new AbortController();
    const stopped = startPackageCheck(
      { file, identities: [] },
      { signal: stop.signal, onProgress: () => stop.abort() },
    );
    await expect(stopped).rejects.toMatchObject({ code: "VERIFY_CANCELLED" });
    await expect(startPackageCheck({ file, identities: [] }, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: "VERIFY_CANCELLED",
    });
    await expect(startPackageCheck({ file: "/nowhere.zip", identities: [] })).rejects.toMatchObject({
      code: "PACKAGE_UNREADABLE",
    });
  });
});

describe("the entries of a package", () => {
  it("come one by one, as they were recorded", async () => {
    const log = aLog(2);
    const file = await openPackage(await log.write(log.exportPlan()), { identities: [] });
    const entries: BagEntry[] = [];
    for await (const entry of packageEntries(file)) entries.push(entry);
    file.close();
    expect(entries).toEqual(log.bag.entries);
  });
});
