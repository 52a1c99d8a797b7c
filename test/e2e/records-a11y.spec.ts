import { execFileSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { startCase } from "./a-case.ts";
import { expectAccessible } from "./accessible.ts";
import { expect } from "./app.ts";
import { commentPicture } from "./comment-picture.ts";
import { minor, post, removal, test } from "./records-test.ts";
import { unpacked } from "./standard-tools.ts";

const asked = { who: "Casey Resident", what: "Everything that was removed in March.", reference: "PRR-2026-014" };

test("no screen of the exports has a barrier that axe can find", async ({ desk, out }) => {
  test.slow();
  const { app, page } = desk;
  await desk.go("Exports");
  await expect(desk.heading("Export to IT")).toBeVisible();
  await expectAccessible(page, "exports of an empty log");
  await removal(app);
  const settings = await desk.openExportSettings("Set up…");
  await desk.addRecipient(settings, "City IT", "age1 nonsense");
  await settings.getByRole("button", { name: "Save" }).click();
  await expectAccessible(page, "settings of exports with a fault");
  await settings.getByRole("button", { name: "Cancel" }).click();
  const name = await desk.exportTo(out);
  await page.getByRole("button", { name: `Text for IT: ${name}` }).click();
  await expectAccessible(page, "exports with one made");
  await app.answerFiles("/bin/true");
  await desk.press("Open a package…");
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expectAccessible(page, "a file that is no package");
});

test("no screen of a package has a barrier that axe can find", async ({ desk, out }) => {
  test.slow();
  const { app, page } = desk;
  await removal(app);
  const name = await desk.exportTo(out);
  await desk.openPackage(join(out, name));
  await page.locator("summary", { hasText: "For IT" }).click();
  await expectAccessible(page, "a package that verifies");
  await page.getByRole("button", { name: /Jordan Sample-Minor/ }).click();
  await expect(desk.heading("Timeline")).toBeVisible();
  await expectAccessible(page, "a case of a package");
  const bag = unpacked(join(out, name));
  const [picture = ""] = readdirSync(join(bag, "data", "evidence"));
  writeFileSync(join(bag, "data", "evidence", picture), "another picture");
  const changed = join(out, "changed.zip");
  execFileSync("zip", ["-q", "-r", "-0", changed, basename(bag)], { cwd: join(bag, "..") });
  await desk.press("Back");
  await desk.openPackage(changed);
  await expectAccessible(page, "a package that does not verify");
  await desk.press("Close the package");
  await desk.go("Log");
  await page.getByRole("button", { name: minor }).click();
  await expect(desk.heading("Keeping the record")).toBeVisible();
  await expectAccessible(page, "record with what else can be done");
});

test("no step of a records request has a barrier that axe can find", async ({ desk, out }) => {
  test.slow();
  const { app, page } = desk;
  await removal(app);
  await desk.go("Requests");
  await desk.form("Register a request").waitFor();
  await expectAccessible(page, "registering a request");
  await desk.registerRequest(asked);
  await desk.press("Put it off…");
  await expectAccessible(page, "what was asked, with the form that puts it off");
  await desk.choose("fence", minor);
  await expectAccessible(page, "find and choose");
  await desk.press("Go through them");
  await page
    .getByRole("button", { name: /^Withhold Author, / })
    .first()
    .click();
  await page.getByRole("searchbox", { name: /^Look for a name/ }).fill("fence");
  await desk.press("Look for it");
  await expect(page.getByRole("list", { name: "Where it stands" })).toBeVisible();
  await expectAccessible(page, "go through it, with a search and a form");
  await desk.withholdOpen("Author");
  const panel = await desk.openPicture();
  await desk.drawArea(panel, { x: 110, y: 300, width: 620, height: 42 });
  await expectAccessible(page, "covering a picture");
  await desk.useCovered(panel);
  await expectAccessible(page, "go through it, with a field withheld and a picture covered");
  await desk.step("Withholding slip");
  await expectAccessible(page, "the withholding slip");
  await desk.step("Release or answer");
  await page.getByRole("radio", { name: "Answer without a release" }).check({ force: true });
  await page.getByRole("radio", { name: /^It is refused/ }).check({ force: true });
  await expectAccessible(page, "an answer without a release");
  await page.getByRole("radio", { name: "Release what was chosen" }).check({ force: true });
  await expectAccessible(page, "the release");
  await desk.release(out, "Here is what we hold.");
  await expectAccessible(page, "answered");
  await desk.go("Requests");
  await desk.heading("Records requests").waitFor();
  await expectAccessible(page, "requests");
});

test("no screen of incidents, holds and disposals has a barrier that axe can find", async ({ desk }) => {
  test.slow();
  const { app, page } = desk;
  await removal(app);
  await desk.go("Incidents");
  await desk.heading("Nothing has been reported").waitFor();
  await expectAccessible(page, "no incident");
  await desk.press("Report an incident");
  await desk.form("Report an incident").waitFor();
  await desk.paste(await commentPicture(page, post), "post.png");
  await page.getByRole("list", { name: "Files that go along" }).waitFor();
  await expectAccessible(page, "reporting an incident");
  await desk.reportIncident({ sort: /^A page poses as ours/, what: "A page with our logo." });
  await desk.press("IT has taken it up…");
  await expectAccessible(page, "an incident, with the form that closes it");
  await desk.press("Cancel");
  await desk.acknowledge("Sam Sample", "T-4711");
  await expectAccessible(page, "an incident that is with IT");
  await desk.go("Log");
  await page.getByRole("button", { name: minor }).click();
  await desk.press("Hold or dispose…");
  await desk.hold("A lawsuit (sample).");
  await page.getByRole("button", { name: /^Lift the hold/ }).click();
  await expectAccessible(page, "a hold, with the form that lifts it");
  await desk.go("Requests");
  await desk.press("Holds and disposal");
  await page.getByRole("list", { name: "Holds" }).waitFor();
  await expectAccessible(page, "holds and disposal");
});

test.describe("under the policy of Anoka", () => {
  test.use({ pack: "anoka" });

  test("no form of a disposal has a barrier that axe can find", async ({ desk }) => {
    await desk.closedCase({ author: "deals_12", text: "Cheap paving, call now!" });
    await desk.showRecord();
    await desk.press("Hold or dispose…");
    const form = await desk.prepareDisposal("Alex Sample");
    await expectAccessible(desk.page, "the disposal");
    await form.getByRole("button", { name: "Dispose of it for good" }).click();
    await expect(desk.page.getByRole("list", { name: "Disposals" })).toBeVisible();
    await expectAccessible(desk.page, "after the disposal");
    await desk.go("Today");
    await expectAccessible(desk.page, "today after a disposal");
  });
});

test("the form that starts a case has no barrier while it offers the text of a screenshot", async ({ desk }) => {
  const { app, page } = desk;
  await startCase(app);
  await desk.go("Remove content");
  await desk.paste(await commentPicture(page, post));
  const found = desk.region("Text found in the screenshot");
  await expect(found.getByRole("button", { name: "Use it" })).toBeVisible({ timeout: 40_000 });
  await expectAccessible(page, "text found");
  await found.getByRole("button", { name: "Use it" }).click();
  await expectAccessible(page, "text taken over");
});
