/** The story of two workstations, each with a keychain of its own: a vault goes back and forth between two custodians. */
import { renameSync } from "node:fs";
import { expect } from "@playwright/test";
import type { VaultDesk } from "./vault-desk.ts";

export const coordinator = {
  name: "Robin Vale",
  title: "Social Media Coordinator",
  department: "Parks and Recreation",
  email: "robin.vale@parks.example",
};

export const manager = {
  name: "Alex Sample",
  title: "Communications Manager",
  department: "Communications",
  email: "alex.sample@communications.example",
};

const vault = "Parks and Recreation";
const page = "Parks on Facebook (sample)";
const other = "Parks on Instagram (sample)";

const anyTime = { timeout: 20_000 };

export async function firstDay(one: VaultDesk, two: VaultDesk): Promise<void> {
  await one.welcome(coordinator, "City of Anoka");
  await two.welcome(manager, "City of Anoka");
  await one.makeVault(vault);
  await one.addCredential({ label: page, username: "sample_parks", password: "Sample-river-trail-19-bank" });
  await one.addCredential({ label: other, username: "sample_parks_ig", password: "Sample-harbor-light-27-sail" });
  await one.look("alone");
}

/** The export key goes one way, the vault the other, and the proof comes back by itself. */
export async function handOver(one: VaultDesk, two: VaultDesk, shared: string): Promise<void> {
  await two.go("Vault");
  await expect(two.page.getByRole("region", { name: "Your export key" })).toBeVisible();
  await two.look("export key");
  const exportKey = await two.copyExportKey();
  await one.addCustodian(exportKey, manager.name, "By phone");
  await one.look("added");
  await one.press("Done");
  await one.app.answerFiles(shared);
  await one.page
    .getByRole("region", { name: "Hand it over" })
    .getByRole("button", { name: "Choose a folder…" })
    .click();
  await expect(one.page.getByRole("button", { name: "Look there now" })).toBeVisible();
  await two.app.answerFiles(shared);
  await two.press("Look in a shared folder…");
  await two.look("found in the folder");
  await two.press(`Look at it: ${vault}`);
  await two.page.getByRole("radio", { name: "By phone" }).check({ force: true });
  await two.look("compare the sender");
  await two.press("Add this vault");
  await expect(two.page.getByRole("tab", { name: /^Credentials/ })).toBeVisible();
  await two.look("taken in");
  await two.tab("Custodians");
  // What was found in a folder goes on living there.
  await expect(two.page.getByRole("button", { name: "Look there now" })).toBeVisible();
  await one.go("Vault");
  await one.tab("Custodians");
  await expect(one.page.getByRole("row", { name: new RegExp(manager.name) })).toContainText(/Proved/, anyTime);
  await one.look("proved");
  await two.openCredential(page);
  expect(await two.shownPassword()).toBe("Sample-river-trail-19-bank");
}

/** While the network drive is away both change the same password; when it is back, nothing is lost and a person decides. */
export async function disagree(one: VaultDesk, two: VaultDesk, shared: string): Promise<void> {
  renameSync(shared, `${shared}-away`);
  await one.changePassword(page, "Sample-from-the-coordinator-31");
  await two.changePassword(page, "Sample-from-the-manager-84");
  await two.changePassword(other, "Sample-other-page-55-new");
  renameSync(`${shared}-away`, shared);
  await one.openCredential(page);
  await expect(one.heading(/copies disagree/)).toBeVisible(anyTime);
  await one.look("conflict");
  await one.page
    .getByRole("listitem")
    .filter({ has: one.page.getByRole("heading", { name: manager.name }) })
    .getByRole("button", { name: "Keep this one" })
    .click();
  await expect(one.heading(/copies disagree/)).toBeHidden();
  expect(await one.shownPassword()).toBe("Sample-from-the-manager-84");
  await one.openCredential(other);
  expect(await one.shownPassword()).toBe("Sample-other-page-55-new");
  await two.openCredential(page);
  await expect(two.heading(/copies disagree/)).toBeHidden(anyTime);
  expect(await two.shownPassword()).toBe("Sample-from-the-manager-84");
}

/** One of them goes: the other is left with a list of passwords, each on Today until it is another one. */
export async function leave(one: VaultDesk, two: VaultDesk): Promise<void> {
  await one.go("Vault");
  await one.tab("Custodians");
  await one.press(`Remove ${manager.name}…`);
  await one.page.getByRole("textbox", { name: "Reason" }).fill("Left the city on November 20 (sample).");
  await one.look("remove a custodian");
  await one.press(`Remove ${manager.name}`);
  await expect(one.page.getByRole("rowheader", { name: new RegExp(manager.name) })).toBeHidden();
  await one.go("Today");
  await expect(one.main.getByText(page).first()).toBeVisible();
  await expect(one.main.getByText(other).first()).toBeVisible();
  await one.look("resets on today");
  await one.changePassword(page, "Sample-after-the-leaver-66");
  await one.look("changed");
  await one.go("Today");
  await expect(one.main.getByText(other).first()).toBeVisible();
  await expect(one.main.getByText(page)).toHaveCount(0);
  await two.go("Vault");
  await two.look("left behind");
}
