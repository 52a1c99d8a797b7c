import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { startCase } from "./a-case.ts";
import { expectAccessible } from "./accessible.ts";
import { expect } from "./app.ts";
import { commentPicture } from "./comment-picture.ts";
import type { RecordsDesk } from "./records-desk.ts";
import { minor, post, removal, test } from "./records-test.ts";
import { custodia } from "./sample.ts";
import { checkByHand, custodiaRun, textIn, unpacked } from "./standard-tools.ts";

const asked = {
  who: "Casey Resident",
  what: "Everything that was removed from the parks page in March.",
  reference: "PRR-2026-014",
};

function duty(desk: RecordsDesk, title: string | RegExp) {
  return desk.main.getByRole("listitem").filter({ hasText: title });
}

async function expectNoDuty(desk: RecordsDesk, title: string | RegExp): Promise<void> {
  await desk.go("Today");
  await expect(desk.page.getByText(/under P&P 16-5|under the Social Media Policy|Nothing waits/).first()).toBeVisible();
  await expect(duty(desk, title)).toHaveCount(0);
}

/** Every file of the unpacked bag, by its path. */
function filesOf(bag: string): ReadonlyMap<string, Buffer> {
  const files = readdirSync(bag, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name))]));
}

test("[A-6.e.i] a request is registered, found for, withheld and covered from, released, and is no longer due", async ({
  desk,
  out,
}) => {
  test.slow();
  const { app, page } = desk;
  const view = await removal(app);
  await startCase(app, {
    author: "Another Author",
    content: "The fence should be green.",
    accountName: "Example Trails",
    handle: "TrailsExample",
  });
  await desk.registerRequest(asked);
  await desk.go("Today");
  await duty(desk, `Answer the records request of ${asked.who}`).getByRole("button").click();
  await expect(desk.heading(`Request by ${asked.who}`)).toBeVisible();
  await desk.choose("fence", minor);
  await desk.choose("fence", "Another Author");
  await desk.press("Go through them");

  await desk.showCase(minor);
  await desk.withhold("Author");
  const { id } = (await app.get("records.desk", null)).requests[0] ?? { id: "" };
  // The picture is read in the background.
  const words = () => app.get("requests.find-words", { id, words: minor });
  await expect
    .poll(async () => (await words()).some(({ field }) => field === "picture"), { timeout: 40_000 })
    .toBe(true);
  await page.getByRole("button", { name: /^Look for “Jordan/ }).click();
  const search = desk.region("Look for a name");
  await expect(search.getByRole("listitem").filter({ hasText: "Text in the picture" }).first()).toBeVisible();
  await desk.look("name found");
  await search.getByRole("button", { name: "Close" }).click();

  const panel = await desk.openPicture();
  await desk.drawArea(panel, { x: 110, y: 300, width: 620, height: 42 });
  await expect(
    panel.getByRole("button", { name: /^Area 1 of 1: 6[12]\d by 4\d pixels, 1[01]\d from the left/ }),
  ).toBeVisible();
  await desk.useCovered(panel);
  await page.getByRole("button", { name: /^Gone through: next case/ }).click();
  await page.getByRole("button", { name: /^Gone through: to the withholding slip/ }).click();
  const slip = page.getByRole("article", { name: "The withholding slip" });
  // The author, the covered areas, and the name of the original: under the heading.
  await expect(slip.getByRole("row")).toHaveCount(4);
  await desk.look("slip");
  await desk.press("The slip is right: go on");
  await expect(page.getByRole("list", { name: "What goes out" })).toBeVisible();
  await desk.release(out, "Here is what we hold; a name is withheld.");
  await expect(page.getByText("Released in part").first()).toBeVisible();
  await expectNoDuty(desk, /Answer the records request/);

  const [name = ""] = readdirSync(out);
  expect(custodiaRun("verify", join(out, name))).toMatchObject({ code: 0 });
  const bag = unpacked(join(out, name));
  expect(checkByHand(bag)).toEqual({ code: 0, out: "" });
  const original = view.entries.find(({ kind }) => kind === "evidence.sealed");
  const sha256 = original?.kind === "evidence.sealed" ? original.fields.evidence.sha256 : "";
  expect(sha256).toHaveLength(64);
  const files = filesOf(bag);
  expect([...files.keys()].filter((path) => basename(path).startsWith(sha256))).toEqual([]);
  expect([...files].filter(([, bytes]) => bytes.includes(minor)).map(([path]) => path)).toEqual([]);
  expect(textIn(bag, "data/withheld.csv")).toContain(sha256);
  expect([...files].filter(([, bytes]) => bytes.includes("comment.png")).map(([path]) => path)).toEqual([]);
  expect(textIn(bag, "data/report.html")).toContain("Another Author");
});

test("[A-6.e.i] areas of a picture are covered with the keyboard alone", async ({ desk }) => {
  const { app, page } = desk;
  await removal(app);
  await desk.registerRequest(asked);
  await desk.choose("fence", minor);
  await desk.press("Go through them");
  const panel = await desk.openPicture();
  const area = panel.getByRole("button", { name: /^Area 1 of/ });
  await panel.getByRole("button", { name: "Add an area" }).focus();
  await page.keyboard.press("Enter");
  await expect(area).toBeFocused();
  const [, wide, , left] = /: (\d+) by (\d+) pixels, (\d+)/.exec((await area.getAttribute("aria-label")) ?? "") ?? [];
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Control+ArrowLeft");
  await page.keyboard.press("Shift+ArrowRight");
  const label = `: ${Number(wide) + 10} by \\d+ pixels, ${Number(left) - 11} from the left`;
  await expect(area).toHaveAttribute("aria-label", new RegExp(label));
  await panel.getByRole("button", { name: "Add an area" }).press("Enter");
  const second = panel.getByRole("button", { name: /^Area 2 of 2/ });
  await second.press("Delete");
  await expect(second).toBeHidden();
  await panel.getByRole("spinbutton", { name: "Top of area 1" }).fill("306");
  await expect(area).toHaveAttribute("aria-label", /306 from the top/);
  await panel.getByRole("combobox", { name: "Under which provision" }).selectOption({ index: 1 });
  await panel.getByRole("button", { name: "Show the result" }).press("Enter");
  await expect(panel.getByText("This is how the picture would go out.")).toBeInViewport({ ratio: 1 });
  await expect(panel.getByRole("img", { name: "The picture as it will go out" })).toBeInViewport();
  await panel.getByRole("button", { name: "Use this picture" }).press("Enter");
  await expect(page.getByRole("img", { name: /as it goes out, with areas covered/ })).toBeVisible();
  await expect(page.getByText(/1 area under/)).toBeVisible();
});

test("[A-6.e.i] days in the wrong order are told as what they are, and Escape closes the form that withholds", async ({
  desk,
}) => {
  const { page } = desk;
  await removal(desk.app);
  await desk.registerRequest(asked);
  const panel = await desk.step("Find and choose");
  const nothing = panel.getByRole("button", { name: "There is nothing to find: answer" });
  await expect(nothing).toBeVisible();
  await panel.getByLabel("Case opened from").fill("2026-04-01");
  await panel.getByLabel("Case opened until").fill("2026-03-31");
  await expect(panel.getByRole("status")).toHaveText("The first day is after the last.");
  await expect(panel.getByText("Try fewer words")).toHaveCount(0);
  await expect(nothing).toHaveCount(0);
  await panel.getByRole("button", { name: "Clear" }).click();
  await desk.choose("fence", minor);
  await desk.press("Go through them");
  const withhold = page.getByRole("button", { name: /^Withhold Author, / }).first();
  await withhold.press("Enter");
  const form = desk.region("Withhold Author");
  await expect(form).toBeVisible();
  // A list that is open closes first, and alone.
  await form.getByRole("combobox", { name: "Under which provision" }).click();
  await page.keyboard.press("Escape");
  await expect(form).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(desk.region("Withhold Author")).toHaveCount(0);
  await expect(withhold).toBeFocused();
});

test("[A-6.e.i] with warnings standing Enter releases nothing: it takes a press of its own, beside what stands against it", async ({
  desk,
  out,
}) => {
  const { app, page } = desk;
  await removal(app);
  await desk.registerRequest(asked);
  await desk.choose("fence", minor);
  await desk.press("Go through them");
  await desk.press("Withhold the workstations…");
  const form = desk.region("Withhold the workstations");
  await form.getByRole("combobox", { name: "Under which provision" }).selectOption({ index: 1 });
  await form.getByRole("button", { name: "Withhold them" }).click();
  await expect(page.getByRole("button", { name: "Withhold the workstations…" })).toHaveCount(0);
  const panel = await desk.writeAnswer("Here it is.");
  const how = panel.getByRole("combobox", { name: "How", exact: true });
  await app.answerFiles(out);
  for (const _ of [1, 2]) await panel.getByLabel("Answered on").press("Enter");
  const again = desk.region("Release it all the same");
  await expect(again.getByText("You have not gone through 1 case.")).toBeVisible();
  await expect(again.getByText(/not confirmed the withholding slip since/)).toBeVisible();
  await expectAccessible(page, "a release that is asked about again");
  expect(readdirSync(out)).toEqual([]);
  await again.getByRole("button", { name: "Not yet" }).click();
  await expect(how).toHaveValue("By e-mail");
  expect(readdirSync(out)).toEqual([]);
  await panel.getByRole("button", { name: "Choose a folder and release…" }).click();
  await again.getByRole("button", { name: "Release anyway…" }).click();
  const left = desk.region("What is left to do");
  await expect(left.getByText("Print and sign the withholding slip")).toBeVisible({ timeout: 30_000 });
  await left.getByRole("button", { name: "Copy" }).click();
  await expect.poll(() => app.clipboard()).toContain("data/report.html");
  expect(readdirSync(out)).toHaveLength(1);
});

test("[A-6.e.i] a request is put off, and answered without a package when nothing was found", async ({ desk }) => {
  const { page } = desk;
  await startCase(desk.app);
  await desk.registerRequest(asked);
  const panel = desk.region("What was asked");
  await panel.getByRole("button", { name: "Put it off…" }).click();
  const form = desk.region("Put the answer off");
  const until = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
  await form.getByLabel("New day").fill(until);
  await form.getByRole("textbox", { name: "Reason" }).fill("The archive is being moved (sample).");
  await form.getByRole("button", { name: "Put it off" }).click();
  await expect(panel.getByText("The archive is being moved (sample).")).toBeVisible();
  const answer = await desk.writeAnswer("We looked and hold nothing of that kind.");
  await answer.getByRole("button", { name: "Record the answer" }).click();
  await expect(answer.getByText(/^Nothing found on /)).toBeVisible();
  await expectNoDuty(desk, /Answer the records request/);
  await desk.go("Requests");
  await expect(page.getByRole("listitem").filter({ hasText: asked.who })).toContainText("Nothing found");
});

test.describe("under the policy of Anoka", () => {
  test.use({ pack: "anoka" });

  test("[N-VI.B] whoever registers a request is told that the Assistant City Manager answers it", async ({ desk }) => {
    await startCase(desk.app);
    await desk.registerRequest(asked);
    await expect(desk.region("What was asked").getByText("Assistant City Manager")).toBeVisible();
    await desk.step("Release or answer");
    await expect(desk.page.getByText("release only what that office has approved")).toBeVisible();
    await desk.go("Today");
    await expect(duty(desk, asked.who)).toContainText("Assistant City Manager");
  });

  test("[A-6.e.i] a hold keeps a record from being disposed of; without it a second person lets it go, and the log still verifies", async ({
    desk,
  }) => {
    const { app, page } = desk;
    await desk.closedCase({ author: "gone_for_good_44", text: "Cheap paving zanzibar, call now!" });
    await desk.showRecord();
    await desk.press("Hold or dispose…");
    await desk.hold("A lawsuit about the fence (sample).");
    await expect(desk.region("Disposal").getByText("It is on hold: A lawsuit about the fence (sample).")).toBeVisible();
    await expect(page.getByRole("button", { name: "Prepare the disposal…" })).toHaveCount(0);
    await desk.lift("The lawsuit is over (sample).");
    const form = await desk.prepareDisposal("robin  VALE");
    await form.getByRole("button", { name: "Dispose of it for good" }).click();
    await expect(form.getByText("It must be somebody other than you.")).toBeVisible();
    await form.getByRole("textbox", { name: "Approved by" }).fill("Alex Sample");
    await form.getByRole("button", { name: "Dispose of it for good" }).click();
    await expect(desk.heading("Disposed of")).toBeVisible();
    await expect(page.getByRole("list", { name: "Disposals" })).toContainText("approved by Alex Sample, City Clerk");
    await expect(page.getByText("gone_for_good_44")).toHaveCount(0);
    await desk.go("Log");
    await page.getByRole("searchbox", { name: "Search the log" }).fill("zanzibar");
    await expect(page.getByText(/^(0 cases match|No case matches)/).first()).toBeVisible();
    await desk.press("Verify now");
    await expect(desk.region("Result of the verification")).toContainText(/verif/i);
    await app.close();
    expect(custodiaRun("check", "--data", app.folder)).toMatchObject({ code: 0 });
    expect(custodia("log", "--data", app.folder)).not.toContain("gone_for_good_44");
    const residue = [...filesOf(app.folder)].filter(([, bytes]) => bytes.includes("zanzibar"));
    expect(residue.map(([path]) => path)).toEqual([]);
  });
});

test("[A-6.h.ii] an incident is reported from an account, its message is copied, and it is due until IT has taken it up", async ({
  desk,
}) => {
  const { app, page } = desk;
  await startCase(app, { accountName: "Example Parks" });
  await desk.go("Accounts");
  await page
    .getByRole("list", { name: "Accounts" })
    .getByRole("button", { name: /^Example Parks/ })
    .click();
  await desk.press("Report an incident");
  await desk.reportIncident({
    sort: /^Somebody else is in the account/,
    what: "The password no longer works since noon.",
    told: "Sam Sample",
  });
  await desk.region("The message for IT").getByRole("button", { name: "Copy" }).click();
  await expect.poll(() => app.clipboard()).toContain("The password no longer works since noon.");
  await desk.go("Today");
  await duty(desk, /Get the incident with “Example Parks”/).waitFor();
  await expectAccessible(page, "today with an incident and an export that are due");
  await duty(desk, /Get the incident with “Example Parks” acknowledged/)
    .getByRole("button")
    .click();
  await desk.acknowledge("Sam Sample", "T-4711");
  await expectNoDuty(desk, /acknowledged/);
  expect(custodia("log", "--data", app.folder)).toContain("incident.acknowledged");
});

test("[A-6.h.ii] an incident is reported from a case, with a screenshot that is sealed with it", async ({
  desk,
  out,
}) => {
  const { app, page } = desk;
  await removal(app);
  await desk.go("Log");
  await page.getByRole("button", { name: minor }).click();
  await desk.press("Report an incident…");
  await expect(page.getByText(/^Noticed in the case/)).toBeVisible();
  await desk.paste(await commentPicture(page, { ...post, author: "Not us" }), "post.png");
  await expect(page.getByRole("list", { name: "Files that go along" }).getByRole("listitem")).toHaveCount(1);
  await desk.reportIncident({ sort: /^The account is misused/, what: "Posts that none of us wrote." });
  await expect(page.getByRole("list", { name: "Sealed files" }).getByRole("img")).toHaveCount(1);
  const file = join(out, "incident.zip");
  await app.answerSave(file);
  await desk.press("Save it with its files…");
  await expect(page.getByText(/“.*” saved\./).first()).toBeVisible();
  expect(readdirSync(out)).toEqual(["incident.zip"]);
  await desk.press("Show the case");
  await expect(desk.heading("Timeline")).toBeVisible();
});

test("[A-6.e.i] text is read from a screenshot for the form, and makes the sealed picture searchable", async ({
  desk,
}) => {
  test.slow();
  const { app, page } = desk;
  const text = "The crew will regret it tonight.";
  await desk.go("Remove content");
  await desk.addAccount({ platform: "Facebook", handle: "@sample_parks", name: "Parks (sample)" });
  await page.getByRole("form", { name: "Start a case" }).waitFor();
  await desk.paste(await commentPicture(page, { ...post, post: "The Marigold pool is closed.", comment: text }));
  const found = desk.region("Text found in the screenshot");
  await expect(found.getByRole("button", { name: "Use it" })).toBeVisible({ timeout: 40_000 });
  await desk.look("text found");
  await found.getByRole("button", { name: "Use it" }).click();
  const field = page.getByRole("form", { name: "Start a case" }).getByRole("textbox", { name: "Text of the content" });
  await expect(field).toHaveValue(/regret it tonight/);
  await desk.describe({ author: "river_walker_77", text });
  await desk.startCase();
  await desk.seal();
  const filters = { account: null, action: null, ground: null, from: null, to: null };
  const count = async () => (await app.get("log.count", { query: "marigold", filters })).cases;
  await expect.poll(count, { timeout: 40_000 }).toBe(1);
  await desk.go("Log");
  await page.getByRole("searchbox", { name: "Search the log" }).fill("marigold");
  await expect(page.getByText("1 case matches.")).toBeVisible();
});
