import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { AppError } from "../../main/lib/app-error.ts";
import { Bridge, type Handlers } from "../../main/shell/bridge.ts";
import { ErrorLog } from "../../main/shell/error-log.ts";
import { requestChannel } from "../../main/shell/events.ts";
import { allRequests } from "../../main/shell/requests/index.ts";
import type { Channel } from "../../preload/contract.ts";
import { type InvokeEvent, IpcMain } from "../standin/ipc.ts";
import { aroundFor } from "./around.ts";
import { temporaryFolder } from "./folder.ts";

vi.mock("electron", () => import("../standin/electron.ts"));

const page = { origin: "custodia://app", parent: null };
const event = (senderFrame: object | null) => ({ senderFrame }) as InvokeEvent;

let folder: string;
let ipc: IpcMain;

function listen(handlers: Partial<Handlers> = {}): Bridge {
  const all = { ...allRequests(aroundFor(folder)), ...handlers };
  const bridge = new Bridge(all, new ErrorLog(join(folder, "errors.log")));
  bridge.listen(ipc as never);
  return bridge;
}

const ask = (channel: unknown, request: unknown, frame: object | null = page) =>
  ipc.invoke(event(frame), requestChannel, [channel, request]);

beforeEach(() => {
  folder = temporaryFolder();
  ipc = new IpcMain();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});

describe("the bridge", () => {
  it("refuses a sender that has gone, is inside another frame, or shows another origin", async () => {
    listen();
    const refused = { ok: false, error: { code: "SENDER_REFUSED", detail: {} } };
    expect(await ask("app.state", null, null)).toEqual(refused);
    expect(await ask("app.state", null, { origin: "custodia://app", parent: page })).toEqual(refused);
    for (const origin of ["https://example.com", "custodia://app.example.com", "custodia://", "null", "file://"]) {
      expect(await ask("app.state", null, { origin, parent: null })).toEqual(refused);
    }
  });

  it("refuses an unknown channel, whatever it is called", async () => {
    listen();
    for (const channel of ["nope", "", "__proto__", "constructor", "toString", 7, null, {}]) {
      expect(await ask(channel, null)).toEqual({ ok: false, error: { code: "REQUEST_UNKNOWN", detail: {} } });
    }
  });

  it("refuses malformed arguments of every channel before any service is reached", async () => {
    listen();
    const channels = Object.keys(allRequests(aroundFor(folder))) as Channel[];
    expect(channels.length).toBeGreaterThan(25);
    for (const channel of channels) {
      for (const request of [undefined, 7, "text", [], { surprise: true }, () => {}]) {
        expect(await ask(channel, request), channel).toMatchObject({ ok: false, error: { code: "REQUEST_MALFORMED" } });
      }
    }
  });

  it("says where a request is malformed and never what stands there", async () => {
    listen();
    const reply = await ask("cases.record", { id: "c", lastSeq: 1, input: { step: "waive", id: "x", reason: 12345 } });
    expect(reply).toEqual({ ok: false, error: { code: "REQUEST_MALFORMED", detail: { path: "input.reason" } } });
  });

  it("refuses members that the contract does not name, wrong hashes and chunks above 4 MiB", async () => {
    listen();
    const malformed = { ok: false, error: { code: "REQUEST_MALFORMED" } };
    expect(await ask("clipboard.copy", { text: "a", html: "b" })).toMatchObject(malformed);
    expect(await ask("evidence.read", { sha256: "../../../etc/passwd" })).toMatchObject(malformed);
    const bytes = new Uint8Array(4 * 1024 * 1024 + 1);
    expect(await ask("evidence.chunk", { source: "s", bytes })).toMatchObject(malformed);
    expect(await ask("evidence.begin", { name: "a".repeat(4097), bytes: 1 })).toMatchObject(malformed);
    let correction: unknown = "deep";
    for (let depth = 0; depth < 50_000; depth++) correction = [correction];
    const input = { step: "amend", entry: "e", field: "note", correction, reason: "" };
    expect(await ask("cases.record", { id: "c", lastSeq: 1, input })).toMatchObject(malformed);
    const filters = { account: null, action: null, ground: null, from: "2026-02-30", to: null };
    expect(await ask("log.count", { query: "", filters })).toMatchObject(malformed);
  });

  it("hands on the code and the facts of an AppError", async () => {
    const answer = () => {
      throw new AppError("ACCOUNT_UNKNOWN", { account: "a-1" });
    };
    listen({ "accounts.list": { schema: allRequests(aroundFor(folder))["accounts.list"].schema, answer } });
    const reply = await ask("accounts.list", null);
    expect(reply).toEqual({ ok: false, error: { code: "ACCOUNT_UNKNOWN", detail: { account: "a-1" } } });
  });

  it("turns any other error into UNEXPECTED and logs where it came from without its message", async () => {
    const answer = () => {
      throw new TypeError("the passphrase is swordfish");
    };
    listen({ "accounts.list": { schema: allRequests(aroundFor(folder))["accounts.list"].schema, answer } });
    expect(await ask("accounts.list", null)).toEqual({ ok: false, error: { code: "UNEXPECTED", detail: {} } });
    const log = readFileSync(join(folder, "errors.log"), "utf8");
    expect(log).toContain("request accounts.list: TypeError");
    expect(log).toContain("bridge.test.ts");
    expect(log).not.toContain("swordfish");
  });

  it("is idle only when every answer has been given", async () => {
    const answering = Promise.withResolvers<readonly never[]>();
    const schema = allRequests(aroundFor(folder))["accounts.list"].schema;
    const bridge = listen({ "accounts.list": { schema, answer: () => answering.promise } });
    const steps: string[] = [];
    const reply = ask("accounts.list", null).then(() => steps.push("answered"));
    const idle = bridge.idle().then(() => steps.push("idle"));
    answering.resolve([]);
    await Promise.all([reply, idle]);
    expect(steps).toEqual(["answered", "idle"]);
  });
});
