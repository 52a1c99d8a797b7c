import { EventEmitter } from "node:events";
import { join } from "node:path";
import type { App } from "electron";
import { describe, expect, it, vi } from "vitest";
import type { Services } from "../../main/services.ts";
import type { Around } from "../../main/shell/around.ts";
import { Bridge, type Handlers } from "../../main/shell/bridge.ts";
import { endWith } from "../../main/shell/ending.ts";
import { ErrorLog } from "../../main/shell/error-log.ts";
import { allRequests } from "../../main/shell/requests/index.ts";
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
    const around: Around = aroundFor(folder, { close: () => steps.push("closed") } as unknown as Services);
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
    expect(steps).toEqual(["stopped", "written", "closed"]);
  });
});
