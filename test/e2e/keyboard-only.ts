import type { Page } from "@playwright/test";

/** More presses than any screen has things to reach. */
const most = 90;

/** Somebody who has no mouse. */
export class KeyboardOnly {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Presses Tab until what has the focus is called so. */
  async reach(name: string | RegExp): Promise<void> {
    const seen: string[] = [];
    for (let presses = 0; presses < most; presses++) {
      const at = await this.#focused();
      if (typeof name === "string" ? at === name : name.test(at)) return;
      seen.push(at);
      await this.#page.keyboard.press("Tab");
    }
    throw new Error(`the keyboard does not reach ${name}: ${seen.join(" | ")}`);
  }

  /** Puts these words in place of what stands in the field. */
  async type(field: string | RegExp, words: string): Promise<void> {
    await this.reach(field);
    await this.#page.keyboard.press("Control+a");
    await this.#page.keyboard.type(words);
  }

  async press(button: string | RegExp): Promise<void> {
    await this.reach(button);
    await this.#page.keyboard.press("Enter");
  }

  /** What a person reads of that which has the focus. */
  #focused(): Promise<string> {
    return this.#page.evaluate(() => {
      const element = document.activeElement;
      if (element === null) return "";
      const words = (parts: Iterable<Element | null>) => [...parts].map((part) => part?.textContent ?? "").join(" ");
      const named = (element.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id));
      const labels = (element as HTMLInputElement).labels ?? [];
      const said = element.getAttribute("aria-label") || words(labels) || words(named) || element.textContent || "";
      return said.replace(/\s+/g, " ").trim();
    });
  }
}
