import { expect, type Locator } from "@playwright/test";
import { RecordsDesk } from "./records-desk.ts";

export interface PageWords {
  readonly platform?: string;
  readonly handle: string;
  readonly name: string;
  readonly address?: string;
  readonly email?: string;
  readonly purpose?: string;
}

export interface Who {
  readonly name: string;
  readonly title: string;
}

/** The same person with accounts, people, departments, and what is due of them. */
export class RegisterDesk extends RecordsDesk {
  /** Types into a box that suggests; any text will do there. */
  async suggest(within: Locator, label: string, text: string): Promise<void> {
    const box = within.getByRole("combobox", { name: label, exact: true });
    await box.fill(text);
    await box.press("Tab");
    await expect(box).toHaveValue(text);
  }

  /** Chooses somebody of the register. */
  async pick(within: Locator, label: string, name: string): Promise<void> {
    const box = within.getByRole("combobox", { name: label, exact: true });
    await box.fill(name);
    await this.page.getByRole("option", { name: new RegExp(`^${name}`) }).click();
    await expect(box).toHaveValue(name);
  }

  async name(within: Locator, label: string, { name, title }: Who): Promise<void> {
    await this.suggest(within, label, name);
    await within.getByRole("textbox", { name: "Their title" }).fill(title);
  }

  async answer(within: Locator, choice: string | RegExp): Promise<void> {
    await within.getByRole("radio", { name: choice }).check({ force: true });
  }

  // -- Today

  duty(title: string | RegExp): Locator {
    return this.main.locator("li.duty").filter({ has: this.page.locator("bdi.t").filter({ hasText: title }) });
  }

  /** Presses the button of the duty's line. */
  async doDuty(title: string | RegExp): Promise<void> {
    await this.go("Today");
    await this.duty(title).getByRole("button").click();
  }

  async expectDuty(title: string | RegExp): Promise<void> {
    await this.go("Today");
    await expect(this.duty(title)).toHaveCount(1);
  }

  async expectNoDuty(title: string | RegExp): Promise<void> {
    await this.go("Today");
    // The line under the heading stands only when the duties are known.
    await expect(
      this.main.getByText(/ under P&P 16-5| under (the )?Social Media Policy|Nothing waits/).first(),
    ).toBeVisible();
    await expect(this.duty(title)).toHaveCount(0);
  }

  // -- accounts

  async openAccount(name: string): Promise<void> {
    await this.go("Accounts");
    await this.page
      .getByRole("list", { name: "Accounts" })
      .getByRole("button", { name: new RegExp(`^${name}`) })
      .click();
    await expect(this.heading(name).first()).toBeVisible();
  }

  async part(tab: "Overview" | "Who can post" | "Checklist" | "Reviews" | "History"): Promise<void> {
    await this.page.getByRole("tab", { name: new RegExp(`^${tab}`) }).click();
  }

  /** Opens the form from the list of accounts. */
  async newAccount(button: "Request a new account" | "Take in an existing page"): Promise<Locator> {
    await this.go("Accounts");
    await this.page.getByRole("button", { name: button, exact: true }).click();
    const form = this.form(button);
    await form.waitFor();
    return form;
  }

  async fillPage(form: Locator, words: PageWords): Promise<void> {
    await this.suggest(form, "Platform", words.platform ?? "Facebook");
    await form.getByRole("textbox", { name: "Handle" }).fill(words.handle);
    await form.getByRole("textbox", { name: "Name of the page" }).fill(words.name);
    if (words.address) await form.getByRole("textbox", { name: "Address of the page" }).fill(words.address);
    if (words.email) await form.getByRole("textbox", { name: "Official e-mail address" }).fill(words.email);
    if (words.purpose) await form.getByRole("textbox", { name: "What it is for" }).fill(words.purpose);
  }

  async requestAccount(words: PageWords, why: string): Promise<void> {
    const form = await this.newAccount("Request a new account");
    await this.fillPage(form, words);
    await form.getByRole("textbox", { name: "Why it is wanted" }).fill(why);
    await this.look("request");
    await form.getByRole("button", { name: "Request it", exact: true }).click();
    await expect(this.heading(words.name).first()).toBeVisible();
    await this.look("requested");
  }

  async takeIn(words: PageWords): Promise<void> {
    const form = await this.newAccount("Take in an existing page");
    await this.fillPage(form, words);
    await this.look("take in");
    await form.getByRole("button", { name: "Take it in", exact: true }).click();
    await expect(this.heading(words.name).first()).toBeVisible();
  }

  /** Opens a step of the account's life; the form. */
  async way(step: string, form: string): Promise<Locator> {
    const ways = this.page.getByRole("list", { name: "What can be done with it" });
    const button = ways.getByRole("button", { name: step });
    // A duty may have opened it already.
    if ((await button.getAttribute("aria-expanded")) !== "true") await button.click();
    const shown = this.form(form);
    await shown.waitFor();
    return shown;
  }

  async decide(answer: "Approved" | "Declined", by: Who, why: string, on?: string): Promise<void> {
    const form = await this.way("Note the decision…", "Decision");
    await this.answer(form, answer);
    await this.name(form, "Who decided", by);
    if (on !== undefined) await form.getByLabel("Decided on").fill(on);
    await form.getByRole("textbox", { name: "Why" }).fill(why);
    await this.look("decision");
    await form.getByRole("button", { name: "Record the decision" }).click();
    await expect(form).toBeHidden();
  }

  /** Pauses, archives or closes it. */
  async shut(step: "Pause it" | "Archive it" | "Close it for good", by: Who, why: string, on?: string): Promise<void> {
    const form = await this.way(`${step}…`, step);
    await this.name(form, "Who decided", by);
    if (on !== undefined) await form.getByLabel(/ on$/).fill(on);
    await form.getByRole("textbox", { name: "Why" }).fill(why);
    await this.look(step.toLowerCase());
    await form.getByRole("button", { name: "Record it" }).click();
    await expect(form).toBeHidden();
  }

  async begin(step: "Put it into use" | "Use it again", on?: string): Promise<void> {
    const form = await this.way(`${step}…`, step);
    if (on !== undefined) await form.getByLabel(/since$/).fill(on);
    await form.getByRole("button", { name: "Record it" }).click();
    await expect(form).toBeHidden();
  }

  /** What the history says, newest first. */
  get history(): Locator {
    return this.page.getByRole("list", { name: "History" }).locator(".told-line");
  }

  // -- people

  async addPerson(who: Who & { readonly email?: string }): Promise<void> {
    await this.go("People");
    await this.page.getByRole("button", { name: "Add a person", exact: true }).click();
    const form = this.form("Add a person");
    await form.getByRole("textbox", { name: "Name" }).fill(who.name);
    await form.getByRole("textbox", { name: "Title" }).fill(who.title);
    if (who.email) await form.getByRole("textbox", { name: /^Official e-mail/ }).fill(who.email);
    await this.look("add a person");
    await form.getByRole("button", { name: "Add the person" }).click();
    await expect(this.heading(who.name).first()).toBeVisible();
  }

  async openPerson(name: string): Promise<void> {
    await this.go("People");
    await this.page
      .getByRole("list", { name: "People" })
      .getByRole("button", { name: new RegExp(`^${name}`) })
      .click();
    await expect(this.heading(name).first()).toBeVisible();
  }

  async openDepartment(name: string): Promise<void> {
    await this.go("People");
    await this.page.getByRole("tab", { name: "Departments" }).click();
    await this.page.getByRole("button", { name: `Show: ${name}` }).click();
    await expect(this.heading(name).first()).toBeVisible();
  }

  /** Records the round that is open: everything was looked at. */
  async lookOver(found: "Nothing" | "Something", words = ""): Promise<Locator> {
    const form = this.form("Review round");
    await form.waitFor();
    for (const box of await form.getByRole("group", { name: "What you looked at" }).getByRole("checkbox").all())
      await box.check({ force: true });
    await this.answer(form, found);
    if (words !== "") await form.getByRole("textbox").first().fill(words);
    await this.look("round");
    return form;
  }

  /** Answers one line of the checklist that is open. */
  async check(item: string | RegExp, verdict: "Met" | "Not met" | "Not possible", why = ""): Promise<void> {
    const line = this.form("Checklist").getByRole("region", { name: item });
    await line.getByRole("radio", { name: verdict, exact: true }).check({ force: true });
    if (why !== "") await line.getByRole("textbox").fill(why);
  }
}
