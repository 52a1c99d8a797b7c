import { execFileSync } from "node:child_process";
import encodeQr from "qr";
import { aVault, facebook, instagram } from "./a-vault.ts";
import { expect, test } from "./app.ts";
import { VaultDesk } from "./vault-desk.ts";

test.use({ pack: "anoka" });

test("[A-6.h.i] a password is made for the platform, and is shown only while it is asked for", async ({ ready }) => {
  const desk = new VaultDesk(ready);
  await desk.makeVault("Parks and Recreation");
  await desk.page.getByRole("button", { name: "New credential" }).first().click();
  const form = desk.page.getByRole("region", { name: "New credential" });
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByText("What is it for?")).toBeVisible();
  await form.getByRole("textbox", { name: "Name" }).first().fill(facebook.label);
  await form.getByLabel("Password", { exact: true }).fill("parks2024");
  await expect(form.getByRole("meter")).toHaveAttribute("aria-valuetext", "Weak");
  await form.getByRole("button", { name: "Make a password" }).click();
  const output = form.getByLabel("Password that was made");
  await expect(output).not.toBeEmpty();
  const before = (await output.textContent()) ?? "";
  await form.getByRole("combobox", { name: "By the rules of" }).selectOption({ label: "TikTok" });
  await expect(form.getByRole("slider", { name: "Length" })).toHaveAttribute("max", "20");
  await expect(output).not.toHaveText(before);
  const made = (await output.textContent()) ?? "";
  await form.getByRole("button", { name: "Use this password" }).click();
  // What was pressed is gone: the focus is with the password, not lost.
  await expect(form.getByLabel("Password", { exact: true })).toBeFocused();
  await form.getByRole("button", { name: "Save" }).click();
  await expect(desk.heading(facebook.label)).toBeFocused();
  await expect(desk.main).not.toContainText(made);
  expect(await desk.shownPassword()).toBe(made);
  await expect(desk.main).not.toContainText(made);
});

test("[N-II.1] a copied password leaves the clipboard, what another program copied stays, and both are told", async ({
  ready,
}) => {
  await aVault(ready);
  await ready.get("vault.settings", { idleMinutes: 5, clipboardSeconds: 5 });
  const desk = new VaultDesk(ready);
  await desk.openCredential(facebook.label);
  await desk.press("Copy password");
  await expect.poll(() => ready.clipboard()).toBe(facebook.password);
  await expect(desk.main.getByText(/^clears in \d s$/)).toBeVisible();
  await expect.poll(() => ready.clipboard()).toBe("");
  await desk.press("Copy password");
  await expect.poll(() => ready.clipboard()).toBe(facebook.password);
  await ready.copyElsewhere("An address from a mail (sample)");
  await expect(desk.main.getByText(/^clears in \d s$/)).toBeHidden();
  expect(await ready.clipboard()).toBe("An address from a mail (sample)");
  await desk.tab("Activity");
  const told = desk.page
    .getByRole("listitem")
    .filter({ hasText: `Robin Vale copied the password of “${facebook.label}”` });
  await expect(told).toHaveCount(2);
});

test("one-time codes are set up by a pasted picture, and are the ones that oathtool computes", async ({ ready }) => {
  await aVault(ready);
  const desk = new VaultDesk(ready);
  await desk.openCredential(facebook.label);
  await desk.press("Edit");
  const box = desk.page.getByLabel(/^Secret for one-time codes/);
  const picture = (text: string) => Buffer.from(encodeQr(text, "gif", { scale: 6, border: 4 }));
  await box.focus();
  await desk.paste(picture("https://parks.example/no-code"), "screenshot.gif", "image/gif");
  await expect(desk.main.getByRole("alert")).toContainText("No codes can be made from that");
  await desk.paste(picture("otpauth://totp/Sample:parks?secret=JBSWY3DPEHPK3PXP"), "screenshot.gif", "image/gif");
  await expect(box).toHaveValue(/^otpauth:/);
  await desk.press("Save");
  await desk.press("Show one-time code");
  await desk.press("Copy one-time code");
  await expect.poll(() => ready.clipboard()).toMatch(/^\d{6}$/);
  const near = ["now - 30 seconds", "now", "now + 30 seconds"].map((at) =>
    execFileSync("oathtool", ["--totp", "-b", "--now", at, "JBSWY3DPEHPK3PXP"]).toString().trim(),
  );
  expect(near).toContain(await ready.clipboard());
});

test("[A-6.h.i] what is deleted comes back, and what is moved is in the other vault", async ({ ready }) => {
  await aVault(ready);
  await aVault(ready, "Libraries", []);
  const desk = new VaultDesk(ready);
  const more = async (choice: RegExp) => {
    await desk.page.getByRole("article").getByRole("button", { name: "More" }).click();
    await desk.page.getByRole("menuitem", { name: choice }).click();
  };
  await desk.go("Vault");
  await desk.page.getByRole("heading", { level: 1 }).getByRole("button").click();
  await desk.page.getByRole("menuitem", { name: /^Parks and Recreation/ }).click();
  await desk.openCredential(facebook.label);
  await more(/^Delete/);
  await desk.press("Undo");
  await expect(desk.heading(facebook.label)).toBeFocused();
  await more(/^Delete/);
  await desk.press("Close this message");
  await expect(desk.page.getByRole("listbox", { name: "Credentials" })).toBeFocused();
  await desk.press("Deleted (1)");
  await desk.page.getByRole("button", { name: `Put back: ${facebook.label}` }).click();
  await expect(desk.heading(facebook.label)).toBeVisible();
  await more(/^Move/);
  await desk.press("Move it");
  await expect(desk.page.getByRole("option", { name: facebook.label })).toBeHidden();
  await desk.page.getByRole("heading", { level: 1 }).getByRole("button").click();
  await desk.page.getByRole("menuitem", { name: /^Libraries/ }).click();
  await desk.page.getByRole("option", { name: facebook.label }).click();
  expect(await desk.shownPassword()).toBe(facebook.password);
});

test("[N-II.1] the vaults lock with Ctrl+L, with the screen and with the computer’s sleep", async ({ ready }) => {
  await aVault(ready);
  const desk = new VaultDesk(ready);
  const locked = desk.heading("The vaults are locked");
  for (const lock of ["keys", "lock-screen", "suspend"] as const) {
    await desk.openCredential(facebook.label);
    await desk.press("Show password");
    await expect(desk.main).toContainText(facebook.password);
    if (lock === "keys") await desk.page.keyboard.press("Control+l");
    else await ready.system(lock);
    await expect(locked).toBeVisible();
    await expect(desk.main).not.toContainText(facebook.label);
    expect(await desk.page.content()).not.toContain(facebook.password);
    const [vault] = (await ready.get("vault.desk", null)).vaults;
    const refused = await ready.ask("vault.open", { vault: vault?.id ?? "", acceptOlder: false });
    expect(refused).toMatchObject({ ok: false, error: { code: "VAULT_LOCKED" } });
    await desk.press("Unlock");
    await expect(locked).toBeHidden();
  }
});

test("[A-6.h.i] by keyboard alone: unlock, find, copy the password, change it, lock", async ({ ready }) => {
  await aVault(ready);
  await ready.get("vault.lock", null);
  const desk = new VaultDesk(ready);
  const { keyboard } = desk.page;
  await keyboard.press("Control+k");
  await keyboard.type("vault");
  await keyboard.press("Enter");
  await expect(desk.page.getByRole("button", { name: "Unlock" })).toBeFocused();
  await keyboard.press("Enter");
  await expect(desk.page.getByRole("option", { name: instagram.label })).toBeVisible();
  await keyboard.press("Control+f");
  await keyboard.type("instagram");
  await keyboard.press("ArrowDown");
  await expect(desk.heading(instagram.label)).toBeVisible();
  await keyboard.press("Control+Shift+c");
  await expect.poll(() => ready.clipboard()).toBe(instagram.password);
  await keyboard.press("Control+e");
  await expect(desk.heading(`Edit “${instagram.label}”`)).toBeFocused();
  const change = desk.page.getByRole("button", { name: "Change password" });
  const focused = () => desk.page.evaluate(() => document.activeElement?.textContent);
  for (let steps = 0; steps < 12 && (await focused()) !== "Change password"; steps += 1) await keyboard.press("Tab");
  await expect(change).toBeFocused();
  await keyboard.press("Enter");
  await keyboard.type("Sample-by-the-keyboard-48");
  await keyboard.press("Enter");
  await expect(desk.heading(instagram.label)).toBeFocused();
  await keyboard.press("Control+Shift+c");
  await expect.poll(() => ready.clipboard()).toBe("Sample-by-the-keyboard-48");
  await keyboard.press("Control+l");
  await expect(desk.heading("The vaults are locked")).toBeVisible();
  await expect.poll(() => ready.clipboard()).toBe("");
});

test("[N-V.4] an administrator goes: each password they knew is on Today until it is another one", async ({
  ready,
}) => {
  await aVault(ready);
  const desk = new VaultDesk(ready);
  await desk.go("Vault");
  await desk.tab("Custodians");
  await desk.press("Ask for new passwords…");
  const form = desk.page.getByRole("region", { name: "Ask for new passwords" });
  const ask = form.getByRole("button", { name: "Ask for new passwords" });
  await ask.click();
  await expect(form.getByText("Choose the passwords that have to be changed.")).toBeVisible();
  await form.getByRole("textbox", { name: "Who goes" }).fill("Pat Example");
  await form.getByRole("textbox", { name: "Reason" }).fill("No longer an administrator (sample)");
  await form.getByRole("button", { name: "Choose all 2" }).click();
  await ask.click();
  await expect(form).toBeHidden();
  await desk.go("Today");
  const duty = (label: string) =>
    desk.page.getByRole("button", { name: `Change it: Change the password of “${label}”` });
  await expect(duty(instagram.label)).toBeVisible();
  await duty(facebook.label).click();
  await expect(desk.heading(facebook.label)).toBeVisible();
  await desk.changePassword(facebook.label, "Sample-after-the-leaver-66");
  await desk.go("Today");
  await expect(duty(instagram.label)).toBeVisible();
  await expect(duty(facebook.label)).toBeHidden();
});

test("[A-6.h.i] a passphrase on top of the keychain opens the vault, and nothing else does", async ({ ready }) => {
  await aVault(ready);
  const desk = new VaultDesk(ready);
  await desk.go("Settings");
  const settings = desk.page.getByRole("region", { name: "The vault" });
  await settings.getByRole("button", { name: "Set a passphrase…" }).click();
  const save = settings.getByRole("button", { name: "Save the passphrase" });
  await settings.getByLabel("New passphrase", { exact: true }).fill("short");
  await save.click();
  await expect(settings.getByText("That has 5 characters")).toBeVisible();
  await settings.getByLabel("New passphrase", { exact: true }).fill("four five six seven");
  await settings.getByLabel("The same new passphrase again").fill("four five six seven");
  await save.click();
  await expect(settings.getByRole("button", { name: "Change it…" })).toBeVisible({ timeout: 30_000 });
  await desk.page.keyboard.press("Control+l");
  await desk.go("Vault");
  const box = desk.page.getByLabel("Passphrase", { exact: true });
  await box.fill("four five six eight");
  await desk.press("Unlock");
  await expect(desk.page.getByRole("alert")).toContainText("not the right passphrase", { timeout: 30_000 });
  await box.fill("four five six seven");
  await desk.press("Unlock");
  await expect(desk.page.getByRole("option", { name: facebook.label })).toBeVisible({ timeout: 30_000 });
});
