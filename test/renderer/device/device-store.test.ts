import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  answerQuestion,
  checkDevice,
  followDevice,
  saveContact,
  useDeviceStore,
} from "../../../renderer/stores/device.ts";
import { setUpDesk } from "../desk.ts";
import type { FakeBridge } from "../fake-bridge.ts";
import { mended } from "../fake-device/sample.ts";

let bridge: FakeBridge;
let stop: () => void;

const store = () => useDeviceStore.getState();
const standing = () => store().desk?.standing;

beforeEach(async () => {
  bridge = setUpDesk();
  bridge.device.pace = 0;
  stop = followDevice();
  await vi.waitFor(() => expect(store().desk).not.toBeNull());
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe("the checklist that the window knows", () => {
  it("keeps the last check where a new one is refused, says why, and is no longer running", async () => {
    await checkDevice();
    const before = store().desk?.check;
    expect(before).not.toBeNull();
    bridge.refuse.set("device.check", { code: "DISK_FULL" });
    expect(await checkDevice()).toBeNull();
    expect(store().unchecked).toEqual({ code: "DISK_FULL" });
    await vi.waitFor(() => expect(store().running).toBeNull());
    expect(store().desk?.check).toEqual(before);
    expect(store().unchecked).toEqual({ code: "DISK_FULL" });
    await checkDevice();
    expect(store().unchecked).toBeNull();
  });

  it("refuses an answer to what nobody asks, and a contact that is too long, and keeps what there was", async () => {
    await expect(answerQuestion("question:none", "yes")).rejects.toMatchObject({
      refused: { code: "QUESTION_UNKNOWN" },
    });
    await saveContact("555-0100");
    await expect(saveContact("x".repeat(10_000))).rejects.toMatchObject({ refused: { code: "TEXT_TOO_LONG" } });
    expect(store().desk?.contact).toBe("555-0100");
  });

  it("[A-6.h.iii] is never, then not met, then met, as main says it", async () => {
    expect(standing()).toMatchObject({ state: "never", warns: true });
    await checkDevice();
    expect(standing()).toMatchObject({ state: "not-met", warns: true, notMet: ["Updates", "Web browsers"] });
    bridge.device.lines = mended();
    await checkDevice();
    expect(standing()).toMatchObject({ state: "met", warns: false });
  });

  it("takes a check that main made by itself, with its progress", async () => {
    const seen: number[] = [];
    const quiet = useDeviceStore.subscribe(({ running }) => {
      if (running !== null) seen.push(running.done);
    });
    bridge.device.lines = mended();
    await bridge.device.handlers["device.check"](null);
    quiet();
    await vi.waitFor(() => expect(store().desk?.check).not.toBeNull());
    expect(standing()?.state).toBe("met");
    expect(seen).toEqual(expect.arrayContaining([0, 5, 9]));
    expect(store().running).toBeNull();
  });

  it("asks again while a check runs, so that one which came to nothing does not run for ever", async () => {
    vi.useFakeTimers();
    bridge.emit("device.progress", { done: 9, of: 9 });
    expect(store().running).toEqual({ done: 9, of: 9 });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(store().running).toBeNull();
  });

  it("keeps an answer with who gave it", async () => {
    await checkDevice();
    const asked = store().desk?.check?.lines.find(({ id }) => id === "automatic-updates")?.ask;
    expect(asked?.answered).toBeNull();
    await answerQuestion("look:automatic-updates", "yes");
    const line = store().desk?.check?.lines.find(({ id }) => id === "automatic-updates");
    expect(line).toMatchObject({ verdict: "met", source: "answered" });
    expect(line?.ask?.answered).toMatchObject({ answer: "yes", by: "Sample Coordinator" });
  });

  it("hears nothing any more once it has stopped following", async () => {
    stop();
    bridge.emit("device.progress", { done: 1, of: 9 });
    await bridge.device.handlers["device.check"](null);
    expect(store()).toEqual({ desk: null, refused: null, running: null, unchecked: null });
  });
});
