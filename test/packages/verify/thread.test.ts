import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import type { WorkProgress } from "../../../main/model/records-view.ts";
import { openPackage, packageEntries } from "../../../main/packages/open/index.ts";
import type { BagEntry } from "../../../main/packages/source.ts";
import { startPackageCheck } from "../../../main/services/package-check.ts";
import { aFolder, aLog } from "./a-log.ts";

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

describe("a check that never looks up", () => {
  it("is ended all the same once it is cancelled, and so is its thread", async () => {
    const program = join(aFolder(), "busy.mjs");
    // It counts as long as it lives, where this thread sees it.
    writeFileSync(
      program,
      `import { parentPort, workerData } from "node:worker_threads";
       parentPort.postMessage({ progress: { stage: "reading", done: 0, total: 1 } });
       const beats = new Int32Array(workerData.knownKeys[0].publicKey.buffer);
       for (;;) Atomics.add(beats, 0, 1);`,
    );
    const beats = new Int32Array(new SharedArrayBuffer(4));
    const stop = new AbortController();
    const checking = startPackageCheck(
      { file: "none.zip", identities: [], knownKeys: [{ name: "", publicKey: new Uint8Array(beats.buffer) }] },
      { signal: stop.signal, onProgress: () => stop.abort(), program: pathToFileURL(program) },
    );
    await expect(checking).rejects.toMatchObject({ code: "VERIFY_CANCELLED" });
    const counted = Atomics.load(beats, 0);
    expect(counted).not.toBe(0);
    await setTimeout(50);
    expect(Atomics.load(beats, 0)).toBe(counted);
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
