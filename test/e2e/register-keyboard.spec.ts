import { anAccount, aPerson, casey, daysAgo, designate } from "./a-register.ts";
import { KeyboardOnly } from "./keyboard-only.ts";
import { expect, test } from "./register-test.ts";

test("[A-6.g.i] the whole life of an account with the keyboard alone", async ({ register }) => {
  test.slow();
  const { app, page } = register;
  await designate(app, await aPerson(app, casey), daysAgo(5));
  await anAccount(app, { handle: "@sample_trails", name: "Sample Trails" });
  const { keyboard } = page;
  const hands = new KeyboardOnly(page);

  await hands.press("Accounts");
  await register.heading("Accounts").first().waitFor();
  await hands.press("Request a new account");
  await register.form("Request a new account").waitFor();
  await hands.type("Platform", "Facebook");
  await hands.type("Handle", "@sample_pools");
  await hands.type("Name of the page", "Sample Pools");
  await hands.type("Address of the page", "https://social.example/sample_pools");
  await hands.type("Official e-mail address", "pools@muni.org");
  await hands.type("What it is for", "Opening hours (sample).");
  await hands.type("Why it is wanted", "The pools are asked about daily.");
  await hands.press("Request it");
  await expect(register.heading("Sample Pools").first()).toBeFocused();

  await hands.press("Note the decision…");
  await register.form("Decision").waitFor();
  await hands.reach(/^Approved/);
  await keyboard.press("Space");
  await expect(page.getByRole("radio", { name: "Approved" })).toBeChecked();
  await hands.type("Who decided", "Alex Sample");
  await hands.type("Why", "One page for all pools.");
  await hands.press("Record the decision");
  await expect(register.form("Decision")).toBeHidden();
  // The focus is somewhere on the page, and not lost.
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");

  await hands.press("Note that the page is open…");
  await register.form("The page is open").waitFor();
  await hands.press("Record the page");
  await expect(register.form("The page is open")).toBeHidden();
  for (const [step, action] of [
    ["Put it into use", "Record it"],
    ["Pause it", "Record it"],
    ["Use it again", "Record it"],
    ["Archive it", "Record it"],
    ["Close it for good", "Record it"],
  ] as const) {
    await hands.press(`${step}…`);
    const form = register.form(step);
    await form.waitFor();
    if (/^(Pause|Archive|Close)/.test(step)) {
      await hands.type("Who decided", "Alex Sample");
      await hands.type("Their title", "Parks Director");
      await hands.type("Why", `A reason to ${step.toLowerCase()} (sample).`);
    }
    // Escape closes the form and keeps what was typed.
    await keyboard.press("Escape");
    await expect(form).toBeHidden();
    await hands.press(`${step}…`);
    await form.waitFor();
    if (/^(Pause|Archive|Close)/.test(step))
      await expect(form.getByRole("textbox", { name: "Why" })).toHaveValue(
        `A reason to ${step.toLowerCase()} (sample).`,
      );
    await hands.press(action);
    await expect(form).toBeHidden();
  }
  await hands.reach("Overview");
  for (const _ of [1, 2, 3, 4]) await keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: /^History/ })).toBeFocused();
  await expect(register.history).toHaveCount(8);
});
