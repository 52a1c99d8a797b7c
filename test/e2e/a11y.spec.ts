import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./app.ts";
import { commentPicture } from "./comment-picture.ts";
import { Desk } from "./desk.ts";

const post = {
  page: "Parks (sample)",
  post: "Closed.",
  author: "river_walker_77",
  comment: "Regret it.",
  when: "today",
};

test("the first run has no barrier that axe can find", async ({ app }) => {
  await app.page.getByRole("heading", { name: "Welcome to Custodia" }).waitFor();
  await expectAccessible(app.page, "first run");
});

test("no screen and no step has a barrier that axe can find", async ({ ready }) => {
  test.slow();
  const desk = new Desk(ready);
  for (const screen of ["Today", "Log", "Accounts", "Settings"] as const) {
    await desk.go(screen);
    await desk.page.getByRole("heading", { level: 1 }).waitFor();
    await expectAccessible(ready.page, screen);
  }
  await desk.go("Remove content");
  await desk.addAccount({ platform: "Facebook", handle: "@sample_parks", name: "Parks (sample)" });
  await desk.page.getByRole("form", { name: "Start a case" }).waitFor();
  await expectAccessible(ready.page, "start a case");
  await desk.describe({ author: post.author, text: post.comment, address: "https://facebook.example/1" });
  await desk.startCase();
  await desk.paste(await commentPicture(desk.page, post));
  await desk.page.getByRole("list", { name: "Files to seal" }).waitFor();
  await expectAccessible(ready.page, "seal");
  await desk.seal();
  await expectAccessible(ready.page, "grounds");
  await desk.chooseGrounds([/^Violent or threatening/], "A threat.");
  await expectAccessible(ready.page, "viewpoint");
  await desk.checkViewpoint(/^Yes/, "A threat under any opinion.");
  await expectAccessible(ready.page, "consultation");
  await desk.consult("Director Sample", ["Remove the content", "Block the author"], "Remove it.");
  await desk.press("A message can’t be sent…");
  await expectAccessible(ready.page, "message and waiver");
  await desk.page.getByRole("textbox", { name: "Reason for skipping" }).fill("No private messages.");
  await desk.press("Record and skip this step");
  await desk.page.getByRole("button", { name: "Confirm: it is done" }).waitFor();
  await expectAccessible(ready.page, "action");
  await desk.confirmAction("Remove the content");
  await desk.showRecord();
  await expectAccessible(ready.page, "record");
  await desk.go("Log");
  await desk.page.getByText(post.author).first().waitFor();
  await expectAccessible(ready.page, "log with a row");
  await desk.page.keyboard.press("Control+k");
  await desk.page.getByRole("dialog").waitFor();
  await expectAccessible(ready.page, "find anything");
});

test("a case can be started and a screen reached with the keyboard alone", async ({ ready }) => {
  const desk = new Desk(ready);
  const { keyboard } = desk.page;
  await desk.go("Accounts");
  await keyboard.press("Control+n");
  await expect(desk.heading("Remove content")).toBeVisible();
  await keyboard.press("Control+k");
  await keyboard.type("settings");
  await keyboard.press("Enter");
  await expect(desk.page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
});
