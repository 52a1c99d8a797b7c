import { expect, type Locator, type Page } from "@playwright/test";
import type { RunningApp } from "./app.ts";

/** The screens, by their names in the list on the left. */
export type Screen =
  | "Today"
  | "Remove content"
  | "Log"
  | "Accounts"
  | "People"
  | "Vault"
  | "Requests"
  | "Incidents"
  | "Exports"
  | "Compliance"
  | "Device"
  | "Settings";

/** The person at the keyboard: what she does on each screen, by the words she reads there. */
export class Desk {
  readonly app: RunningApp;
  /** Called after each thing done, with a name for the picture. */
  readonly #look: (name: string, page: Page) => Promise<void>;

  constructor(app: RunningApp, look: (name: string, page: Page) => Promise<void> = async () => {}) {
    this.app = app;
    this.#look = look;
  }

  get page(): Page {
    return this.app.page;
  }

  look(name: string): Promise<void> {
    return this.#look(name, this.page);
  }

  async go(screen: Screen): Promise<void> {
    await this.page.getByRole("navigation", { name: "Screens" }).getByRole("button", { name: screen }).click();
  }

  async welcome(
    who: { name: string; title: string; department: string; email?: string },
    organisation: string,
  ): Promise<void> {
    const { email = "robin.vale@parks.example" } = who;
    await this.page.getByRole("textbox", { name: "Your name" }).fill(who.name);
    await this.page.getByRole("textbox", { name: "Title" }).fill(who.title);
    await this.page.getByRole("textbox", { name: "Department" }).fill(who.department);
    await this.page.getByRole("textbox", { name: "Your official e-mail address" }).fill(email);
    await this.page.getByText(organisation, { exact: true }).click();
    await this.look("welcome");
    await this.press("Start using Custodia");
    await expect(this.page.getByRole("heading", { level: 1 })).not.toHaveText(/Welcome/);
  }

  async addAccount(account: { platform: string; handle: string; name: string }): Promise<void> {
    const form = this.page.getByRole("form", { name: "Add an account" });
    await form.getByRole("combobox", { name: "Platform" }).fill(account.platform);
    await form.getByRole("combobox", { name: "Platform" }).press("Escape");
    await form.getByRole("textbox", { name: "Handle" }).fill(account.handle);
    await form.getByRole("textbox", { name: "Name of the page" }).fill(account.name);
    await form.getByRole("button", { name: "Add the account" }).click();
  }

  async describe(content: {
    author: string;
    text: string;
    address?: string;
    held?: boolean;
    kind?: string;
  }): Promise<void> {
    const form = this.page.getByRole("form", { name: "Start a case" });
    await form.getByRole("textbox", { name: "Author" }).fill(content.author);
    if (content.held === true) await form.getByText("Waiting for moderation").click();
    if (content.address !== undefined) await form.getByRole("textbox", { name: /^Address/ }).fill(content.address);
    await form.getByRole("textbox", { name: /text|words|said/i }).fill(content.text);
  }

  async startCase(): Promise<void> {
    await this.press("Start the case");
    await expect(this.page.getByRole("form", { name: "Seal evidence" })).toBeVisible();
  }

  /** Pastes a file as Ctrl+V would. */
  async paste(bytes: Buffer, name = "screenshot.png", type = "image/png"): Promise<void> {
    const file = { base64: bytes.toString("base64"), name, type };
    await this.page.evaluate((pasted) => {
      const raw = Uint8Array.from(atob(pasted.base64), (character) => character.charCodeAt(0));
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([raw], pasted.name, { type: pasted.type }));
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      (document.activeElement ?? document.body).dispatchEvent(event);
    }, file);
  }

  async seal(): Promise<void> {
    const form = this.page.getByRole("form", { name: "Seal evidence" });
    await form.getByRole("button", { name: /^Seal / }).click();
    await expect(this.page.getByText(/Saved: sealed at/).first()).toBeVisible();
  }

  async chooseGrounds(grounds: readonly RegExp[], reason: string): Promise<void> {
    for (const ground of grounds) await this.page.getByRole("checkbox", { name: ground }).check({ force: true });
    await this.panel.getByRole("textbox").last().fill(reason);
    await this.look("grounds");
    await this.press("Record and continue");
  }

  async checkViewpoint(answer: RegExp, reason: string): Promise<void> {
    await this.page.getByRole("radio", { name: answer }).check({ force: true });
    await this.page.getByRole("textbox", { name: "Reason" }).fill(reason);
    await this.look("viewpoint");
    await this.press("Record and continue");
  }

  async consult(who: string, decided: readonly string[], words: string): Promise<void> {
    await this.page.getByRole("textbox", { name: "Who was consulted" }).fill(who);
    await this.page.getByRole("combobox", { name: "How" }).fill("by phone");
    await this.page.getByRole("combobox", { name: "How" }).press("Escape");
    for (const decision of decided) await this.page.getByRole("checkbox", { name: decision }).check({ force: true });
    await this.panel.getByRole("textbox").last().fill(words);
    await this.look("consultation");
    await this.press("Record and continue");
  }

  async sendMessage(): Promise<void> {
    await this.press("Copy the message");
    await this.look("message");
    await this.press("Record as sent");
  }

  async waive(button: string, reason: string): Promise<void> {
    await this.press(button);
    await this.page.getByRole("textbox", { name: "Reason for skipping" }).fill(reason);
    await this.look("waiver");
    await this.press("Record and skip this step");
  }

  async confirmAction(label: string): Promise<void> {
    const form = this.page.getByRole("form", { name: label });
    const choice = this.page.getByRole("radio", { name: label });
    await form.or(choice).first().waitFor();
    if (!(await form.isVisible())) await choice.check({ force: true });
    await this.look(`action ${label.toLowerCase()}`);
    await form.getByRole("button", { name: "Confirm: it is done" }).click();
    // What comes next is another form; until then the choice between two actions is still that of this one.
    await expect(form).toBeHidden();
  }

  async close(): Promise<void> {
    await this.look("closing");
    await this.press("Close the case");
  }

  /** From the case to its page in the log. */
  async showRecord(): Promise<void> {
    await this.page.getByRole("button", { name: "Show the record", exact: true }).first().click();
    await expect(this.heading("Timeline")).toBeVisible();
  }

  async press(button: string): Promise<void> {
    await this.page.getByRole("button", { name: button, exact: true }).click();
  }

  /** The form in the middle of the case screen. */
  get panel(): Locator {
    return this.page.getByRole("main").locator("form").first();
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole("heading", { name });
  }
}
