import { anAccount, aPasswordOf, daysAgo, password } from "./a-register.ts";
import type { RegisterDesk } from "./register-desk.ts";
import { expect, test } from "./register-test.ts";
import { custodiaRun } from "./standard-tools.ts";

const director = { name: "Alex Sample", title: "Parks Director" };
const page = {
  handle: "@sample_pools",
  name: "Sample Pools",
  address: "https://social.example/sample_pools",
  email: "pools@muni.org",
  purpose: "Opening hours of the pools (sample).",
};

/** From the page of an approved account to one that is in use. */
async function open(desk: RegisterDesk, on = daysAgo(0)): Promise<void> {
  const form = await desk.way("Note that the page is open…", "The page is open");
  await form.getByLabel("Opened on").fill(on);
  await desk.look("open");
  await form.getByRole("button", { name: "Record the page" }).click();
  await expect(form).toBeHidden();
  await desk.begin("Put it into use", on);
}

test("[A-6.g.i] an account is requested, decided on, opened, used, paused, used again, archived and closed, each step with its day", async ({
  register,
}) => {
  const { page: window, app } = register;
  await register.requestAccount(page, "The pools are asked about daily.");
  await expect(window.getByText("Requested", { exact: true }).first()).toBeVisible();
  // What comes later is shown shut, with the reason and the policy's section.
  const ways = window.getByRole("list", { name: "What can be done with it" });
  await expect(ways.getByRole("listitem").filter({ hasText: "Note that the page is open" })).toContainText(
    /nobody has decided on the request yet.*\(P&P 16-5, section/i,
  );
  await register.decide("Approved", director, "One page for all pools.");
  // The coordinator that the policy wants first is missing: said, and refused.
  const form = await register.way("Note that the page is open…", "The page is open");
  await expect(form.getByRole("status")).toContainText("coordinator");
  await form.getByRole("button", { name: "Record the page" }).click();
  await expect(form.getByRole("alert")).toContainText("Something is missing that the policy wants noted first");
  await form.getByRole("button", { name: "Cancel" }).click();
  await register.addPerson({ name: "Casey Poster", title: "Programmer" });
  await register.openAccount(page.name);
  await register.part("Who can post");
  await register.region("Who answers for it").getByRole("button", { name: "Change…" }).click();
  const lead = register.form("Who answers for it");
  await register.pick(lead, "Social Media Coordinator", "Casey Poster");
  await lead.getByRole("button", { name: "Record the change" }).click();
  await expect(lead).toBeHidden();
  await register.part("Overview");
  await open(register);
  await register.shut("Pause it", director, "The pools are closed for repairs.");
  await register.begin("Use it again");
  await register.shut("Archive it", director, "Merged with the page of the department.");
  await register.shut("Close it for good", director, "Nobody reads it any more.");
  await expect(register.region("Details").getByText("Nobody reads it any more.")).toBeVisible();
  await expect(window.getByRole("list", { name: "What can be done with it" }).getByRole("button")).toHaveCount(0);
  await register.part("History");
  await expect(register.history).toHaveCount(9);
  const days = await register.history.locator(".told-day").allTextContents();
  expect(days.every((day) => /^[A-Z][a-z]{2} \d+(, \d{4})?$/.test(day))).toBe(true);
  await expect(register.history.first()).toContainText("under P&P 16-5 of March 9, 2020");
  await app.close();
  expect(custodiaRun("check", "--data", app.folder)).toMatchObject({ code: 0 });
});

test("[A-6.g.i] an address of another domain is refused with the policy's section, beside the field and by main", async ({
  register,
}) => {
  const form = await register.newAccount("Take in an existing page");
  await register.fillPage(form, { ...page, email: "pools@muni.org.evil.example" });
  const email = form.getByRole("textbox", { name: "Official e-mail address" });
  await expect(form.getByText(/Only an address of muni\.org.*\(P&P 16-5, section 6\.g\.i\)/)).toBeVisible();
  await form.getByRole("button", { name: "Take it in", exact: true }).click();
  await expect(form.getByText("That is not an address of muni.org: the policy does not allow it.")).toBeVisible();
  await register.look("another domain");
  await email.fill("pools@notmuni.org");
  await form.getByRole("button", { name: "Take it in", exact: true }).click();
  await expect(form.getByText("That is not an address of muni.org: the policy does not allow it.")).toBeVisible();
  expect((await register.app.get("register.desk", null)).accounts).toEqual([]);
  const { name, handle, purpose } = page;
  const details = {
    name,
    handle,
    purpose,
    platform: "Facebook",
    department: "Parks and Recreation",
    address: null,
    phone: null,
  };
  const asked = { details: { ...details, email: "pools@evil.example" }, since: null, note: "", anyway: false };
  const refused = await register.app.ask("register.take-in-account", asked);
  expect(refused).toMatchObject({ ok: false, error: { detail: { citation: expect.stringContaining("6.g.i") } } });
  await email.fill("Pools@Aquatics.MUNI.org");
  await form.getByRole("button", { name: "Take it in", exact: true }).click();
  await expect(register.heading(page.name).first()).toBeVisible();
});

test("two accounts with one handle are refused, however it is written; one that only looks alike is asked about and registered anyway", async ({
  register,
}) => {
  await register.takeIn({ handle: "@SampleParks", name: "Sample Parks" });
  const form = await register.newAccount("Take in an existing page");
  await register.fillPage(form, { handle: "  sampleparks", name: "Sample Parks again" });
  const take = form.getByRole("button", { name: "Take it in", exact: true });
  await take.click();
  await expect(form.getByRole("alert")).toContainText(/already/i);
  await expect(form.getByRole("button", { name: "Register it anyway" })).toHaveCount(0);
  // A Cyrillic letter, a digit, another dot between the words, and two letters that look like one.
  for (const handle of ["@SаmpleParks", "@Samp1eParks", "@Sample.Parks", "@SarnpleParks"]) {
    await form.getByRole("textbox", { name: "Handle" }).fill(handle);
    await take.click();
    await expect(form.getByRole("alert")).toContainText(`${handle} on Facebook looks almost like @SampleParks`);
  }
  await expect(form.getByRole("alert")).toContainText("letter by letter");
  expect((await register.app.get("register.desk", null)).accounts).toHaveLength(1);
  await register.look("looks alike");
  await form.getByRole("button", { name: "Register it anyway" }).click();
  await expect(register.heading("Sample Parks again").first()).toBeVisible();
  expect((await register.app.get("register.desk", null)).accounts).toHaveLength(2);
});

test("[A-6.g] the last step is taken back with a reason; the history still shows it, and the account stands as before", async ({
  register,
}) => {
  const { page: window } = register;
  await anAccount(register.app);
  await register.openAccount("Sample Parks");
  await register.shut("Pause it", director, "By mistake.");
  await register.part("History");
  // The first line can't be taken back; only the last can.
  await expect(window.getByRole("button", { name: /^Take it back: / })).toHaveCount(1);
  await window.getByRole("button", { name: /^Take it back: / }).click();
  const form = register.region("Take it back");
  await form.getByRole("textbox").fill("It was another page.");
  await register.look("take back");
  await form.getByRole("button", { name: "Take it back", exact: true }).click();
  await expect(register.history.first()).toContainText("Taken back");
  await expect(register.history.first()).toContainText("It was another page.");
  await expect(window.getByRole("button", { name: /^Take it back: / })).toHaveCount(0);
  await register.part("Overview");
  await expect(window.getByText("In use", { exact: true }).first()).toBeVisible();
});

test("a half-typed request is there again after a look elsewhere, after a restart and after a crash", async ({
  register,
}) => {
  const { page: window, app } = register;
  const form = await register.newAccount("Request a new account");
  await register.fillPage(form, page);
  await form.getByRole("textbox", { name: "Why it is wanted" }).fill("Half a sentence that");
  await register.go("Log");
  const again = await register.newAccount("Request a new account");
  await expect(again.getByRole("textbox", { name: "Why it is wanted" })).toHaveValue("Half a sentence that");
  await window.waitForTimeout(1_000);
  for (const come of [() => app.restart(), () => app.crash()]) {
    await come();
    const kept = await register.newAccount("Request a new account");
    await expect(kept.getByRole("textbox", { name: "Why it is wanted" })).toHaveValue("Half a sentence that");
    await expect(kept.getByRole("textbox", { name: "Handle" })).toHaveValue(page.handle);
    await expect(kept.getByRole("combobox", { name: "Platform" })).toHaveValue("Facebook");
  }
  expect((await app.get("register.desk", null)).accounts).toEqual([]);
});

test("a step that was said to be recorded is there after the app was killed at that moment", async ({ register }) => {
  const { app } = register;
  await anAccount(app);
  await register.openAccount("Sample Parks");
  const form = await register.way("Archive it…", "Archive it");
  await register.name(form, "Who decided", director);
  await form.getByRole("textbox", { name: "Why" }).fill("Kept to be read (sample).");
  await form.getByRole("button", { name: "Record it" }).click();
  await register.region("Details").getByText("Kept to be read (sample).").waitFor();
  await app.crash();
  await register.openAccount("Sample Parks");
  await expect(register.region("Details").getByText("Kept to be read (sample).")).toBeVisible();
  await expect(register.page.getByText("Archived", { exact: true }).first()).toBeVisible();
  expect(await app.get("log.verify", null)).toMatchObject({ ok: true, faults: [], unnamedFiles: 0 });
});

test.describe("under the policy of Anoka", () => {
  test.use({ pack: "anoka" });

  const manager = { name: "Jamie Sample", title: "Communications Manager" };
  const library = {
    handle: "@sample_library",
    name: "Sample Library",
    address: "https://social.example/sample_library",
    purpose: "Readings and opening hours (sample).",
  };

  test("[N-V.1] a new page is requested, the Communications Manager decides, and only an approved request becomes a page", async ({
    register,
  }) => {
    const { page: window } = register;
    await register.requestAccount(library, "The library has none.");
    await expect(window.getByText(/Communications Manager/).first()).toBeVisible();
    const ways = window.getByRole("list", { name: "What can be done with it" });
    await expect(ways.getByRole("button", { name: /page is open/ })).toHaveCount(0);
    await expect(ways.getByRole("listitem").filter({ hasText: "Note that the page is open" })).toContainText(
      /Communications Manager/,
    );
    const [row] = (await register.app.get("register.desk", null)).accounts;
    const { account } = await register.app.get("register.account", { id: row?.id ?? "" });
    const { department, platform, handle, name, address, email, phone, purpose } = account;
    const details = { department, platform, handle, name, address, email, phone, purpose };
    const input = { step: "create" as const, on: daysAgo(0, "America/Chicago"), details, since: null };
    const early = { id: account.id, lastEvent: account.lastEvent, input };
    expect(await register.app.ask("register.account-step", early)).toMatchObject({
      ok: false,
      error: { code: "ACCOUNT_STEP_SHUT" },
    });
    // The duty's button leads to the decision.
    await register.doDuty(/^Decide on the request/);
    const form = register.form("Decision");
    await expect(form).toBeVisible();
    await expect(form.getByRole("textbox", { name: "Their title" })).toHaveValue("Communications Manager");
    await register.answer(form, "Declined");
    await register.name(form, "Who decided", manager);
    await form.getByRole("textbox", { name: "Why" }).fill("First say who will look after it.");
    await form.getByRole("button", { name: "Record the decision" }).click();
    await expect(register.region("Details").getByText(/First say who will look after it\./)).toBeVisible();
    await expect(ways.getByRole("button")).toHaveCount(0);
    await expect(ways).toContainText("the request was declined".replace("the", "The"));
    // Asked again under the same handle, and approved.
    await register.requestAccount(library, "Jordan Example will look after it.");
    await register.decide("Approved", manager, "Now it has somebody.");
    await open(register, daysAgo(0, "America/Chicago"));
    await expect(window.getByText("In use", { exact: true }).first()).toBeVisible();
    await register.expectNoDuty(/^Decide on the request/);
  });

  test("[N-II.2] a page is shut for good by the City, with the reason and the day; its passwords stay in the vault until they are taken out", async ({
    register,
  }) => {
    const { app, page: window } = register;
    const { account } = await anAccount(app, { email: null });
    await aPasswordOf(app, account.id);
    await register.openAccount("Sample Parks");
    const on = daysAgo(0, "America/Chicago");
    const form = await register.way("Close it for good…", "Close it for good");
    await expect(window.getByText(/that is up to the City of Anoka/)).toBeVisible();
    await expect(window.getByText(/shut down any of its social media sites|at any time/i).first()).toBeVisible();
    await form.getByRole("button", { name: "Record it" }).click();
    await expect(form.getByText("The reason, in a sentence.")).toBeVisible();
    await form.getByRole("button", { name: "Cancel" }).click();
    await register.shut("Close it for good", manager, "Nobody has time for it (sample).", on);
    await expect(
      register.region("Details").getByText(/Jamie Sample.*Nobody has time for it \(sample\)\./),
    ).toBeVisible();
    await expect(window.getByText("Closed", { exact: true }).first()).toBeVisible();
    await expect(window.getByRole("button", { name: new RegExp(password.label) })).toBeVisible();
    await register.openCredential(password.label);
    expect(await register.shownPassword()).toContain(password.words);
  });
});
