import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import { encode } from "fast-png";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { caseReport, type ReportInput, reportHtml, slipHtml } from "../../../main/packages/report/index.ts";
import { browserPath } from "../../standin/browser.ts";
import { pack, release, SampleBag, text, uuid, withheldRow } from "./a-bag.ts";

/** The real page with real pictures in a folder, in the system's Chromium. */
let browser: Browser;
beforeAll(async () => {
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  browser = await chromium.launch({ executablePath: browserPath(), args });
});
afterAll(() => browser.close());

interface Opened {
  readonly page: Page;
  /** What the page complained of, and addresses outside of the folder that it asked for. */
  readonly trouble: string[];
}

async function open(bag: SampleBag, html: string): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), "custodia-report-"));
  bag.lay(folder, { "report.html": html });
  // axe needs a context of its own making.
  const context = await browser.newContext({ viewport: { width: 1200, height: 1500 } });
  onTestFinished(async () => {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on("console", (message) => trouble.push(message.text()));
  page.on("request", (request) => {
    if (!request.url().startsWith(pathToFileURL(folder).href)) trouble.push(request.url());
  });
  await page.goto(pathToFileURL(join(folder, "report.html")).href);
  return { page, trouble };
}

async function expectFlawless({ page, trouble }: Opened): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const told = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map((node) => node.html)
        .slice(0, 3)
        .join(" | ")}`,
  );
  expect(told).toEqual([]);
  expect(trouble.filter((one) => !one.includes("axe"))).toEqual([]);
}

/** Names of pictures that were not drawn. */
async function missing(page: Page): Promise<string[]> {
  return await page.evaluate(async () => {
    const pictures = [...document.images];
    for (const picture of pictures) picture.loading = "eager";
    await Promise.allSettled(pictures.map((picture) => picture.decode()));
    return pictures.filter((picture) => picture.naturalWidth === 0).map((picture) => picture.src);
  });
}

function pages(pdf: Buffer): number {
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

const paper = { preferCSSPageSize: true, printBackground: true } as const;

function hardCase(bag: SampleBag): SampleBag {
  const account = { department: "Parks", handle: "parks", id: uuid(1), name: "Parks (sample)" };
  const content = `שלום <script>alert(1)</script> 😀\n${"W".repeat(3000)}\n${"many words ".repeat(900)}`;
  const author = `\u202e${"very_long_name_".repeat(12)}`;
  const fields = {
    account,
    address: `https://x.example/${"a".repeat(1900)}`,
    author,
    content,
    platform: "Facebook",
    postedAt: null,
    published: true,
  };
  bag.add(uuid(500), { kind: "case.opened", fields: { ...fields, contentKind: "comment" } });
  const [width, height] = [5000, 9000];
  const png = encode({ width, height, data: new Uint8Array(width * height).fill(200), channels: 1, depth: 8 });
  const evidence = bag.keep(png, `${"long ".repeat(39)}.png`);
  bag.add(uuid(500), { kind: "evidence.sealed", fields: { evidence, note: "", purpose: "before" } });
  bag.add(uuid(500), {
    kind: "step.waived",
    fields: { reason: "Could not be reached.", step: "consultation", title: "Consult the director" },
  });
  return bag;
}

function aRelease(): { bag: SampleBag; input: ReportInput } {
  const bag = new SampleBag().tell(2, 3);
  const picture = bag.keep(encode({ width: 8, height: 8, data: new Uint8Array(64), channels: 1, depth: 8 }), "r.png");
  const sealed = {
    kind: "evidence.sealed",
    fields: { evidence: { ...picture, sha256: "a".repeat(64) }, note: "", purpose: "before" },
  } as const;
  const seq = bag.add(uuid(2), sealed, ["evidence", "note"]);
  const withheld = [
    withheldRow({ seq, field: "note", provision: "personal-files" }),
    withheldRow({ seq, field: "evidence", original: "a".repeat(64), redacted: `data/evidence/${picture.sha256}.png` }),
  ];
  return { bag, input: bag.input({ kind: "release", release, withheld }) };
}

describe("the report in a browser", () => {
  it("draws every picture, loads nothing else, runs nothing, and axe finds nothing", async () => {
    const bag = hardCase(new SampleBag().tell(6, 3));
    const opened = await open(bag, text(reportHtml(bag.input())));
    await expectFlawless(opened);
    expect(await missing(opened.page)).toEqual([]);
    expect(await opened.page.locator("img").count()).toBeGreaterThan(5);
  });

  it("is never wider than its window, with words that have no end and pictures of 45 megapixels", async () => {
    const bag = hardCase(new SampleBag());
    const { page } = await open(bag, text(reportHtml(bag.input())));
    for (const width of [1200, 360]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });

  it("prints a cover, the table, and every case on a page of its own", async () => {
    const bag = new SampleBag().tell(5, 3);
    const { page } = await open(bag, text(reportHtml(bag.input())));
    await page.emulateMedia({ media: "print" });
    expect(pages(await page.pdf(paper))).toBeGreaterThanOrEqual(7);
    const breaks = await page
      .locator(".case")
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).breakBefore));
    expect(breaks).toEqual(["auto", "page", "page", "page", "page"]);
    expect(
      await page
        .locator("thead")
        .first()
        .evaluate((head) => getComputedStyle(head).display),
    ).toBe("table-header-group");
  });

  it("prints the report on one case without an empty page before it", async () => {
    const bag = new SampleBag();
    const fields = { author: "someone", doneAt: "2026-11-02T17:30:00.000Z", reason: "A sample." };
    bag.add(uuid(1), { kind: "user.unblocked", fields });
    const { page } = await open(bag, text(caseReport(bag.input(), uuid(1))));
    await page.emulateMedia({ media: "print" });
    expect(pages(await page.pdf(paper))).toBe(1);
  });

  it("shows a release with its redacted picture and its slip on one page, and axe finds nothing in either", async () => {
    const { bag, input } = aRelease();
    const opened = await open(bag, text(reportHtml(input)));
    await expectFlawless(opened);
    expect(await missing(opened.page)).toEqual([]);
    const slip = await open(bag, slipHtml(input));
    await expectFlawless(slip);
    expect(pages(await slip.page.pdf(paper))).toBe(1);
  });

  it("[A-6.g.ii] names the organization and the policy on its cover, with a line to sign for the director", async () => {
    const bag = new SampleBag().tell(1);
    const { page } = await open(bag, text(reportHtml(bag.input())));
    const cover = await page.locator(".cover").textContent();
    for (const part of [pack.organisation, pack.title, pack.records.authority.title, "Signature and date", "root hash"])
      expect(cover).toContain(part);
  });
});
