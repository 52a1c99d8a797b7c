import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { newerPolicy } from "../a-policy.ts";
import { anAccount, anOldAccount, aPasswordOf, aPerson, daysAgo, parks, stepOf } from "../a-register.ts";
import { expect, test } from "../app.ts";
import type { RegisterDesk } from "../register-desk.ts";
import { director, top, underPolicy } from "./under-policy.ts";
import { week, weeksLater } from "./week-story.ts";

/** Of the register’s own people; none of them is anybody. */
const manager = { name: "Jamie Sample", title: "Communications Manager" };
const pat = { name: "Pat Invented", title: "Lifeguard", email: "pat.invented@sample.invalid" };
const library = "Public Library";

/** Other pages of the city, so that a list is a list. */
async function otherPages({ app }: RegisterDesk, domain: string | null): Promise<void> {
  for (const [department, platform, handle, name] of [
    [library, "Facebook", "@sample_library", "Sample Library"],
    [library, "Instagram", "@sample.reads", "Sample Library Reads"],
    ["Public Transit", "X", "@sample_transit", "Sample Transit"],
    [parks, "YouTube", "@sampletrails", "Sample Trails"],
  ] as const) {
    const email = domain === null ? null : `${handle.slice(1).replaceAll(".", "_")}@${domain}`;
    const purpose = "News, and answers to residents (sample).";
    await anAccount(app, { department, platform, handle, name, email, purpose });
  }
}

const pools = {
  handle: "@sample_pools",
  name: "Sample Pools",
  address: "https://facebook.example/sample_pools",
  purpose: "Opening hours of the pools (sample).",
};

/** From the decision to a page in use. */
async function open(desk: RegisterDesk, on = daysAgo(0)): Promise<void> {
  const form = await desk.way("Note that the page is open…", "The page is open");
  await form.getByLabel("Opened on").fill(on);
  await form.getByLabel("Opened on").blur();
  await top(desk);
  await desk.look("the page is open");
  await form.getByRole("button", { name: "Record the page" }).click();
  await expect(form).toBeHidden();
  await desk.begin("Put it into use", on);
  await desk.look("in use");
}

async function newAccount(desk: RegisterDesk): Promise<void> {
  const form = await desk.newAccount("Request a new account");
  await desk.fillPage(form, { ...pools, email: "pools@parks.example" });
  await form.getByRole("textbox", { name: "Why it is wanted" }).fill("The pools are asked about daily (sample).");
  await form.getByRole("button", { name: "Request it", exact: true }).click();
  await expect(form.getByText("That is not an address of muni.org: the policy does not allow it.")).toBeVisible();
  await desk.look("another domain is refused");
  await form.getByRole("textbox", { name: "Official e-mail address" }).fill("pools@muni.org");
  await form.getByRole("button", { name: "Request it", exact: true }).click();
  await expect(desk.heading(pools.name).first()).toBeVisible();
  await desk.look("requested");
  await desk.decide("Approved", director, "One page for all pools (sample).");
  await open(desk);
  await desk.part("History");
  await desk.look("history");
}

async function accounts(desk: RegisterDesk): Promise<void> {
  const { app } = desk;
  const person = await aPerson(app, pat);
  const rows = (await app.get("register.desk", null)).accounts;
  const account = rows.find(({ name }) => name === "Sample Parks")?.id ?? "";
  await stepOf(app, account, { step: "add-user", on: daysAgo(1), person, role: "designee" });
  await aPasswordOf(app, account);
  await desk.go("Accounts");
  await desk.look("all accounts");
  await desk.openAccount("Sample Parks");
  await desk.part("Who can post");
  await desk.page.getByRole("list", { name: "Who can post" }).waitFor();
  await desk.look("who can post");
}

async function leaves(desk: RegisterDesk): Promise<void> {
  const { page } = desk;
  await desk.openPerson(pat.name);
  await page.getByRole("button", { name: "Leaving…" }).click();
  const panel = desk.region(`What will happen when ${pat.name} leaves`);
  await panel.getByRole("textbox", { name: "Reason" }).fill("The season is over (sample).");
  await desk.look("what will happen");
  await panel.getByRole("button", { name: `Record that ${pat.name} has left` }).click();
  await desk.region(`${pat.name} has left`).getByText("The season is over (sample).").waitFor();
  await desk.look("what is left");
  await desk.expectDuty(/^Change .*Sample Parks login/);
  await desk.look("the password is to be changed");
}

async function table(desk: RegisterDesk, out: string): Promise<void> {
  const { app, page } = desk;
  const file = join(out, "accounts.csv");
  const headings = "Department;Platform;Handle;Name;Official e-mail;Purpose;Opened on";
  const cafe = "Parks and Recreation;Facebook;@sample_cafe;Café in the Park (sample);cafe@muni.org;Menu;2019-02-28";
  const trails = "Public Library;Facebook;@sample_books;Sample Books;";
  const faulty = [cafe, `${trails}books@evil.example;;2023-02-29`, ";Facebook;@sample_garden;Sample Garden;;;"];
  writeFileSync(file, [headings, ...faulty].join("\r\n"));
  await desk.go("Accounts");
  await page.getByRole("button", { name: "More: import, save or print the register" }).click();
  await desk.look("more");
  await page.getByRole("menuitem", { name: /^Import from CSV…/ }).click();
  const panel = desk.region("Import accounts");
  await app.answerFiles(file);
  await panel.getByRole("button", { name: "Choose a file…" }).click();
  await panel.locator(".import-faults").first().waitFor();
  await desk.look("mistakes by line");
  const mended = [
    cafe,
    `${trails}books@muni.org;;2024-02-29`,
    "Public Library;Facebook;@sample_garden;Sample Garden;;;",
  ];
  writeFileSync(file, [headings, ...mended].join("\r\n"));
  await app.answerFiles(file);
  await panel.getByRole("button", { name: "Choose the file again…" }).click();
  await expect(panel.getByText("3 accounts would be added.")).toBeVisible();
  await desk.look("mended");
  await panel.getByRole("button", { name: "Add 3 accounts" }).click();
  await expect(panel.getByText("3 accounts added.")).toBeVisible();
  await desk.look("added");
}

async function compliance(desk: RegisterDesk): Promise<void> {
  const { page } = desk;
  await desk.go("Compliance");
  const row = page.locator("li.compliance-row");
  await row.first().waitFor();
  await desk.look("report");
  const marks = page.locator('li.compliance-row[aria-label^="A-6.d.i:"]');
  await marks.evaluate((one) => one.scrollIntoView({ block: "start" }));
  await desk.look("report, further down");
  await page.getByRole("combobox", { name: "Show" }).selectOption({ label: "Not met or not known" });
  await page.emulateMedia({ colorScheme: "dark" });
  await top(desk);
  await desk.look("not met, dark");
  await page.emulateMedia({ colorScheme: "light" });
}

async function settings(desk: RegisterDesk, out: string): Promise<void> {
  const { app } = desk;
  const file = join(out, "policy of 2026.json");
  writeFileSync(file, JSON.stringify(newerPolicy(), null, 2));
  await desk.go("Settings");
  await app.answerFiles(file);
  await desk.region("The policy in use").getByRole("button", { name: "Load a policy file…" }).click();
  const preview = desk.region("What policy of 2026.json changes");
  await preview.locator(".pack-changes").waitFor();
  await preview.scrollIntoViewIfNeeded();
  await desk.look("what a policy file changes");
  await preview.getByRole("button", { name: "Only keep it" }).click();
  await expect(preview).toBeHidden();
  await desk.region("Reminders").scrollIntoViewIfNeeded();
  await desk.look("reminders");
}

test("a week’s duties, a new account, somebody leaves, a table, the report and the settings, under the policy of Anchorage", async () => {
  await underPolicy("anchorage", async (at, out) => {
    await weeksLater(at("week"));
    await week(at("week"));
    await newAccount(at("new-account"));
    await otherPages(at("accounts"), "muni.org");
    await accounts(at("accounts"));
    await leaves(at("leaving"));
    await table(at("import"), out);
    await compliance(at("compliance"));
    await settings(at("settings"), out);
  });
});

const chicago = "America/Chicago";

async function managerDecides(desk: RegisterDesk): Promise<void> {
  await desk.requestAccount(pools, "The pools are asked about daily (sample).");
  await desk.go("Today");
  await desk.duty(/^Decide on the request/).waitFor();
  await desk.look("today");
  await desk.doDuty(/^Decide on the request/);
  await desk.decide("Approved", manager, "One page for all pools (sample).");
  await open(desk, daysAgo(0, chicago));
}

async function unused(desk: RegisterDesk): Promise<void> {
  await desk.doDuty(/^Discuss whether to close .*Sample Parks/);
  const form = desk.form("Discussion");
  await desk.name(form, "Name", manager);
  await desk.answer(form, /for a time|for now/i);
  await form.getByRole("textbox", { name: "Reasons" }).fill("Nobody has time before spring (sample).");
  await desk.look("discussion");
  await form.getByRole("button", { name: "Record the discussion" }).click();
  await desk.region("Is it used?").getByText("Nobody has time before spring (sample).").waitFor();
  await desk.look("agreed");
  await desk.doDuty(/^Close .*Sample Parks.* for now, as agreed/);
  const pause = desk.form("Pause it");
  await desk.name(pause, "Who decided", manager);
  await desk.look("what was agreed");
  await pause.getByRole("button", { name: "Record it" }).click();
  await expect(pause).toBeHidden();
  await desk.look("paused");
}

test("a page that the Communications Manager decides on, and one that nobody uses, under the policy of Anoka", async () => {
  await underPolicy("anoka", async (at) => {
    const { app } = at("manager");
    await managerDecides(at("manager"));
    const id = await anOldAccount(app, daysAgo(120, chicago), { email: null }, manager);
    await stepOf(app, id, { step: "activity", on: daysAgo(90, chicago), what: "Opening hours (sample)." });
    await unused(at("unused"));
    await otherPages(at("unused"), null);
    const list = at("accounts-anoka");
    await list.go("Accounts");
    await list.look("all accounts");
  });
});
