import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect, RunningApp } from "./app.ts";
import { Desk } from "./desk.ts";
import { fillWithSample } from "./sample.ts";

const test = base.extend<{ sample: RunningApp }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are wanted from this pattern
  sample: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "custodia-log-"));
    fillWithSample(folder, "anchorage-pp-16-5", 120);
    const app = await RunningApp.start(folder);
    await use(app);
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  },
});

test("finds cases by any word of the text, the author, the reason, the account and the file name", async ({
  sample,
}) => {
  const desk = new Desk(sample);
  await desk.go("Log");
  const search = desk.page.getByRole("searchbox", { name: "Search the log" });
  const { cases } = await sample.get("log.search", {
    query: "",
    filters: { account: null, action: null, ground: null, from: null, to: null },
    after: null,
    limit: 1,
  });
  const newest = cases[0];
  if (newest === undefined) throw new Error("the sample is empty");
  for (const words of [newest.author, newest.excerpt.slice(0, 30), newest.account.handle]) {
    await search.fill(words);
    await expect(desk.page.getByText(newest.author).first()).toBeVisible();
  }
  await search.fill("no such words anywhere");
  await expect(desk.heading("No case matches")).toBeVisible();
});

test("shows a long log without drawing every row", async ({ sample }) => {
  const desk = new Desk(sample);
  await desk.go("Log");
  await expect(desk.page.getByText(/120 cases/).first()).toBeVisible();
  const drawn = await desk.page.getByRole("main").getByRole("img").count();
  expect(drawn).toBeLessThan(60);
});

test("says that everything verifies, and names the file when one was changed", async ({ sample }) => {
  const desk = new Desk(sample);
  await desk.go("Log");
  await desk.press("Verify now");
  const result = desk.page.getByRole("region", { name: "Result of the verification" });
  await expect(result).toBeVisible();
  await expect(desk.page.getByText(/verified today/i).first()).toBeVisible();
  const shelf = join(sample.folder, "evidence");
  const filled = readdirSync(shelf).filter(
    (name) => /^[0-9a-f]{2}$/.test(name) && readdirSync(join(shelf, name)).length > 0,
  );
  const [first = ""] = filled;
  const [file = ""] = readdirSync(join(shelf, first));
  chmodSync(join(shelf, first, file), 0o600);
  writeFileSync(join(shelf, first, file), "another picture");
  await desk.press("Verify now");
  await expect(result.getByText(new RegExp(file.slice(0, 8))).first()).toBeVisible();
});
