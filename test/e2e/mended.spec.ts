import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type RunningApp, test } from "./app.ts";
import { commentPicture } from "./comment-picture.ts";
import { Desk } from "./desk.ts";

const post = {
  page: "Parks (sample)",
  post: "Closed.",
  author: "river_walker_77",
  comment: "Regret it.",
  when: "today",
};
const letter = Buffer.from("Dear Sir or Madam, ".repeat(40));
const picture = (): Buffer => readFileSync(join(import.meta.dirname, "..", "fixtures", "evidence", "picture.jpg"));

async function deskAtSeal(app: RunningApp): Promise<Desk> {
  const desk = new Desk(app);
  await desk.go("Remove content");
  await desk.addAccount({ platform: "Facebook", handle: "@sample_parks", name: "Parks (sample)" });
  await desk.describe({ author: post.author, text: post.comment });
  await desk.startCase();
  return desk;
}

function step(desk: Desk, name: RegExp) {
  return desk.page.getByRole("list", { name: "Steps" }).getByRole("button", { name });
}

async function decided(app: RunningApp, actions: readonly string[]): Promise<Desk> {
  const desk = await deskAtSeal(app);
  await desk.paste(await commentPicture(desk.page, post));
  await desk.seal();
  await desk.chooseGrounds([/^Violent or threatening/], "A threat.");
  await desk.checkViewpoint(/^Yes/, "A threat under any opinion.");
  await desk.consult("Director Sample", actions, "Do it.");
  await desk.sendMessage();
  return desk;
}

test("[A-6.g.iii] says which of several files was refused, and stays where it can be mended", async ({ ready }) => {
  const desk = await deskAtSeal(ready);
  await desk.paste(letter, "letter.png");
  await desk.paste(picture(), "comment.jpg", "image/jpeg");
  await desk.page.getByRole("button", { name: "Seal 2 files" }).click();
  await expect(desk.page.getByText(/1 file sealed\. “letter\.png” was not: .+/).first()).toBeVisible();
  await expect(desk.heading("Seal a screenshot")).toBeVisible();
  await expect(desk.page.getByRole("list", { name: "Files to seal" }).getByText("letter.png")).toBeVisible();
  const [open] = await ready.get("cases.open", null);
  expect(open?.summary).toMatchObject({ evidenceCount: 1 });
});

test("shows the log as verified only until an entry is added", async ({ ready }) => {
  const desk = await deskAtSeal(ready);
  await desk.go("Log");
  await desk.press("Verify now");
  const result = desk.page.getByRole("region", { name: "Result of the verification" });
  await expect(result).toBeVisible();
  await expect(desk.page.getByRole("button", { name: /^Log: 1 entry, verified today/ })).toBeVisible();
  await desk.go("Today");
  await desk.page.getByRole("button", { name: /^Continue/ }).click();
  await desk.paste(await commentPicture(desk.page, post));
  await desk.seal();
  await expect(desk.page.getByRole("button", { name: "Log: 2 entries, 1 new since the last check" })).toBeVisible();
  await desk.go("Log");
  await expect(result).toHaveCount(0);
});

test("[A-6.g.iii] takes a screenshot that is pasted into a closed case", async ({ ready }) => {
  const desk = await decided(ready, ["Remove the content"]);
  await desk.confirmAction("Remove the content");
  await step(desk, /^Close the case/).click();
  await desk.close();
  await expect(desk.heading("Closed")).toBeVisible();
  await expect(desk.page.getByRole("button", { name: "Add a screenshot…" })).toBeVisible();
  await desk.paste(await commentPicture(desk.page, { ...post, gone: true }), "gone.png");
  await desk.seal();
  await desk.showRecord();
  await expect(desk.page.getByText(/gone\.png/).first()).toBeVisible();
});

test("[A-6.f.ii] stays at the action until everything that was decided is done", async ({ ready }) => {
  const desk = await decided(ready, ["Remove the content", "Block the author"]);
  await desk.confirmAction("Remove the content");
  await desk.go("Today");
  await desk.page.getByRole("button", { name: /^Continue/ }).click();
  await expect(step(desk, /^Remove or block, 1 of 2 done, now/)).toBeVisible();
  await expect(desk.heading("Remove or block")).toBeVisible();
  await desk.confirmAction("Block the author");
  await expect(step(desk, /^Remove or block, done/)).toBeVisible();
});

test("keeps changed settings that were not saved while another screen is looked at", async ({ ready }) => {
  const desk = new Desk(ready);
  await desk.go("Settings");
  await desk.page.getByRole("textbox", { name: "Title" }).fill("Press Officer");
  await expect(desk.page.getByText("Not saved yet.")).toBeVisible();
  await desk.go("Today");
  await desk.go("Settings");
  await expect(desk.page.getByRole("textbox", { name: "Title" })).toHaveValue("Press Officer");
  await desk.press("Save");
  await expect(desk.page.getByText("Not saved yet.")).toHaveCount(0);
});

test("names the file and the case of a fault, and warns on Today until it is mended", async ({ ready }) => {
  const desk = await deskAtSeal(ready);
  await desk.paste(await commentPicture(desk.page, post), "comment.png");
  await desk.seal();
  const shelf = join(ready.folder, "evidence");
  const [sealed] = readdirSync(shelf, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name),
  );
  const file = join(sealed?.parentPath ?? "", sealed?.name ?? "");
  chmodSync(file, 0o600);
  writeFileSync(file, "x");
  await desk.go("Log");
  await desk.press("Verify now");
  const result = desk.page.getByRole("region", { name: "Result of the verification" });
  await expect(result.getByText("“comment.png”").first()).toBeVisible();
  await expect(result.getByText(/1 byte instead/)).toBeVisible();
  await desk.go("Today");
  await expect(desk.page.getByText(/The last check of the log found faults/)).toBeVisible();
  await desk.press("Show the log");
  await desk.press("Show the case");
  await expect(desk.heading("Timeline")).toBeVisible();
});

test("takes an address without its https:// and says in a sentence what is none", async ({ ready }) => {
  const desk = new Desk(ready);
  await desk.go("Remove content");
  await desk.addAccount({ platform: "Facebook", handle: "@sample_parks", name: "Parks (sample)" });
  await desk.describe({ author: post.author, text: post.comment, address: "no address" });
  await desk.press("Start the case");
  await expect(desk.page.getByText(/That is not the address of a web page/)).toBeVisible();
  await desk.page.getByRole("textbox", { name: /^Address/ }).fill("facebook.example/posts/4711");
  await desk.startCase();
  const [open] = await ready.get("cases.open", null);
  const view = await ready.get("cases.get", { id: open?.summary.id ?? "" });
  expect(view.entries[0]?.fields).toMatchObject({ address: "https://facebook.example/posts/4711" });
});

test("keeps every button of a waiting screenshot within reach, however wide the window is", async ({ ready }) => {
  const desk = await deskAtSeal(ready);
  await desk.go("Today");
  await desk.paste(await commentPicture(desk.page, post), "comment.png");
  const bar = desk.page.getByRole("region", { name: "Pasted screenshot" });
  for (const width of [640, 1024, 1280, 1920, 3840]) {
    await desk.page.setViewportSize({ width, height: 800 });
    for (const name of ["Start a case with it", "Discard"]) {
      await expect(bar.getByRole("button", { name })).toBeInViewport({ ratio: 1 });
    }
  }
  await bar.getByRole("button", { name: "Discard" }).click();
  await expect(bar).toHaveCount(0);
});

test("opens every screen at its top, and brings a panel that opens below into view", async ({ ready }) => {
  const desk = await deskAtSeal(ready);
  await desk.paste(await commentPicture(desk.page, post));
  await desk.seal();
  await desk.chooseGrounds([/^Violent or threatening/], "A threat.");
  await desk.checkViewpoint(/^Yes/, "A threat under any opinion.");
  await desk.page.setViewportSize({ width: 1024, height: 480 });
  const waive = desk.page.getByRole("button", { name: /…$/ }).and(desk.page.locator("[aria-expanded]"));
  await waive.click();
  const reason = desk.page.getByRole("textbox", { name: "Reason for skipping" });
  await expect(reason).toBeInViewport();
  await expect(reason).toBeFocused();
  const main = desk.page.getByRole("main");
  expect(await main.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
  await desk.go("Settings");
  await desk.heading("Settings").waitFor();
  expect(await main.evaluate((element) => element.scrollTop)).toBe(0);
});
