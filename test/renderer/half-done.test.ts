import { describe, expect, it } from "vitest";
import type { Action, CaseView } from "../../main/model/case-view.ts";
import { halfDone, withRing } from "../../renderer/workflow/half-done.ts";

function view(decided: readonly string[], actions: readonly Action[], closed = false): CaseView {
  const consulted = { kind: "director.consulted", fields: { decided }, seq: 4, id: "four" };
  const steps = [{ id: "act", kind: "action" }];
  const progress = { steps, actions, closed, current: "after" };
  return { entries: [consulted], progress } as unknown as CaseView;
}

const removed: Action = { id: "remove", label: "Remove", state: "done", seq: 6 };
const block: Action = { id: "block", label: "Block", state: "open" };

describe("a case of which half is done", () => {
  it("stays at the action while something that was decided is still to do", () => {
    const half = view(["remove", "block"], [removed, block]);
    expect(halfDone(half)).toEqual({ done: 1, of: 2 });
    expect(withRing(half).progress.current).toBe("act");
  });

  it("goes on when the rest was never decided, when nothing is done yet, and when the case is closed", () => {
    for (const other of [
      view(["remove"], [removed, block]),
      view(["block"], [block]),
      view(["remove", "block"], [removed, block], true),
    ]) {
      expect(halfDone(other)).toBeNull();
      expect(withRing(other).progress.current).toBe("after");
    }
  });
});
