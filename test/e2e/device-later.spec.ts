/** The device checklist on the days after a check, and under a policy that says nothing of it. */
import { expect, test } from "./device-test.ts";

const checkIt = "Check whether this computer is fit for the accounts";
const fit = "This computer is fit for the city’s accounts.";

test("[A-6.h.iii] a computer that was in order yesterday: nothing is due, nothing warns, and the age of the check stands there", async ({
  earlier,
}) => {
  await expect(earlier.strip).toHaveText(/checked yesterday/);
  await earlier.expectNoDuty(/this computer/);
  await earlier.go("Remove content");
  await expect(earlier.heading("Remove content")).toBeVisible();
  await expect(earlier.warning).toHaveCount(0);
  await earlier.strip.click();
  await expect(earlier.heading(fit)).toBeVisible();
  await expect(earlier.standing).toContainText(/Checked yesterday at .*\. Entry no\. \d+ in the log\./);
  await expect(earlier.main.locator("li.device-line .device-mark.bad")).toHaveCount(0);
  await earlier.app.restart();
  await earlier.go("Device");
  await expect(earlier.heading(fit)).toBeVisible();
  await expect(earlier.standing).toContainText("Checked yesterday at");
});

test.describe("on the last day of the policy's seven", () => {
  test.use({ days: 7 });

  test("[A-6.h.iii] the check still counts", async ({ earlier }) => {
    await earlier.expectNoDuty(/this computer/);
    await earlier.go("Device");
    await expect(earlier.heading(fit)).toBeVisible();
  });
});

test.describe("on the day after the policy's seven", () => {
  test.use({ days: 8 });

  test("[A-6.h.iii] the check is too old: a duty since when, a warning, not known in the report; checked again it is of today", async ({
    earlier,
  }) => {
    const { page } = earlier;
    await expect(earlier.strip).toHaveText(/check is too old/);
    await earlier.expectDuty(checkIt);
    await expect(earlier.duty(checkIt)).toContainText("It was last checked on");
    await earlier.go("Remove content");
    await expect(earlier.warning).toContainText("which is too long ago to go by");
    await earlier.go("Compliance");
    const row = page.locator('li.compliance-row[aria-label^="A-6.h.iii:"]');
    await expect(row).toContainText("Not known");
    await expect(row).toContainText("it is to be checked every 7 days");
    await earlier.doDuty(checkIt);
    await expect(earlier.heading("The last check is too old to go by.")).toBeVisible();
    await expect(earlier.heading(fit)).toHaveCount(0);
    await earlier.look("too old");
    await earlier.checkNow();
    await expect(earlier.standing).toContainText("Checked today at");
    await expect(earlier.heading("The last check is too old to go by.")).toHaveCount(0);
    await earlier.expectNoDuty(checkIt);
  });
});

test.describe("where the clock was two years ahead at the check", () => {
  test.use({ days: -730 });

  test("[A-6.h.iii] the check counts for nothing, and is made good by a check", async ({ earlier }) => {
    await earlier.expectDuty(checkIt);
    await expect(earlier.duty(checkIt)).toContainText("which can’t be right");
    await earlier.doDuty(checkIt);
    await expect(earlier.heading("The time of the last check can’t be right.")).toBeVisible();
    await expect(earlier.heading(fit)).toHaveCount(0);
    const check = await earlier.checkNow();
    expect(Date.parse(check.at)).toBeLessThanOrEqual(Date.now());
    await earlier.expectNoDuty(checkIt);
  });
});

test.describe("under the policy of Anoka", () => {
  test.use({ pack: "anoka" });

  test("the checklist can be used, and nothing is due and nothing warns, whatever it finds", async ({ device }) => {
    const { app, page } = device;
    await expect(device.strip).toHaveCount(0);
    await device.expectNoDuty(/this computer/i);
    await device.go("Device");
    await expect(device.heading("This computer has not been checked.")).toBeVisible();
    await expect(page.locator("blockquote.quote")).toHaveCount(0);
    const check = await device.checkNow();
    expect(check.lines.length).toBe(9);
    await expect(device.heading("What matters most")).toBeVisible();
    await device.expectNoDuty(/this computer/i);
    await device.go("Remove content");
    await expect(device.heading("Remove content")).toBeVisible();
    await expect(device.warning).toHaveCount(0);
    await device.makeVault("Parks");
    await device.addCredential({ label: "Sample page", username: "sample", password: "Sample-river-trail-19-bank" });
    await expect(device.warning).toHaveCount(0);
    const { rows } = await app.get("duties.compliance", { department: "Parks and Recreation" });
    const said = rows.flatMap(({ findings, evidence, notes }) =>
      [...findings, ...evidence].map(({ what }) => what).concat(notes),
    );
    expect(said.length).toBeGreaterThan(0);
    expect(said.filter((what) => /this (computer|workstation)/i.test(what))).toEqual([]);
  });
});
