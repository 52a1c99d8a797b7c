import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { test as base, expect, RunningApp } from "./app.ts";
import { fillWithSample } from "./sample.ts";
import { checkByHand, custodiaRun, run, textIn, unpacked } from "./standard-tools.ts";

interface Fixtures {
  sample: RunningApp;
  /** Where exports go. */
  out: string;
}

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are wanted from this pattern
  out: async ({}, use) => {
    const out = mkdtempSync(join(tmpdir(), "custodia-out-"));
    await use(out);
    rmSync(out, { recursive: true, force: true });
  },
  sample: async ({ folder }, use) => {
    fillWithSample(folder, "anchorage-pp-16-5", 30);
    const app = await RunningApp.start(folder);
    await use(app);
    await app.close();
  },
});

async function exportTo(app: RunningApp, out: string, range: "all" | "since-last", recipients: string[] = []) {
  await app.answerFiles(out);
  const done = await app.get("export.run", { range, recipients });
  if (done === null) throw new Error("no folder was chosen");
  return join(out, done.name);
}

test("[A-6.g.ii] an export opens and proves itself with unzip, sha256sum and the command line, without the app", async ({
  sample,
  out,
}) => {
  const file = await exportTo(sample, out, "all");
  expect(readdirSync(out)).toEqual([basename(file)]);
  expect(run("unzip", ["-tq", file]).code).toBe(0);
  const bag = unpacked(file);
  expect(checkByHand(bag)).toEqual({ code: 0, out: "" });
  expect(textIn(bag, "data/README.txt")).toContain("sha256sum -c");
  expect(custodiaRun("verify", file)).toMatchObject({ code: 0 });
  const { exports } = await sample.get("records.desk", null);
  expect(exports).toHaveLength(1);
  expect(exports[0]?.package.name).toBe(basename(file));
});

test("[A-6.g.ii] the next export goes on where the last one ended, and proves that nothing before was changed", async ({
  sample,
  out,
}) => {
  const first = await exportTo(sample, out, "all");
  const second = await exportTo(sample, out, "since-last");
  const bag = unpacked(second);
  expect(textIn(bag, "consistency")).toMatch(/^custodia\/consistency@v1\nold \d+ /);
  expect(custodiaRun("verify", second, "--previous", first)).toMatchObject({ code: 0 });
  expect(custodiaRun("verify", first, "--previous", second).code).toBe(1);
});

test("a sealed export opens with age, and for nobody else", async ({ sample, out }) => {
  const key = join(out, "it.key");
  const stranger = join(out, "stranger.key");
  for (const one of [key, stranger]) expect(run("age-keygen", ["-o", one]).code).toBe(0);
  const recipient = /public key: (age1\w+)/.exec(readFileSync(key, "utf8"))?.[1] ?? "";
  const place = join(out, "to IT");
  mkdirSync(place);
  const sealed = await exportTo(sample, place, "all", [recipient]);
  expect(sealed).toMatch(/\.zip\.age$/);
  const zip = join(out, basename(sealed, ".age"));
  expect(run("age", ["-d", "-i", key, "-o", zip, sealed]).code).toBe(0);
  expect(run("unzip", ["-tq", zip]).code).toBe(0);
  expect(custodiaRun("verify", sealed, "--identity", key)).toMatchObject({ code: 0 });
  expect(custodiaRun("verify", sealed).code).toBe(2);
  expect(custodiaRun("verify", sealed, "--identity", stranger)).toMatchObject({ code: 2 });
});

test("a changed package is refused by the command line and by the app, with the file that is wrong", async ({
  sample,
  out,
}) => {
  const file = await exportTo(sample, out, "all");
  const bag = unpacked(file);
  const [picture = ""] = readdirSync(join(bag, "data", "evidence"));
  writeFileSync(join(bag, "data", "evidence", picture), "another picture");
  const changed = join(out, "changed", basename(file));
  mkdirSync(join(out, "changed"));
  expect(run("zip", ["-q", "-r", "-0", changed, basename(bag)], join(bag, "..")).code).toBe(0);
  const told = custodiaRun("verify", changed);
  expect(told.code).toBe(1);
  expect(told.out).toContain(picture);
  await sample.answerFiles(changed);
  const opened = await sample.get("package.open", { key: "mine" });
  expect(opened?.report.ok).toBe(false);
  expect(opened?.report.faults.some((fault) => fault.file?.includes(picture))).toBe(true);
});

test("[A-6.g.ii] a package of another workstation is browsed and searched as one's own log", async ({
  sample,
  out,
}) => {
  const file = await exportTo(sample, out, "all");
  const other = mkdtempSync(join(tmpdir(), "custodia-other-"));
  fillWithSample(other, "anoka-social-media-policy", 3);
  const app = await RunningApp.start(other);
  await app.answerFiles(file);
  const opened = await app.get("package.open", { key: "mine" });
  if (opened === null) throw new Error("not opened");
  expect(opened.report).toMatchObject({ ok: true, kind: "export" });
  expect(opened.witnessing).toBe("first");
  const filters = { account: null, action: null, ground: null, from: null, to: null };
  const { token } = opened;
  const all = await app.get("package.search", { token, query: "", filters, after: null, limit: 50 });
  expect(all.cases).toHaveLength(30);
  const [one] = all.cases;
  if (one === undefined) throw new Error("no case");
  const found = await app.get("package.search", { token, query: one.author, filters, after: null, limit: 50 });
  expect(found.cases.map(({ id }) => id)).toContain(one.id);
  const shown = await app.get("package.case", { token, id: one.id });
  expect(shown.entries.length).toBe(one.entries);
  expect((await app.get("log.count", { query: "", filters })).cases).toBe(3);
  await app.close();
  rmSync(other, { recursive: true, force: true });
});

test("nothing is left under the final name when the place can't hold the package", async ({ sample, out }) => {
  const place = join(out, "read-only");
  mkdirSync(place, { mode: 0o500 });
  copyFileSync("/bin/true", join(out, "a file"));
  await sample.answerFiles(join(out, "a file"));
  const reply = await sample.ask("export.run", { range: "all", recipients: [] });
  expect(reply.ok).toBe(false);
  expect(readdirSync(out).sort()).toEqual(["a file", "read-only"]);
  expect((await sample.get("records.desk", null)).exports).toEqual([]);
});
