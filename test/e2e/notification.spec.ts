/** What the desktop shows of what is due: once a day a notification, and always a number on the app's icon. */
import { alex, anOldAccount, aPerson, casey, daysAgo, designate, parks, stepOf } from "./a-register.ts";
import type { RunningApp } from "./app.ts";
import type { RegisterDesk } from "./register-desk.ts";
import { expect, test } from "./register-test.ts";

/** The shown day must have come, whatever time it is when the spec runs. */
const always = { notify: true, at: "00:00" };

/** Something is overdue: a page that nobody has looked at for weeks. */
async function neglected(app: RunningApp): Promise<string> {
  await aPerson(app, alex);
  await designate(app, await aPerson(app, casey), daysAgo(60));
  return await anOldAccount(app, daysAgo(50));
}

const shown = async (app: RunningApp) => (await app.record()).notifications;

/** The number beside Today in the list of screens; 0: there is none. */
async function onRail({ page }: RegisterDesk): Promise<number> {
  const item = page.getByRole("navigation", { name: "Screens" }).getByRole("button", { name: "Today" });
  return Number(/\d+/.exec((await item.textContent()) ?? "")?.[0] ?? 0);
}

/** The app has asked the duties by the time it counts on its icon. */
async function settled(desk: RegisterDesk): Promise<number> {
  let number = 0;
  // Both are read afresh each time: the one that was read first may be another one meanwhile.
  await expect
    .poll(async () => {
      number = (await desk.app.record()).badge;
      return number > 0 && (await onRail(desk)) === number;
    })
    .toBe(true);
  return number;
}

test("something is overdue: it is notified once at the start, without a name, and not again on that day; a click leads to Today", async ({
  register,
}) => {
  const { app, page } = register;
  await app.get("duties.settings", { ...always, notify: false });
  await neglected(app);
  await app.get("duties.settings", always);
  await app.restart();
  await expect.poll(() => shown(app)).toHaveLength(1);
  const { counts } = await app.get("duties.list", { department: parks });
  const [words] = await shown(app);
  expect(words?.title).toContain(`${counts.overdue + counts.now} things need you now`);
  expect(words?.body).toContain(`${counts.overdue} overdue`);
  // It stands where others may see it.
  expect(`${words?.title} ${words?.body}`).not.toMatch(/Sample Parks|Casey|Alex/);

  await register.go("Settings");
  await expect(register.heading("Settings")).toBeVisible();
  await app.clickNotification();
  await expect(register.duty(/^Review .*Sample Parks/)).toBeVisible();
  await expect(register.heading("Settings")).toBeHidden();
  expect(page).not.toBe(register.page);

  for (const come of [() => app.restart(), () => app.crash()]) {
    await come();
    await settled(register);
    expect(await shown(app)).toEqual([]);
  }
});

test("switched off in Settings it does not come; switched on again it comes at the next start", async ({
  register,
}) => {
  const { app } = register;
  await app.get("duties.settings", { ...always, notify: false });
  await neglected(app);
  await app.get("duties.settings", always);
  await register.go("Settings");
  const choice = () => register.region("Reminders").getByRole("checkbox", { name: /^Show a notification/ });
  await expect(choice()).toBeChecked();
  // It shows what is saved, which is a moment later.
  await choice().click({ force: true });
  await expect(choice()).not.toBeChecked();
  await expect(register.page.getByText("Settings saved.").first()).toBeAttached();
  await app.restart();
  await settled(register);
  expect(await shown(app)).toEqual([]);
  await register.go("Settings");
  await choice().click({ force: true });
  await expect(choice()).toBeChecked();
  await expect(register.page.getByText("Settings saved.").first()).toBeAttached();
  await app.restart();
  await expect.poll(() => shown(app)).toHaveLength(1);
});

test("the number on the icon is the number beside Today: when something is recorded, done, and after a start", async ({
  register,
}) => {
  const { app } = register;
  const before = await onRail(register);
  const id = await neglected(app);
  const due = async () => {
    const { counts } = await app.get("duties.list", { department: parks });
    return counts.overdue + counts.now;
  };
  // What was recorded in several steps is told in as many: the number is right once the last of them was told.
  await expect.poll(async () => (await settled(register)) - (await due())).toBe(0);
  const many = await settled(register);
  expect(many).toBeGreaterThan(before);
  const { history } = await app.get("register.account", { id });
  const looked = (await app.get("policy.get", { ref: history[0]?.policy ?? "" })).register.review.looksAt;
  const round = { step: "review", on: daysAgo(0), looked, found: "nothing", words: "" } as const;
  await stepOf(app, id, { ...round, cases: [], lastActivity: null });
  await expect.poll(async () => (await app.record()).badge).toBe(many - 1);
  expect(await settled(register)).toBe(many - 1);
  await app.restart();
  expect(await settled(register)).toBe(many - 1);
});

test.describe("under the policy of Anoka", () => {
  test.use({ pack: "anoka" });

  test("where nothing is overdue, broken or due that day, nothing is notified and no number stands on the icon", async ({
    register,
  }) => {
    const { app } = register;
    await app.get("duties.settings", always);
    await app.restart();
    await register.go("Today");
    await expect(register.main.getByText(/ under (the )?Social Media Policy/).first()).toBeVisible();
    expect(await app.record()).toMatchObject({ notifications: [], badge: 0 });
    expect(await onRail(register)).toBe(0);
  });
});
