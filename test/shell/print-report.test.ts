import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { caseReport, reportHtml } from "../../main/packages/report/index.ts";
import type { PrintableReport } from "../../main/services/records-desk.ts";
import { printToPdf } from "../../main/shell/print.ts";
import { SampleBag, text, uuid } from "../packages/report/a-bag.ts";
import { closeBrowser } from "../standin/browser-window.ts";
import { temporaryFolder } from "./folder.ts";

vi.mock("electron", () => import("../standin/electron.ts"));

const folder = temporaryFolder();
const bag = new SampleBag().tell(8, 3);
const file: PrintableReport["file"] = (name) => {
  const found = bag.files.get(name.slice("evidence/".length, -".png".length));
  if (found === undefined) return null;
  const path = join(folder, found.evidence.sha256);
  writeFileSync(path, found.bytes);
  return { path, mediaType: found.evidence.mediaType };
};

async function printed(html: PrintableReport["html"]): Promise<string> {
  const around = { signal: new AbortController().signal, onProgress: () => {} };
  return Buffer.from(await printToPdf({ name: "report", html, file }, around)).toString("latin1");
}

/** Pages and different pictures of a PDF. */
function counts(pdf: string): { pages: number; pictures: number } {
  const of = (kind: RegExp) => pdf.match(kind)?.length ?? 0;
  return { pages: of(/\/Type \/Page\b/g), pictures: of(/\/Subtype \/Image\b/g) };
}

afterAll(closeBrowser);

describe("the app’s own reports on paper", () => {
  it("have every case on a page of its own with its pictures, tagged, on letter paper", async () => {
    const pdf = await printed(() => reportHtml(bag.input(), "eager"));
    const { pages, pictures } = counts(pdf);
    expect(pages).toBeGreaterThanOrEqual(10);
    // Every one of them, however far below the first screen.
    const shown = new Set(text(reportHtml(bag.input())).match(/<img src="[^"]+"/g));
    expect(pictures).toBe(shown.size);
    expect(pdf).toMatch(/\/MediaBox \[0 0 612 792\]/);
    for (const part of ["/StructTreeRoot", "/Lang (en-US)", "/Outlines"]) expect(pdf).toContain(part);
  });

  it("are made of one case alone", async () => {
    const pdf = await printed(() => caseReport(bag.input(), uuid(1)));
    expect(counts(pdf)).toEqual({ pages: expect.toSatisfy((pages) => pages >= 1 && pages <= 3), pictures: 1 });
  });
});
