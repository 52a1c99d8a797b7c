import { anAccount, aPasswordOf, aPerson, casey, daysAgo, password, stepOf } from "./a-register.ts";
import { expect, test } from "./register-test.ts";

test.use({ pack: "anoka" });

const chicago = "America/Chicago";

test("[N-V.4] somebody leaves: what will happen is said first; then the authorisations have ended and each password is asked for anew", async ({
  register,
}) => {
  const { app, page } = register;
  const person = await aPerson(app, casey);
  const { account } = await anAccount(app, { email: null });
  await stepOf(app, account.id, { step: "add-user", on: daysAgo(0, chicago), person, role: "administrator" });
  await aPasswordOf(app, account.id);
  await register.openPerson(casey.name);
  await page.getByRole("button", { name: "Leaving…" }).click();
  const panel = register.region(`What will happen when ${casey.name} leaves`);
  await expect(panel.getByText(/Sample Parks \(Facebook, @sample_parks\)/).first()).toBeVisible();
  await expect(panel.getByText("New passwords are asked for")).toBeVisible();
  await register.look("leaving");
  await panel.getByRole("button", { name: `Record that ${casey.name} has left` }).click();
  await expect(panel.getByText("Say why, in a few words.")).toBeVisible();
  await panel.getByRole("textbox", { name: "Reason" }).fill("Moved to another city (sample).");
  await panel.getByRole("button", { name: `Record that ${casey.name} has left` }).click();
  const left = register.region(`${casey.name} has left`);
  await expect(left.getByText("Moved to another city (sample).")).toBeVisible();
  await expect(left.getByText("1 password to change in “City pages”")).toBeVisible();
  await register.look("left");
  await register.openAccount("Sample Parks");
  await register.part("Who can post");
  await expect(page.getByRole("list", { name: "Who can post" })).toHaveCount(0);
  await expect(page.getByText(/Casey Poster/).first()).toBeVisible();
  await register.expectDuty(new RegExp(password.label));
  // Only a changed password closes it.
  await register.doDuty(new RegExp(password.label));
  await register.changePassword(password.label, "Sample-harbor-light-27-sail");
  await register.expectNoDuty(new RegExp(password.label));
});

test("[N-V.4] somebody leaves while the vault is locked: the passwords are asked for as soon as it is unlocked, once, also after a crash", async ({
  register,
}) => {
  const { app, page } = register;
  const person = await aPerson(app, casey);
  const { account } = await anAccount(app, { email: null });
  await stepOf(app, account.id, { step: "add-user", on: daysAgo(0, chicago), person, role: "administrator" });
  await aPasswordOf(app, account.id);
  await app.get("vault.lock", null);
  await register.openPerson(casey.name);
  await page.getByRole("button", { name: "Leaving…" }).click();
  const panel = register.region(`What will happen when ${casey.name} leaves`);
  await expect(panel.getByText(/as soon as they are unlocked: they are locked now/)).toBeVisible();
  await panel.getByRole("textbox", { name: "Reason" }).fill("Moved to another city (sample).");
  await panel.getByRole("button", { name: `Record that ${casey.name} has left` }).click();
  await expect(register.region(`${casey.name} has left`)).toBeVisible();
  await app.crash();
  if ((await app.get("vault.desk", null)).lock === "open") await app.get("vault.lock", null);
  await register.go("Today");
  const waiting = register.main.locator("li.duty").getByRole("button", { name: /^Show the vaults/ });
  await waiting.click();
  await register.press("Unlock");
  await expect(register.heading("The vaults are locked")).toBeHidden();
  await register.expectDuty(new RegExp(`Change .*${password.label}`));
  await expect(register.main.locator("li.duty").getByRole("button", { name: /^Show the vaults/ })).toHaveCount(0);
  const { vaults } = await app.get("vault.desk", null);
  expect(vaults[0]?.resets).toHaveLength(1);
  await app.get("vault.lock", null);
  await app.get("vault.unlock", { passphrase: null });
  expect((await app.get("vault.desk", null)).vaults[0]?.resets).toHaveLength(1);
});
