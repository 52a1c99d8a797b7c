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

async function halfWay(desk: Desk): Promise<void> {
  await desk.go("Remove content");
  await desk.addAccount({ platform: "Facebook", handle: "@sample_parks", name: "Parks (sample)" });
  await desk.describe({ author: post.author, text: post.comment });
  await desk.startCase();
  await desk.paste(await commentPicture(desk.page, post));
  await desk.seal();
  await desk.chooseGrounds([/^Violent or threatening/], "A threat.");
  await expect(desk.heading("Check the viewpoint")).toBeVisible();
}

test("a case that was left half-way is on Today, and goes on where it stood", async ({ ready }) => {
  const desk = new Desk(ready);
  await halfWay(desk);
  await ready.restart();
  await desk.page.getByRole("button", { name: /^Continue/ }).click();
  await expect(desk.heading("Check the viewpoint")).toBeVisible();
  await expect(desk.page.getByText(/Violent or threatening/).first()).toBeVisible();
});

test("a killed app loses nothing that it had said was saved", async ({ ready }) => {
  const desk = new Desk(ready);
  await halfWay(desk);
  const before = await ready.get("cases.open", null);
  await ready.crash();
  const after = await ready.get("cases.open", null);
  expect(after).toEqual(before);
  const report = await ready.get("log.verify", null);
  expect(report).toMatchObject({ ok: true, faults: [], unnamedFiles: 0 });
});

test("what was typed into a step is still there after a look at another screen", async ({ ready }) => {
  const desk = new Desk(ready);
  await halfWay(desk);
  await desk.page.getByRole("textbox", { name: "Reason" }).fill("Half a sentence that");
  await desk.go("Log");
  await desk.go("Today");
  await desk.page.getByRole("button", { name: /^Continue/ }).click();
  await expect(desk.page.getByRole("textbox", { name: "Reason" })).toHaveValue("Half a sentence that");
});

test("what was typed and not yet recorded is there again after the window was closed, and after a crash", async ({
  ready,
}) => {
  const desk = new Desk(ready);
  await halfWay(desk);
  const reason = () => desk.page.getByRole("textbox", { name: "Reason" });
  await reason().fill("Half a sentence that");
  await desk.page.waitForTimeout(1_000);
  await ready.restart();
  await desk.page.getByRole("button", { name: /^Continue/ }).click();
  await expect(reason()).toHaveValue("Half a sentence that");
  await reason().fill("Half a sentence that goes on");
  await desk.page.waitForTimeout(1_000);
  await ready.crash();
  await desk.page.getByRole("button", { name: /^Continue/ }).click();
  await expect(reason()).toHaveValue("Half a sentence that goes on");
});
