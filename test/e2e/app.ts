/** The one fixture of the end-to-end specs: the app, running on a data folder of its own, in whichever host this machine has. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, type Page } from "@playwright/test";
import type { AppState, Channel, Reply, Requests } from "../../preload/contract.ts";
import { type DesktopRecord, launch, type RunningHost, type SystemEvent } from "./hosts.ts";

export { expect } from "@playwright/test";

export class RunningApp {
  readonly folder: string;
  readonly #env: Readonly<Record<string, string>>;
  #host: RunningHost;
  #running = true;

  private constructor(folder: string, env: Readonly<Record<string, string>>, host: RunningHost) {
    this.folder = folder;
    this.#env = env;
    this.#host = host;
  }

  /** Starts the app on a data folder, which may hold an earlier run's data. `env`: another keychain than this process's. */
  static async start(folder: string, env: Readonly<Record<string, string>> = {}): Promise<RunningApp> {
    return new RunningApp(folder, env, await launch(folder, env));
  }

  get page(): Page {
    return this.#host.page;
  }

  get host(): RunningHost["kind"] {
    return this.#host.kind;
  }

  /** Asks main over the bridge, as the page's own scripts do. */
  async ask<C extends Channel>(channel: C, request: Requests[C]["request"]): Promise<Reply<Requests[C]["reply"]>> {
    const asked = { channel: channel as Channel, request: request as never };
    return (await this.page.evaluate((ask) => window.custodia.request(ask.channel, ask.request), asked)) as never;
  }

  /** Asks main and expects to be answered. Throws with the code when main refuses. */
  async get<C extends Channel>(channel: C, request: Requests[C]["request"]): Promise<Requests[C]["reply"]> {
    const reply = await this.ask(channel, request);
    if (!reply.ok) throw new Error(`${channel}: ${reply.error.code} ${JSON.stringify(reply.error.detail)}`);
    return reply.value;
  }

  /** What the app asked of the desktop: clipboard, browser, viewer. */
  record(): Promise<DesktopRecord> {
    return this.#host.record();
  }

  /** The files, or the folder, that the next dialog will yield; none: the person cancels. */
  answerFiles(...files: string[]): Promise<void> {
    return this.#host.answerFiles(files);
  }

  /** Where the next save dialog will save to; null: the person cancels. */
  answerSave(file: string | null): Promise<void> {
    return this.#host.answerSave(file);
  }

  /** What lies on the clipboard as text. */
  async clipboard(): Promise<string> {
    return (await this.#host.record()).clipboard;
  }

  /** Another program puts text on the clipboard. */
  copyElsewhere(text: string): Promise<void> {
    return this.#host.copyElsewhere(text);
  }

  /** The screen locks, the computer goes to sleep, and the like. */
  system(event: SystemEvent): Promise<void> {
    return this.#host.system(event);
  }

  /** The person clicks the newest notification. */
  clickNotification(): Promise<void> {
    return this.#host.clickNotification();
  }

  invokeFromInnerFrame(index: number, channel: string, ...args: unknown[]): Promise<Reply<unknown>> {
    return this.#host.invokeFromInnerFrame(index, channel, args);
  }

  /** Closes the window and opens the app again on the same folder: `page` is then another. */
  async restart(): Promise<void> {
    await this.close();
    await this.#launch();
  }

  /** Ends the process without warning, and opens the app again on the same folder. */
  async crash(): Promise<void> {
    await this.kill();
    await this.#launch();
  }

  /** Ends the process without warning. */
  async kill(): Promise<void> {
    this.#running = false;
    await this.#host.kill();
  }

  /** Closes the window as a person does. Exit code of the app. */
  async close(): Promise<number | null> {
    if (!this.#running) return null;
    this.#running = false;
    return await this.#host.close();
  }

  async #launch(): Promise<void> {
    this.#host = await launch(this.folder, this.#env);
    this.#running = true;
  }
}

/** A made-up person at a made-up desk. */
export const person = { name: "Robin Vale", role: "Social Media Coordinator", department: "Parks and Recreation" };

export const email = "robin.vale@sample.invalid";

/** Answers the questions of the first run; `pack` is the beginning of a pack's reference. */
export async function firstRun(app: RunningApp, pack: string): Promise<AppState> {
  const state = await app.get("app.state", null);
  const ref = state.phase === "first-run" ? state.packs.find((one) => one.ref.startsWith(pack))?.ref : undefined;
  if (ref === undefined) throw new Error(`no pack ${pack} on a ${state.phase} app`);
  return await app.get("app.first-run", { person, email, pack: ref, passphrase: null });
}

interface Fixtures {
  /** Folder of the data, made for the test and removed after it. */
  folder: string;
  /** The app as it opens for the first time. */
  app: RunningApp;
  /** Beginning of the reference of the pack that `ready` works under. */
  pack: string;
  /** The app with its first run done. */
  ready: RunningApp;
}

export const test = base.extend<Fixtures>({
  pack: ["anchorage", { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are wanted from this pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "custodia-e2e-"));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  },
  app: async ({ folder }, use) => {
    const app = await RunningApp.start(folder);
    await use(app);
    await app.close();
  },
  ready: async ({ app, pack }, use) => {
    await firstRun(app, pack);
    await use(app);
  },
});
