import { expect, type Locator } from "@playwright/test";
import { commentPicture } from "./comment-picture.ts";
import { VaultDesk } from "./vault-desk.ts";

export interface AskedFor {
  readonly who: string;
  readonly what: string;
  readonly reference?: string;
}

export interface Seen {
  readonly sort: RegExp;
  readonly what: string;
  /** Who was told already: the name beside the first title of the list. */
  readonly told?: string;
}

/** The same person with packages, records requests, incidents, holds and disposals. */
export class RecordsDesk extends VaultDesk {
  region(name: string | RegExp): Locator {
    return this.page.getByRole("region", { name });
  }

  form(name: string): Locator {
    return this.page.getByRole("form", { name });
  }

  // -- exports and packages

  /** Exports into the folder; the name of the package. */
  async exportTo(folder: string, choices: readonly RegExp[] = []): Promise<string> {
    await this.go("Exports");
    const panel = this.region("Export to IT");
    for (const choice of choices) {
      await panel.getByText(choice).first().click();
      await expect(panel.getByRole("radio", { name: choice })).toBeChecked();
    }
    await expect(panel.getByText(/ in \d+ cases?, /)).toBeVisible();
    await this.look("export");
    await this.app.answerFiles(folder);
    await panel.getByRole("button", { name: "Choose a folder and export…" }).click();
    const saved = panel.getByRole("heading", { name: /^Saved: / });
    await expect(saved).toBeVisible({ timeout: 30_000 });
    await this.look("exported");
    return ((await saved.textContent()) ?? "").replace("Saved: ", "").trim();
  }

  async openExportSettings(button: "Set up…" | "Change…"): Promise<Locator> {
    await this.go("Exports");
    await this.region("Scheduled export").getByRole("button", { name: button }).click();
    return this.region("Settings of exports");
  }

  async nameContact(settings: Locator, name: string, email: string): Promise<void> {
    await settings.getByRole("textbox", { name: "Whom IT asks about a package" }).fill(name);
    await settings.getByRole("textbox", { name: "E-mail" }).fill(email);
  }

  async addRecipient(settings: Locator, label: string, recipient: string): Promise<void> {
    await settings.getByRole("button", { name: "Add a key" }).click();
    await settings
      .getByRole("textbox", { name: /^Whose key/ })
      .last()
      .fill(label);
    await settings
      .getByRole("textbox", { name: /^Age recipient/ })
      .last()
      .fill(recipient);
  }

  /** The export that runs by itself into a folder. */
  async schedule(settings: Locator, folder: string): Promise<void> {
    await settings.getByRole("checkbox", { name: /^Export what is new every month/ }).check({ force: true });
    await this.app.answerFiles(folder);
    await settings.getByRole("button", { name: "Choose a folder…" }).click();
    await expect(settings.getByText(folder)).toBeVisible();
  }

  async saveSettings(settings: Locator): Promise<void> {
    await this.look("settings");
    await settings.getByRole("button", { name: "Save" }).click();
    await expect(settings).toBeHidden();
  }

  /** Opens a package and waits for the verdict. */
  async openPackage(file: string): Promise<Locator> {
    await this.go("Exports");
    if (await this.page.getByRole("button", { name: "Close the package" }).isVisible()) {
      await this.press("Close the package");
    }
    await this.app.answerFiles(file);
    await this.press("Open a package…");
    const verdict = this.region("Result of the check");
    await expect(verdict).toBeVisible({ timeout: 30_000 });
    await this.look("package");
    return verdict;
  }

  async saveCosigned(file: string): Promise<void> {
    await this.app.answerSave(file);
    await this.region("Witness").getByRole("button", { name: "Save with my signature…" }).click();
    await expect(this.page.getByText(/saved\. Send it back to your colleague/).first()).toBeVisible();
  }

  async takeInSignature(file: string): Promise<void> {
    await this.go("Exports");
    await this.app.answerFiles(file);
    await this.region("Witnesses").getByRole("button", { name: "Take in a signature…" }).click();
    await expect(this.heading("Who signed for this log")).toBeVisible();
    await this.look("signature taken in");
  }

  // -- records requests

  async registerRequest({ who, what, reference = "" }: AskedFor): Promise<void> {
    await this.go("Requests");
    await this.heading("Records requests").waitFor();
    const form = this.form("Register a request");
    if (!(await form.isVisible())) await this.press("Register a request");
    await form.getByRole("textbox", { name: "Who asks" }).fill(who);
    await form.getByRole("textbox", { name: "What is asked for" }).fill(what);
    await form.getByRole("combobox", { name: "How it came" }).fill("By e-mail");
    await form.getByRole("combobox", { name: "How it came" }).press("Escape");
    await form.getByRole("textbox", { name: "Reference (optional)" }).fill(reference);
    await this.look("register");
    await form.getByRole("button", { name: "Register the request" }).click();
    await expect(this.heading(`Request by ${who}`)).toBeVisible();
    await this.look("registered");
  }

  /** To one of the five steps, by its name in the list. */
  async step(name: string): Promise<Locator> {
    await this.page
      .getByRole("list", { name: "Steps" })
      .getByRole("button", { name: new RegExp(`^${name}`) })
      .click();
    return this.region(name);
  }

  /** Finds cases by a word and chooses the one of an author. */
  async choose(word: string, author: string): Promise<void> {
    const panel = await this.step("Find and choose");
    await panel.getByRole("searchbox").fill(word);
    await expect(panel.getByText(/match(es)?\.$/)).toBeVisible();
    await panel
      .getByRole("list", { name: "Cases found" })
      .getByRole("checkbox", { name: new RegExp(author) })
      .check({ force: true });
    await expect(panel.getByRole("list", { name: "Chosen cases" })).toContainText(author);
    await this.look("chosen");
  }

  /** Goes through the chosen case of that author. */
  async showCase(author: string): Promise<void> {
    const picker = this.page.getByRole("combobox", { name: "Case", exact: true });
    const label = await picker.locator("option", { hasText: author }).first().textContent();
    await picker.selectOption({ label: label ?? "" });
    await expect(this.region("Go through it").getByRole("heading", { name: author })).toBeVisible();
  }

  /** Withholds a field of the case that is shown, where it stands first, under the first provision of the list. */
  async withhold(field: string): Promise<void> {
    await this.page
      .getByRole("button", { name: new RegExp(`^Withhold ${field}, `) })
      .first()
      .click();
    await this.withholdOpen(field);
  }

  /** Goes on with the form that is open for that field. */
  async withholdOpen(field: string): Promise<void> {
    const form = this.region(`Withhold ${field}`);
    await form.getByRole("combobox", { name: "Under which provision" }).selectOption({ index: 1 });
    await this.look("withhold");
    await form.getByRole("button", { name: "Withhold it" }).click();
    await expect(form).toBeHidden();
  }

  /** The panel in which areas of the first picture are covered. */
  async openPicture(): Promise<Locator> {
    await this.page
      .getByRole("button", { name: /^Look at it, cover parts…/ })
      .first()
      .click();
    const panel = this.region("Cover parts of the picture");
    await expect(panel.getByRole("img", { name: /areas can be drawn/ })).toBeVisible();
    return panel;
  }

  /** Draws an area with the pointer, in pixels of the picture. */
  async drawArea(panel: Locator, area: { x: number; y: number; width: number; height: number }): Promise<void> {
    const picture = panel.getByRole("img", { name: /areas can be drawn/ });
    await picture.scrollIntoViewIfNeeded();
    const [box, wide] = await Promise.all([
      picture.boundingBox(),
      picture.evaluate((one) => (one as HTMLCanvasElement).width),
    ]);
    if (box === null) throw new Error("no picture");
    const scale = box.width / wide;
    const to = (x: number, y: number) => [box.x + x * scale, box.y + y * scale] as const;
    await this.page.mouse.move(...to(area.x, area.y));
    await this.page.mouse.down();
    await this.page.mouse.move(...to(area.x + area.width / 2, area.y + area.height / 2));
    await this.page.mouse.move(...to(area.x + area.width, area.y + area.height));
    await this.page.mouse.up();
  }

  async useCovered(panel: Locator): Promise<void> {
    await panel.getByRole("combobox", { name: "Under which provision" }).selectOption({ index: 1 });
    await this.look("areas");
    await panel.getByRole("button", { name: "Show the result" }).click();
    await expect(panel.getByRole("img", { name: "The picture as it will go out" })).toBeVisible();
    await this.look("covered");
    await panel.getByRole("button", { name: "Use this picture" }).click();
    await expect(panel).toBeHidden();
    await expect(this.page.getByRole("img", { name: /as it goes out, with areas covered/ })).toBeVisible();
  }

  async writeAnswer(words: string): Promise<Locator> {
    const panel = await this.step("Release or answer");
    await panel.getByRole("combobox", { name: "How", exact: true }).fill("By e-mail");
    await panel.getByRole("combobox", { name: "How", exact: true }).press("Escape");
    await panel.getByRole("textbox", { name: "What is written to the requester" }).fill(words);
    return panel;
  }

  async release(folder: string, words: string): Promise<void> {
    const panel = await this.writeAnswer(words);
    await this.look("release");
    await this.app.answerFiles(folder);
    await panel.getByRole("button", { name: "Choose a folder and release…" }).click();
    const anyway = panel.getByRole("button", { name: "Release anyway…" });
    const released = panel.getByText("Package", { exact: true });
    await expect(anyway.or(released)).toBeVisible({ timeout: 30_000 });
    if (await anyway.isVisible()) await anyway.click();
    await expect(released).toBeVisible({ timeout: 30_000 });
    await this.look("released");
  }

  /** A case under the policy of Anoka from its beginning to its end. */
  async closedCase(content: { author: string; text: string }): Promise<void> {
    await this.go("Remove content");
    const account = this.page.getByRole("combobox", { name: "Account" });
    await account.or(this.form("Add an account")).first().waitFor();
    if (await account.isVisible()) {
      await account.fill("Library");
      await this.page.getByRole("option").first().click();
    } else {
      await this.addAccount({ platform: "Facebook", handle: "@sample_library", name: "Library (sample)" });
    }
    await this.describe(content);
    await this.startCase();
    const shown = { page: "Library (sample)", post: "New opening hours.", comment: content.text, when: "today" };
    await this.paste(await commentPicture(this.page, { ...shown, author: content.author }));
    await this.seal();
    await this.chooseGrounds([/^Commercial promotions or spam/], "An advertisement (sample).");
    await this.confirmAction("Hide the comment");
    await this.page
      .getByRole("list", { name: "Steps" })
      .getByRole("button", { name: /Close the case/ })
      .click();
    await this.close();
    await expect(this.heading("Closed")).toBeVisible();
  }

  // -- incidents

  /** Fills in and sends the report that is on the screen. */
  async reportIncident({ sort, what, told }: Seen): Promise<void> {
    const form = this.form("Report an incident");
    await form.getByText(sort).click();
    await expect(form.getByRole("radio", { name: sort })).toBeChecked();
    await form.getByRole("textbox", { name: "What happened" }).fill(what);
    if (told !== undefined) {
      await form.getByRole("textbox", { name: "Name of no. 1" }).fill(told);
      await form.getByRole("combobox", { name: "How no. 1 was told" }).fill("By phone");
      await form.getByRole("combobox", { name: "How no. 1 was told" }).press("Escape");
    }
    await this.look("report");
    await form.getByRole("button", { name: "Report it" }).click();
    await expect(this.heading("The message for IT")).toBeVisible();
    await this.look("reported");
  }

  async acknowledge(who: string, reference: string): Promise<void> {
    await this.press("IT has taken it up…");
    const form = this.region("IT has taken it up");
    await form.getByRole("textbox", { name: "Who answered" }).fill(who);
    await form.getByRole("textbox", { name: "Their title" }).fill("Help Desk");
    await form.getByRole("textbox", { name: "IT’s own number (optional)" }).fill(reference);
    await this.look("acknowledge");
    await form.getByRole("button", { name: "Record it" }).click();
    await expect(form).toBeHidden();
    await expect(this.page.getByText(`Sam Sample`).first()).toBeVisible();
    await this.look("acknowledged");
  }

  // -- holds and disposal

  async hold(reason: string): Promise<void> {
    const form = this.form("Put it on hold");
    await form.getByRole("textbox", { name: "Why it must be kept" }).fill(reason);
    await form.getByRole("button", { name: "Put it on hold" }).click();
    await expect(this.page.getByText(/is on hold\.$/).first()).toBeVisible();
    await this.look("on hold");
  }

  async lift(reason: string): Promise<void> {
    await this.page.getByRole("button", { name: /^Lift the hold/ }).click();
    const form = this.region("Lift the hold");
    await form.getByRole("textbox", { name: "Why it is no longer needed" }).fill(reason);
    await form.getByRole("button", { name: "Lift it" }).click();
    await expect(form).toBeHidden();
  }

  /** Opens the form of the disposal and fills it in; the last button is left to the caller. */
  async prepareDisposal(approver: string): Promise<Locator> {
    await this.press("Prepare the disposal…");
    const form = this.form("Dispose of it");
    await form.getByRole("textbox", { name: "By which authority" }).fill("Sample schedule, line 12: two years");
    await form.getByRole("textbox", { name: "Reason" }).fill("The time to keep it is over (sample).");
    await form.getByRole("textbox", { name: "Approved by" }).fill(approver);
    await form.getByRole("textbox", { name: "Their title" }).fill("City Clerk");
    const count = form.getByRole("textbox", { name: /^Type the number of entries that go/ });
    const label = await form.getByText(/^Type the number of entries that go/).textContent();
    await count.fill(/[\d,]+/.exec(label ?? "")?.[0] ?? "");
    await this.look("disposal");
    return form;
  }
}
