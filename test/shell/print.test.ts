import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { AppError } from "../../main/lib/app-error.ts";
import { samplePicture } from "../../main/sample/picture.ts";
import { SeededRandom } from "../../main/sample/random.ts";
import type { PrintableReport } from "../../main/services/records-desk.ts";
import { printToPdf } from "../../main/shell/print.ts";
import { BrowserWindow, closeBrowser } from "../standin/browser-window.ts";
import { temporaryFolder } from "./folder.ts";

vi.mock("electron", () => import("../standin/electron.ts"));

const folder = temporaryFolder();
const picture = join(folder, "picture.png");
writeFileSync(picture, samplePicture(new SeededRandom(3)));
const asked: string[] = [];

/** Two pages with a picture on the first; a script and strangers' addresses in between. */
const report: PrintableReport = {
  name: "report",
  *html() {
    yield "<!doctype html><html lang=en><meta charset=utf-8><title>Report</title><style>@page { size: A5 }</style>";
    yield '<h1>Removal log of the duck pond</h1><img src="evidence/a.png" alt="">';
    yield '<img src="evidence/../../../etc/passwd" alt=""><img src="https://elsewhere.invalid/a.png" alt="">';
    yield "<script>document.title = 'rewritten'</script>";
    yield '<h2 style="break-before: page">Second page</h2></html>';
  },
  file: (name) => {
    asked.push(name);
    return name === "evidence/a.png" ? { path: picture, mediaType: "image/png" } : null;
  },
};

const working = (signal = new AbortController().signal) => ({ signal, onProgress: () => {} });

afterAll(closeBrowser);

describe("a report on paper", () => {
  it("has the report’s pages, its paper and its pictures; no script ran, and nothing else was handed out", async () => {
    const pdf = Buffer.from(await printToPdf(report, working())).toString("latin1");
    expect(pdf).toMatch(/^%PDF-1/);
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(2);
    // A5: 148 mm by 210 mm, in points.
    expect(pdf).toMatch(/\/MediaBox \[0 0 (419|420)[.\d]* (594|595)[.\d]*\]/);
    expect(pdf).toMatch(/\/Title \(Report\)/);
    expect(pdf.match(/\/Subtype \/Image\b/g)).toHaveLength(1);
    expect(asked).toEqual(["evidence/a.png"]);
    expect(BrowserWindow.getAllWindows()).toEqual([]);
  });

  it("is given up when it is cancelled, before and in the midst of it, and no window stays", async () => {
    await expect(printToPdf(report, working(AbortSignal.abort()))).rejects.toThrow(new AppError("EXPORT_CANCELLED"));
    const cancel = new AbortController();
    const slow: PrintableReport = {
      ...report,
      *html() {
        cancel.abort();
        yield "late";
      },
    };
    await expect(printToPdf(slow, working(cancel.signal))).rejects.toThrow(new AppError("EXPORT_CANCELLED"));
    expect(BrowserWindow.getAllWindows()).toEqual([]);
  });
});
