import { expect, type Locator } from "@playwright/test";
import { Desk } from "./desk.ts";

/** The same person at the vault. */
export class VaultDesk extends Desk {
  get main(): Locator {
    return this.page.getByRole("main");
  }

  async makeVault(name: string): Promise<void> {
    await this.go("Vault");
    const form = this.page.getByRole("region", { name: "New vault" });
    await form.getByRole("textbox", { name: "Name of the vault" }).fill(name);
    await form.getByRole("button", { name: "Make the vault" }).click();
    await expect(this.page.getByRole("tab", { name: /Credentials/ })).toBeVisible();
  }

  async tab(name: "Credentials" | "Custodians" | "Activity"): Promise<void> {
    await this.page.getByRole("tab", { name: new RegExp(`^${name}`) }).click();
  }

  async addCredential(credential: { label: string; username: string; password: string; totp?: string }): Promise<void> {
    await this.page
      .getByRole("button", { name: /^(New credential|Add)/ })
      .first()
      .click();
    const form = this.page.getByRole("region", { name: "New credential" });
    await form.getByRole("textbox", { name: "Name" }).first().fill(credential.label);
    await form.getByRole("textbox", { name: "User name" }).fill(credential.username);
    await form.getByLabel("Password", { exact: true }).fill(credential.password);
    if (credential.totp !== undefined) await form.getByLabel(/^Secret for one-time codes/).fill(credential.totp);
    await this.look("new credential");
    await form.getByRole("button", { name: "Save" }).click();
    await expect(this.page.getByRole("heading", { name: credential.label })).toBeVisible();
  }

  async openCredential(label: string): Promise<void> {
    await this.go("Vault");
    await this.tab("Credentials");
    await this.page.getByRole("option", { name: label }).click();
    await expect(this.heading(label)).toBeVisible();
  }

  async changePassword(label: string, password: string): Promise<void> {
    await this.openCredential(label);
    await this.press("Edit");
    const form = this.page.getByRole("region", { name: "Edit credential" });
    await form.getByRole("button", { name: "Change password" }).click();
    await form.getByLabel("New password", { exact: true }).fill(password);
    await form.getByRole("button", { name: "Save" }).click();
    await expect(form).toBeHidden();
  }

  /** The password of the credential that is open, shown for a moment. */
  async shownPassword(): Promise<string> {
    await this.page.getByRole("button", { name: "Show password" }).first().click();
    const shown = this.page.locator(".cred-fields .password-text");
    const password = (await shown.textContent()) ?? "";
    await this.look("password shown");
    await this.page.getByRole("button", { name: "Hide password" }).first().click();
    return password;
  }

  /** The person's own export key, as text. */
  async copyExportKey(): Promise<string> {
    await this.page
      .getByRole("region", { name: "Your export key" })
      .getByRole("button", { name: "Copy as text" })
      .click();
    await expect.poll(() => this.app.clipboard()).toMatch(/^custodia\/export-key@v1/);
    return await this.app.clipboard();
  }

  async addCustodian(exportKey: string, name: string, how: "On the phone" | "In person" | string): Promise<void> {
    await this.tab("Custodians");
    await this.page
      .getByRole("region", { name: "Custodians" })
      .getByRole("button", { name: "Add a custodian" })
      .click();
    await this.look("add a custodian");
    await this.page.getByRole("textbox", { name: "Their export key" }).fill(exportKey);
    await expect(this.heading(`Is this really ${name}?`)).toBeVisible();
    await this.page.getByRole("radio", { name: new RegExp(how, "i") }).check({ force: true });
    await this.look("compare the fingerprint");
    await this.press(`Add ${name}`);
    await expect(this.page.getByRole("rowheader", { name: new RegExp(name) })).toBeVisible();
  }
}
