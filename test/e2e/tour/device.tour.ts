import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, RunningApp, test } from "../app.ts";
import { checkedEarlier, DeviceDesk } from "../device-desk.ts";
import type { RegisterDesk } from "../register-desk.ts";
import { camera, keepText } from "./camera.ts";
import { top, underPolicy } from "./under-policy.ts";

const checkIt = "Check whether this computer is fit for the accounts";

/** The same desk, with what it takes for the checklist. */
const withChecklist = ({ app }: RegisterDesk, journey: string, width?: number) =>
  new DeviceDesk(app, camera(journey, width));

async function warnings(desk: DeviceDesk): Promise<void> {
  await desk.go("Remove content");
  await desk.warning.waitFor();
  await desk.look("warning above a removal");
  await desk.addAccount({ platform: "Facebook", handle: "@sample_parks", name: "Parks & Recreation (sample)" });
  await desk.describe({ author: "river_walker_77", text: "You will regret closing this trail (sample)." });
  await desk.startCase();
  await desk.look("warning above a case");
  await desk.makeVault("Parks and Recreation");
  await desk.addCredential({ label: "Sample page", username: "sample", password: "Sample-river-trail-19-bank" });
  await desk.look("warning above a password");
}

/** Holds up nothing: the picture is taken as soon as the check is under way. */
async function check(desk: DeviceDesk): Promise<void> {
  await desk.checkedAfter(async () => {
    await desk.press("Check this computer");
    await desk.standing.getByRole("progressbar").waitFor();
    await desk.look("checking");
  });
  await top(desk);
  await desk.look("checked");
}

async function answerOne(desk: DeviceDesk): Promise<void> {
  const line = await desk.openLine("The Municipality’s computer");
  await line.scrollIntoViewIfNeeded();
  await desk.look("a question");
  await desk.checkedAfter(() => line.getByRole("button", { name: "Yes", exact: true }).click());
  await line.scrollIntoViewIfNeeded();
  await desk.look("answered");
  const wide = await desk.openLine("Web browsers");
  await wide.scrollIntoViewIfNeeded();
  await desk.look("a line opened");
}

async function report(desk: DeviceDesk): Promise<void> {
  await top(desk);
  await desk.standing.getByRole("button", { name: "Note how to reach them" }).click();
  const form = desk.form("How to reach IT");
  await form.getByRole("textbox").fill("extension 4711 (sample)");
  await desk.look("how to reach it");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form).toBeHidden();
  await desk.press("Copy a report for IT");
  await expect.poll(() => desk.app.clipboard()).toContain("extension 4711 (sample)");
  await desk.look("report copied");
  keepText("device-report-for-it.txt", await desk.app.clipboard());
}

async function today(desk: DeviceDesk): Promise<void> {
  await desk.go("Today");
  await desk
    .duty(/this computer/)
    .first()
    .waitFor();
  await desk.look("today after the check");
  await desk.go("Compliance");
  const row = desk.page.locator('li.compliance-row[aria-label^="A-6.h.iii:"]');
  await row.scrollIntoViewIfNeeded();
  await row.evaluate((one) => one.scrollIntoView({ block: "start" }));
  await desk.look("compliance");
}

async function inDarkAndNarrow(desk: DeviceDesk): Promise<void> {
  const { page } = desk;
  await desk.go("Device");
  await page.emulateMedia({ colorScheme: "dark" });
  await desk.look("dark");
  const narrow = withChecklist(desk, "device-narrow", 720);
  await narrow.look("dark");
  await page.emulateMedia({ colorScheme: "light" });
  await narrow.look("light");
  await narrow.go("Remove content");
  await narrow.warning.waitFor();
  await narrow.look("warning");
}

test("a computer that was never checked, the check, a question, the report for IT, under the policy of Anchorage", async () => {
  await underPolicy("anchorage", async (at) => {
    const desk = withChecklist(at("device"), "device");
    await desk.expectDuty(checkIt);
    await desk.look("today");
    await warnings(desk);
    await desk.doDuty(checkIt);
    await desk.heading("This computer has not been checked yet.").waitFor();
    await desk.look("never checked");
    await check(desk);
    await answerOne(desk);
    await report(desk);
    await today(desk);
    await inDarkAndNarrow(desk);
  });
});

test("a computer that was never checked, and the check, under the policy of Anoka, which asks for nothing of it", async () => {
  await underPolicy("anoka", async (at) => {
    const desk = withChecklist(at("device-anoka"), "device-anoka");
    await desk.go("Device");
    await desk.heading("This computer has not been checked.").waitFor();
    await desk.look("never checked");
    await check(desk);
    await desk.main.locator("li.device-line").last().scrollIntoViewIfNeeded();
    await desk.look("further down");
    await desk.go("Remove content");
    await desk.heading("Remove content").waitFor();
    await desk.look("no warning above a removal");
  });
});

/** A folder that was begun on a computer in order, so many days ago. */
async function later(days: number, work: (desk: DeviceDesk) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "custodia-tour-"));
  checkedEarlier(folder, "anchorage", days);
  const app = await RunningApp.start(folder);
  try {
    app.page.setDefaultTimeout(15_000);
    await work(new DeviceDesk(app, camera(`device-after-${days}-days`)));
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

test("a computer that was in order: the day after, and when its check is too old", async () => {
  await later(1, async (desk) => {
    await desk.go("Device");
    await desk.heading("This computer is fit for the city’s accounts.").waitFor();
    await desk.look("in order");
    await desk.go("Today");
    await desk.expectNoDuty(/this computer/);
    await desk.look("today");
  });
  await later(12, async (desk) => {
    await desk.expectDuty(checkIt);
    await desk.look("today");
    await desk.go("Remove content");
    await desk.warning.waitFor();
    await desk.look("warning above a removal");
    await desk.doDuty(checkIt);
    await desk.heading("The last check is too old to go by.").waitFor();
    await desk.look("too old");
  });
});
