import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";

const folder = join(import.meta.dirname, "..", "..", "..", "out", "tour");

/** Takes numbered pictures of one journey: `out/tour/<journey>-03-grounds.png`. `width`: of the window, in pixels. */
export function camera(journey: string, width = 1280): (name: string, page: Page) => Promise<void> {
  mkdirSync(folder, { recursive: true });
  let number = 0;
  return async (name, page) => {
    number += 1;
    const file = `${journey}-${String(number).padStart(2, "0")}-${name.replace(/[^a-z0-9]+/gi, "-")}`;
    await page.setViewportSize({ width, height: 800 });
    // The animations of a step that has just opened would be half-way through.
    await page.screenshot({ path: join(folder, `${file}.png`), animations: "disabled" });
  };
}

/** Keeps a text beside the pictures: what the app wrote for somebody else to read. */
export function keepText(name: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
}
