import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { startCase } from "../a-case.ts";
import { expect, RunningApp, test } from "../app.ts";
import { commentPicture } from "../comment-picture.ts";
import { coordinator, manager } from "../hand-over-story.ts";
import { RecordsDesk } from "../records-desk.ts";
import { minor, post, removal } from "../records-test.ts";
import { fillWithSample } from "../sample.ts";
import { run, unpacked } from "../standard-tools.ts";
import { withTwoDesks } from "../two-desks.ts";
import { camera } from "./camera.ts";

/** Waits for the pictures of a list, which are read one after the other. */
function patient(journey: string): ReturnType<typeof camera> {
  const shoot = camera(journey);
  return async (name, page) => {
    await page.waitForTimeout(400);
    await shoot(name, page);
  };
}

/** A desk on a folder of invented cases, and a place for packages. */
async function atDesk(
  journey: string,
  policy: string,
  work: (desk: RecordsDesk, out: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "custodia-tour-"));
  const out = mkdtempSync(join(tmpdir(), "custodia-out-"));
  fillWithSample(folder, policy, 24);
  const app = await RunningApp.start(folder);
  app.page.setDefaultTimeout(20_000);
  try {
    await work(new RecordsDesk(app, patient(journey)), out);
  } finally {
    await app.close();
    for (const one of [folder, out]) rmSync(one, { recursive: true, force: true });
  }
}

/** Puts another picture in place of one of the bag's, and zips it again. */
function changedCopy(file: string, out: string): string {
  const bag = unpacked(file);
  const [picture = ""] = readdirSync(join(bag, "data", "evidence"));
  writeFileSync(join(bag, "data", "evidence", picture), "another picture");
  const place = join(out, "from an unknown sender");
  mkdirSync(place);
  run("zip", ["-q", "-r", "-0", join(place, basename(file)), basename(bag)], join(bag, ".."));
  return join(place, basename(file));
}

test("an export to IT, a package that verifies, and one that does not for the right reason", async () => {
  await atDesk("exports", "anchorage-pp-16-5", async (desk, out) => {
    const { page } = desk;
    await desk.go("Exports");
    await desk.heading("Export to IT").waitFor();
    await desk.look("never exported");
    run("age-keygen", ["-o", join(out, "it.txt")]);
    const recipient = /public key: (age1\w+)/.exec(readFileSync(join(out, "it.txt"), "utf8"))?.[1] ?? "";
    const settings = await desk.openExportSettings("Set up…");
    await desk.nameContact(settings, coordinator.name, coordinator.email);
    await desk.addRecipient(settings, "City IT (sample)", recipient);
    await desk.schedule(settings, out);
    await desk.saveSettings(settings);
    const name = await desk.exportTo(out, [/^Open/]);
    await page.getByRole("button", { name: `Text for IT: ${name}` }).click();
    await page.getByText(/^Recorded as entry no/).scrollIntoViewIfNeeded();
    await desk.look("text for IT");
    await desk.openPackage(join(out, name));
    await page.getByRole("searchbox", { name: "Search the package" }).scrollIntoViewIfNeeded();
    await desk.look("cases of the package");
    await page.locator(".log-row:not(.log-head)").first().click();
    await desk.heading("Timeline").waitFor();
    await desk.look("case of the package");
    await desk.openPackage(changedCopy(join(out, name), out));
    await desk.look("does not verify");
    await page.emulateMedia({ colorScheme: "dark" });
    await desk.look("does not verify dark");
    await desk.press("Close the package");
    await desk.heading("Export to IT").waitFor();
    await desk.look("exports dark");
  });
});

test("a records request, from the letter to the release with a name withheld and covered", async () => {
  await atDesk("request", "anchorage-pp-16-5", async (desk, out) => {
    const { page, app } = desk;
    await removal(app);
    await desk.registerRequest({
      who: "Casey Resident",
      what: "Everything that was removed from the parks page in March, with the reasons.",
      reference: "PRR-2026-014",
    });
    await desk.go("Today");
    await desk.heading(/day/).first().waitFor();
    await desk.look("due today");
    await desk.main.getByRole("button", { name: /Answer the records request/ }).click();
    await desk.choose("fence", minor);
    await desk.press("Go through them");
    await desk.look("go through it");
    await desk.withhold("Author");
    await desk.look("withheld");
    const { id } = (await app.get("records.desk", null)).requests[0] ?? { id: "" };
    const hits = () => app.get("requests.find-words", { id, words: minor });
    await expect
      .poll(async () => (await hits()).some(({ field }) => field === "picture"), { timeout: 60_000 })
      .toBe(true);
    await page.getByRole("button", { name: /^Look for “Jordan/ }).click();
    await desk.region("Look for a name").getByRole("listitem").first().waitFor();
    await desk.look("name found in a picture");
    const panel = await desk.openPicture();
    await desk.drawArea(panel, { x: 110, y: 300, width: 620, height: 42 });
    await desk.useCovered(panel);
    await desk.look("goes out covered");
    await desk.press("Gone through: to the withholding slip");
    await desk.look("slip");
    await desk.press("The slip is right: go on");
    await desk.release(out, "Here is what we hold. The name of a minor is withheld.");
    await page.emulateMedia({ colorScheme: "dark" });
    await desk.step("Go through it");
    await desk.look("released dark");
    await page.emulateMedia({ colorScheme: "light" });
    const [name = ""] = readdirSync(out);
    await desk.openPackage(join(out, name));
    await page.getByRole("button", { name: /Withheld under/ }).click();
    await desk.heading("Timeline").waitFor();
    await desk.look("the release as its reader sees it");
    await desk.go("Requests");
    await desk.heading("Records requests").waitFor();
    await desk.look("requests");
  });
});

test("an incident to IT, from the account to IT’s own number", async () => {
  await atDesk("incident", "anchorage-pp-16-5", async (desk) => {
    const { page } = desk;
    await desk.go("Incidents");
    await desk.look("none");
    await desk.go("Accounts");
    await page
      .getByRole("list", { name: "Accounts" })
      .getByRole("button", { name: /In use/ })
      .first()
      .click();
    await desk.press("Report an incident");
    await desk.form("Report an incident").waitFor();
    await desk.paste(await commentPicture(page, { ...post, author: "Not one of us" }), "post.png");
    await page.getByRole("list", { name: "Files that go along" }).waitFor();
    await desk.reportIncident({
      sort: /^The account is misused/,
      what: "Two posts that none of us wrote, this morning at six.",
      told: "Sam Sample",
    });
    await desk.region("The message for IT").scrollIntoViewIfNeeded();
    await desk.look("message");
    await desk.acknowledge("Sam Sample", "T-4711");
    await desk.go("Incidents");
    await desk.look("with IT");
  });
});

test("a hold, and a disposal with a second person’s name", async () => {
  await atDesk("disposal", "anoka-social-media-policy", async (desk) => {
    const { page } = desk;
    await desk.closedCase({ author: "deals_for_you_12", text: "Cheap paving and roofing, call now!" });
    await desk.showRecord();
    await desk.look("record");
    await desk.press("Hold or dispose…");
    await desk.form("Put it on hold").waitFor();
    await desk.look("hold or dispose");
    await desk.hold("A lawsuit about the fence (sample).");
    await desk.lift("The lawsuit is over (sample).");
    const form = await desk.prepareDisposal("Alex Sample");
    await form.getByRole("button", { name: "Dispose of it for good" }).click();
    await page.getByRole("list", { name: "Disposals" }).waitFor();
    await desk.look("disposed of");
    await desk.go("Log");
    await desk.press("Verify now");
    await desk.region("Result of the verification").waitFor();
    await desk.look("the log still verifies");
  });
});

test("a colleague signs for what she saw", async () => {
  test.setTimeout(180_000);
  const looks = [camera("witness-coordinator"), camera("witness-manager")];
  await withTwoDesks(async ({ one, two, shared }) => {
    const [first, second] = [new RecordsDesk(one.app, looks[0]), new RecordsDesk(two.app, looks[1])];
    await first.welcome(coordinator, "Municipality of Anchorage");
    await second.welcome(manager, "City of Anoka");
    await first.makeVault("Parks and Recreation");
    await second.go("Vault");
    await first.addCustodian(await second.copyExportKey(), manager.name, "By phone");
    await removal(one.app);
    await startCase(one.app, { accountName: "Example Trails", handle: "TrailsExample" });
    const name = await first.exportTo(shared);
    await second.openPackage(join(shared, name));
    await second.saveCosigned(join(shared, "signed.txt"));
    await second.look("signed");
    await second.press("Close the package");
    await second.heading("Witnesses").waitFor();
    await second.look("logs seen");
    await first.takeInSignature(join(shared, "signed.txt"));
  });
});

test("text is read from a screenshot", async () => {
  await atDesk("reading", "anchorage-pp-16-5", async (desk) => {
    await desk.go("Remove content");
    await desk.form("Start a case").waitFor();
    await desk.paste(await commentPicture(desk.page, post));
    const found = desk.region("Text found in the screenshot");
    await found.getByRole("button", { name: "Use it" }).waitFor({ timeout: 60_000 });
    await found.scrollIntoViewIfNeeded();
    await desk.look("found");
    await found.getByRole("button", { name: "Use it" }).click();
    await desk.look("used");
  });
});
