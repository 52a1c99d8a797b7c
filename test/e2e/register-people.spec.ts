import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { alex, anAccount, anOldAccount, aPerson, casey, daysAgo, designate, parks, stepOf } from "./a-register.ts";
import { commentPicture } from "./comment-picture.ts";
import { pdfHolds } from "./pdf-text.ts";
import { post } from "./records-test.ts";
import type { RegisterDesk } from "./register-desk.ts";
import { expect, test } from "./register-test.ts";

/** A scan as a scanner names it. */
async function scan(desk: RegisterDesk, out: string): Promise<string> {
  const file = join(out, "signed form.png");
  writeFileSync(file, await commentPicture(desk.page, post));
  return file;
}

test("[A-5.a.ii] the director names the department's coordinator: by whom, since when; until then it is a duty", async ({
  register,
}) => {
  const { app, page } = register;
  await aPerson(app, alex);
  await aPerson(app, casey);
  await anAccount(app);
  await register.doDuty(/coordinator/i);
  const panel = register.region("Social Media Coordinator");
  await expect(panel.getByText(/Nobody is designated\. The Department Director does it/)).toBeVisible();
  const form = register.region("The coordinator").locator("form");
  await register.pick(form, "Coordinator", casey.name);
  await register.name(form, "Designated by", { name: alex.name, title: "Department Director" });
  await form.getByLabel("Since").fill(daysAgo(3));
  await register.look("designation");
  await form.getByRole("button", { name: "Record the coordinator" }).click();
  await expect(panel.getByRole("button", { name: casey.name })).toBeVisible();
  await expect(panel).toContainText(/since [A-Z][a-z]+ \d+, \d{4}, designated by Alex Sample, Department Director/);
  await register.expectNoDuty(/Name .*coordinator/i);
  // The account shows it, too.
  await register.openAccount("Sample Parks");
  await register.part("Who can post");
  await expect(register.region("Who answers for it")).toContainText("Casey Poster of the department");
  // Somebody else takes over: who it was stays in the history.
  await register.openDepartment(parks);
  await panel.getByRole("button", { name: "Another one…" }).click();
  await register.pick(form, "Coordinator", alex.name);
  await form.getByRole("textbox", { name: "Reason" }).fill("Casey moved on (sample).");
  await register.name(form, "Designated by", { name: "Kim Example", title: "Department Director" });
  await form.getByRole("button", { name: "Record the coordinator" }).click();
  await expect(panel).toContainText("designated by Kim Example");
  await expect(page.getByText(/Casey Poster/).first()).toBeVisible();
});

test("[A-6.a] a department writes down its workplan, part by part and with the file; until then it is a duty", async ({
  register,
  out,
}) => {
  const { app, page } = register;
  await anAccount(app);
  const plan = join(out, "workplan 2026.pdf");
  writeFileSync(plan, "%PDF-1.4\n% a sample plan\n%%EOF\n");
  await register.doDuty(/workplan/i);
  const panel = page.getByRole("region", { name: "Workplan", exact: true });
  const form = register.region("The workplan").locator("form");
  await expect(form.getByRole("button", { name: "Record the workplan" })).toBeDisabled();
  for (const [part, words] of [
    ["Mission", "Everybody finds a trail (sample)."],
    ["Goals", "Answers within a day (sample)."],
    ["Audience", "Families and hikers (sample)."],
    ["What else was considered", "Two platforms (sample)."],
  ] as const)
    await form.getByRole("textbox", { name: part }).fill(words);
  await app.answerFiles(plan);
  await form.getByRole("button", { name: "Choose a file…" }).click();
  await expect(form.getByText("workplan 2026.pdf")).toBeVisible();
  await register.look("workplan");
  await form.getByRole("button", { name: "Record the workplan" }).click();
  await expect(form).toBeHidden();
  await expect(panel.getByText("Everybody finds a trail (sample).")).toBeVisible();
  await expect(panel.getByText("Answers within a day (sample).")).toBeVisible();
  await expect(panel.getByText("Families and hikers (sample).")).toBeVisible();
  await expect(panel).toContainText("workplan 2026.pdf");
  await panel.getByRole("button", { name: "Open a copy of workplan 2026.pdf" }).click();
  await expect.poll(async () => (await app.record()).opened.length).toBe(1);
  const [opened = ""] = (await app.record()).opened;
  expect(readFileSync(opened, "utf8")).toContain("a sample plan");
  await register.expectNoDuty(/workplan/i);
  expect(await app.get("log.verify", null)).toMatchObject({ ok: true, faults: [], unnamedFiles: 0 });
  await register.go("People");
  await page.getByRole("tab", { name: "Departments" }).click();
  await expect(page.getByRole("list", { name: "Departments" }).getByRole("listitem")).toContainText(
    /of [A-Z][a-z]{2} \d/,
  );
});

test("[A-6.b.i] who may post is noted with role and dates, and stays to be read when it has ended", async ({
  register,
}) => {
  const { app, page } = register;
  await aPerson(app, casey);
  await designate(app, await aPerson(app, alex), daysAgo(40));
  const id = await anOldAccount(app, daysAgo(30));
  await register.openAccount("Sample Parks");
  await register.part("Who can post");
  await expect(page.getByText("Nobody is noted as somebody who can post here.")).toBeVisible();
  await page.getByRole("button", { name: "Add somebody…" }).click();
  const form = register.form("Add somebody who can post");
  const roles = await form.getByRole("combobox", { name: "As" }).locator("option").allTextContents();
  expect(roles).toEqual(["Social Media Coordinator", "Department Director", "Designee"]);
  await register.pick(form, "Person", casey.name);
  await form.getByRole("combobox", { name: "As" }).selectOption({ label: "Designee" });
  await form.getByLabel("Since").fill(daysAgo(20));
  await register.look("add user");
  await form.getByRole("button", { name: "Add to the account" }).click();
  const users = page.getByRole("list", { name: "Who can post" });
  await expect(users.getByRole("listitem")).toContainText(/Casey Poster\s*Designee/);
  await expect(users.getByRole("listitem")).toContainText(/since [A-Z][a-z]{2} \d/);
  // The same role twice is refused.
  await page.getByRole("button", { name: "Add somebody…" }).click();
  await register.pick(form, "Person", casey.name);
  await form.getByRole("combobox", { name: "As" }).selectOption({ label: "Designee" });
  await form.getByRole("button", { name: "Add to the account" }).click();
  await expect(form.getByRole("alert")).toContainText("has that role already");
  // A person may hold two roles.
  await form.getByRole("combobox", { name: "As" }).selectOption({ label: "Social Media Coordinator" });
  await form.getByRole("button", { name: "Add to the account" }).click();
  await expect(users.getByRole("listitem")).toHaveCount(2);
  await users.getByRole("button", { name: "End it: Casey Poster, Designee" }).click();
  const end = register.form("Casey Poster no longer posts here");
  await end.getByLabel("Ended on").fill(daysAgo(1));
  await end.getByRole("textbox", { name: "Why" }).fill("Another task (sample).");
  await end.getByRole("button", { name: "Record it" }).click();
  await expect(users.getByRole("listitem")).toHaveCount(1);
  await expect(page.getByText("Another task (sample).")).toBeVisible();
  const { account } = await app.get("register.account", { id });
  expect(account.users.find(({ role }) => role === "designee")).toMatchObject({ from: daysAgo(20), to: daysAgo(1) });
});

test("[A-6.b.ii] a missing acknowledgement is a duty; it is signed with its scan, and forwarded to Human Relations", async ({
  register,
  out,
}) => {
  const { app, page } = register;
  const person = await aPerson(app, casey);
  await designate(app, await aPerson(app, alex), daysAgo(40));
  const id = await anOldAccount(app, daysAgo(40));
  await stepOf(app, id, { step: "add-user", on: daysAgo(30), person, role: "designee" });
  await register.go("Today");
  await expect(register.duty(/^Have Casey Poster sign the acknowledgement/)).toContainText(/may post since/);
  await expect(register.duty(/^Have Casey Poster sign/)).toContainText("Person");
  await register.doDuty(/^Have Casey Poster sign/);
  const panel = register.region("Acknowledgement").first();
  await expect(panel.getByText("Signature missing")).toBeVisible();
  const form = register.region("Record the signature").locator("form");
  await form.getByLabel("Signed on").fill(daysAgo(2));
  await app.answerFiles(await scan(register, out));
  await form.getByRole("button", { name: "Choose a file…" }).click();
  await expect(form.getByText("signed form.png")).toBeVisible();
  await register.look("signature");
  await form.getByRole("button", { name: "Record the signature" }).click();
  await expect(panel.getByText("Not with Human Relations yet")).toBeVisible();
  await panel.getByRole("button", { name: "Open a copy of signed form.png" }).click();
  await expect.poll(async () => (await app.record()).opened.length).toBe(1);
  await register.expectNoDuty(/^Have Casey Poster sign/);
  await register.doDuty(/^Forward Casey Poster’s acknowledgement to Human Relations/);
  const forward = register.region("Record the forwarding").locator("form");
  await expect(forward.getByRole("textbox", { name: "To" })).toHaveValue("Human Relations");
  await forward.getByLabel("Forwarded on").fill(daysAgo(3));
  await forward.getByRole("button", { name: "Record the forwarding" }).click();
  await expect(forward.getByText("That is before the step it follows.")).toBeVisible();
  await forward.getByLabel("Forwarded on").fill(daysAgo(1));
  await forward.getByRole("button", { name: "Record the forwarding" }).click();
  await expect(panel.getByText("Signed and forwarded")).toBeVisible();
  await expect(panel).toContainText(/Forwarded\s*[A-Z][a-z]+ \d+, \d{4}, to Human Relations/);
  await register.expectNoDuty(/Casey Poster/);
  expect(await app.get("log.verify", null)).toMatchObject({ ok: true, faults: [], unnamedFiles: 0 });
  await register.go("People");
  await expect(page.getByRole("list", { name: "People" }).getByRole("button", { name: /^Casey Poster/ })).toBeVisible();
});

test("somebody of the same name is asked about; the same e-mail address twice is refused", async ({ register }) => {
  const { page } = register;
  await aPerson(register.app, casey);
  await register.go("People");
  await page.getByRole("button", { name: "Add a person", exact: true }).click();
  const form = register.form("Add a person");
  await form.getByRole("textbox", { name: "Name" }).fill(casey.name);
  await form.getByRole("textbox", { name: "Title" }).fill("Lifeguard");
  await form.getByRole("textbox", { name: /^Official e-mail/ }).fill(casey.email ?? "");
  await form.getByRole("button", { name: "Add the person" }).click();
  await expect(form.getByRole("alert")).toContainText("is in the register already");
  await expect(form.getByRole("button", { name: /add anyway/ })).toHaveCount(0);
  await form.getByRole("textbox", { name: /^Official e-mail/ }).fill("another.casey@sample.invalid");
  await form.getByRole("button", { name: "Add the person" }).click();
  await form.getByRole("button", { name: /add anyway/ }).click();
  await expect(register.heading(casey.name).first()).toBeVisible();
  expect((await register.app.get("register.desk", null)).people).toHaveLength(2);
});

test("[N-VI.A] under a policy that asks for it, off-time views are personal: it stands in the text that is signed", async ({
  register,
}) => {
  await aPerson(register.app, casey);
  await register.openPerson(casey.name);
  const panel = register.region("Acknowledgement").first();
  await panel.locator("summary").click();
  await expect(panel.getByText(/my viewpoints are personal and do not necessarily reflect/)).toBeVisible();
});

test.describe("under the policy of Anoka", () => {
  test.use({ pack: "anoka" });

  test("[N-VI.A] the disclaimer of personal views stands in the acknowledgement on the screen and in the form that is printed", async ({
    register,
    out,
  }) => {
    const { app, page } = register;
    await aPerson(app, casey);
    await register.openPerson(casey.name);
    const panel = register.region("Acknowledgement").first();
    await panel.locator("summary").click();
    await expect(panel.getByText("“These are my own opinions and do not represent those of the City.”")).toBeVisible();
    await app.answerSave(join(out, "form.pdf"));
    await panel.getByRole("button", { name: "Save the form as PDF…" }).click();
    await expect(page.getByText("“form.pdf” saved.").first()).toBeAttached({ timeout: 30_000 });
    const pdf = readFileSync(join(out, "form.pdf"));
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pdfHolds(pdf, "“These are my own opinions and do not represent those of the City.”")).toBe(true);
    expect(pdfHolds(pdf, casey.name)).toBe(true);
  });
});
