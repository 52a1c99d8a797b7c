/** The device checklist on this computer: what was never checked, what a check finds and leaves behind, answers, the report for IT. */
import { hostname } from "node:os";
import { join } from "node:path";
import { shippedPolicy } from "./a-policy.ts";
import { commentPicture } from "./comment-picture.ts";
import { expect, test } from "./device-test.ts";
import { post } from "./records-test.ts";
import { custodiaRun, textIn, unpacked } from "./standard-tools.ts";
import { debianVersion, isEncrypted, isRunning, packageVersion, systemName, waitingPackages } from "./this-computer.ts";

const checkIt = "Check whether this computer is fit for the accounts";
const words = { met: "In order", "not-met": "Not in order", unknown: "Not known" } as const;
const labels = [
  "Operating system",
  "Updates",
  "Automatic updates",
  "Malware protection",
  "Web browsers",
  "Custodia itself",
  "Firewall",
  "Encrypted disk",
  "Screen lock",
] as const;

interface Disclosed {
  readonly entry: { readonly kind: string; readonly seq: number };
  /** Base64 of `[salt, name, value]`. */
  readonly disclosures: readonly string[];
}

/** The entries of checks, as `custodia log --json` prints them. */
function checksInLog(folder: string) {
  const { code, out } = custodiaRun("log", "--data", folder, "--json");
  expect(code).toBe(0);
  const entries = out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Disclosed);
  return entries
    .filter(({ entry }) => entry.kind === "device.checked")
    .map(({ entry, disclosures }) => {
      const fields = disclosures.map((one) => JSON.parse(Buffer.from(one, "base64url").toString()) as unknown[]);
      return { seq: entry.seq, fields: Object.fromEntries(fields.map(([, name, value]) => [name, value])) };
    });
}

test("[A-6.h.iii] a computer that was never checked is a duty and a warning above removals, cases and passwords, and saving evidence goes on unhindered", async ({
  device,
}) => {
  const { page } = device;
  await expect(device.strip).toHaveText(/not checked yet/);
  const duty = device.duty(checkIt);
  await device.expectDuty(checkIt);
  await expect(duty).toContainText("It was never checked.");
  await expect(duty).toContainText("section 6.h.iii");
  await device.look("today");

  await device.go("Remove content");
  await expect(device.warning).toContainText("This computer has not been checked yet");
  await device.addAccount({ platform: "Facebook", handle: "@sample_parks", name: "Parks (sample)" });
  await device.describe({ author: post.author, text: post.comment });
  await device.startCase();
  await expect(device.warning).toContainText("This computer has not been checked yet");
  await device.paste(await commentPicture(page, post));
  await device.seal();
  await expect(device.warning).toHaveCount(1);

  await device.makeVault("Parks and Recreation");
  await device.addCredential({ label: "Sample page", username: "sample", password: "Sample-river-trail-19-bank" });
  await expect(device.warning).toContainText("This computer has not been checked yet");
  expect(await device.shownPassword()).toBe("Sample-river-trail-19-bank");
  await device.press("Edit");
  await expect(device.warning).toHaveCount(1);

  await device.warning.getByRole("button", { name: "Show the checklist" }).click();
  await expect(device.heading("This computer has not been checked yet.")).toBeVisible();
  // The policy's own words stand beside it, and whom to call.
  await expect(page.locator("blockquote.quote")).toContainText("6.h.iii");
  await expect(device.standing).toContainText("the Information Technology Department");
  await expect(page.getByRole("button", { name: "Check this computer" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Copy a report for IT" })).toHaveCount(0);
});

test("[A-6.h.iii] a check reads of this computer what its own commands say of it, and gives each line a verdict in words", async ({
  device,
  folder,
}) => {
  await device.doDuty(checkIt);
  const check = await device.checkNow();
  expect(check.lines.map(({ label }) => label).slice(0, labels.length)).toEqual(labels);
  for (const { label, verdict, reading, says } of check.lines) {
    const mark = device.line(label).locator(".device-mark");
    await expect(mark, label).toHaveText(words[verdict]);
    expect(says, label).not.toBe("");
    // Days are worded on the screen.
    const [beginning = ""] = reading.split(/\d{4}-\d\d-\d\d/);
    await expect(device.line(label)).toContainText(beginning);
  }
  const read = (label: (typeof labels)[number]) => check.lines.find((line) => line.label === label);

  const name = systemName();
  if (name !== null) expect(read("Operating system")?.reading).toContain(name);
  if (name !== null) expect(check.platform).toBe(name);
  const debian = debianVersion();
  if (debian !== null) {
    expect(read("Operating system")?.reading).toContain(debian);
    const waiting = waitingPackages();
    const mending = waiting.filter((line) => line.includes("-security"));
    const says = waiting.length === 0 ? /no updates? waiting/i : new RegExp(`^${waiting.length} updates? waiting`);
    expect(read("Updates")?.reading).toMatch(says);
    expect(read("Updates")?.verdict === "not-met" || mending.length === 0).toBe(true);
    if (mending.length > 0) expect(read("Updates")?.reading).toContain(`${mending.length} for security`);
    for (const [browser, called] of [
      ["chromium", "Chromium"],
      ["firefox-esr", "Firefox ESR"],
    ] as const) {
      const version = packageVersion(browser);
      if (version === null) expect(read("Web browsers")?.reading).not.toContain(called);
      else expect(read("Web browsers")?.reading).toContain(`${called} ${version}`);
    }
  }
  // clamd alone, or freshclam alone, protects nobody; other products are not installed where these specs run.
  if (name !== null && !(isRunning("clamd") && isRunning("freshclam")))
    expect(read("Malware protection")?.verdict).toBe("not-met");
  const encrypted = name === null ? null : isEncrypted(folder);
  if (encrypted !== null) expect(read("Encrypted disk")?.verdict).toBe(encrypted ? "met" : "not-met");
  if (device.app.host === "stand-in") {
    // There is no Electron whose age could be told: nobody is told that all is well on a guess.
    expect(read("Custodia itself")?.verdict).toBe("unknown");
    await expect(device.heading("This computer is fit for the city’s accounts.")).toHaveCount(0);
  }
  await device.look("checked");
});

test("[A-6.h.iii] a check is an entry of the log with its lines, and what it found takes the place of the duty to check", async ({
  device,
  folder,
  out,
}) => {
  const { app } = device;
  expect(checksInLog(folder)).toEqual([]);
  const check = await device.checkNow();
  const [entry, ...more] = checksInLog(folder);
  expect(more).toEqual([]);
  expect(entry?.seq).toBe(check.seq);
  const { platform, verdict, dataOn } = check;
  expect(entry?.fields).toMatchObject({ because: "asked", platform, verdict, dataOn });
  const lines = check.lines.map(({ id, label, verdict: found, reading, says, source, needed, at, until, ask }) => {
    return { id, label, verdict: found, reading, says, source, needed, at, until, question: ask?.text ?? null };
  });
  expect(entry?.fields.lines).toEqual(lines);
  const told = custodiaRun("log", "--data", folder);
  expect(told.out).toContain(check.platform);
  expect(await app.get("log.verify", null)).toMatchObject({ ok: true, faults: [] });
  // It goes along to IT, in words.
  const name = await device.exportTo(out);
  expect(custodiaRun("verify", join(out, name))).toMatchObject({ code: 0 });
  const html = textIn(unpacked(join(out, name)), "data/report.html");
  expect(html).toContain(check.platform);

  await device.expectNoDuty(checkIt);
  const needed = check.lines.filter((line) => line.needed);
  for (const [found, title] of [
    ["not-met", /^Have this computer put in order/],
    ["unknown", /could not be found out about this computer|^Have this computer looked at/],
  ] as const) {
    const amiss = needed.filter((line) => line.verdict === found);
    await expect(device.duty(title)).toHaveCount(amiss.length === 0 ? 0 : 1);
    for (const { label } of amiss) await expect(device.duty(title)).toContainText(label);
  }
  await device.look("today");
});

test("[A-6.h.iii] a question is answered with one press: who and when stand beside it, the check is made again, and a restart keeps it", async ({
  device,
  folder,
}) => {
  const { app } = device;
  await device.checkNow();
  const line = await device.openLine("The Municipality’s computer");
  await expect(line.locator(".device-mark")).toHaveText("Not known");
  await expect(line).toContainText("Does this computer belong to the Municipality?");
  const yes = line.getByRole("button", { name: "Yes", exact: true });
  const check = await device.checkedAfter(() => yes.click());
  await expect(line.locator(".device-mark")).toHaveText("In order");
  await expect(yes).toHaveAttribute("aria-pressed", "true");
  await expect(line).toContainText(/Robin Vale answered “yes” today at .*\. It is asked again after 7 days\./);
  expect(check.because).toBe("answered");
  expect(check.lines.find(({ id }) => id === "question:city-computer")).toMatchObject({ source: "answered" });
  expect(checksInLog(folder).map(({ fields }) => fields.because)).toEqual(["asked", "answered"]);

  await app.restart();
  await device.go("Device");
  const again = await device.openLine("The Municipality’s computer");
  await expect(again).toContainText("Robin Vale answered “yes” today at");
  const no = await device.checkedAfter(() => again.getByRole("button", { name: "No", exact: true }).click());
  expect(no.lines.find(({ id }) => id === "question:city-computer")?.verdict).toBe("not-met");
  await expect(again.locator(".device-mark")).toHaveText("Not in order");
  await expect(again).toContainText(/Ask the Information Technology Department whether accounts/);
});

test("[A-6.h.iii] the report for IT is on the clipboard as plain text, with the lines, what to do and how IT is reached", async ({
  device,
}) => {
  const { app, page } = device;
  const check = await device.checkNow();
  await device.standing.getByRole("button", { name: "Note how to reach them" }).click();
  const form = device.form("How to reach IT");
  const contact = "extension 4711, Room 12 (sample)";
  await form.getByRole("textbox").fill(contact);
  await form.getByRole("button", { name: "Save" }).click();
  await expect(device.standing).toContainText(`the Information Technology Department, ${contact}`);
  await device.press("Copy a report for IT");
  await expect.poll(() => app.clipboard()).toContain("Device checklist of Custodia");
  const report = await app.clipboard();
  for (const { label, verdict, reading } of check.lines) {
    expect(report).toContain(`${words[verdict]}`);
    expect(report).toContain(reading === "" ? label : `${label}: ${reading}`);
  }
  for (const step of check.lines.flatMap((line) => (line.verdict === "not-met" ? line.steps : [])))
    expect(report).toContain(step);
  expect(report).toContain(`Municipality of Anchorage`);
  expect(report).toContain(`Computer: ${hostname()}`);
  expect(report).toContain(`(entry ${check.seq} of the log)`);
  expect(report).toContain(contact);
  expect((await app.record()).clipboardFormats).toEqual(["text/plain"]);
  await expect(page.getByText("The report is copied.").first()).toBeAttached();
  await app.restart();
  await device.go("Device");
  await expect(device.standing).toContainText(contact);
});

test("[A-6.h.iii] the compliance report rests on the check: not known before, its findings after", async ({
  device,
}) => {
  const row = device.page.locator('li.compliance-row[aria-label^="A-6.h.iii:"]');
  await device.go("Compliance");
  await expect(row).toContainText("Not known");
  await expect(row).toContainText("This workstation was never checked.");
  const check = await device.checkNow();
  await device.go("Compliance");
  await expect(row).toContainText("This workstation was checked on");
  await expect(row).toContainText(check.platform);
  await expect(row).toContainText("Other computers are not seen from here.");
  const amiss = check.lines.filter(({ needed, verdict }) => needed && verdict === "not-met");
  for (const { label } of amiss) await expect(row).toContainText(`${label}:`);
  await expect(row).toContainText(amiss.length > 0 ? "Not met" : /Met|Not known/);
});

test("[A-6.h.iii] while it is checked the window goes on, and the command line says the same of this computer", async ({
  device,
  folder,
}) => {
  await device.go("Device");
  await device.press("Check this computer");
  await device.go("Log");
  await expect(device.heading("The log is empty").or(device.heading("Removal log")).first()).toBeVisible();
  await expect(device.strip).not.toHaveText(/not checked yet|being checked/, { timeout: 30_000 });
  await device.go("Device");
  const check = await device.lastCheck();
  await expect(device.standing).toContainText(`Entry no. ${check.seq} in the log.`);
  const { code, out } = custodiaRun("device", "--json", "--data", folder, "--policy", shippedPolicy);
  const found = JSON.parse(out);
  expect(found.platform).toBe(check.platform);
  expect(found.verdict).toBe(check.verdict);
  expect(code).toBe({ met: 0, "not-met": 1, unknown: 3 }[check.verdict]);
  const measured = check.lines.filter(({ id }) => !id.startsWith("question:"));
  const short = ({ id, verdict, reading }: { id: string; verdict: string; reading: string }) => ({
    id,
    verdict,
    reading,
  });
  expect(found.lines.filter(({ id }: { id: string }) => !id.startsWith("question:")).map(short)).toEqual(
    measured.map(short),
  );
});
