import { describe, expect, it } from "vitest";
import type { Duty } from "../../../main/model/duty.ts";
import { canBeLeftOut } from "../../../renderer/compliance/left-out-cases.ts";
import { dueOfRow } from "../../../renderer/duties.ts";
import { packs } from "../../model/packs.ts";

const duty = (row: string | null): Duty => ({
  ...{ id: `review:${row}`, row, title: "", why: "", citation: "", due: null, urgency: "now" },
  ...{ vault: null, credential: null, place: "account" },
});

describe("what can be done about a row", () => {
  it("is what is due because of it, and nothing that comes from no row", () => {
    const duties = [duty("A-8"), duty("A-5.b.iv"), duty(null)];
    const due = { duties, heaps: [], day: "2026-11-20" };
    expect(dueOfRow(due, "A-8")).toEqual({ ...due, duties: [duty("A-8")] });
    expect(dueOfRow(due, "A-6.a").duties).toEqual([]);
  });

  it.each(packs)("looks for steps that were left out where a step of the row can be: $shortTitle", (pack) => {
    for (const row of Object.keys(pack.rows)) {
      const steps = pack.steps.filter(({ clauses: [first = ""] }) => pack.rows[row]?.includes(first));
      expect(canBeLeftOut(pack, row), row).toBe(steps.some(({ waiver }) => waiver !== null));
    }
    expect(canBeLeftOut(pack, "no such row")).toBe(false);
  });
});
