import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { chromium } from "playwright-core";
import type { Reply } from "../../preload/contract.ts";
import { standInArgs } from "../../scripts/hosts.mjs";
import { decode, encode } from "../standin/codec.ts";
import type { Asks } from "../standin/control.ts";
import type { RunningHost } from "./hosts.ts";

type Answer = { id: number; value?: unknown; error?: string };

/** The spec's end of test/standin/control.ts. */
class Control {
  readonly #child: ChildProcess;
  #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #next = 0;

  constructor(child: ChildProcess) {
    this.#child = child;
    child.on("message", (text: string) => this.#answered(decode(text) as Answer));
    child.on("exit", (code) => this.#ended(code));
  }

  ask<A extends keyof Asks>(ask: A, ...args: Parameters<Asks[A]>): Promise<Awaited<ReturnType<Asks[A]>>> {
    const answer = Promise.withResolvers<unknown>();
    const id = this.#next++;
    this.#waiting.set(id, answer);
    this.#child.send(encode({ id, ask, args }), (error) => error && answer.reject(error));
    return answer.promise as Promise<Awaited<ReturnType<Asks[A]>>>;
  }

  #answered({ id, value, error }: Answer): void {
    if (error === undefined) this.#waiting.get(id)?.resolve(value);
    else this.#waiting.get(id)?.reject(new Error(error));
    this.#waiting.delete(id);
  }

  #ended(code: number | null): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(`the app has ended (${code})`));
    this.#waiting.clear();
  }
}

export async function launchStandIn(folder: string, env: Readonly<Record<string, string>>): Promise<RunningHost> {
  const child = spawn(process.execPath, [...standInArgs, `--data=${folder}`], {
    cwd: join(import.meta.dirname, "..", ".."),
    env: { ...process.env, ...env, CUSTODIA_STAND_IN_DRIVEN: "1" },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ended = once(child, "exit");
  const control = new Control(child);
  const endpoint = await control.ask("endpoint");
  if (endpoint === undefined) throw new Error("the stand-in has no browser");
  const browser = await chromium.connectOverCDP(endpoint, { noDefaults: true });
  const page = browser.contexts()[0]?.pages()[0] as Page | undefined;
  if (!page) throw new Error("the stand-in shows no page");
  // The browser shows an empty page until main sends it to the app's.
  await page.waitForURL(/\/index\.html$/);
  return {
    kind: "stand-in",
    page,
    record: () => control.ask("record"),
    answerFiles: (files) => control.ask("answerFiles", [...files]),
    answerSave: (file) => control.ask("answerSave", file),
    copyElsewhere: (text) => control.ask("copyElsewhere", text),
    system: (event) => control.ask("system", event),
    clickNotification: () => control.ask("clickNotification"),
    invokeFromInnerFrame: async (index, channel, args) => {
      const reply = (await control.ask("invokeFromInnerFrame", index, channel, [...args])) as { value: Reply<unknown> };
      return reply.value;
    },
    close: async () => {
      if (child.exitCode === null && child.signalCode === null)
        child.send(encode({ id: -1, ask: "closeWindow", args: [] }));
      await ended;
      return child.exitCode;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
