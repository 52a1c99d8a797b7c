import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseEvent } from "../../../main/model/entry.ts";
import { BagIndex } from "../../../main/packages/report/index.ts";
import { NumberList } from "../../../main/packages/report/number-list.ts";
import { SampleBag, uuid } from "./a-bag.ts";

describe("which entries belong together", () => {
  it("is found for cases that overlap, in the order in which they turn up", () => {
    const place = fc.option(fc.integer({ min: 1, max: 40 }), { freq: 4 });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 200 }), (cases) => {
        const bag = new SampleBag();
        const known = new Map<string, number[]>();
        const desk: number[] = [];
        for (const [seq, number] of cases.entries()) {
          const id = number === null ? null : uuid(number);
          bag.add(id, { kind: "case.closed", fields: {} } as unknown as CaseEvent);
          if (id === null) desk.push(seq);
          else known.set(id, [...(known.get(id) ?? []), seq]);
        }
        const index = BagIndex.of(bag.input());
        const wanted = [...known].map(([id, seqs], at) => ({ id, number: at + 1, seqs }));
        expect([...index.each()]).toEqual(wanted);
        expect(wanted.map(({ id }) => index.case(id))).toEqual(wanted);
        expect([index.cases, index.entries, index.desk]).toEqual([known.size, cases.length, desk]);
        for (const stranger of [uuid(99), "", "case-1", "../x"]) expect(index.numberOf(stranger)).toBeNull();
      }),
    );
  });
});

describe("a list of numbers", () => {
  it("gives back what was put in, small and large, over many blocks", () => {
    const list = new NumberList();
    const known = Array.from({ length: 50_000 }, (_, place) =>
      place % 20_000 === 19_999 ? 2 ** 53 - 1 - place : place,
    );
    for (const number of known) list.push(number);
    list.set(16_384, 2 ** 32);
    known[16_384] = 2 ** 32;
    expect(Array.from({ length: list.length }, (_, place) => list.at(place))).toEqual(known);
    expect(() => list.at(50_000)).toThrow(RangeError);
    expect(() => list.set(50_000, 1)).toThrow(RangeError);
  });
});
