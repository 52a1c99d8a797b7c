import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { aVault, facebook, instagram } from "./a-vault.ts";
import { email, expect, RunningApp, test } from "./app.ts";
import { coordinator, manager } from "./hand-over-story.ts";
import { otherKeyring } from "./other-keyring.ts";
import { withTwoDesks } from "./two-desks.ts";
import { VaultDesk } from "./vault-desk.ts";

test.use({ pack: "anoka" });

/** Opens a form from the menu of the vault. */
async function vaultMenu(desk: VaultDesk, choice: RegExp): Promise<void> {
  await desk.page.getByRole("button", { name: "More about this vault" }).click();
  await desk.page.getByRole("menuitem", { name: choice }).click();
}

test("passwords come in from a browser’s file, looked over first, and what is here already is not taken twice", async ({
  ready,
  folder,
}) => {
  await aVault(ready);
  const desk = new VaultDesk(ready);
  await desk.go("Vault");
  await vaultMenu(desk, /^Import/);
  const panel = desk.page.getByRole("region", { name: "Import passwords" });
  const choose = panel.getByRole("button", { name: "Choose a file…" });
  writeFileSync(join(folder, "shopping.txt"), "bread, butter");
  await ready.answerFiles(join(folder, "shopping.txt"));
  await choose.click();
  await expect(panel.getByRole("alert")).toContainText("of no kind that passwords can be brought in from");
  const rows = [
    "name,url,username,password,note",
    `parks,https://facebook.example/login,parks_on_facebook,${facebook.password},`,
    "parks,https://instagram.example/login,parks_on_instagram,Sample-from-the-browser-71,",
    "flickr,https://flickr.example/login,parks_on_flickr,Sample-flickr-82,",
  ];
  writeFileSync(join(folder, "browser.csv"), rows.join("\n"));
  await ready.answerFiles(join(folder, "browser.csv"));
  await choose.click();
  await expect(panel.getByRole("heading", { name: "Import passwords" })).toBeFocused();
  await expect(panel).toContainText("1 new, 1 already here and 1 with another password here");
  await expect(panel.getByRole("checkbox", { name: /Already here/ })).not.toBeChecked();
  await panel.getByRole("checkbox", { name: /Another password here/ }).check();
  await panel.getByRole("button", { name: "Import 2 credentials" }).click();
  await expect(panel).toContainText("1 credential added, 1 updated.");
  await desk.press("Show the vault");
  await expect(desk.page.getByRole("status").filter({ hasText: "3 credentials" })).toBeVisible();
  await desk.openCredential(instagram.label);
  expect(await desk.shownPassword()).toBe("Sample-from-the-browser-71");
  await expect(desk.page.getByText("2 versions")).toBeVisible();
});

test("nothing goes out without the vault’s name typed, and KeePassXC opens what went out", async ({
  ready,
  folder,
}) => {
  await aVault(ready);
  const desk = new VaultDesk(ready);
  const [kdbx, csv] = [join(folder, "out.kdbx"), join(folder, "out.csv")];
  await desk.go("Vault");
  await vaultMenu(desk, /^Export/);
  const panel = desk.page.getByRole("region", { name: "Export for another program" });
  const name = panel.getByRole("textbox", { name: /^Type the vault’s name/ });
  const passphrase = "four five six seven";
  await panel.getByLabel("Password for the file", { exact: true }).fill(passphrase);
  await panel.getByLabel("The same password for the file again").fill(passphrase);
  await name.fill("parks and recreation");
  await desk.press("Save the file…");
  await expect(panel.getByText("That is not “Parks and Recreation”.")).toBeVisible();
  await name.fill("Parks and Recreation");
  await ready.answerSave(kdbx);
  await desk.press("Save the file…");
  await expect(panel).toContainText("Saved as out.kdbx.");
  const shown = execFileSync("keepassxc-cli", ["show", "-q", "-s", "-a", "Password", kdbx, facebook.label], {
    input: `${passphrase}\n`,
  });
  expect(shown.toString().trim()).toBe(facebook.password);
  await panel.getByText("Open table (.csv)").click();
  await desk.press("Save the file…");
  await expect(panel.getByText("Type the name, so that nothing is exported by mistake.")).toBeVisible();
  await name.fill("Parks and Recreation");
  await ready.answerSave(csv);
  await desk.press("Save the file…");
  await expect(panel).toContainText("It lies open.");
  expect(readFileSync(csv, "utf8")).toContain(instagram.password);
});

test("[A-6.h.i] a vault is handed over as a file, and only the custodian’s own receipt proves it", async () => {
  test.setTimeout(120_000);
  await withTwoDesks(async ({ one, two, shared }) => {
    await one.welcome(coordinator, "City of Anoka");
    await two.welcome(manager, "City of Anoka");
    await aVault(one.app);
    const stranger = await aVault(two.app, "Something else", []);
    const [file, cut, strange] = ["parks", "cut", "strange"].map((name) => join(shared, `${name}.custodia-vault`));
    const receipt = join(shared, "alex.receipt");
    await one.go("Vault");
    const { text } = await two.app.get("identity.export-key", { hybrid: false });
    await one.addCustodian(text, manager.name, "By phone");
    await one.app.answerSave(file ?? "");
    await one.page.getByRole("button", { name: "Save the sealed file…" }).first().click();
    await expect(one.page.getByText("Saved as parks.custodia-vault.")).toBeVisible();
    const row = one.page.getByRole("row", { name: new RegExp(manager.name) });
    await expect(row).toContainText("Never proved");
    // A file that was cut short, and one that was sealed to somebody else.
    await two.go("Vault");
    await two.tab("Custodians");
    writeFileSync(cut ?? "", readFileSync(file ?? "").subarray(0, -50));
    await two.app.answerFiles(cut ?? "");
    await two.press("Open a colleague’s sealed file…");
    await expect(two.page.getByRole("alert")).toContainText("damaged");
    await two.app.answerSave(strange ?? "");
    await two.app.get("handover.save", { vault: stranger });
    await one.app.answerFiles(strange ?? "");
    await one.press("Open a colleague’s sealed file…");
    await expect(one.page.getByRole("alert")).toContainText("not sealed to your key");
    // The right one.
    await two.app.answerFiles(file ?? "");
    await two.press("Open a colleague’s sealed file…");
    const incoming = two.heading(/sealed by Robin Vale/);
    await expect(incoming).toBeVisible();
    await two.press("Add this vault");
    await expect(two.page.getByText("Compare the fingerprint first")).toBeVisible();
    await two.page.getByRole("radio", { name: "By phone" }).check({ force: true });
    await two.press("Add this vault");
    const note = two.page.getByRole("region", { name: "Parks and Recreation is here" });
    await expect(note.getByRole("heading")).toBeFocused();
    await two.app.answerSave(receipt);
    await note.getByRole("button", { name: "Save the receipt…" }).click();
    await expect(two.page.getByText("Saved as alex.receipt.")).toBeVisible();
    await note.getByRole("button", { name: "Done" }).click();
    await expect(note).toBeHidden();
    // A receipt that was changed on the way proves nothing.
    await one.press("Paste one");
    const forged = readFileSync(receipt, "utf8").replace(/revision \d+/, "revision 99");
    await one.page.getByRole("textbox", { name: "The receipt’s text" }).fill(forged);
    await one.press("Take it in");
    await expect(one.page.getByRole("region", { name: "Paste a receipt" }).getByRole("alert")).toBeVisible();
    await expect(row).toContainText("Never proved");
    await one.press("Cancel");
    await one.app.answerFiles(receipt);
    await one.press("Take in a receipt…");
    await expect(row).toContainText("Proved");
  });
});

test("[A-6.h.i] the printed sheet and the recovery copy open the vault on a new computer with a new keychain", async ({
  ready,
  folder,
}) => {
  test.setTimeout(120_000);
  await aVault(ready);
  const desk = new VaultDesk(ready);
  const copy = join(folder, "recovery.age");
  await desk.go("Today");
  await desk.page.getByRole("button", { name: /^Make a copy: / }).click();
  await ready.answerSave(copy);
  await desk.press("Make a recovery copy…");
  const sheet = desk.page.getByRole("region", { name: "Recovery copy" });
  await expect(sheet.getByRole("heading", { name: "Print this sheet now" })).toBeFocused({ timeout: 30_000 });
  const [passphrase = ""] =
    /[a-z]+(-[a-z]+){7,}/.exec((await sheet.locator("output, .sheet, section").allInnerTexts()).join("\n")) ?? [];
  expect(passphrase).not.toBe("");
  await desk.press("Print the sheet");
  await expect.poll(async () => (await ready.record()).prints).toBe(1);
  const keyring = await otherKeyring();
  const other = await RunningApp.start(join(folder, "new computer"), keyring.env);
  try {
    const there = new VaultDesk(other);
    await there.welcome({ ...coordinator, email }, "City of Anoka");
    await there.go("Vault");
    await other.answerFiles(copy);
    await there.press("Restore from a recovery copy…");
    const box = there.page.getByLabel("Passphrase on the recovery sheet");
    await box.fill("not the words of the sheet at all here");
    await there.press("Open it");
    await expect(there.page.getByRole("alert")).toContainText("not the right passphrase", { timeout: 30_000 });
    await box.fill(passphrase.toUpperCase().replaceAll("-", " "));
    await there.press("Open it");
    await expect(there.heading("The recovery copy opens")).toBeVisible({ timeout: 30_000 });
    await there.press("Restore this vault");
    await there.openCredential(facebook.label);
    expect(await there.shownPassword()).toBe(facebook.password);
  } finally {
    await other.close();
    await keyring.close();
  }
});
