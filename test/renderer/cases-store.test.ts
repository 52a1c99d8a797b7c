import { beforeEach, describe, expect, it } from "vitest";
import { RefusedError } from "../../renderer/bridge.ts";
import { loadCase, recordStep, startCase, useCases } from "../../renderer/stores/cases.ts";
import type { TrayItem } from "../../renderer/stores/tray.ts";
import { sealItem } from "../../renderer/workflow/sealing.ts";
import { newCase, setUpDesk } from "./desk.ts";
import type { FakeBridge } from "./fake-bridge.ts";

let bridge: FakeBridge;
beforeEach(() => {
  bridge = setUpDesk();
});

function item(bytes: Uint8Array<ArrayBuffer>, name = "screenshot.png"): TrayItem {
  return { key: "one", name, bytes: bytes.length, from: { blob: new Blob([bytes]) }, preview: null };
}

function png(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  bytes.set([0x89, 0x50, 0x4e, 0x47]);
  return bytes;
}

async function seal(id: string, what: TrayItem, signal = new AbortController().signal, progress: number[] = []) {
  const onProgress = (share: number) => progress.push(share);
  return sealItem(what, { caseId: id, purpose: "before", note: "", onProgress, signal });
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof RefusedError ? error.refused.code : String(error);
}

describe("cases on the screen", () => {
  it("show what main said last", async () => {
    const { summary } = await startCase(newCase("river_walker_77"));
    expect(useCases.getState().views[summary.id]?.progress.current).toBe("evidence");
    await seal(summary.id, item(png(100)));
    expect(useCases.getState().views[summary.id]?.progress.current).toBe("grounds");
  });

  it("[A-6.g.iii] hear from main that a step is shut, with the citation", async () => {
    const { summary } = await startCase(newCase("river_walker_77"));
    const input = {
      step: "action",
      action: "remove",
      doneAt: new Date().toISOString(),
      note: "",
      until: null,
    } as const;
    expect(await refusal(recordStep(summary.id, input))).toBe("STEP_SHUT");
  });

  it("are read again when they went on elsewhere, so that the next try can succeed", async () => {
    const { summary } = await startCase(newCase("river_walker_77"));
    await seal(summary.id, item(png(100)));
    const seen = useCases.getState().views[summary.id]?.summary.lastSeq ?? 0;
    const ground = await firstGround(bridge);
    bridge.cases.record(summary.id, seen, { step: "grounds", grounds: [ground], reason: "A threat." });
    expect(await refusal(recordStep(summary.id, { step: "keep", because: "decided", reason: "Kept." }))).toBe(
      "CASE_CHANGED",
    );
    const kept = await recordStep(summary.id, { step: "keep", because: "decided", reason: "Kept." });
    expect(kept.summary.outcomes).toEqual(["case.kept"]);
  });

  it("are refused when there is no such case", async () => {
    expect(await refusal(loadCase("0000"))).toBe("CASE_UNKNOWN");
  });
});

async function firstGround(desk: FakeBridge): Promise<string> {
  const state = await desk.request("app.state", null);
  if (!state.ok || state.value.phase !== "ready") throw new Error("not ready");
  const pack = await desk.request("policy.get", { ref: state.value.pack });
  return pack.ok ? (pack.value.grounds[0]?.id ?? "") : "";
}

describe("sealing from the window", () => {
  it("hands large files over in pieces, with progress that only grows", async () => {
    const { summary } = await startCase(newCase("a"));
    const progress: number[] = [];
    await seal(summary.id, item(png(5_000_000)), undefined, progress);
    expect(progress.length).toBeGreaterThan(2);
    expect([...progress].sort((a, b) => a - b)).toEqual(progress);
    const [file] = bridge.files.values();
    expect(file?.bytes.length).toBe(5_000_000);
  });

  it("passes an empty file on to main, which refuses it, and records nothing", async () => {
    const { summary } = await startCase(newCase("a"));
    expect(await refusal(seal(summary.id, item(new Uint8Array(0))))).toBe("EVIDENCE_EMPTY");
    expect(bridge.cases.get(summary.id).summary.evidenceCount).toBe(0);
  });

  it("stops between two pieces when it is cancelled, and records nothing", async () => {
    const { summary } = await startCase(newCase("a"));
    const cancel = new AbortController();
    cancel.abort();
    await expect(seal(summary.id, item(png(100)), cancel.signal)).rejects.toThrow();
    expect(bridge.cases.get(summary.id).summary.evidenceCount).toBe(0);
  });

  it("says when the bytes are another type than the name", async () => {
    const { summary } = await startCase(newCase("a"));
    expect(await seal(summary.id, item(png(100), "photo.jpg"))).toBe("image/png");
  });
});
