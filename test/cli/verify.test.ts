import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { beforeEach, describe, expect, it } from "vitest";
import type { PackageReport } from "../../main/model/records-view.ts";
import { type ALog, aFolder, aLog } from "../packages/verify/a-log.ts";
import { changed } from "../packages/verify/rebag.ts";
import { custodia } from "./custodia.ts";

const program = fileURLToPath(new URL("../../main/cli.ts", import.meta.url));
let log: ALog;
let whole: string;

function fileOf(text: string): string {
  const file = join(aFolder(), "file.txt");
  writeFileSync(file, text);
  return file;
}

beforeEach(async () => {
  log = aLog(2);
  whole = await log.write(log.exportPlan());
});

describe("custodia verify", () => {
  it("[A-6.g.ii] says what verifies, whose log it is, and what no signature covers; exit 0", async () => {
    const { code, out, err } = await custodia("verify", whole);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("Verified: an open export");
    expect(out).toContain(`Log ${log.origin}\nKey ${log.vkey}`);
    expect(out).toContain("Note: No signature covers");
  });

  it("says what does not verify, the first and how many; exit 1", async () => {
    const path = await changed(whole, (files) => files.replace("data/report.html", "Sample", "Simple"));
    const { code, out } = await custodia("verify", path);
    expect(code).toBe(1);
    expect(out).toContain("DOES NOT VERIFY: derived: data/report.html: it does not say what the entries say");
    expect(out).toContain("1 fault:");
  });

  it("takes a key as text and as a file, and refuses another log’s", async () => {
    const theirs = aLog(1, 9).vkey;
    expect((await custodia("verify", whole, "--vkey", log.vkey)).code).toBe(0);
    expect((await custodia("verify", whole, "--vkey", fileOf(`${log.vkey}\n`))).code).toBe(0);
    const { code, out } = await custodia("verify", "--vkey", theirs, whole);
    expect(code).toBe(1);
    expect(out).toContain("the log's key is not the one that was given");
    expect(await custodia("verify", whole, "--vkey", "nonsense")).toMatchObject({ code: 2, out: "" });
    expect(await custodia("verify", whole, "--vkey", fileOf("nonsense"))).toMatchObject({ code: 2, out: "" });
  });

  it("opens a sealed package with a file of identities, and never repeats what is in it", async () => {
    const [mine, theirs] = [await generateX25519Identity(), await generateX25519Identity()];
    const path = await log.write(log.exportPlan(), undefined, [await identityToRecipient(mine)]);
    const key = fileOf(`# created: 2026-11-21\n# public key: ${await identityToRecipient(mine)}\n${mine}\n`);
    expect((await custodia("verify", path, "--identity", key)).code).toBe(0);
    expect(await custodia("verify", path)).toMatchObject({ code: 2, out: "" });
    const foreign = await custodia("verify", path, "--identity", fileOf(theirs));
    expect(foreign).toMatchObject({ code: 2, out: "" });
    expect(foreign.err).toContain("PACKAGE_NOT_FOR_YOU");
    const broken = await custodia("verify", path, "--identity", fileOf(`${mine}x`));
    expect(broken.code).toBe(2);
    expect(broken.err).not.toContain(mine.slice(20));
  });

  it("compares with an earlier package", async () => {
    const head = log.head();
    log.bag.tell(1, 3);
    const next = await log.write(log.exportPlan(head.size, [head]));
    const { code, out } = await custodia("verify", next, "--previous", whole);
    expect(code).toBe(0);
    expect(out).toContain("It goes on from");
    expect((await custodia("verify", whole, "--previous", next)).code).toBe(1);
    expect((await custodia("verify", next, "--previous", "/nowhere.zip")).code).toBe(2);
    const same = await custodia("verify", next, "--previous", next);
    expect(same.code).toBe(1);
    expect(same.out).toContain("the previous package is the same package: nothing was compared");
    expect(same.out).not.toContain("It goes on from");
  });

  it("prints the report as JSON", async () => {
    const { code, out } = await custodia("verify", whole, "--json");
    const report = JSON.parse(out) as PackageReport;
    expect(code).toBe(0);
    expect(report).toMatchObject({ ok: true, faultCount: 0, entries: log.bag.entries.length });
  });

  it("says exit 2 and why for what can’t be used, and asks for a package", async () => {
    for (const args of [
      [],
      [whole, whole],
      [whole, "--nonsense"],
      ["/nowhere.zip"],
      [fileOf("text")],
      [dirname(whole)],
    ]) {
      const { code, out, err } = await custodia("verify", ...args);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toMatch(/^custodia verify: ./);
    }
  });

  it("prints nothing of a package that moves the cursor or turns the text", async () => {
    const evil = "Sample\u001b[2J\u202eCity";
    const path = await changed(whole, (files) => files.replace("bag-info.txt", "Sample City", evil));
    for (const args of [[], ["--json"]]) {
      const { out } = await custodia("verify", path, ...args);
      expect([out.includes("\u001b"), out.includes("\u202e")]).toEqual([false, false]);
    }
  });

  it("runs as a program, from a read-only folder, and writes nothing", async () => {
    const folder = dirname(whole);
    spawnSync("chmod", ["a-w", folder, whole]);
    const before = readFileSync(whole);
    const ran = spawnSync(process.execPath, [program, "verify", whole], { encoding: "utf8", cwd: folder });
    spawnSync("chmod", ["u+w", folder]);
    expect(ran.status).toBe(0);
    expect(ran.stdout).toContain("Verified: ");
    expect(readdirSync(folder)).toHaveLength(1);
    expect(readFileSync(whole).equals(before)).toBe(true);
  });
});
