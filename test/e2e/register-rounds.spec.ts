import { chmodSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AccountView } from "../../main/model/register-view.ts";
import { alex, anAccount, anOldAccount, aPerson, casey, daysAgo, designate, stepOf } from "./a-register.ts";
import { commentPicture } from "./comment-picture.ts";
import { post } from "./records-test.ts";
import type { RegisterDesk } from "./register-desk.ts";
import { expect, test } from "./register-test.ts";

const chicago = "America/Chicago";

async function viewOf(desk: RegisterDesk, name: string): Promise<AccountView> {
  const { accounts } = await desk.app.get("register.desk", null);
  const id = accounts.find((one) => one.name === name)?.id ?? "";
  return await desk.app.get("register.account", { id });
}

test("[A-5.b.iv] an overdue review round is a duty; it is made, a case is started from it, and the round keeps the case", async ({
  register,
}) => {
  const { app, page } = register;
  await aPerson(app, alex);
  await designate(app, await aPerson(app, casey), daysAgo(40));
  await anOldAccount(app, daysAgo(40));
  await register.go("Today");
  await expect(page.getByRole("heading", { name: "Overdue" })).toBeVisible();
  await expect(register.duty(/^Review .*Sample Parks/)).toContainText(/was not reviewed yet.*every 7 days/);
  await register.look("overdue");
  await register
    .duty(/^Review .*Sample Parks/)
    .getByRole("button", { name: /^Start the round/ })
    .click();
  const form = await register.lookOver("Something", "A comment that threatens somebody (sample).");
  await form.getByRole("button", { name: "Start a case from it" }).click();
  await register.describe({ author: "river_walker_77", text: "You will regret it." });
  await register.startCase();
  // Back at the round: half-filled, with the case that was started.
  await register.press("Go on with the round");
  await expect(form.getByRole("textbox", { name: "What it is, and what was done" })).toHaveValue(
    "A comment that threatens somebody (sample).",
  );
  await expect(form.getByRole("checkbox", { name: /river_walker_77/ })).toBeChecked();
  await register.look("round with case");
  await form.getByRole("button", { name: "Record the round" }).click();
  const rounds = register.region("Review rounds");
  await expect(rounds.getByText("A comment that threatens somebody (sample).")).toBeVisible();
  const { account } = await viewOf(register, "Sample Parks");
  const [open] = await app.get("cases.open", null);
  expect(account.review).toMatchObject({ found: "something", cases: [open?.summary.id] });
  await rounds.getByRole("button", { name: "Show the case" }).click();
  await expect(page.getByText("river_walker_77").first()).toBeVisible();
  await register.expectNoDuty(/^Review .*Sample Parks/);
});

test("[A-5.b.iv] a round that is only half-filled is no round: its duty stays on Today, also with a case from it, after a restart and after a crash", async ({
  register,
}) => {
  const { app } = register;
  await aPerson(app, alex);
  await designate(app, await aPerson(app, casey), daysAgo(40));
  await anOldAccount(app, daysAgo(40));
  const stays = async () => {
    await register.expectDuty(/^Review .*Sample Parks/);
    await expect(register.main.getByRole("button", { name: "Go on with the round: Sample Parks" })).toBeVisible();
  };
  await register.doDuty(/^Review .*Sample Parks/);
  const form = await register.lookOver("Something", "A comment that threatens somebody (sample).");
  await stays();
  await register.doDuty(/^Review .*Sample Parks/);
  await form.getByRole("button", { name: "Start a case from it" }).click();
  await stays();
  await register.go("Remove content");
  await register.describe({ author: "river_walker_77", text: "You will regret it." });
  await register.startCase();
  await stays();
  await register.page.waitForTimeout(1_000);
  for (const come of [() => app.restart(), () => app.crash()]) {
    await come();
    await stays();
  }
  await register.press("Go on with the round: Sample Parks");
  const again = register.form("Review round");
  await expect(again.getByRole("checkbox", { name: /river_walker_77/ })).toBeChecked();
  await again.getByRole("button", { name: "Record the round" }).click();
  await expect(again).toBeHidden();
  await register.expectNoDuty(/^Review .*Sample Parks/);
  await expect(register.main.getByText("Rounds that are half-filled")).toHaveCount(0);
});

test("[A-6.d.i] [A-6.d.ii] [A-6.e.ii] the page is looked at line by line: met, not met, not possible and why, with a screenshot that is sealed", async ({
  register,
}) => {
  const { app, page } = register;
  await anAccount(app);
  await register.openAccount("Sample Parks");
  await register.part("Checklist");
  const list = page.getByRole("list", { name: "Checklist" });
  await expect(list.getByRole("listitem").filter({ hasText: "Not looked at" })).toHaveCount(6);
  await page.getByRole("button", { name: "Look at the page…" }).click();
  await register.check("Official e-mail address or phone number", "Met");
  await register.check("The words “official account”", "Not met", "The description says nothing of it.");
  await register.check("Link to the User Responsibility Guidelines", "Met");
  await register.check("“Municipality of Anchorage” or the official logo", "Met");
  await register.check("Link to the department’s website", "Not possible");
  await register.check("The department’s own disclaimer, if one is needed", "Met", "Legal: none is needed (sample).");
  const form = register.form("Checklist");
  // What the policy asks of every page is met or not: nothing else is offered.
  const guidelines = form.getByRole("region", { name: "Link to the User Responsibility Guidelines" });
  await expect(guidelines.getByRole("radio")).toHaveCount(2);
  await form.getByRole("button", { name: "Record the check" }).click();
  // Without the reason it is not recorded.
  await expect(form.getByText("Say why the platform does not allow it.")).toBeVisible();
  await register.check("Link to the department’s website", "Not possible", "The platform allows one link only.");
  await register.paste(await commentPicture(page, post), "page.png");
  await expect(form.getByText("page.png")).toBeVisible();
  await register.look("checklist");
  await form.getByRole("button", { name: "Record the check" }).click();
  await expect(page.getByText("4 of 6 met, 1 not met, 1 not possible.")).toBeVisible();
  const line = (label: string) => list.getByRole("listitem").filter({ hasText: label });
  await expect(line("The words “official account”")).toContainText("Not met");
  await expect(line("Link to the department’s website")).toContainText("The platform allows one link only.");
  await expect(line("Official e-mail address").locator("img")).toBeVisible();
  await register.look("checked");
  const { checklist } = (await viewOf(register, "Sample Parks")).account;
  const sealed = checklist.contact?.evidence;
  expect(sealed?.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(await app.get("log.verify", null)).toMatchObject({ ok: true, faults: [], unnamedFiles: 0 });
  // What is not met is to be put right; the button leads to the form, and doing it takes the line away.
  await register.doDuty(/^Put right what .*Sample Parks/);
  await register.check("The words “official account”", "Met");
  await register.form("Checklist").getByRole("button", { name: "Record the check" }).click();
  await expect(page.getByText("5 of 6 met, 1 not possible.")).toBeVisible();
  await register.expectNoDuty(/Sample Parks.* (does not show|is marked)/);
  // The seal holds the picture: another one in its place is found.
  const stored = readdirSync(app.folder, { recursive: true, encoding: "utf8" }).find((one) =>
    one.includes(sealed?.sha256 ?? "none"),
  );
  expect(stored).toBeDefined();
  chmodSync(join(app.folder, stored ?? ""), 0o600);
  writeFileSync(join(app.folder, stored ?? ""), "another picture");
  expect((await app.get("log.verify", null)).ok).toBe(false);
});

test.describe("under the policy of Anoka", () => {
  test.use({ pack: "anoka" });

  test("[N-V.2] the page is marked as the City's and linked with its site: looked at, and due until it was", async ({
    register,
    out,
  }) => {
    const { app, page } = register;
    await anAccount(app, { email: null });
    await register.doDuty(/^Check that .*Sample Parks.* is marked as official/);
    await register.check("Marked as the City of Anoka site", "Met");
    await register.check("Linked with www.anokaminnesota.com", "Met", "In the description.");
    writeFileSync(join(out, "page.png"), await commentPicture(page, post));
    await app.answerFiles(join(out, "page.png"));
    const form = register.form("Checklist");
    await form.getByRole("button", { name: "Choose a file…" }).click();
    await expect(form.getByText("page.png")).toBeVisible();
    await form.getByRole("button", { name: "Record the check" }).click();
    await expect(page.getByText("2 of 2 met.")).toBeVisible();
    await expect(page.getByText(/linked with www\.anokaminnesota\.com/i).first()).toBeVisible();
    await register.expectNoDuty(/is marked as official/);
  });

  test("[N-V.3] a page without a post for long is to be discussed for closing; the outcome is recorded, and what was agreed is due", async ({
    register,
  }) => {
    const { app, page } = register;
    const id = await anOldAccount(app, daysAgo(120, chicago), { email: null });
    await stepOf(app, id, { step: "activity", on: daysAgo(90, chicago), what: "Opening hours (sample)." });
    await register.go("Today");
    await expect(register.duty(/^Discuss whether to close .*Sample Parks/)).toContainText(/60 days/);
    await register.doDuty(/^Discuss whether to close .*Sample Parks/);
    const form = register.form("Discussion");
    await form.getByRole("button", { name: "Record the discussion" }).click();
    await expect(form.getByText("What was decided?")).toBeVisible();
    await register.name(form, "Name", { name: "Jamie Sample", title: "Communications Manager" });
    await register.answer(form, /for a time|for now/i);
    await form.getByRole("textbox", { name: "Reasons" }).fill("Nobody has time before spring (sample).");
    await register.look("discussion");
    await form.getByRole("button", { name: "Record the discussion" }).click();
    await expect(register.region("Is it used?").getByText("Nobody has time before spring (sample).")).toBeVisible();
    await expect(register.region("Is it used?")).toContainText("Jamie Sample, Communications Manager");
    // What was agreed on is still to be done.
    await register.doDuty(/^Close .*Sample Parks.* for now, as agreed/);
    await register.part("Overview");
    await register.shut("Pause it", { name: "Jamie Sample", title: "Communications Manager" }, "As agreed.");
    await register.expectNoDuty(/as agreed|whether to close/);
    await expect(page.getByText(/Sample Parks.*closed/)).toHaveCount(0);
  });
});
