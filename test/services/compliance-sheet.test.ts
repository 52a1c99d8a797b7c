import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { makeSampleFolder } from "../../main/cli/sample-folder.ts";
import { osKeychain } from "../../main/keychain/index.ts";
import { Services } from "../../main/services.ts";

const packFolder = fileURLToPath(new URL("../../assets/policies", import.meta.url));

/** A folder of invented cases of several departments, opened. */
async function sample(): Promise<Services> {
  const root = mkdtempSync(join(tmpdir(), "compliance-"));
  const folder = join(root, "data");
  mkdirSync(folder);
  await makeSampleFolder({ folder, packFolder, policy: null, cases: 40, seed: 1, pictures: 2 });
  const options = { folder, packFolder, clock: () => new Date(), random: (bytes: number) => randomBytes(bytes) };
  const run = Services.create({ ...options, keychain: osKeychain(), osUser: "alex", device: "device-1" });
  onTestFinished(async () => {
    await run.close();
    rmSync(root, { recursive: true, force: true });
  });
  await run.start();
  return run;
}

const everything = { account: null, action: null, ground: null, from: null, to: null, fromTime: null, toTime: null };
const acting = ["content.removed", "content.hidden", "content.declined", "user.blocked"];

describe("the compliance report on sample cases", () => {
  it("[A-6.f.i] counts the cases of the department from the log, and nobody else’s", async () => {
    const run = await sample();
    const all = run.ready.log.search("", everything, null, 1_000).cases;
    const departments = run.ready.book.desk().departments.map(({ name }) => name);
    expect(departments.length).toBeGreaterThan(1);
    for (const department of departments) {
      const own = all.filter(({ account }) => account.department === department);
      const acted = own.filter(({ outcomes }) => outcomes.some((outcome) => acting.includes(outcome))).length;
      const row = run.ready.duties.compliance(department).rows.find((one) => one.row === "A-6.f.i");
      const counted = /^(\d+|One) cases?/i.exec(row?.evidence[0]?.what ?? "0 cases")?.[1] ?? "";
      expect([department, counted === "One" ? 1 : Number(counted)]).toEqual([department, acted]);
    }
  });

  it("has every row of the policy, each with the policy’s own words", async () => {
    const run = await sample();
    const { name = "" } = run.ready.book.desk().departments[0] ?? {};
    const { rows } = run.ready.duties.compliance(name);
    const pack = run.ready.packs.get(run.ready.register.pack() ?? "");
    expect(rows.map(({ row }) => row).sort()).toEqual(Object.keys(pack.rows).sort());
    expect(rows.filter(({ clauses }) => clauses.length === 0)).toEqual([]);
  });
});
