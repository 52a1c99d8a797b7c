import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, ftruncateSync, openSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { uuid } from "../report/a-bag.ts";
import { aFolder, aLog, check, faultsOf } from "./a-log.ts";

it("verifies a package of more than 65,535 files, as Info-ZIP does", async () => {
  const log = aLog(1);
  const head = log.head();
  const more = 66_000;
  for (let entry = 0; entry < more; entry += 1) {
    log.bag.add(uuid(50 + entry), { kind: "case.closed", fields: { note: "" } });
  }
  const path = await log.write(log.exportPlan(head.size, [head]));
  expect(spawnSync("unzip", ["-tqq", path]).status).toBe(0);
  const report = await check(path);
  expect(report.faults).toEqual([]);
  expect(report).toMatchObject({ ok: true, entries: more });
  expect(report.files).toBeGreaterThan(more);
});

it("verifies a package of more than 4 GB, and finds one byte that is not as it was", async () => {
  const log = aLog(1);
  const folder = aFolder();
  const large = join(folder, "large.mp4");
  const bytes = 4_400_000_000;
  const file = openSync(large, "w+");
  ftruncateSync(file, bytes);
  const sha256 = createHash("sha256");
  const piece = Buffer.alloc(8_000_000);
  for (let at = 0; at < bytes; at += piece.length)
    sha256.update(piece.subarray(0, readSync(file, piece, 0, piece.length, at)));
  closeSync(file);
  const evidence = { bytes, mediaType: "video/mp4", name: "large.mp4", sha256: sha256.digest("hex") };
  log.keepFile(large, evidence);
  log.bag.add(uuid(50), { kind: "evidence.sealed", fields: { evidence, note: "", purpose: "before" } });
  const path = await log.write(log.exportPlan());
  expect(statSync(path).size).toBeGreaterThan(2 ** 32);
  expect(await faultsOf(path)).toEqual([]);
  expect(spawnSync("dd", [`of=${path}`, "bs=1", "seek=3000000000", "conv=notrunc"], { input: "x" }).status).toBe(0);
  expect((await faultsOf(path)).join()).toContain("its checksum is not that of its bytes");
});
