import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeSampleFolder } from "../../main/cli/sample-folder.ts";
import { openDatabase } from "../../main/database/index.ts";
import { accountNeeds, type PolicyPack, type RegisterRule } from "../../main/model/policy-pack.ts";
import type { AccountRecord } from "../../main/model/register-view.ts";
import { packs } from "../model/packs.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sample-"));
  mkdirSync(join(folder, "packs"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Accounts of a sample made under a pack whose part on the register is another one. */
async function sampled(pack: PolicyPack, register: Partial<RegisterRule>): Promise<readonly AccountRecord[]> {
  const changed = { ...pack, register: { ...pack.register, ...register } };
  writeFileSync(join(folder, "packs", "a.json"), JSON.stringify(changed));
  const data = join(folder, "data");
  const order = { folder: data, packFolder: join(folder, "packs"), policy: null, cases: 2, seed: 1, pictures: 1 };
  mkdirSync(data);
  await makeSampleFolder(order);
  const database = openDatabase(join(data, "log.sqlite"), "read");
  try {
    const rows = database
      .prepare("SELECT record FROM register_record WHERE kind = 'account' ORDER BY id")
      .pluck()
      .all();
    return rows.map((row): AccountRecord => JSON.parse(String(row)).record);
  } finally {
    database.close();
  }
}

describe.each(packs)("the sample’s register under $id", (pack) => {
  const clauses = [pack.clauses[0]?.id ?? ""];
  const items = pack.register.checklist.items.map((item) => ({ ...item, always: true, note: "needed" as const }));

  it("[A-6.g.i] has addresses of the domain that the policy names, though it is not the organisation’s", async () => {
    const accounts = await sampled(pack, { email: { domain: "other.example", clauses } });
    expect(accounts.length).toBeGreaterThan(5);
    for (const { email } of accounts) expect(email).toMatch(/@other\.example$/);
  });

  it("is made whether the policy asks for everything or for next to nothing", async () => {
    const checklist = { ...pack.register.checklist, items };
    const much = await sampled(pack, { record: { needs: accountNeeds, clauses }, checklist });
    rmSync(join(folder, "data"), { recursive: true });
    const nothing = { email: null, designation: null, acknowledgement: null, workplan: null, inactivity: null };
    const little = await sampled(pack, { ...nothing, record: { needs: [], clauses } });
    expect(little.map(({ handle }) => handle)).toEqual(much.map(({ handle }) => handle));
  });
});
