import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { AppError } from "../../main/lib/app-error.ts";
import type { DeviceStanding } from "../../main/model/device-view.ts";
import type { Services } from "../../main/services.ts";
import { Bridge } from "../../main/shell/bridge.ts";
import { tellOfDevice } from "../../main/shell/device-events.ts";
import { ErrorLog } from "../../main/shell/error-log.ts";
import { allRequests } from "../../main/shell/requests/index.ts";
import type { Channel, Reply, Requests } from "../../preload/contract.ts";
import { record } from "../standin/record.ts";
import type { Answers } from "./a-desk.ts";
import { aroundFor } from "./around.ts";
import { temporaryFolder } from "./folder.ts";

vi.mock("electron", () => import("../standin/electron.ts"));

const page = { origin: "custodia://app", parent: null } as never;

beforeEach(() => {
  record.clipboard = "what was there";
});

/** The device’s service as far as the shell knows it: every method gives its own name back, or what `answers` says. */
function desk(answers: Answers = {}) {
  const called: { readonly name: string; readonly args: readonly unknown[] }[] = [];
  const device = new Proxy(
    {},
    {
      get:
        (_target, name) =>
        (...args: unknown[]) => {
          called.push({ name: String(name), args });
          const answer = answers[String(name)] as ((...args: unknown[]) => unknown) | undefined;
          return answer === undefined ? `answer of ${String(name)}` : answer(...args);
        },
    },
  );
  const folder = temporaryFolder();
  const services = { ready: { device } } as unknown as Services;
  const bridge = new Bridge(allRequests(aroundFor(folder, services)), new ErrorLog(join(folder, "errors.log")));
  const ask = <C extends Channel>(channel: C, request: unknown): Promise<Reply<Requests[C]["reply"]>> =>
    bridge.reply({ senderFrame: page }, channel, request) as never;
  return { ask, called };
}

describe("requests about this workstation", () => {
  it("refuses what the window can’t have meant before the service is asked", async () => {
    const { ask, called } = desk();
    const malformed: readonly (readonly [Channel, unknown])[] = [
      ["device.desk", {}],
      ["device.check", { because: "daily" }],
      ["device.answer", null],
      ["device.answer", { question: "", answer: "yes" }],
      ["device.answer", { question: "look:updates", answer: "met" }],
      ["device.answer", { question: "x".repeat(201), answer: "yes" }],
      ["device.answer", { question: "look:updates", answer: "yes", at: "2026-11-21T00:00:00.000Z" }],
      ["device.save-contact", { contact: null }],
      ["device.copy-report", { text: "another one" }],
    ];
    for (const [channel, request] of malformed) {
      expect(await ask(channel, request), channel).toMatchObject({ ok: false, error: { code: "REQUEST_MALFORMED" } });
    }
    expect(called).toEqual([]);
    expect(record.clipboard).toBe("what was there");
  });

  it("[A-6.h.iii] has the workstation checked because somebody asked, and hands answers and the contact on", async () => {
    const { ask, called } = desk();
    expect(await ask("device.desk", null)).toEqual({ ok: true, value: "answer of desk" });
    expect(await ask("device.check", null)).toEqual({ ok: true, value: "answer of check" });
    await ask("device.answer", { question: "look:updates", answer: "not-sure" });
    await ask("device.save-contact", { contact: "" });
    expect(called).toEqual([
      { name: "desk", args: [] },
      { name: "check", args: ["asked"] },
      { name: "answer", args: ["look:updates", "not-sure"] },
      { name: "saveContact", args: [""] },
    ]);
  });

  it("leaves the clipboard alone where there was no check, and puts the report there as plain text", async () => {
    const unchecked = desk({
      report: () => {
        throw new AppError("DEVICE_UNCHECKED");
      },
    });
    expect(await unchecked.ask("device.copy-report", null)).toMatchObject({
      ok: false,
      error: { code: "DEVICE_UNCHECKED" },
    });
    expect(record.clipboard).toBe("what was there");
    const { ask } = desk({ report: () => "Device checklist\n\n[ok] Updates\n" });
    expect(await ask("device.copy-report", null)).toEqual({ ok: true, value: { lines: 3 } });
    expect(record.clipboard).toBe("Device checklist\n\n[ok] Updates\n");
    expect(record.clipboardFormats).toEqual(["text/plain"]);
  });

  it("tells the window of progress and of another standing", () => {
    const told: unknown[] = [];
    const listeners: { changed?: (standing: DeviceStanding) => void; progress?: (at: object) => void } = {};
    const services = {
      onDeviceChanged: (listener: (standing: DeviceStanding) => void) => {
        listeners.changed = listener;
      },
      onDeviceProgress: (listener: (at: object) => void) => {
        listeners.progress = listener;
      },
    } as unknown as Services;
    tellOfDevice({ services, tell: (event, payload) => void told.push([event, payload]) });
    const standing = { state: "met" } as DeviceStanding;
    listeners.progress?.({ done: 2, of: 9 });
    listeners.changed?.(standing);
    expect(told).toEqual([
      ["device.progress", { done: 2, of: 9 }],
      ["device.changed", { standing }],
    ]);
  });
});
