import { beforeEach, describe, expect, it } from "vitest";
import { startCase, useCases } from "../../renderer/stores/cases.ts";
import type { TrayItem } from "../../renderer/stores/tray.ts";
import { outcomeWords, sealItems } from "../../renderer/workflow/use-sealing.ts";
import { newCase, setUpDesk } from "./desk.ts";

beforeEach(() => {
  setUpDesk();
});

function item(name: string, size: number): TrayItem {
  const bytes = new Uint8Array(size);
  if (size > 4) bytes.set([0x89, 0x50, 0x4e, 0x47]);
  return { key: name, name, bytes: size, from: { blob: new Blob([bytes]) }, preview: null };
}

async function sealed(items: readonly TrayItem[]) {
  const { summary } = await startCase(newCase("river_walker_77"));
  const cancel = new AbortController();
  const done: string[] = [];
  const outcome = await sealItems(
    items,
    { caseId: summary.id, purpose: "before", note: "", signal: cancel.signal },
    {
      progress: () => {},
      sealed: ({ name }) => {
        done.push(name);
        if (name === "last.png") cancel.abort();
      },
    },
  );
  return { outcome, done, shown: useCases.getState().views[summary.id]?.summary.evidenceCount };
}

describe("sealing several files", () => {
  it("[A-6.g.iii] seals the others when one is refused, and says which and why", async () => {
    const { outcome, done } = await sealed([item("a.png", 100), item("empty.png", 0), item("b.png", 120)]);
    expect(done).toEqual(["a.png", "b.png"]);
    expect(outcome.view?.summary.evidenceCount).toBe(2);
    expect(outcomeWords(outcome)).toMatch(/^2 files sealed\. “empty\.png” was not: .+ .+\.$/);
  });

  it("leaves the screen at its step until the last file is through", async () => {
    const { shown } = await sealed([item("a.png", 100), item("b.png", 120)]);
    expect(shown).toBe(0);
  });

  it("keeps what was sealed before it was cancelled, and says that the rest was not", async () => {
    const { outcome, done } = await sealed([item("last.png", 100), item("b.png", 120)]);
    expect(done).toEqual(["last.png"]);
    expect(outcomeWords(outcome)).toBe("1 file sealed. Cancelled: the rest is still here, not sealed.");
  });
});
