import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, RunningApp, test } from "../app.ts";
import { commentPicture } from "../comment-picture.ts";
import { Desk } from "../desk.ts";
import { fillWithSample } from "../sample.ts";
import { camera } from "./camera.ts";

const post = {
  page: "Public Library (sample)",
  post: "The library is open until 8 PM on Thursdays from next week.",
  author: "deals_for_you_12",
  comment: "Cheap paving and roofing, call now! Visit deals.example and forget the library.",
  when: "Nov 20 at 9:12 AM",
};

test("a hide under the policy of Anoka, restored on appeal", async () => {
  const folder = mkdtempSync(join(tmpdir(), "custodia-tour-"));
  fillWithSample(folder, "anoka-social-media-policy");
  const app = await RunningApp.start(folder);
  const desk = new Desk(app, camera("hiding"));
  const { page } = desk;
  await desk.go("Remove content");
  await page.getByRole("combobox", { name: "Account" }).fill("Library");
  await page.getByRole("option").first().click();
  await desk.describe({
    author: post.author,
    text: post.comment,
    address: "https://facebook.example/sample_library/posts/99",
  });
  await desk.look("describe");
  await desk.startCase();
  await desk.paste(await commentPicture(page, post), "spam.png");
  await desk.look("seal");
  await desk.seal();
  await desk.chooseGrounds(
    [/^Commercial promotions or spam/],
    "An advertisement that has nothing to do with the library.",
  );
  await desk.confirmAction("Hide the comment");
  await desk.look("after");
  await page
    .getByRole("list", { name: "Steps" })
    .getByRole("button", { name: /Close the case/ })
    .click();
  await desk.close();
  await expect(page.getByRole("heading", { name: "Closed" })).toBeVisible();
  await desk.look("closed");
  await desk.press("Show the comment again…");
  await page.getByRole("textbox", { name: "Reason" }).fill("Appeal upheld: the library had asked for the notice.");
  await desk.look("restore");
  await desk.press("Show the comment again");
  await expect(page.getByText("Restored").first()).toBeVisible();
  await desk.showRecord();
  await desk.look("record");
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});
