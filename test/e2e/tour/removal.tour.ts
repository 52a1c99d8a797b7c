import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, RunningApp, test } from "../app.ts";
import { commentPicture } from "../comment-picture.ts";
import { Desk } from "../desk.ts";
import { fillWithSample } from "../sample.ts";
import { camera } from "./camera.ts";

const post = {
  page: "Parks & Recreation (sample)",
  post: "The river trail is closed between mile 2 and mile 3 until the bank is repaired.",
  author: "river_walker_77",
  comment: "You people will regret closing this trail. I know where your crew parks at night.",
  when: "Nov 20 at 2:40 PM",
};

test("the first day: who works here, under which policy, and the first account", async ({ app }) => {
  const desk = new Desk(app, camera("first-day"));
  await desk.welcome(
    { name: "Sample Coordinator", title: "Social Media Coordinator", department: "Parks & Recreation" },
    "Municipality of Anchorage",
  );
  await desk.look("today");
  await desk.go("Accounts");
  await desk.look("accounts");
  await desk.go("Remove content");
  await desk.addAccount({ platform: "Facebook", handle: "@sample_parks", name: "Parks & Recreation (sample)" });
  await expect(desk.page.getByRole("form", { name: "Start a case" })).toBeVisible();
  await desk.look("ready to start");
});

test("a removal under the policy of Anchorage, from the pasted screenshot to the closed case", async () => {
  const folder = mkdtempSync(join(tmpdir(), "custodia-tour-"));
  fillWithSample(folder, "anchorage-pp-16-5");
  const app = await RunningApp.start(folder);
  const desk = new Desk(app, camera("removal"));
  const { page } = desk;
  await desk.heading(/day/).first().waitFor();
  await desk.look("today");
  const before = await commentPicture(page, post);
  await desk.paste(before, "comment.png");
  await desk.look("pasted");
  await desk.press("Start a case with it");
  await page.getByRole("combobox", { name: "Account" }).fill("Parks");
  await page.getByRole("option").first().click();
  await desk.describe({
    author: post.author,
    text: post.comment,
    address: "https://facebook.example/sample_parks/posts/4711",
  });
  await desk.look("describe");
  await desk.startCase();
  await desk.look("seal");
  await desk.seal();
  await desk.chooseGrounds(
    [/^Violent or threatening/],
    "A threat against the trail crew, by name of the place where they park.",
  );
  await desk.checkViewpoint(/^Yes/, "The threat would be one under any opinion about the trail.");
  await desk.consult(
    "Director Sample",
    ["Remove the content", "Block the author"],
    "Remove it and block the account; tell the author why first.",
  );
  await desk.sendMessage();
  await desk.confirmAction("Remove the content");
  await desk.confirmAction("Block the author");
  await desk.paste(await commentPicture(page, { ...post, gone: true }), "gone.png");
  await desk.look("after");
  await desk.seal();
  await desk.close();
  await expect(page.getByRole("heading", { name: "Closed" })).toBeVisible();
  await desk.look("closed");
  await desk.showRecord();
  await desk.look("record");
  await desk.go("Log");
  await expect(page.getByRole("main").locator("img")).not.toHaveCount(0);
  await page.waitForTimeout(800);
  await desk.look("log");
  await desk.press("Verify now");
  await expect(page.getByRole("region", { name: "Result of the verification" })).toBeVisible();
  await desk.look("verified");
  await page.getByRole("searchbox", { name: "Search the log" }).fill("trail crew");
  await expect(page.getByText("1 case matches.")).toBeVisible();
  await desk.look("search");
  await page.emulateMedia({ colorScheme: "dark" });
  await desk.look("search dark");
  await desk.go("Today");
  await desk.look("today dark");
  await page
    .getByRole("button", { name: /^Continue/ })
    .first()
    .click();
  await desk.look("case dark");
  await page.emulateMedia({ colorScheme: "light" });
  await desk.go("Settings");
  await desk.heading("Settings").waitFor();
  await desk.look("settings");
  await page.keyboard.press("Control+k");
  await desk.look("find anything");
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});
