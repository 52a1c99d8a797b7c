import AxeBuilder from "@axe-core/playwright";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { acknowledgementPage, compliancePage, registerSheet, type SheetAccount } from "../../main/duties/index.ts";
import type { ComplianceReport, ComplianceRow } from "../../main/model/compliance-view.ts";
import { browserPath } from "../standin/browser.ts";

/** Words that would be markup if anybody let them. */
const hostile = `<img src=x onerror="document.title='gone'"> & "quoted" </style><script>document.title='gone'</script>\u0007\u202e`;

let browser: Browser;
beforeAll(async () => {
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  browser = await chromium.launch({ executablePath: browserPath(), args });
});
afterAll(() => browser.close());

async function open(pieces: Iterable<string>): Promise<{ page: Page; trouble: string[]; html: string }> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 1500 } });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on("console", (message) => trouble.push(message.text()));
  page.on("request", (request) => trouble.push(request.url()));
  const html = [...pieces].join("");
  await page.setContent(html);
  return { page, trouble, html };
}

async function expectFlawless({ page, trouble }: { page: Page; trouble: string[] }): Promise<void> {
  expect(trouble).toEqual([]);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  for (const width of [1200, 400]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
}

const paper = { preferCSSPageSize: true, printBackground: true, tagged: true, outline: true } as const;

/** Pages of Letter paper. */
async function letters(page: Page): Promise<number> {
  const pdf = (await page.pdf(paper)).toString("latin1");
  expect(new Set(pdf.match(/\/MediaBox\s*\[[^\]]*\]/g))).toEqual(new Set(["/MediaBox [0 0 612 792]"]));
  expect(pdf).toContain("/StructTreeRoot");
  return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** As it is shown, line by line. */
// biome-ignore lint/performance/useDomNodeTextContent: what is shown is what is meant
const shown = (page: Page) => page.locator("main").innerText();

const headings = (page: Page) =>
  page.locator("h1, h2, h3").evaluateAll((all) => all.map((one) => `${one.tagName} ${one.textContent}`));

function row(over: Partial<ComplianceRow> = {}): ComplianceRow {
  return {
    row: "H-2",
    clauses: [{ citation: "Rule 2", text: "Pages are looked at." }],
    verdict: "met",
    since: "2026-10-01",
    findings: [],
    more: 0,
    evidence: [{ what: "Looked at on 2026-11-20.", on: "2026-11-20" }],
    notes: [],
    ...over,
  };
}

function report(rows: readonly ComplianceRow[], department = "Parks"): ComplianceReport {
  const policy = {
    title: "Rules of the Harbour",
    shortTitle: "Rules",
    ref: "harbour-rules@7",
    effective: "2024-01-01",
  };
  return {
    organisation: "Invented Harbour",
    department,
    policy,
    day: "2026-11-21",
    by: "Alex Sample",
    sample: false,
    rows,
  };
}

describe("the compliance report on paper", () => {
  it("shows hostile words as words, loads nothing, runs nothing, and axe finds nothing", async () => {
    const clauses = [{ citation: hostile, text: hostile }];
    const findings = [{ what: hostile + "W".repeat(2000), on: null }];
    const opened = await open(
      compliancePage(
        report([row({ clauses, findings, verdict: "unknown", evidence: findings, row: hostile })], hostile),
      ),
    );
    expect(await opened.page.title()).toContain("Compliance report");
    expect(await opened.page.locator("img, script").count()).toBe(0);
    await expectFlawless(opened);
  });

  it("says of each row whether it is met, since when, with the policy’s words and what shows it", async () => {
    const findings = [{ what: "“Parks” was last looked at on 2026-08-01.", on: "2026-08-31" }];
    const rows = [
      row(),
      row({ row: "H-6", verdict: "not-met", since: "2026-08-31", findings, more: 7, evidence: [] }),
      row({ row: "H-7", verdict: "unknown", since: null, evidence: [] }),
      row({
        row: "H-8",
        verdict: "nothing",
        since: null,
        evidence: [],
        notes: ["The policy names no number of days."],
      }),
    ];
    const opened = await open(compliancePage(report(rows)));
    await expectFlawless(opened);
    const text = await shown(opened.page);
    expect(text).toContain("Met since October 1, 2026");
    expect(text).toContain("Not met since August 31, 2026");
    expect(text).toContain("“Parks” was last looked at on August 1, 2026. (August 31, 2026)");
    expect(text).toContain("and 7 more");
    expect(text).toContain("Pages are looked at.");
    expect(text).toContain("The policy names no number of days.");
    expect(text).not.toContain("sample data");
    const counts = await opened.page.locator(".counts div").allInnerTexts();
    expect(counts.map((one) => one.replace(/\s+/g, " "))).toEqual([
      "Met 1",
      "Not met 1",
      "Not known 1",
      "Nothing to check 1",
    ]);
    expect((await headings(opened.page)).slice(0, 3)).toEqual([
      "H1 Compliance report",
      "H2 At a glance",
      "H2 Row by row",
    ]);
    expect(await letters(opened.page)).toBeGreaterThanOrEqual(1);
  });

  it("names passages in short at a glance, with the beginning of their words, and breaks no day within a word", async () => {
    const citations = ["Rules, section 6.f.i", ..."abc".split("").map((part) => `Rules, section 6.f.i.${part}`)];
    const clauses = citations.map((citation) => ({
      citation,
      text: "Content may be removed if it contains any of the things that are told below, one by one.",
    }));
    const opened = await open(compliancePage(report([row({ clauses, since: "2026-11-30" })])));
    await expectFlawless(opened);
    await opened.page.setViewportSize({ width: 700, height: 900 });
    await opened.page.emulateMedia({ media: "print" });
    const head = opened.page.locator(".glance tbody th");
    // biome-ignore lint/performance/useDomNodeTextContent: what is shown is what is meant
    expect((await head.innerText()).split("\n")).toEqual([
      "section 6.f.i, a to c",
      "Content may be removed if it contains any of the things that are told…",
    ]);
    const day = opened.page.locator(".glance td .dim");
    expect(await day.evaluate((one) => one.getClientRects().length)).toBe(1);
    const fits = (cell: Element) => cell.scrollWidth <= cell.clientWidth;
    expect(await opened.page.locator(".glance td").nth(0).evaluate(fits)).toBe(true);
  });

  it("says that it is no report when it is made from sample data", async () => {
    const opened = await open(compliancePage({ ...report([row()]), sample: true }));
    await expectFlawless(opened);
    expect(await shown(opened.page)).toContain("Made from sample data. It is no report.");
  });

  it("prints the same for the same report", () => {
    const print = () => [...compliancePage(report([row()]))].join("");
    expect(print()).toBe(print());
  });
});

function account(over: Partial<SheetAccount> = {}): SheetAccount {
  return {
    ...{ id: "a1", department: "Parks", platform: "Facebook", handle: "sample_parks", name: "Parks (sample)" },
    ...{
      address: "https://facebook.example/parks",
      since: null,
      standing: "active",
      standingSince: "2026-01-02",
      ranBefore: false,
    },
    ...{ email: "parks@invented-harbour.example", coordinator: "Alex Sample", lastReview: "2026-11-20" },
    users: [{ name: "Sam Sample", role: "Page Editor", from: "2026-02-03" }],
    ...over,
  };
}

const sheet = {
  organisation: "Invented Harbour",
  department: null,
  day: "2026-11-21",
  by: "Alex Sample",
  designates: true,
};

describe("[A-6.g] the register on paper", () => {
  it("shows hostile words as words", async () => {
    const users = [{ name: hostile, role: hostile, from: "2026-02-03" }];
    const all = [account({ name: hostile, handle: `${hostile}${"x".repeat(600)}`, department: hostile, users })];
    const opened = await open(registerSheet({ ...sheet, organisation: hostile }, all));
    expect(await opened.page.locator("img, script").count()).toBe(0);
    await expectFlawless(opened);
  });

  it("says of each account who can post and when it was last reviewed, department by department, on a page", async () => {
    const all = [
      account(),
      account({
        id: "a2",
        department: "Harbour Office",
        standing: "paused",
        users: [],
        coordinator: null,
        lastReview: null,
      }),
      account({ id: "a3", department: "parks", platform: "Bluesky" }),
    ];
    const opened = await open(registerSheet(sheet, all));
    await expectFlawless(opened);
    expect(await headings(opened.page)).toEqual(["H1 Account register", "H2 Harbour Office", "H2 parks"]);
    const lines = (await opened.page.locator("tbody tr").allInnerTexts()).map((one) => one.replace(/\s+/g, " ").trim());
    expect(lines[0]).toContain("Paused since January 2, 2026 Nobody designated Nobody Never");
    expect(lines[1]).toContain("Bluesky");
    expect(lines[2]).toContain("Sam Sample, Page Editor, since February 3, 2026 November 20, 2026");
    expect(await letters(opened.page)).toBe(1);
  });

  it("says of a page that ran before the register when it was opened, and not that it is in use since it was taken in", async () => {
    const { page } = await open(registerSheet(sheet, [account({ ranBefore: true, since: "2019-05-02" })]));
    expect((await shown(page)).replace(/\s+/g, " ")).toContain(
      "In use in the register since January 2, 2026, opened May 2, 2019",
    );
    const plain = await open(registerSheet({ ...sheet, designates: false }, [account({ coordinator: null })]));
    expect(await shown(plain.page)).toContain("Nobody noted");
  });

  it("says so when there is no account, and repeats the head of the table on every page when there are many", async () => {
    const empty = await open(registerSheet(sheet, []));
    expect(await shown(empty.page)).toContain("There is no account in the register.");
    const many = Array.from({ length: 120 }, (_, number) => account({ id: `a${number}`, handle: `page_${number}` }));
    const { page } = await open(registerSheet(sheet, many));
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("thead").evaluate((head) => getComputedStyle(head).display)).toBe("table-header-group");
    expect(await letters(page)).toBeGreaterThan(3);
  });
});

describe("[A-6.b.ii] the acknowledgement to be signed", () => {
  const person = { name: "Sam Sample", title: "Clerk", department: "Parks" };
  const form = {
    organisation: "Invented Harbour",
    policy: "Rules of the Harbour (Rules)",
    title: "Acknowledgement",
    person,
  };

  it("shows hostile words as words", async () => {
    const text = `${hostile}\n\n${hostile}`;
    const hostilePerson = { name: hostile, title: hostile, department: hostile };
    const opened = await open(
      acknowledgementPage({ ...form, title: hostile, text, forwardTo: hostile, person: hostilePerson }),
    );
    expect(await opened.page.locator("img, script").count()).toBe(0);
    await expectFlawless(opened);
  });

  it("has the pack’s text paragraph by paragraph, whom it goes to, and lines to sign on", async () => {
    const text = "I have read the rules.\n\nViews of my own are\nmy own.\n \n\n";
    const opened = await open(acknowledgementPage({ ...form, text, forwardTo: "the Office of Hands" }));
    await expectFlawless(opened);
    expect(await opened.page.locator(".text p").allInnerTexts()).toEqual([
      "I have read the rules.",
      "Views of my own are\nmy own.",
    ]);
    expect(await shown(opened.page)).toContain("this form goes to the Office of Hands");
    expect(await opened.page.locator(".signatures").count()).toBe(2);
    expect(await letters(opened.page)).toBe(1);
  });

  it("[N-VI.A] stays with the department where the policy forwards it to nobody", async () => {
    const { page } = await open(acknowledgementPage({ ...form, text: "Views of my own.", forwardTo: null }));
    expect(await page.locator(".signatures").count()).toBe(1);
    expect(await shown(page)).not.toContain("goes to");
  });
});
