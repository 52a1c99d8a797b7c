import { beforeEach, describe, expect, it } from "vitest";
import { RefusedError } from "../../../renderer/bridge.ts";
import { keepLast, withFile } from "../../../renderer/people/one-file.ts";
import { addToTray, type TrayItem, useTray } from "../../../renderer/stores/tray.ts";
import { setUpDesk } from "../desk.ts";
import type { FakeBridge } from "../fake-bridge.ts";

const tray = "person:1:scan";
let bridge: FakeBridge;

function pasted(key: string): TrayItem {
  return { key, name: `${key}.png`, bytes: 3, from: { blob: new Blob(["abc"]) }, preview: null };
}

function waiting(): string[] {
  return (useTray.getState().trays[tray] ?? []).map(({ key }) => key);
}

beforeEach(() => {
  bridge = setUpDesk();
  useTray.setState({ trays: {} });
});

describe("a file that goes along with a step", () => {
  it("stays on the tray when the step is refused, and what was handed over is taken back", async () => {
    addToTray(tray, [pasted("scan")]);
    let handed = "";
    const refused = withFile(tray, async (source) => {
      handed = source ?? "";
      throw new RefusedError({ code: "PERSON_CHANGED" });
    });
    await expect(refused).rejects.toMatchObject({ refused: { code: "PERSON_CHANGED" } });
    expect(waiting()).toEqual(["scan"]);
    const again = await bridge.request("evidence.chunk", { source: handed, bytes: new Uint8Array(1) });
    expect(again.ok).toBe(false);
  });

  it("is gone from the tray once the step stands", async () => {
    addToTray(tray, [pasted("scan")]);
    expect(await withFile(tray, async (source) => source !== null)).toBe(true);
    expect(waiting()).toEqual([]);
  });

  it("runs the step without a file where none waits", async () => {
    expect(await withFile(tray, async (source) => source)).toBeNull();
  });

  it("waits alone: the one that came last", async () => {
    addToTray(tray, [pasted("first"), pasted("second")]);
    await keepLast(tray);
    expect(waiting()).toEqual(["second"]);
  });
});
