import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { newerPolicy, shippedPolicy } from "./a-policy.ts";
import type { RegisterDesk } from "./register-desk.ts";
import { expect, test } from "./register-test.ts";
import { custodiaRun } from "./standard-tools.ts";

const another = join(import.meta.dirname, "..", "..", "docs", "example-policy.json");

async function load(desk: RegisterDesk, file: string): Promise<void> {
  await desk.go("Settings");
  await desk.app.answerFiles(file);
  await desk.region("The policy in use").getByRole("button", { name: "Load a policy file…" }).click();
}

async function openCase(desk: RegisterDesk): Promise<void> {
  await desk.go("Remove content");
  await desk.addAccount({ platform: "Facebook", handle: "@sample_parks", name: "Sample Parks" });
  await desk.describe({ author: "river_walker_77", text: "You will regret it." });
  await desk.startCase();
}

test("[N-hist] a policy file of one's own: a broken one is refused with its line, a sound one shows what it changes and is used; what was recorded keeps its version", async ({
  register,
  out,
}) => {
  test.slow();
  const { app, page } = register;
  await openCase(register);
  // The page is another one after a restart.
  const policy = () => register.region("The policy in use");
  const broken = readFileSync(shippedPolicy, "utf8").replace(/"everyDays": \d+/, '"everyDays": "often"');
  const at = broken.slice(0, broken.indexOf('"everyDays": "often"')).split("\n").length;
  writeFileSync(join(out, "broken.json"), broken);
  await load(register, join(out, "broken.json"));
  await expect(policy().getByRole("alert")).toContainText(`line ${at}`);
  await register.look("broken pack");
  expect(custodiaRun("policy", "check", join(out, "broken.json"))).toMatchObject({ code: 2 });
  expect(custodiaRun("policy", "check", join(out, "broken.json")).out).toContain(`broken.json:${at}:`);
  // The version in use with other content is refused, too: entries were made under it.
  writeFileSync(join(out, "same.json"), JSON.stringify({ ...newerPolicy(), version: "2020-03-09" }, null, 2));
  await load(register, join(out, "same.json"));
  await expect(policy().getByRole("alert")).toContainText("another policy pack of the same version here already");
  writeFileSync(join(out, "newer.json"), JSON.stringify(newerPolicy(), null, 2));
  await load(register, join(out, "newer.json"));
  const preview = register.region("What newer.json changes");
  await expect(preview).toContainText("2026-11-01");
  await expect(preview.locator(".pack-changes")).toContainText(/Grounds/);
  await expect(preview.locator(".pack-changes")).toContainText(/Something else \(sample\)/);
  await expect(preview.locator(".pack-changes")).toContainText(/10/);
  await expect(page.getByText(/stays under the\s+version it was made under/)).toBeVisible();
  await register.look("pack preview");
  await preview.getByRole("button", { name: "Use it from now on" }).click();
  await expect(policy().locator("dl.facts").first()).toContainText("2026-11-01");
  expect(readdirSync(join(app.folder, "policies"))).toEqual(["anchorage-pp-16-5@2026-11-01.json", "versions.txt"]);
  // The case that was open goes on under its own version.
  const summaries = () => app.get("cases.open", null);
  expect((await summaries())[0]?.summary.policy).toBe("anchorage-pp-16-5@2020-03-09");
  await register.takeIn({ handle: "@sample_trails", name: "Sample Trails" });
  await register.part("History");
  await expect(register.history.first()).toContainText("under P&P 16-5 of November 1, 2026");
  await register.openAccount("Sample Parks");
  await register.part("History");
  await expect(register.history.first()).toContainText("under P&P 16-5 of March 9, 2020");
  for (const come of [() => app.restart(), () => app.crash()]) {
    await come();
    await register.go("Settings");
    await expect(policy().locator("dl.facts").first()).toContainText("2026-11-01");
    await expect(policy().locator("dl.facts").first()).toContainText(/Also here/);
    expect((await summaries())[0]?.summary.policy).toBe("anchorage-pp-16-5@2020-03-09");
  }
  await register.go("Today");
  await register.page
    .getByRole("button", { name: /^Continue: / })
    .last()
    .click();
  await expect(register.page.getByText("river_walker_77").first()).toBeVisible();
  expect(await app.get("log.verify", null)).toMatchObject({ ok: true, faults: [], unnamedFiles: 0 });
  await app.close();
  expect(custodiaRun("check", "--data", app.folder)).toMatchObject({ code: 0 });
});

test("a pack that is only kept stays unused; a city without a workplan, an e-mail rule and a designation can work under its own", async ({
  register,
}) => {
  const { app, page } = register;
  await load(register, another);
  const preview = register.region("What example-policy.json changes");
  await expect(preview).toContainText("City of Port Example");
  await expect(preview).toContainText("It is another policy than");
  await preview.getByRole("button", { name: "Only keep it" }).click();
  await expect(preview).toBeHidden();
  const panel = register.region("The policy in use");
  await expect(panel).toContainText("2020-03-09");
  await expect(panel).toContainText("City of Port Example");
  await load(register, another);
  await expect(preview).toContainText("City of Port Example");
  await preview.getByRole("button", { name: "Use it from now on" }).click();
  await expect(panel).toContainText("2026-02-01");
  for (const screen of ["Today", "Accounts", "People", "Compliance"] as const) {
    await register.go(screen);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText(/something went wrong/i)).toHaveCount(0);
  }
  const form = await register.newAccount("Take in an existing page");
  await expect(form.getByText(/Only an address of port\.example/)).toBeVisible();
  expect((await app.get("app.state", null)).phase).toBe("ready");
});
