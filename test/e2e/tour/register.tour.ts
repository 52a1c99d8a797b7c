import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newerPolicy } from "../a-policy.ts";
import {
  anAccount,
  anOldAccount,
  aPasswordOf,
  aPerson,
  casey,
  daysAgo,
  departmentStepOf,
  designate,
  parks,
  stepOf,
} from "../a-register.ts";
import { expect, firstRun, RunningApp, test } from "../app.ts";
import { commentPicture, type Post } from "../comment-picture.ts";
import { RegisterDesk } from "../register-desk.ts";
import { camera } from "./camera.ts";

/** Of the register’s own people; none of them is anybody. */
const director = { name: "Alex Sample", title: "Department Director" };
const manager = { name: "Jamie Sample", title: "Communications Manager" };
const kim = { name: "Kim Example", title: "Marketing Coordinator" };
const pat = { name: "Pat Invented", title: "Lifeguard", email: "pat.invented@sample.invalid" };
const library = "Public Library";

const shown: Post = {
  page: "Sample Parks",
  post: "Official account of Sample Parks (sample). Write to parks@muni.org.",
  author: "river_walker_77",
  comment: "You will regret it.",
  when: "Nov 20 at 9:12 AM",
};

const top = (desk: RegisterDesk) => desk.page.evaluate(() => document.querySelector("main")?.scrollTo(0, 0));

/** A desk on an empty folder under the policy; `at` gives the same desk with a camera for another journey. */
async function underPolicy(
  pack: string,
  work: (at: (journey: string) => RegisterDesk, out: string) => Promise<void>,
): Promise<void> {
  const [folder, out] = ["tour", "out"].map((name) => mkdtempSync(join(tmpdir(), `custodia-${name}-`)));
  const app = await RunningApp.start(folder ?? "");
  try {
    await firstRun(app, pack);
    app.page.setDefaultTimeout(15_000);
    await work((journey) => new RegisterDesk(app, camera(journey)), out ?? "");
  } finally {
    await app.close();
    for (const one of [folder, out]) rmSync(one ?? "", { recursive: true, force: true });
  }
}

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

/** The register some weeks after the coordinator left: one page in use, and what its people owe. */
async function weeksLater(desk: RegisterDesk): Promise<void> {
  const { app } = desk;
  const coordinator = await aPerson(app, { name: "Lee Madeup", title: "Social Media Coordinator" });
  await designate(app, coordinator, daysAgo(60));
  const page = await anOldAccount(app, daysAgo(50));
  const person = await aPerson(app, casey);
  await stepOf(app, page, { step: "add-user", on: daysAgo(8), person, role: "designee" });
  await aPerson(app, kim);
  const seat = { step: "director", on: daysAgo(60), person: await aPerson(app, director), because: "" } as const;
  await departmentStepOf(app, parks, seat);
  const { person: left } = await app.get("register.person", { id: coordinator });
  const leaving = { step: "leave", on: daysAgo(2), because: "Moved to another city (sample)." } as const;
  await app.get("register.person-step", { id: coordinator, lastEvent: left.lastEvent, input: leaving });
}

async function goRound(desk: RegisterDesk): Promise<void> {
  await desk.doDuty(/^Review .*Sample Parks/);
  const round = await desk.lookOver("Something", "A comment that threatens somebody (sample).");
  await round.getByRole("button", { name: "Start a case from it" }).click();
  await desk.describe({ author: shown.author, text: shown.comment });
  await desk.look("a case from the round");
  await desk.startCase();
  await desk.press("Go on with the round");
  await expect(round.getByRole("checkbox", { name: /river_walker_77/ })).toBeChecked();
  await round.getByRole("button", { name: "Record the round" }).scrollIntoViewIfNeeded();
  await desk.look("the round keeps the case");
  await round.getByRole("button", { name: "Record the round" }).click();
  await expect(round).toBeHidden();
  await desk.look("round recorded");
}

async function checkThePage(desk: RegisterDesk): Promise<void> {
  await desk.doDuty(/Sample Parks.* is marked as official/);
  const list = desk.form("Checklist");
  await list.waitFor();
  for (const item of await list.getByRole("region").all())
    await item.getByRole("radio", { name: "Met", exact: true }).check({ force: true });
  await desk.check("The words “official account”", "Not met", "The description says nothing of it (sample).");
  await desk.check("The department’s own disclaimer, if one is needed", "Met", "Legal: none is needed (sample).");
  await top(desk);
  await desk.look("checklist");
  await desk.paste(await commentPicture(desk.page, shown), "sample parks.png");
  await expect(list.getByText("sample parks.png")).toBeVisible();
  await list.getByRole("button", { name: "Record the check" }).scrollIntoViewIfNeeded();
  await desk.look("screenshot as proof");
  await list.getByRole("button", { name: "Record the check" }).click();
  await expect(desk.page.getByText("5 of 6 met, 1 not met.")).toBeVisible();
  await desk.look("checked");
  await desk.doDuty(/^Put right what .*Sample Parks/);
  await desk.check("The words “official account”", "Met");
  await list.getByRole("button", { name: "Record the check" }).click();
  await expect(desk.page.getByText("6 of 6 met.")).toBeVisible();
}

async function signAndForward(desk: RegisterDesk, name: string): Promise<void> {
  await desk.doDuty(new RegExp(`^Have ${name} sign`));
  const signature = desk.region("Record the signature").locator("form");
  await signature.waitFor();
  await desk.paste(await commentPicture(desk.page, shown), "signed form.png");
  await expect(signature.getByText("signed form.png")).toBeVisible();
  await desk.look("signature");
  await signature.getByRole("button", { name: "Record the signature" }).click();
  await expect(desk.page.getByText("Not with Human Relations yet")).toBeVisible();
  await desk.doDuty(new RegExp(`^Forward ${name}’s acknowledgement`));
  const forward = desk.region("Record the forwarding");
  await forward.waitFor();
  await desk.look("forwarding");
  await forward.getByRole("button", { name: "Record the forwarding" }).click();
  await expect(desk.page.getByText("Signed and forwarded")).toBeVisible();
}

async function nameCoordinator(desk: RegisterDesk): Promise<void> {
  await desk.doDuty(/coordinator/i);
  const form = desk.region("The coordinator").locator("form");
  await desk.pick(form, "Coordinator", casey.name);
  await desk.name(form, "Designated by", director);
  await desk.look("coordinator");
  await form.getByRole("button", { name: "Record the coordinator" }).click();
  await expect(form).toBeHidden();
}

async function writeWorkplan(desk: RegisterDesk): Promise<void> {
  await desk.doDuty(/workplan/i);
  const form = desk.region("The workplan").locator("form");
  await form.getByLabel("Date of the plan").fill(daysAgo(0));
  for (const [part, words] of [
    ["Mission", "Everybody finds a trail and a pool (sample)."],
    ["Goals", "An answer within a working day (sample)."],
    ["Audience", "Families, hikers, swimmers (sample)."],
    ["What else was considered", "A newsletter; two platforms are enough (sample)."],
  ] as const)
    await form.getByRole("textbox", { name: part }).fill(words);
  await desk.look("workplan");
  await form.getByRole("button", { name: "Record the workplan" }).click();
  await expect(form).toBeHidden();
  await top(desk);
  await desk.look("department");
}

async function noteReview(desk: RegisterDesk): Promise<void> {
  await desk.doDuty(/^Find out whether P&P 16-5 was reviewed/);
  const form = desk.region("Record the review").locator("form");
  await desk.name(form, "Who reviewed it", { name: "Morgan Sample", title: "Mayor’s Office" });
  await form.getByLabel("Reviewed on").fill(daysAgo(5));
  await desk.answer(form, "It stays as it is");
  await form.getByRole("button", { name: "Record the review" }).scrollIntoViewIfNeeded();
  await desk.look("policy review");
  await form.getByRole("button", { name: "Record the review" }).click();
  await expect(form).toBeHidden();
}

async function week(desk: RegisterDesk): Promise<void> {
  await desk.go("Today");
  await desk.duty(/^Review .*Sample Parks/).waitFor();
  await desk.look("today before");
  await noteReview(desk);
  await goRound(desk);
  await checkThePage(desk);
  await signAndForward(desk, casey.name);
  await nameCoordinator(desk);
  await writeWorkplan(desk);
  await desk.expectNoDuty(/Sample Parks|workplan|coordinator|Casey|reviewed/i);
  await desk.look("today after");
  await desk.page.emulateMedia({ colorScheme: "dark" });
  await desk.look("today after, dark");
  await desk.page.emulateMedia({ colorScheme: "light" });
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
