import { join } from "node:path";
import { aVault, facebook } from "./a-vault.ts";
import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./app.ts";
import { VaultDesk } from "./vault-desk.ts";

test.use({ pack: "anoka" });

test("no screen of the credentials has a barrier that axe can find", async ({ ready }) => {
  test.slow();
  const desk = new VaultDesk(ready);
  const { page } = desk;
  await desk.go("Vault");
  await expect(desk.heading("New vault")).toBeVisible();
  await expectAccessible(page, "no vault");
  await desk.makeVault("Parks and Recreation");
  await expectAccessible(page, "an empty vault");
  await aVault(ready, "Libraries");
  await page.getByRole("heading", { level: 1 }).getByRole("button").click();
  await page.getByRole("menuitem", { name: /^Libraries/ }).click();
  await desk.openCredential(facebook.label);
  await desk.press("Show password");
  await desk.press("Copy password");
  await page.locator("summary", { hasText: "History" }).click();
  await page.locator("summary", { hasText: "Who saw" }).click();
  await expectAccessible(page, "a credential");
  await desk.press("Edit");
  await desk.press("Change password");
  await desk.press("Make a password");
  await expect(page.getByRole("slider", { name: "Length" })).toBeVisible();
  await expectAccessible(page, "the form with the generator");
  await desk.press("Cancel");
  await desk.tab("Activity");
  await expectAccessible(page, "activity");
  for (const form of [/^Import/, /^Export/, /^Rename/]) {
    await page.getByRole("button", { name: "More about this vault" }).click();
    await page.getByRole("menuitem", { name: form }).click();
    await expectAccessible(page, String(form));
  }
  await page.keyboard.press("Control+l");
  await expect(desk.heading("The vaults are locked")).toBeVisible();
  await expectAccessible(page, "locked");
});

test("no screen of the custodians has a barrier that axe can find", async ({ ready, folder }) => {
  test.slow();
  await aVault(ready);
  const desk = new VaultDesk(ready);
  const { page } = desk;
  await desk.go("Today");
  await expect(desk.heading("To do now")).toBeVisible();
  await expectAccessible(page, "today with duties");
  await desk.go("Vault");
  await desk.tab("Custodians");
  await page.getByRole("region", { name: "Custodians" }).getByRole("button", { name: "Add a custodian" }).click();
  await desk.press("Ask for new passwords…");
  await desk.press("Paste one");
  await expectAccessible(page, "custodians with their forms");
  await ready.answerSave(join(folder, "recovery.age"));
  await desk.press("Make a recovery copy…");
  await expect(desk.heading("Print this sheet now")).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page, "recovery sheet");
  await desk.go("Settings");
  await desk.press("Set a passphrase…");
  await expectAccessible(page, "settings");
});
