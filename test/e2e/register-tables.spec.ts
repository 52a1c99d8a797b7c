import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { alex, anAccount, aPerson, casey, daysAgo, designate, stepOf } from "./a-register.ts";
import { pdfHolds } from "./pdf-text.ts";
import type { RegisterDesk } from "./register-desk.ts";
import { expect, test } from "./register-test.ts";

type Row = Record<string, string>;

/** What a spreadsheet takes for the beginning of a formula. */
const formula = /^[=+\-@\t\r]/;

async function menu(desk: RegisterDesk, choice: string): Promise<void> {
  await desk.go("Accounts");
  await desk.page.getByRole("button", { name: "More: import, save or print the register" }).click();
  await desk.page.getByRole("menuitem", { name: new RegExp(`^${choice.replace(/[().]/g, "\\$&")}`) }).click();
}

/** Saves by the menu's line; the file's rows, by their headings. */
async function saved(desk: RegisterDesk, choice: string, file: string): Promise<Row[]> {
  await desk.app.answerSave(file);
  await menu(desk, choice);
  await expect.poll(() => cellsOf(file).length).toBeGreaterThan(0);
  return parse(readFileSync(file), { bom: true, columns: true });
}

function cellsOf(file: string): string[][] {
  try {
    return parse(readFileSync(file), { bom: true });
  } catch {
    // Not written yet.
    return [];
  }
}

/** Windows-1252: what an office spreadsheet writes. */
function windows1252(text: string): Buffer {
  return Buffer.from(text.replaceAll("’", "\u0092").replaceAll("–", "\u0096"), "latin1");
}

test("[A-6.g] the register is saved as CSV: every account with what is known of it, and no cell starts a formula", async ({
  register,
  out,
}) => {
  const { app } = register;
  await aPerson(app, alex);
  const person = await aPerson(app, casey);
  await designate(app, person);
  await anAccount(app, { phone: "+1 555 0100", purpose: '=HYPERLINK("http://evil.example","News")' });
  const second = await anAccount(app, {
    handle: "@sample_trails",
    name: '-Trails, “the” "best"',
    platform: "Instagram",
  });
  await stepOf(app, second.account.id, { step: "add-user", on: daysAgo(0), person, role: "designee" });
  const rows = await saved(register, "Save as CSV…", join(out, "register.csv"));
  expect(rows).toHaveLength(2);
  expect(
    cellsOf(join(out, "register.csv"))
      .flat()
      .filter((cell) => formula.test(cell)),
  ).toEqual([]);
  const trails = rows.find((row) => row.Platform === "Instagram");
  expect(trails).toMatchObject({ Department: "Parks and Recreation", "Official e-mail": "parks@muni.org" });
  expect(trails?.Handle).toContain("sample_trails");
  expect(trails?.["Authorized users"]).toContain("casey.poster@sample.invalid");
  expect(trails?.Name).toContain('Trails, “the” "best"');
  const history = await saved(register, "Save the history as CSV…", join(out, "history.csv"));
  expect(history.length).toBeGreaterThanOrEqual(6);
  expect(
    cellsOf(join(out, "history.csv"))
      .flat()
      .filter((cell) => formula.test(cell)),
  ).toEqual([]);
  // What went out comes in again, and brings nothing new.
  await app.answerFiles(join(out, "register.csv"));
  await menu(register, "Import from CSV…");
  const panel = register.region("Import accounts");
  await panel.getByRole("button", { name: "Choose a file…" }).click();
  await expect(panel.getByText(/^Nothing new; 2 accounts in it are here already/)).toBeVisible();
  await expect(panel.getByRole("button", { name: "Add them" })).toBeDisabled();
});

test("[A-6.g] the register goes on paper, all of it or one department", async ({ register, out }) => {
  const { app, page } = register;
  await anAccount(app);
  await anAccount(app, { department: "Library", handle: "@sample_library", name: "Sample Library" });
  const print = async (name: string) => {
    await app.answerSave(join(out, name));
    await menu(register, "Print (PDF)…");
    await expect(page.getByText(`“${name}” saved.`).first()).toBeAttached({ timeout: 30_000 });
    return readFileSync(join(out, name));
  };
  const all = await print("register.pdf");
  expect(all.subarray(0, 5).toString()).toBe("%PDF-");
  for (const words of ["Sample Parks", "@sample_parks", "Sample Library"])
    expect(pdfHolds(all, words), words).toBe(true);
  await page.getByRole("combobox", { name: "Department" }).selectOption("Library");
  const library = await print("library.pdf");
  expect(pdfHolds(library, "Sample Library")).toBe(true);
  expect(pdfHolds(library, "Sample Parks")).toBe(false);
});

const headings = "Department;Platform;Handle;Name;Official e-mail;Purpose;Opened on";

test("[A-6.g] accounts come in from a Windows-1252 table with semicolons: faults by line and nothing taken in, then the mended file", async ({
  register,
  out,
}) => {
  const { app, page } = register;
  const file = join(out, "accounts.csv");
  const lines = [
    headings,
    "Parks and Recreation;Facebook;@sample_cafe;Café in the Park;cafe@muni.org;Menu – and hours;2019-02-28",
    "Parks and Recreation;Facebook;@sample_trails;Trails;trails@evil.example;;2023-02-29",
    'Library;Instagram;@sample_library;Library’s page;;"One; two\nthree";2020-02-29',
    ";Facebook;@sample_nobody;Nobody’s page;;;",
    "Library;Facebook;SAMPLE_CAFE;The same again;;;",
  ];
  writeFileSync(file, windows1252(lines.join("\r\n")));
  await register.go("Accounts");
  await page.getByRole("button", { name: "Import from CSV…" }).click();
  const panel = register.region("Import accounts");
  await app.answerSave(join(out, "template.csv"));
  await panel.getByRole("button", { name: "Save the template…" }).click();
  await expect.poll(() => cellsOf(join(out, "template.csv"))[0]?.[0]).toMatch(/Department/);
  await app.answerFiles(file);
  await panel.getByRole("button", { name: "Choose a file…" }).click();
  await expect(panel.getByText("Windows-1252, semicolons between the columns")).toBeVisible();
  const faults = panel.locator(".import-faults").first();
  await expect(faults).toContainText(/Line 3, Official e-mail.*muni\.org/);
  await expect(faults).toContainText(/Line 3, Opened on/);
  await expect(faults).toContainText(/Line 6, Department.*must not be empty/);
  await expect(faults).toContainText(/Line 7, Handle.*line 2 already/);
  await expect(panel.getByText("Café in the Park")).toBeVisible();
  await register.look("faults");
  await expect(panel.getByRole("button", { name: "Add them" })).toBeDisabled();
  expect((await app.get("register.desk", null)).accounts).toEqual([]);
  const mended = [
    headings,
    lines[1],
    "Parks and Recreation;Facebook;@sample_trails;Trails;trails@muni.org;;2024-02-29",
    lines[3],
    "Library;Facebook;@sample_nobody;Nobody’s page;;;",
  ];
  writeFileSync(file, windows1252(mended.join("\r\n")));
  await app.answerFiles(file);
  await panel.getByRole("button", { name: "Choose the file again…" }).click();
  await expect(panel.getByText("4 accounts would be added.")).toBeVisible();
  await register.look("mended");
  await panel.getByRole("button", { name: "Add 4 accounts" }).click();
  await expect(panel.getByText("4 accounts added.")).toBeVisible();
  await panel.getByRole("button", { name: "Show the list" }).click();
  const list = page.getByRole("list", { name: "Accounts" });
  await expect(list.getByRole("button", { name: /^Café in the Park/ })).toBeVisible();
  await expect(list.getByRole("button", { name: /^Library’s page/ })).toBeVisible();
  await register.openAccount("Café in the Park");
  await expect(register.region("Details")).toContainText("Menu – and hours");
});

test("people come in from a table, and a file that is no table is refused with the reason", async ({
  register,
  out,
}) => {
  const { app, page } = register;
  await register.go("People");
  await page.getByRole("button", { name: "Import a table…" }).click();
  const panel = register.region("Import people");
  writeFileSync(join(out, "picture.csv"), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 1, 2, 3]));
  await app.answerFiles(join(out, "picture.csv"));
  await panel.getByRole("button", { name: "Choose a file…" }).click();
  await expect(panel.getByRole("alert")).toContainText(/can’t be read as a table|lacks columns/);
  writeFileSync(join(out, "people.csv"), "Name;Title\nCasey Poster;Programmer\n");
  await app.answerFiles(join(out, "people.csv"));
  await panel.getByRole("button", { name: "Choose a file…" }).click();
  await expect(panel.getByRole("alert")).toContainText("lacks columns: Department");
  writeFileSync(
    join(out, "people.csv"),
    "\ufeffname,TITLE,e-mail,department,acknowledgement signed on\r\nCasey Poster,Programmer,casey@muni.org,Parks,2026-01-05\r\n",
  );
  await app.answerFiles(join(out, "people.csv"));
  await panel.getByRole("button", { name: "Choose a file…" }).click();
  await panel.getByRole("button", { name: "Add 1 person" }).click();
  await panel.getByRole("button", { name: "Show the list" }).click();
  await expect(page.getByRole("list", { name: "People" }).getByRole("button", { name: /^Casey Poster/ })).toBeVisible();
});

test("fifty thousand accounts come in from one table: a mistake in the last line keeps all of them out", async ({
  register,
  out,
}) => {
  test.slow();
  const { app, page } = register;
  const file = join(out, "many.csv");
  const line = (at: number) => `Department ${at % 40},Facebook,@page${at},Page ${at},page${at}@muni.org`;
  const rows = Array.from({ length: 50_000 }, (_, at) => line(at));
  const header = "Department,Platform,Handle,Name,Official e-mail";
  writeFileSync(file, [header, ...rows.slice(1), "Last,Facebook,@last,The last,last@evil.example"].join("\n"));
  await register.go("Accounts");
  await page.getByRole("button", { name: "Import from CSV…" }).click();
  const panel = register.region("Import accounts");
  await app.answerFiles(file);
  await panel.getByRole("button", { name: "Choose a file…" }).click();
  await expect(panel.getByText(/Line 50,001, Official e-mail/)).toBeVisible({ timeout: 30_000 });
  await expect(panel.getByRole("button", { name: "Add them" })).toBeDisabled();
  writeFileSync(file, [header, ...rows].join("\n"));
  await app.answerFiles(file);
  await panel.getByRole("button", { name: "Choose the file again…" }).click();
  await panel.getByRole("button", { name: "Add 50,000 accounts" }).click({ timeout: 30_000 });
  await expect(panel.getByText("50,000 accounts added.")).toBeVisible({ timeout: 60_000 });
  await panel.getByRole("button", { name: "Show the list" }).click();
  await page.getByRole("searchbox", { name: "Search accounts" }).fill("@page49999");
  await expect(page.getByRole("list", { name: "Accounts" }).getByRole("button", { name: /^Page 49999/ })).toBeVisible();
  await register.go("Today");
  // Departments tell how many things can’t wait in each: the name of the choice is known only then.
  const all = register.main.getByRole("option", { name: /^All departments/ });
  await expect(all).toBeAttached({ timeout: 30_000 });
  await page.getByRole("combobox", { name: "Department" }).selectOption(await all.textContent());
  await expect(register.duty(/^Complete the entries of 50,000 accounts/)).toBeVisible({ timeout: 30_000 });
});
