import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openDatabase } from "../../main/database/index.ts";
import { sampleKeyFile } from "../../main/keychain/index.ts";
import { openLog } from "../../main/removal-log/index.ts";
import { recordMixed } from "../removal-log/desk-events.ts";
import { caseId, countingRandom } from "../removal-log/sample-log.ts";
import { custodia } from "./custodia.ts";

let data = "";

/** Entries of no case that a sample folder has of its own: about its vault's custodians. */
const ofSample = 4;

/** A sample folder to whose cases 200 entries are added, every third of them of no case. */
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), "custodia-cli-desk-"));
  await custodia("sample", "--data", data, "--cases", "2", "--seed", "1", "--pictures", "1");
  const database = openDatabase(join(data, "log.sqlite"), "write");
  const seed = await sampleKeyFile(join(data, "sample-log.key")).read();
  const log = openLog({ database, clock: () => new Date(Date.UTC(2026, 11, 1)), random: countingRandom() }, seed);
  recordMixed(log);
  database.close();
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

it("prints entries of no case with a dash in the place of the case, and all that they say", async () => {
  const { code, out, err } = await custodia("log", "--data", data);
  expect([code, err]).toEqual([0, ""]);
  const lines = out.trimEnd().split("\n");
  const told = lines.filter((line) => / {2}(custodian|credential)\.[a-z]+ /.test(line));
  expect(told).toHaveLength(ofSample + 66);
  for (const line of told) expect(line).toMatch(/^ *\d+ {2}\S+Z {2}[a-z.]+ +- {2}/);
  const reset = told.find((line) => line.includes("credential.reset") && line.includes("no. 3"));
  for (const words of ['person="Sample Custodian 3"', 'because="left the city, no. 3"', 'due="2026-03-05"']) {
    expect(reset).toContain(words);
  }
});

it("prints their public part with a case of null as JSON, and leaves them out of a case's own entries", async () => {
  const { out } = await custodia("log", "--data", data, "--json");
  const entries = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line).entry);
  const desk = entries.filter(({ kind }) => /^(custodian|credential)\./.test(kind));
  expect(desk.map((entry) => entry.case)).toEqual(Array.from({ length: ofSample + 66 }, () => null));
  const one = await custodia("log", "--data", data, "--json", "--case", caseId(1));
  expect(one.out.trimEnd().split("\n")).toHaveLength(4);
});

it("checks a log with them, also against a checkpoint that was kept from before", async () => {
  const { out: note } = await custodia("checkpoint", "--data", data);
  const kept = join(data, "kept.txt");
  writeFileSync(kept, note);
  const ended = await custodia("check", "--data", data, "--checkpoint", kept);
  expect(ended).toMatchObject({ code: 0, err: "" });
});

it("[N-V.4] names the entry when somebody changes for whom a password had to be changed", async () => {
  const database = new BetterSqlite(join(data, "log.sqlite"));
  for (const name of database
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    .pluck()
    .all()) {
    database.exec(`DROP TRIGGER ${name}`);
  }
  const find = "SELECT seq FROM entry WHERE public LIKE '%credential.reset%' ORDER BY seq LIMIT 1 OFFSET ?";
  const [first, second] = [0, 1].map((offset) => database.prepare<[number], number>(find).pluck().get(offset));
  database
    .prepare("UPDATE disclosures SET text = (SELECT text FROM disclosures WHERE seq = ?) WHERE seq = ?")
    .run(second, first);
  database.close();
  const { code, out } = await custodia("check", "--data", data);
  expect(code).toBe(1);
  expect(out).toContain(`entry ${first}: changed in field`);
});
