import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { alex, anOldAccount, aPerson, casey, daysAgo, designate, parks, stepOf } from "./a-register.ts";
import { expectAccessible } from "./accessible.ts";
import { commentPicture } from "./comment-picture.ts";
import { post } from "./records-test.ts";
import { test } from "./register-test.ts";

const another = join(import.meta.dirname, "..", "..", "docs", "example-policy.json");

/** Two people, a coordinator, a page with duties, one that is only asked for. */
async function filled(app: Parameters<typeof aPerson>[0]): Promise<{ account: string; person: string }> {
  await aPerson(app, alex);
  const person = await aPerson(app, casey);
  await designate(app, await aPerson(app, { name: "Kim Example", title: "Coordinator" }), daysAgo(60));
  const account = await anOldAccount(app, daysAgo(50));
  await stepOf(app, account, { step: "add-user", on: daysAgo(40), person, role: "designee" });
  return { account, person };
}

test("Today, the accounts and their forms have no barrier that axe can find", async ({ register }) => {
  test.slow();
  const { app, page } = register;
  await expectAccessible(page, "today of an empty register");
  await register.go("Accounts");
  await register.heading("First, what is there already").waitFor();
  await expectAccessible(page, "no account");
  await filled(app);
  await register.go("Today");
  await register.duty(/./).first().waitFor();
  await expectAccessible(page, "today with duties");
  await register.go("Accounts");
  await page.getByRole("list", { name: "Accounts" }).getByRole("button").first().waitFor();
  await expectAccessible(page, "accounts");
  await page.getByRole("button", { name: "More: import, save or print the register" }).click();
  await page.getByRole("menu").waitFor();
  await expectAccessible(page, "the menu of the register");
  await page.keyboard.press("Escape");
  const taking = await register.newAccount("Take in an existing page");
  await taking.getByRole("button", { name: "Take it in", exact: true }).click();
  await expectAccessible(page, "taking in, with what is missing");
  await register.fillPage(taking, { handle: "@sarnple_parks", name: "Look-alike" });
  await taking.getByRole("button", { name: "Take it in", exact: true }).click();
  await taking.getByRole("button", { name: "Register it anyway" }).waitFor();
  await expectAccessible(page, "a handle that looks alike");
  const asking = await register.newAccount("Request a new account");
  await asking.waitFor();
  await expectAccessible(page, "requesting");
  await register.requestAccount({ handle: "@sample_pools", name: "Sample Pools" }, "Wanted (sample).");
  await expectAccessible(page, "a requested account");
  await register.way("Note the decision…", "Decision");
  await expectAccessible(page, "the decision");
});

test("each part and form of an account has no barrier that axe can find", async ({ register }) => {
  test.slow();
  const { app, page } = register;
  await filled(app);
  await register.openAccount("Sample Parks");
  await expectAccessible(page, "overview");
  for (const step of ["Pause it", "Archive it", "Close it for good"] as const) {
    await register.way(`${step}…`, step);
    await expectAccessible(page, step);
    await page.getByRole("button", { name: "Cancel" }).click();
  }
  await register.region("Details").getByRole("button", { name: "Change…" }).click();
  await register.form("Change the details").waitFor();
  await expectAccessible(page, "changing the details");
  await register.part("Who can post");
  await expectAccessible(page, "who can post");
  await register.region("Who answers for it").getByRole("button", { name: "Change…" }).click();
  await register.form("Who answers for it").waitFor();
  await expectAccessible(page, "who answers for it");
  await register.form("Who answers for it").getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Add somebody…" }).click();
  await register.form("Add somebody who can post").waitFor();
  await expectAccessible(page, "adding somebody");
  await register.form("Add somebody who can post").getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: /^End it: / }).click();
  await register.form(`${casey.name} no longer posts here`).waitFor();
  await expectAccessible(page, "ending");
  await register.part("Checklist");
  await expectAccessible(page, "checklist");
  await page.getByRole("button", { name: "Look at the page…" }).click();
  await register.check("Link to the department’s website", "Not possible");
  await register.paste(await commentPicture(page, post), "page.png");
  await register.form("Checklist").getByText("page.png").waitFor();
  await expectAccessible(page, "looking at the page");
  await register.check("Link to the department’s website", "Not possible", "One link only (sample).");
  await register.form("Checklist").getByRole("button", { name: "Record the check" }).click();
  await page.getByText(/0 of 6 met, 1 not possible/).waitFor();
  await expectAccessible(page, "checklist with a line answered");
  await register.part("Reviews");
  await expectAccessible(page, "reviews");
  await page.getByRole("button", { name: "Start a round…" }).click();
  await register.lookOver("Something", "A comment (sample).");
  await expectAccessible(page, "a round");
  await register.form("Review round").getByRole("button", { name: "Record the round" }).click();
  for (const [button, form] of [
    ["Note a post…", "Last activity"],
    ["Note a discussion…", "Discussion"],
  ] as const) {
    await page.getByRole("button", { name: button }).click();
    await register.form(form).waitFor();
    await expectAccessible(page, form);
    await register.form(form).getByRole("button", { name: "Cancel" }).click();
  }
  await register.part("History");
  await page
    .getByRole("button", { name: /^Take it back: / })
    .first()
    .click();
  await expectAccessible(page, "history, taking back");
});

test("people, departments and their forms have no barrier that axe can find", async ({ register }) => {
  test.slow();
  const { app, page } = register;
  await register.go("People");
  await register.heading("Nobody is in the register yet").waitFor();
  await expectAccessible(page, "nobody");
  await filled(app);
  await register.go("Today");
  await register.go("People");
  await page.getByRole("list", { name: "People" }).getByRole("button").first().waitFor();
  await expectAccessible(page, "people");
  await page.getByRole("button", { name: "Add a person", exact: true }).click();
  await register.form("Add a person").getByRole("button", { name: "Add the person" }).click();
  await expectAccessible(page, "adding a person");
  await register.openPerson(casey.name);
  await expectAccessible(page, "a person");
  await register.region("Acknowledgement").first().locator("summary").click();
  await page.getByRole("button", { name: "It was signed…" }).click();
  await register.paste(await commentPicture(page, post), "signed.png");
  await page.getByText("signed.png").waitFor();
  await expectAccessible(page, "the signature");
  await page.getByRole("button", { name: "Record the signature" }).click();
  await page.getByRole("button", { name: "Mark forwarded…" }).click();
  await expectAccessible(page, "the forwarding");
  await page.getByRole("button", { name: "Give a role" }).first().click();
  await register.region("Give a role").first().waitFor();
  await expectAccessible(page, "giving a role");
  await page.getByRole("button", { name: "Change the details…" }).click();
  await register.region("Change the details").waitFor();
  await expectAccessible(page, "changing details of a person");
  await page.getByRole("button", { name: "Leaving…" }).click();
  await register
    .region(/^What will happen when/)
    .getByRole("listitem")
    .first()
    .waitFor();
  await expectAccessible(page, "leaving");
  await register
    .region(/^What will happen when/)
    .getByRole("textbox", { name: "Reason" })
    .fill("Moved (sample).");
  await page.getByRole("button", { name: /^Record that / }).click();
  await register.region(`${casey.name} has left`).waitFor();
  await expectAccessible(page, "somebody who has left");
  await register.openDepartment(parks);
  await expectAccessible(page, "a department");
  await register.region("Social Media Coordinator").getByRole("button", { name: "Another one…" }).click();
  await expectAccessible(page, "the coordinator");
  await register.region("Workplan").getByRole("button", { name: "Record the workplan…" }).click();
  await register.region("The workplan").waitFor();
  await expectAccessible(page, "the workplan");
  await register.go("People");
  await page.getByRole("tab", { name: "Departments" }).click();
  await page.getByRole("list", { name: "Departments" }).waitFor();
  await expectAccessible(page, "departments");
});

test("the report, the import and the settings have no barrier that axe can find", async ({ register, out }) => {
  test.slow();
  const { app, page } = register;
  await filled(app);
  await register.go("Compliance");
  await page.locator("li.compliance-row").first().waitFor();
  await expectAccessible(page, "compliance");
  const file = join(out, "accounts.csv");
  writeFileSync(
    file,
    "Department;Platform;Handle;Name\nParks;Facebook;@one;One\n;Facebook;@two;Two\nParks;Facebook;@0ne;Three\n",
  );
  await register.go("Accounts");
  await page.getByRole("button", { name: "More: import, save or print the register" }).click();
  await page.getByRole("menuitem", { name: /^Import from CSV/ }).click();
  const panel = register.region("Import accounts");
  await expectAccessible(page, "import");
  await app.answerFiles(file);
  await panel.getByRole("button", { name: "Choose a file…" }).click();
  await panel.locator(".import-faults").first().waitFor();
  await expectAccessible(page, "import with faults and warnings");
  await register.go("Settings");
  await register.region("The policy in use").getByRole("button", { name: "Record a review…" }).click();
  await app.answerFiles(another);
  await register.region("The policy in use").getByRole("button", { name: "Load a policy file…" }).click();
  await register.region("What example-policy.json changes").waitFor();
  await expectAccessible(page, "settings, with a policy of one's own and a review");
});
