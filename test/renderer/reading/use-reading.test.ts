import { beforeEach, describe, expect, it } from "vitest";
import { readInto, setReading, useReadings } from "../../../renderer/reading/use-reading.ts";
import type { TrayItem } from "../../../renderer/stores/tray.ts";
import { doWork, useWork } from "../../../renderer/stores/work.ts";
import { setUpDesk } from "../desk.ts";
import type { FakeBridge } from "../fake-bridge.ts";

let bridge: FakeBridge;
beforeEach(() => {
  bridge = setUpDesk();
  bridge.records.desk.pace = 1;
  setReading("shot", null);
});

const blob = new Blob(["a picture"], { type: "image/png" });
const item: TrayItem = { key: "shot", name: "shot.png", bytes: blob.size, from: { blob }, preview: null };
const reading = () => useReadings.getState().readings.shot;

describe("reading a waiting picture", () => {
  it("says nothing more once it was stopped or has failed", async () => {
    bridge.refuse.set("reading.read", { code: "READING_FAILED" });
    await readInto(item, new AbortController().signal);
    expect(reading()).toEqual({ state: "failed", refused: { code: "READING_FAILED" } });
    const stop = new AbortController();
    bridge.refuse.clear();
    const stopped = readInto(item, stop.signal);
    stop.abort();
    setReading("shot", { state: "done" });
    await stopped;
    expect(reading()).toEqual({ state: "done" });
  });

  it("shows how far it is, and never in the bar of an export that is running", async () => {
    const shares: (number | null)[] = [];
    const unsubscribe = useReadings.subscribe(() => {
      const now = reading();
      if (now?.state === "reading") shares.push(now.share);
    });
    const bars: unknown[] = [];
    await doWork("export", async () => {
      const stop = useWork.subscribe(({ progress }) => bars.push(progress));
      await readInto(item, new AbortController().signal);
      stop();
    });
    unsubscribe();
    expect(shares[0]).toBeNull();
    expect(shares).toContain(0.5);
    expect(shares.at(-1)).toBe(1);
    expect(reading()?.state).toBe("found");
    expect(bars).toEqual([]);
  });
});
