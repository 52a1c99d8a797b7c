import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { startCase } from "./a-case.ts";
import { expectAccessible } from "./accessible.ts";
import { expect } from "./app.ts";
import { coordinator, manager } from "./hand-over-story.ts";
import { RecordsDesk } from "./records-desk.ts";
import { minor, removal, test } from "./records-test.ts";
import { custodiaRun, run, textIn, unpacked } from "./standard-tools.ts";
import { withTwoDesks } from "./two-desks.ts";

type Watched = typeof globalThis & { told: string[] };

/** Keeps what the window says while it works: a small export is over before a spec could look. */
async function watchProgress({ page }: RecordsDesk, label: string): Promise<() => Promise<readonly string[]>> {
  await page.evaluate((name) => {
    const told: string[] = [];
    (globalThis as Watched).told = told;
    new MutationObserver(() => {
      const words = document.querySelector(`section[aria-label="${name}"]`)?.textContent;
      if (words) told.push(words);
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  }, label);
  return () => page.evaluate(() => (globalThis as Watched).told);
}

/** A pair of keys as IT would make it: the file, and its public half. */
function ageKey(file: string): { file: string; recipient: string } {
  expect(run("age-keygen", ["-o", file]).code).toBe(0);
  return { file, recipient: /public key: (age1\w+)/.exec(readFileSync(file, "utf8"))?.[1] ?? "" };
}

test("[A-6.g.ii] the log goes to IT: what it holds is told before, and the package lies in the folder and in the list", async ({
  desk,
  out,
}) => {
  const { page, app } = desk;
  await removal(app);
  await desk.go("Exports");
  const panel = desk.region("Export to IT");
  await expect(page.getByText("Nothing was exported so far.")).toBeVisible();
  await expect(panel.getByText(/^\d+ entries \(no\. 0 to no\. \d+\) in 1 case, 1 sealed file of /)).toBeVisible();
  await app.answerFiles();
  await panel.getByRole("button", { name: "Choose a folder and export…" }).click();
  await expect(panel.getByRole("button", { name: "Choose a folder and export…" })).toBeEnabled();
  expect(readdirSync(out)).toEqual([]);
  const told = await watchProgress(desk, "Exporting");
  const name = await desk.exportTo(out);
  expect((await told()).some((words) => words.startsWith("Exporting: "))).toBe(true);
  expect(readdirSync(out)).toEqual([name]);
  expect(custodiaRun("verify", join(out, name))).toMatchObject({ code: 0 });
  await expect(page.getByText(/^The last export was made/)).toBeVisible();
  // Nothing is new: nothing is chosen, and nothing can be pressed by mistake.
  await expect(panel.getByRole("radio", { name: /^The whole log/ })).not.toBeChecked();
  await expect(panel.getByRole("button", { name: "Choose a folder and export…" })).toBeDisabled();
  const row = page.getByRole("listitem").filter({ hasText: name });
  await row.getByRole("button", { name: `Text for IT: ${name}` }).click();
  await row.getByRole("button", { name: "Copy", exact: true }).click();
  await expect.poll(() => app.clipboard()).toContain(`npx custodia verify /path/to/${name}`);
  await startCase(app, { accountName: "Example Trails", handle: "TrailsExample" });
  const next = await desk.exportTo(out, [/^What is new since the last export/]);
  expect(custodiaRun("verify", join(out, next), "--previous", join(out, name))).toMatchObject({ code: 0 });
});

test("[A-6.g.ii] an export is sealed for the key that was typed in the settings, and opens with no other", async ({
  desk,
  out,
}) => {
  const { page, app } = desk;
  const it = ageKey(join(out, "it.txt"));
  const place = join(out, "to IT");
  mkdirSync(place);
  await removal(app);
  await desk.go("Exports");
  await desk.press("Add IT’s key…");
  const settings = desk.region("Settings of exports");
  await desk.nameContact(settings, "Robin Vale", "robin.vale@parks.example");
  const slip = it.recipient.endsWith("q") ? "p" : "q";
  await desk.addRecipient(settings, "City IT", `${it.recipient.slice(0, -1)}${slip}`);
  await settings.getByRole("button", { name: "Save" }).click();
  await expect(settings.getByText("Something is missing or was changed in it")).toBeVisible();
  await settings.getByRole("textbox", { name: /^Age recipient/ }).fill(`# public key: ${it.recipient}`);
  await expect(settings.getByRole("textbox", { name: /^Age recipient/ })).toHaveValue(it.recipient);
  await desk.saveSettings(settings);
  await expect(desk.region("Recipients").getByText(it.recipient)).toBeVisible();
  const name = await desk.exportTo(place);
  expect(name).toMatch(/\.zip\.age$/);
  const sealed = join(place, name);
  const zip = join(out, basename(name, ".age"));
  expect(run("age", ["-d", "-i", it.file, "-o", zip, sealed]).code).toBe(0);
  expect(run("unzip", ["-tq", zip]).code).toBe(0);
  await expect(page.getByRole("listitem").filter({ hasText: name }).getByText("Sealed for 1")).toBeVisible();
  await app.answerFiles(sealed);
  await desk.press("Open a package…");
  await expect(page.getByRole("alert").first()).toContainText("perhaps for IT alone");
  await expect(page.getByRole("alert").first()).not.toContainText("What you typed");
  await app.answerFiles(sealed);
  await app.answerFiles(it.file);
  await desk.press("Open it with a key file…");
  await expect(desk.region("Result of the check").getByText(/^This package verifies/)).toBeVisible();
  await expect(page.getByText(/it was sealed/)).toBeVisible();
});

test("[A-6.g.ii] the report on the log, and that on one case, are saved as PDF files", async ({ sample, out }) => {
  const { app, page } = sample;
  await sample.go("Exports");
  await app.answerSave(join(out, "log.pdf"));
  await sample.press("Save only the report as PDF…");
  await expect(page.getByText("The report was saved as “log.pdf”.")).toBeVisible({ timeout: 30_000 });
  await sample.go("Log");
  await page.locator(".log-row:not(.log-head)").first().click();
  await sample.heading("Timeline").waitFor();
  await app.answerSave(join(out, "case.pdf"));
  await sample.press("Save as PDF…");
  await expect(page.getByText(/“case\.pdf” saved/).first()).toBeVisible({ timeout: 30_000 });
  for (const name of ["log.pdf", "case.pdf"]) {
    expect(readFileSync(join(out, name)).subarray(0, 5).toString()).toBe("%PDF-");
  }
  expect(readdirSync(out).sort()).toEqual(["case.pdf", "log.pdf"]);
  expect((await app.get("records.desk", null)).exports).toEqual([]);
});

test("[A-6.g.ii] a schedule without a folder is refused beside the field, and Escape leaves the settings as they were", async ({
  desk,
}) => {
  const settings = await desk.openExportSettings("Set up…");
  await desk.nameContact(settings, "Robin Vale", "robin.vale@parks");
  await settings.getByRole("checkbox", { name: /^Export what is new every month/ }).check({ force: true });
  await settings.getByRole("button", { name: "Save" }).click();
  await expect(settings.getByText("An address such as name@city.example.")).toBeVisible();
  await settings.getByRole("textbox", { name: "E-mail" }).fill("robin.vale@parks.example");
  await settings.getByRole("button", { name: "Save" }).click();
  await expect(settings.getByText("Choose the folder first.")).toBeVisible();
  await expect(settings.getByRole("button", { name: "Choose a folder…" })).toBeFocused();
  await desk.page.keyboard.press("Escape");
  await expect(settings).toHaveCount(0);
  const { settings: kept } = await desk.app.get("records.desk", null);
  expect(kept).toMatchObject({ contact: { name: "" }, schedule: { on: false } });
});

test("[A-6.g.ii] a scheduled export runs by itself when the app is opened", async ({ desk, out }) => {
  const { app } = desk;
  await removal(app);
  const settings = await desk.openExportSettings("Set up…");
  await desk.nameContact(settings, "Robin Vale", "robin.vale@parks.example");
  await desk.schedule(settings, out);
  await desk.saveSettings(settings);
  await expect(desk.region("Scheduled export").getByText("On", { exact: true })).toBeVisible();
  await app.restart();
  await expect.poll(() => readdirSync(out).filter((name) => name.endsWith(".zip")).length).toBe(1);
  await desk.go("Exports");
  const [name = ""] = readdirSync(out);
  await expect(desk.page.getByRole("listitem").filter({ hasText: name })).toBeVisible();
  expect(custodiaRun("verify", join(out, name))).toMatchObject({ code: 0 });
});

test("[A-6.g.ii] a scheduled export that finds its folder gone is a duty on Today, until it has worked", async ({
  desk,
  out,
}) => {
  const { app } = desk;
  await removal(app);
  const place = join(out, "network drive");
  mkdirSync(place);
  const settings = await desk.openExportSettings("Set up…");
  await desk.nameContact(settings, "Robin Vale", "robin.vale@parks.example");
  await desk.schedule(settings, place);
  await desk.saveSettings(settings);
  rmSync(place, { recursive: true });
  await app.restart();
  const duty = desk.main.getByRole("listitem").filter({ hasText: "See why the scheduled export did not work" });
  await expect(duty).toBeVisible();
  await duty.getByRole("button").click();
  const panel = desk.region("Scheduled export");
  await expect(panel.getByText(/^It did not work/)).toBeVisible();
  await expect(panel.getByText(/folder/i).nth(1)).toBeVisible();
  mkdirSync(place);
  await panel.getByRole("button", { name: "Run it now" }).click();
  await expect(panel.getByText(/^It did not work/)).toBeHidden();
  expect(readdirSync(place)).toHaveLength(1);
  await desk.go("Today");
  await expect(desk.heading(/day/).first()).toBeVisible();
  await expect(duty).toHaveCount(0);
});

test("[A-6.g.ii] a package is browsed and searched as one’s own log, and one that was changed says which file is wrong", async ({
  sample,
  out,
}) => {
  const { page } = sample;
  const name = await sample.exportTo(out);
  const verdict = await sample.openPackage(join(out, name));
  await expect(verdict.getByText(/^This package verifies: /)).toBeVisible();
  const [one] = (await sample.app.get("cases.open", null)).map(({ summary }) => summary);
  const author = one?.author ?? "";
  await page.getByRole("searchbox", { name: "Search the package" }).fill(author);
  await expect(page.getByText(/case(s match| matches)\.$/)).toBeVisible();
  await page.getByRole("button", { name: author }).first().click();
  await expect(page.getByText("to be read only", { exact: false }).first()).toBeVisible();
  await expect(sample.heading("Timeline")).toBeVisible();
  await expect(page.getByRole("button", { name: /Continue this case|Correct|Hold or dispose/ })).toHaveCount(0);
  await sample.press("Back");

  const bag = unpacked(join(out, name));
  const [picture = ""] = readdirSync(join(bag, "data", "evidence"));
  writeFileSync(join(bag, "data", "evidence", picture), "another picture");
  const changed = join(out, "changed.zip");
  expect(run("zip", ["-q", "-r", "-0", changed, basename(bag)], join(bag, "..")).code).toBe(0);
  const refused = await sample.openPackage(changed);
  await expect(refused.getByText(/^This package does not verify: \d+ faults?\.$/)).toBeVisible();
  await expect(refused.getByRole("region", { name: "Faults" })).toContainText(picture);
  await expect(sample.heading("Nothing of it is shown")).toBeVisible();
  await expect(page.getByRole("searchbox", { name: "Search the package" })).toHaveCount(0);
});

test("a file that is cut short, or no package at all, is refused with the reason and leaves the screen as it was", async ({
  desk,
  out,
}) => {
  const { app, page } = desk;
  await removal(app);
  const name = await desk.exportTo(out);
  const whole = readFileSync(join(out, name));
  writeFileSync(join(out, "short.zip"), whole.subarray(0, whole.length / 2));
  writeFileSync(join(out, "letter.zip"), "Dear resident, ...");
  for (const [file, reason] of [
    ["short.zip", /short|damaged|not a package/],
    ["letter.zip", /not a package/],
  ] as const) {
    await app.answerFiles(join(out, file));
    await desk.press("Open a package…");
    await expect(page.getByRole("alert").first()).toContainText(reason);
    await expect(desk.heading("Export to IT")).toBeVisible();
    expect(custodiaRun("verify", join(out, file)).code).toBe(2);
  }
  expect(readdirSync(out).sort()).toEqual([name, "letter.zip", "short.zip"].sort());
});

test("[A-6.e.i] a released case is read with its withheld fields marked, and who withheld them is told", async ({
  desk,
  out,
}) => {
  const { app, page } = desk;
  const view = await removal(app);
  const { row } = await app.get("requests.register", {
    requester: { name: "Casey Resident", contact: "", organisation: "" },
    what: "What was removed.",
    reference: "",
    how: "By e-mail",
    receivedOn: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
    due: null,
  });
  const { id } = row;
  const chosen = await app.get("requests.choose", { id, cases: [view.summary.id] });
  const seq = chosen.cases[0]?.entries[0]?.seq ?? 0;
  const held = { id, fields: [{ seq, field: "author" }], provision: "personal-files" };
  const { revision } = await app.get("requests.withhold", held);
  await app.answerFiles(out);
  const answer = { answeredOn: row.receivedOn, how: "By e-mail", words: "Here it is." };
  await app.get("requests.release", { id, revision, ...answer });
  const [name = ""] = readdirSync(out);
  const verdict = await desk.openPackage(join(out, name));
  await expect(verdict.getByText(/^This package verifies: /)).toBeVisible();
  await page.getByRole("button", { name: /Withheld under/ }).click();
  await expect(page.getByText("1 field of this case is not in this package.")).toBeVisible();
  await expect(page.getByText(/AMC 3\.90\.040\.B/).first()).toBeVisible();
  await expect(page.getByText(minor)).toHaveCount(0);
});

test("[A-6.g.ii] a colleague signs for a package, her signature is taken in, and a log that tells two stories is shown as what it is", async () => {
  test.setTimeout(150_000);
  await withTwoDesks(async ({ one, two, shared }) => {
    const [first, second] = [new RecordsDesk(one.app), new RecordsDesk(two.app)];
    await first.welcome(coordinator, "Municipality of Anchorage");
    await second.welcome(manager, "City of Anoka");
    await removal(one.app);
    const earlier = await first.exportTo(shared);
    await second.openPackage(join(shared, earlier));
    await expect(second.region("Witness").getByText("This log was not seen here before.")).toBeVisible();
    const note = join(shared, "signed.txt");
    await second.saveCosigned(note);
    // Whose signature it is can be told only of colleagues who are known here.
    await first.go("Exports");
    await one.app.answerFiles(note);
    await first.press("Take in a signature…");
    await expect(first.page.getByRole("alert")).toContainText("Nobody whom Custodia knows has signed");
    await first.makeVault("Parks and Recreation");
    await second.go("Vault");
    await first.addCustodian(await second.copyExportKey(), manager.name, "By phone");
    await first.takeInSignature(note);
    await expect(first.region("Witnesses").getByRole("listitem").first()).toContainText(/\d+ entr/);

    await one.app.close();
    const copy = join(shared, "..", "older copy");
    cpSync(one.app.folder, copy, { recursive: true });
    await one.app.restart();
    await startCase(one.app, { accountName: "Example Trails", handle: "TrailsExample" });
    const next = await first.exportTo(shared, [/^What is new/]);
    await second.openPackage(join(shared, next));
    await expect(second.region("Witness").getByText(/^It goes on from /)).toBeVisible();

    await one.app.close();
    rmSync(one.app.folder, { recursive: true });
    cpSync(copy, one.app.folder, { recursive: true });
    await one.app.restart();
    await startCase(one.app, { accountName: "Another Story", handle: "AnotherExample" });
    const place = join(shared, "again");
    mkdirSync(place);
    const other = await first.exportTo(place, [/^What is new/]);
    await second.openPackage(join(place, other));
    const fork = second.region(/^Two versions of/);
    await expect(fork).toBeVisible();
    await expect(fork.getByRole("region", { name: "The head that was seen before" })).toContainText(/\n\d+\n/);
    await expect(fork.getByRole("region", { name: "The head that was shown now" })).toContainText(/\n\d+\n/);
    await expect(second.page.getByRole("button", { name: "Save with my signature…" })).toHaveCount(0);
    await expectAccessible(second.page, "a log that tells two stories");
    const both = join(shared, "both.txt");
    await two.app.answerSave(both);
    await second.press("Save both in one file…");
    await expect.poll(() => readdirSync(shared)).toContain("both.txt");
    expect(textIn(shared, "both.txt").match(/— /g)?.length).toBeGreaterThanOrEqual(2);
    await second.go("Today");
    await expect(second.main.getByText("Find out why a log contradicts itself")).toBeVisible();
  });
});
