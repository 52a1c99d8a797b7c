/** Pictures with text in them, as a browser shows it. */
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { browserPath } from "../standin/browser.ts";

export interface Shown {
  readonly lines: readonly string[];
  readonly dark?: boolean;
  readonly type?: "png" | "jpeg";
  readonly width?: number;
  readonly height?: number;
}

/** A browser for the tests of one file. The returned function takes a picture of a comment under a page’s post. */
export function camera(): (shown: Shown) => Promise<Buffer> {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: browserPath(), args: ["--no-sandbox"] });
  });
  afterAll(() => browser.close());
  return async ({ lines, dark = false, type = "png", width = 640, height = 240 }) => {
    const page = await browser.newPage({ viewport: { width, height } });
    try {
      const colours = dark ? "background:#18191a;color:#e4e6eb" : "background:#fff;color:#050505";
      await page.setContent(`<body style="margin:16px;font:15px/1.5 sans-serif;${colours}"></body>`);
      await page.evaluate((all) => {
        for (const line of all) document.body.appendChild(document.createElement("div")).textContent = line;
      }, lines);
      return await page.screenshot({ type });
    } finally {
      await page.close();
    }
  };
}
