import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Disposals } from "../../../main/packages/report/disposals.ts";
import type { Disposal } from "../../../main/packages/report/gaps.ts";

function disposal(seq: number, entries: readonly number[]): Disposal {
  return { seq, at: "", authority: `schedule ${seq}`, reason: "", approvedBy: "", ofCase: null, entries, files: 0 };
}

describe("what disposed of an entry", () => {
  it("is the last entry that names it, and nothing for an entry that none names", () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 30 });
    fc.assert(
      fc.property(fc.array(numbers, { maxLength: 12 }), (lists) => {
        const said = new Map(lists.map((entries, place) => [100 + place, disposal(100 + place, entries)]));
        const read = (seq: number): Disposal => said.get(seq) ?? disposal(seq, []);
        const disposals = new Disposals([...said.keys()], read);
        for (let seq = 0; seq <= 61; seq += 1) {
          const last = [...said.values()].findLast(({ entries }) => entries.includes(seq));
          expect(disposals.of(seq)).toBe(last ?? null);
        }
      }),
    );
  });

  it("is found whatever number a stranger’s package gives", () => {
    const odd = [0, -0, 2 ** 40, Number.MAX_SAFE_INTEGER];
    const disposals = new Disposals([7], (seq) => disposal(seq, odd));
    expect([0, ...odd].map((seq) => disposals.of(seq)?.seq)).toEqual([7, 7, 7, 7, 7]);
  });
});
