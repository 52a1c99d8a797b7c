import { startCase } from "./a-case.ts";
import { expectAccessible } from "./accessible.ts";
import type { DeviceDesk } from "./device-desk.ts";
import { expect, test } from "./device-test.ts";
import { KeyboardOnly } from "./keyboard-only.ts";

test("no state of the checklist has a barrier that axe can find", async ({ device }) => {
  test.slow();
  const { page } = device;
  await device.go("Device");
  await expect(device.heading("This computer has not been checked yet.")).toBeVisible();
  await expectAccessible(page, "never checked");
  await device.standing.getByRole("button", { name: "Note how to reach them" }).click();
  await expectAccessible(page, "the form of the contact");
  await device.press("Cancel");
  await device.checkNow();
  await expectAccessible(page, "checked");
  for (const { label } of (await device.lastCheck()).lines) await device.openLine(label);
  await expectAccessible(page, "every line open");
  const line = device.line("The Municipality’s computer");
  await device.checkedAfter(() => line.getByRole("button", { name: "Not sure" }).click());
  await expectAccessible(page, "answered");
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 480, height: 800 });
  await expectAccessible(page, "narrow");
  // Nothing is wider than the window.
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});

async function expectWarningAccessible(device: DeviceDesk, where: string): Promise<void> {
  await expect(device.warning).toHaveCount(1);
  await expectAccessible(device.page, where);
}

test("no warning above a removal, a case or a password is a barrier", async ({ device }) => {
  test.slow();
  const { app, page } = device;
  await startCase(app);
  await device.go("Remove content");
  await expectWarningAccessible(device, "above the start of a case");
  await page
    .getByRole("button", { name: /Casey Example/ })
    .first()
    .click();
  await expectWarningAccessible(device, "above a case");
  await device.makeVault("Parks and Recreation");
  await device.addCredential({ label: "Sample page", username: "sample", password: "Sample-river-trail-19-bank" });
  await expectWarningAccessible(device, "above a credential");
  await device.go("Today");
  await expectAccessible(page, "Today with the duty");
});

test.describe("later", () => {
  test.use({ days: 8 });

  test("a check that is too old, and one made good, have no barrier either", async ({ earlier }) => {
    test.slow();
    const { page } = earlier;
    await earlier.go("Device");
    await expect(earlier.heading("The last check is too old to go by.")).toBeVisible();
    await expectAccessible(page, "too old");
  });
});

test("a computer that is in order has no barrier", async ({ earlier }) => {
  await earlier.go("Device");
  await expect(earlier.heading("This computer is fit for the city’s accounts.")).toBeVisible();
  await expectAccessible(earlier.page, "in order");
});

test("[A-6.h.iii] checking, opening a line, answering, the contact and the report with the keyboard alone", async ({
  device,
}) => {
  test.slow();
  const { app, page } = device;
  const { keyboard } = page;
  const hands = new KeyboardOnly(page);
  await hands.press("Device");
  await expect(device.heading("This computer has not been checked yet.")).toBeVisible();
  await device.checkedAfter(() => hands.press("Check this computer"));
  // The focus stays on the button that was pressed.
  await expect(page.getByRole("button", { name: "Check again" })).toBeFocused();

  await hands.press("Note how to reach them");
  await device.form("How to reach IT").waitFor();
  await hands.type(/^How to reach/, "extension 4711 (sample)");
  await keyboard.press("Enter");
  await expect(device.standing).toContainText("extension 4711 (sample)");
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");

  const line = device.line("The Municipality’s computer");
  await hands.press(/The Municipality’s computer/);
  await expect(line.locator(".device-more")).toBeVisible();
  await device.checkedAfter(() => hands.press("Yes"));
  await expect(line).toContainText("Robin Vale answered “yes”");
  await expect(line.getByRole("button", { name: "Yes" })).toBeFocused();

  await keyboard.press("Control+k");
  await page.getByRole("combobox").fill("Device");
  await keyboard.press("Enter");
  await hands.press("Copy a report for IT");
  await expect.poll(() => app.clipboard()).toContain("extension 4711 (sample)");
});
