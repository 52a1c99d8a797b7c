import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { App } from "electron";
import { describe, expect, it, vi } from "vitest";
import type { Services } from "../../main/services.ts";
import type { Around } from "../../main/shell/around.ts";
import { Bridge, type Handlers } from "../../main/shell/bridge.ts";
import { endWith } from "../../main/shell/ending.ts";
import { ErrorLog } from "../../main/shell/error-log.ts";
import { allRequests } from "../../main/shell/requests/index.ts";
import { record } from "../standin/record.ts";
import { refusable } from "../standin/web-contents.ts";
import { aroundFor } from "./around.ts";
import { temporaryFolder } from "./folder.ts";

vi.mock("electron", () => import("../standin/electron.ts"));

const page = { origin: "custodia://app", parent: null } as never;

/** The life of an app as Electron runs it: `quit` asks, and ends when nobody objects. */
class Life extends EventEmitter {
  ended = Promise.withResolvers<void>();

  quit(): void {
    const event = refusable({});
    this.emit("will-quit", event);
    if (!event.defaultPrevented) this.ended.resolve();
  }
}

describe("ending", () => {
  it("stops long work, waits for what is being written, closes the services, and then ends", async () => {
    const steps: string[] = [];
    const folder = temporaryFolder();
    const vaultDesk = { lock: (why: string) => steps.push(`locked: ${why}`) };
    const services = { phase: () => ({ phase: "ready" }), ready: { vaultDesk }, close: () => steps.push("closed") };
    const around: Around = aroundFor(folder, services as unknown as Services);
    await around.keeper.copy("swordfish", 60);
    const writing = Promise.withResolvers<readonly never[]>();
    const answer = () => writing.promise;
    const handlers: Handlers = { ...allRequests(around) };
    const slow = { ...handlers, "accounts.list": { schema: handlers["accounts.list"].schema, answer } };
    const errors = new ErrorLog(join(folder, "errors.log"));
    const bridge = new Bridge(slow, errors);
    const ending = new AbortController();
    ending.signal.addEventListener("abort", () => {
      steps.push("stopped");
      writing.resolve([]);
    });
    const life = new Life();
    endWith(life as unknown as App, { bridge, around, ending, errors });

    const reply = bridge.reply({ senderFrame: page }, "accounts.list", null).then(() => steps.push("written"));
    life.emit("window-all-closed");
    await Promise.all([life.ended.promise, reply]);
    expect(steps).toEqual(["stopped", "written", "locked: close", "closed"]);
    expect(record.clipboard).toBe("");
  });

  it("ends although vaults, clipboard and database break on the way, and notes what broke", async () => {
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const folder = temporaryFolder();
    const broken = () => {
      throw new TypeError("the passphrase is swordfish");
    };
    const around: Around = aroundFor(folder, { phase: broken, close: broken } as unknown as Services);
    const errors = new ErrorLog(join(folder, "errors.log"));
    const bridge = new Bridge(allRequests(around), errors);
    const life = new Life();
    endWith(life as unknown as App, { bridge, around, ending: new AbortController(), errors });
    life.emit("window-all-closed");
    await life.ended.promise;
    const log = readFileSync(join(folder, "errors.log"), "utf8");
    expect(log.match(/ending: TypeError/g)).toHaveLength(2);
    expect(log).not.toContain("swordfish");
  });
});
