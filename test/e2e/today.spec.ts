import { readFileSync } from "node:fs";
import { join } from "node:path";
import ICAL from "ical.js";
import {
  alex,
  anAccount,
  anOldAccount,
  aPerson,
  casey,
  daysAgo,
  departmentStepOf,
  designate,
  parks,
  stepOf,
} from "./a-register.ts";
import { commentPicture } from "./comment-picture.ts";
import { pdfHolds } from "./pdf-text.ts";
import { post } from "./records-test.ts";
import type { RegisterDesk } from "./register-desk.ts";
import { expect, test } from "./register-test.ts";

/** Titles of the lines about the register, as they stand. */
async function titles(desk: RegisterDesk): Promise<readonly string[]> {
  await desk.go("Today");
  await desk.duty(/./).first().waitFor();
  return await desk.main.locator("li.duty bdi.t").allTextContents();
}

test("a week's duties of the register: each line's button leads to its form, and doing it takes the line away", async ({
  register,
}) => {
  test.slow();
  const { app, page } = register;
  await aPerson(app, alex);
  const person = await aPerson(app, casey);
  await designate(app, await aPerson(app, { name: "Kim Example", title: "Coordinator" }), daysAgo(60));
  const id = await anOldAccount(app, daysAgo(50));
  await stepOf(app, id, { step: "add-user", on: daysAgo(40), person, role: "designee" });
  const before = await titles(register);
  await register.look("before");
  for (const title of [/^Review .*Sample Parks/, /is marked as official/, /^Have Casey Poster sign/, /workplan/i]) {
    expect(before.filter((one) => title.test(one))).toHaveLength(1);
  }
  expect(before.some((one) => /Kim Example/.test(one))).toBe(true);
  // Overdue comes first.
  expect(await page.locator("h2.group").first().textContent()).toBe("Overdue");

  await register.doDuty(/^Review .*Sample Parks/);
  const round = await register.lookOver("Nothing");
  await round.getByRole("button", { name: "Record the round" }).click();
  await expect(round).toBeHidden();
  await register.expectNoDuty(/^Review .*Sample Parks/);

  await register.doDuty(/is marked as official/);
  const list = register.form("Checklist");
  await list.waitFor();
  for (const item of await list.getByRole("region").all())
    await item.getByRole("radio", { name: "Met", exact: true }).check({ force: true });
  await list.getByRole("textbox", { name: "Note: what it rests on" }).fill("Legal: none is needed (sample).");
  await register.paste(await commentPicture(page, post), "page.png");
  await expect(list.getByText("page.png")).toBeVisible();
  await list.getByRole("button", { name: "Record the check" }).click();
  await expect(page.getByText("6 of 6 met.")).toBeVisible();
  await register.expectNoDuty(/is marked as official/);

  for (const name of [casey.name, "Kim Example"]) {
    await register.doDuty(new RegExp(`^Have ${name} sign`));
    const signature = register.region("Record the signature").locator("form");
    await signature.waitFor();
    await register.paste(await commentPicture(page, post), "signed.png");
    await expect(signature.getByText("signed.png")).toBeVisible();
    await signature.getByRole("button", { name: "Record the signature" }).click();
    await expect(page.getByText("Not with Human Relations yet")).toBeVisible();
    await register.doDuty(new RegExp(`^Forward ${name}’s acknowledgement`));
    await register.region("Record the forwarding").getByRole("button", { name: "Record the forwarding" }).click();
    await expect(page.getByText("Signed and forwarded")).toBeVisible();
    await register.expectNoDuty(new RegExp(name));
  }

  await register.doDuty(/workplan/i);
  const plan = register.region("The workplan").locator("form");
  await plan.waitFor();
  for (const box of await plan.locator("textarea").all()) await box.fill("A sentence (sample).");
  await plan.getByLabel("Date of the plan").fill(daysAgo(0));
  await plan.getByRole("button", { name: "Record the workplan" }).click();
  await expect(plan).toBeHidden();
  await register.expectNoDuty(/workplan/i);

  const after = await register.main.locator("li.duty bdi.t").allTextContents();
  await register.look("after");
  expect(after.filter((title) => /Sample Parks|Casey|Kim|official/.test(title))).toEqual([]);
  expect(after.length).toBeLessThan(before.length);
});

test("Today shows the department that is chosen, and all of them", async ({ register }) => {
  const { app } = register;
  const library = "Library";
  await anAccount(app);
  await anAccount(app, { department: library, handle: "@sample_library", name: "Sample Library" });
  await register.go("Today");
  await expect(register.duty(/Sample Parks/).first()).toBeVisible();
  await expect(register.duty(/Sample Library/)).toHaveCount(0);
  const choice = register.main.getByRole("combobox", { name: "Department" });
  await choice.selectOption(library);
  await expect(register.duty(/Sample Library/).first()).toBeVisible();
  await expect(register.duty(/Sample Parks/)).toHaveCount(0);
  await expect(choice.getByRole("option", { name: /^All departments/ })).toHaveCount(1);
  await choice.selectOption("");
  await expect(register.duty(/Sample Library/).first()).toBeVisible();
  await expect(register.duty(/Sample Parks/).first()).toBeVisible();
  await register.look("all departments");
});

test("[A-8] the policy was to be reviewed: Today says so, the review is noted in Settings, and the line is gone", async ({
  register,
}) => {
  await register.doDuty(/^Find out whether P&P 16-5 was reviewed/);
  const panel = register.region("The policy in use");
  await expect(panel.getByText(/^Due since /)).toBeVisible();
  await expect(panel.getByText(/may be out of date/)).toBeVisible();
  await expect(panel.getByText(/The Mayor's Office reviews it every year \(P&P 16-5, section 8\)/)).toBeVisible();
  // Whoever came to note it finds the form open.
  const form = register.region("Record the review").locator("form");
  await register.name(form, "Who reviewed it", { name: "Kim Example", title: "Mayor's Office" });
  await form.getByLabel("Reviewed on").fill(daysAgo(5));
  await register.answer(form, "It stays as it is");
  await register.look("policy review");
  await form.getByRole("button", { name: "Record the review" }).click();
  await expect(
    panel.getByText(/Last reviewed on .* by Kim Example, Mayor's Office: it stays as it is\./),
  ).toBeVisible();
  await expect(panel.getByText(/^Due since /)).toHaveCount(0);
  await register.expectNoDuty(/^Find out whether P&P 16-5 was reviewed/);
});

test("the compliance report says of each duty whether it is met, since when and by what; it is saved as PDF", async ({
  register,
  out,
}) => {
  const { app, page } = register;
  await aPerson(app, alex);
  await designate(app, await aPerson(app, casey), daysAgo(30));
  await anOldAccount(app, daysAgo(20));
  await departmentStepOf(app, parks, {
    step: "workplan",
    on: daysAgo(10),
    parts: { mission: "One (sample).", goals: "Two (sample).", audience: "Three (sample).", further: "Four (sample)." },
    source: null,
  });
  await register.go("Compliance");
  const row = (id: string) => page.locator(`li.compliance-row[aria-label^="${id}:"]`);
  // Every duty of the policy has its line, with the policy's own words and the section.
  const { rows } = await app.get("duties.compliance", { department: parks });
  await expect(page.locator("li.compliance-row")).toHaveCount(rows.length);
  for (const id of [
    "A-5.a.ii",
    "A-5.b.iv",
    "A-6.a",
    "A-6.b.i",
    "A-6.b.ii",
    "A-6.d.i",
    "A-6.d.ii",
    "A-6.e.ii",
    "A-6.g",
    "A-6.g.i",
    "A-8",
  ]) {
    await expect(row(id)).toHaveCount(1);
    await expect(row(id).locator("cite").first()).toContainText("P&P 16-5");
  }
  await expect(row("A-5.a.ii")).toContainText("Met");
  await expect(row("A-5.a.ii")).toContainText("Casey Poster");
  await expect(row("A-6.a")).toContainText(/Met.*Parks and Recreation has a workplan/s);
  await expect(row("A-5.b.iv")).toContainText(/Not met.*Sample Parks.*was not reviewed yet/s);
  await expect(row("A-6.h.iii")).toContainText("Not known");
  await page.getByRole("combobox", { name: "Show" }).selectOption({ label: "Not met or not known" });
  await expect(row("A-6.a")).toHaveCount(0);
  await expect(row("A-5.b.iv")).toHaveCount(1);
  await register.look("compliance");
  await app.answerSave(join(out, "compliance.pdf"));
  await register.press("Save as PDF");
  await expect(page.getByText("Saved as “compliance.pdf”.")).toBeVisible({ timeout: 30_000 });
  const pdf = readFileSync(join(out, "compliance.pdf"));
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  // On paper it is the whole report, whatever the screen was narrowed down to.
  for (const { clauses, findings, evidence } of rows) {
    for (const { text } of clauses) expect(pdfHolds(pdf, text), text).toBe(true);
    // Sections are named short there: “section 6.f.i, a to k”.
    const section = (clauses[0]?.citation ?? "none").replace("P&P 16-5, ", "");
    expect(pdfHolds(pdf, section), section).toBe(true);
    // Days are in words there.
    for (const part of [...findings, ...evidence].flatMap(({ what }) => what.split(/\d{4}-\d\d-\d\d/)))
      expect(pdfHolds(pdf, part), part).toBe(true);
  }
});

test("the calendar file has the duties with their days, and another program's library reads it", async ({
  register,
  out,
}) => {
  const { app, page } = register;
  await designate(app, await aPerson(app, casey), daysAgo(40));
  await anOldAccount(app, daysAgo(40), { name: "Parks; pools, “and” more" });
  const file = join(out, "due.ics");
  await register.go("Compliance");
  await app.answerSave(file);
  await register.press("Save as a calendar");
  await expect(page.getByText("Saved as “due.ics”.")).toBeVisible();
  const events = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")))
    .getAllSubcomponents("vevent")
    .map((one) => new ICAL.Event(one));
  const { duties, day } = await app.get("duties.list", { department: parks });
  const dated = duties.filter(({ due }) => due !== null);
  expect(dated.length).toBeGreaterThan(1);
  for (const { title, due } of dated) {
    const event = events.find(({ summary }) => summary === title);
    // What is overdue stands on today, where somebody sees it, and says since when.
    expect(event?.startDate.toString(), title).toBe(due !== null && due < day ? day : due);
    if (due !== null && due < day) expect(event?.description).toContain("Due since");
    expect(event?.startDate.isDate).toBe(true);
  }
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  // From Settings it is the same file.
  await app.answerSave(join(out, "again.ics"));
  await register.go("Settings");
  await register.region("Reminders").getByRole("button", { name: "Save my duties as a calendar file…" }).click();
  await expect(page.getByText("“again.ics” saved.").first()).toBeAttached();
});
