import type { Locator, Page } from "@playwright/test";
import { expect, type RunningApp, test } from "./app.ts";
import { commentPicture } from "./comment-picture.ts";
import { Desk } from "./desk.ts";

const post = {
  page: "Parks (sample)",
  post: "The trail is closed.",
  author: "river_walker_77",
  comment: "You will regret this. I know where your crew parks.",
  when: "today",
};

/** A desk with one account and a case just opened. */
async function deskWithCase(app: RunningApp, author = post.author): Promise<Desk> {
  const desk = new Desk(app);
  await desk.go("Remove content");
  const form = desk.page.getByRole("form", { name: "Add an account" });
  if (await form.isVisible())
    await desk.addAccount({ platform: "Facebook", handle: "@sample_parks", name: "Parks (sample)" });
  await desk.describe({ author, text: post.comment, address: "https://facebook.example/posts/4711" });
  await desk.startCase();
  return desk;
}

function step(page: Page, name: RegExp): Locator {
  return page.getByRole("list", { name: "Steps" }).getByRole("button", { name });
}

test("[A-6.g.iii] keeps the way to removal shut until a screenshot is sealed, and says which rule shuts it", async ({
  ready,
}) => {
  const desk = await deskWithCase(ready);
  await expect(step(desk.page, /^Remove or block.*shut/)).toBeVisible();
  await step(desk.page, /^Remove or block/).click();
  await expect(desk.page.getByRole("button", { name: "Confirm: it is done" })).toHaveCount(0);
  await expect(desk.page.getByText(/section 6\.g\.iii|section 6\.f/).first()).toBeVisible();
  await step(desk.page, /^Seal a screenshot/).click();
  await desk.paste(await commentPicture(desk.page, post));
  await desk.seal();
  await expect(step(desk.page, /^Seal a screenshot.*done/)).toBeVisible();
});

test("[A-6.f.i] [A-6.f.ii] [A-6.f.iii] leads from the screenshot through grounds, viewpoint, director and message to the removal", async ({
  ready,
}) => {
  const desk = await deskWithCase(ready);
  await desk.paste(await commentPicture(desk.page, post));
  await desk.seal();
  await expect(desk.page.getByRole("checkbox")).toHaveCount(11);
  await desk.chooseGrounds([/^Violent or threatening/], "A threat against the crew.");
  await desk.checkViewpoint(/^Yes/, "A threat under any opinion.");
  await desk.consult("Director Sample", ["Remove the content", "Block the author"], "Remove and block.");
  await expect(desk.page.getByRole("textbox", { name: "Message" })).toHaveValue(/Violent or threatening content/);
  await desk.sendMessage();
  expect((await ready.record()).clipboard).toContain("Violent or threatening content");
  await desk.press("Open it in the browser");
  expect((await ready.record()).external).toEqual(["https://facebook.example/posts/4711"]);
  await desk.confirmAction("Remove the content");
  await desk.confirmAction("Block the author");
  await step(desk.page, /^Close the case/).click();
  await desk.close();
  await expect(desk.heading("Closed")).toBeVisible();
  await desk.go("Log");
  await expect(desk.page.getByRole("button", { name: /Removed, blocked/ })).toBeVisible();
});

test("[A-6.f.iii] ends a case that is only about the viewpoint as kept, and lets nothing come down", async ({
  ready,
}) => {
  const desk = await deskWithCase(ready, "maria.k");
  await desk.paste(await commentPicture(desk.page, { ...post, comment: "The director should resign." }));
  await desk.seal();
  await desk.chooseGrounds([/^Libelous/], "Reported by a resident.");
  await desk.checkViewpoint(/^No/, "It only states an opinion about the director.");
  await step(desk.page, /^Remove or block/).click();
  await expect(desk.page.getByRole("button", { name: "Confirm: it is done" })).toHaveCount(0);
  if (!(await desk.page.getByRole("radiogroup", { name: "Why it is kept" }).isVisible()))
    await desk.press("Keep as is…");
  await desk.page.getByRole("textbox", { name: "Reason" }).fill("An opinion is not a violation.");
  await desk.press("Keep it as it is");
  await desk.close();
  await desk.go("Log");
  await expect(desk.page.getByRole("button", { name: /maria\.k.*Kept/ })).toBeVisible();
});

test("[A-6.f.ii] waives the message only with a written reason, which the record shows", async ({ ready }) => {
  const desk = await deskWithCase(ready);
  await desk.paste(await commentPicture(desk.page, post));
  await desk.seal();
  await desk.chooseGrounds([/^Violent or threatening/], "A threat.");
  await desk.checkViewpoint(/^Yes/, "A threat under any opinion.");
  await desk.consult("Director Sample", ["Remove the content"], "Remove it.");
  await desk.press("A message can’t be sent…");
  await desk.press("Record and skip this step");
  await expect(desk.page.getByText("A skipped step always carries a reason.")).toBeVisible();
  await desk.page.getByRole("textbox", { name: "Reason for skipping" }).fill("The author accepts no private messages.");
  await desk.press("Record and skip this step");
  await desk.confirmAction("Remove the content");
  await desk.showRecord();
  await expect(desk.page.getByText("The author accepts no private messages.").first()).toBeVisible();
});

test("[A-6.f.ii] shows the earlier cases of the same author while the handle is typed, however it is spelt", async ({
  ready,
}) => {
  const first = await deskWithCase(ready, "@River_Walker_77");
  await first.paste(await commentPicture(first.page, post));
  await first.seal();
  const desk = await deskWithCase(ready, "river_walker_77");
  await expect(desk.page.getByText("second case for this author")).toBeVisible();
});
