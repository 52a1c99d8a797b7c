import { expect, test } from "./app.ts";
import { commentPicture } from "./comment-picture.ts";
import { Desk } from "./desk.ts";

test.use({ pack: "anoka" });

const post = {
  page: "Library (sample)",
  post: "New opening hours.",
  author: "deals_for_you_12",
  comment: "Cheap paving, call now!",
  when: "today",
};

async function started(desk: Desk, held: boolean): Promise<void> {
  await desk.go("Remove content");
  await desk.addAccount({ platform: "Facebook", handle: "@sample_library", name: "Library (sample)" });
  await desk.describe({ author: post.author, text: post.comment, held });
  await desk.startCase();
  await desk.paste(await commentPicture(desk.page, post));
  await desk.seal();
  await desk.chooseGrounds([/^Commercial promotions or spam/], "An advertisement.");
}

test("[N-V.8] hides a comment on the policy's own examples, restores it, and records both", async ({ ready }) => {
  const desk = new Desk(ready);
  await started(desk, false);
  await desk.confirmAction("Hide the comment");
  await desk.press("Show the comment again…");
  await desk.page.getByRole("textbox", { name: "Reason" }).fill("Appeal upheld.");
  await desk.press("Show the comment again");
  await desk.showRecord();
  await expect(desk.page.getByText("Appeal upheld.").first()).toBeVisible();
  const [open] = await ready.get("cases.open", null);
  expect(open?.summary.outcomes).toEqual(["content.restored"]);
});

test("[N-V.6] declines a comment that waits for moderation, before anybody sees it", async ({ ready }) => {
  const desk = new Desk(ready);
  await started(desk, true);
  await desk.confirmAction("Decline to publish");
  const [open] = await ready.get("cases.open", null);
  expect(open?.summary.outcomes).toEqual(["content.declined"]);
});

test("[N-V.7] offers no way to edit a comment and says so on the case screen", async ({ ready }) => {
  const desk = new Desk(ready);
  await started(desk, false);
  await expect(desk.page.getByText(/Staff never edit posted comments/).first()).toBeVisible();
  await expect(desk.page.getByRole("button", { name: /edit/i })).toHaveCount(0);
});

test("[N-V.5] notes the question to the Assistant City Manager and the answer on the case", async ({ ready }) => {
  const desk = new Desk(ready);
  await started(desk, false);
  await desk.page
    .getByRole("list", { name: "Steps" })
    .getByRole("button", { name: /confidential or sensitive/ })
    .click();
  await desk.consult("Assistant Sample", ["Hide the comment"], "Is the phone number private? Yes: hide it.");
  await desk.showRecord();
  await expect(desk.page.getByText("Is the phone number private? Yes: hide it.").first()).toBeVisible();
});
