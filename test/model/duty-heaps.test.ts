import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unsortedDuties } from "../../main/model/all-duties.ts";
import { type Duty, inFull, urgencies } from "../../main/model/duty.ts";
import {
  accountsInNeed,
  heapedDuties,
  heapKinds,
  isThisWeek,
  kindOf,
  mostSingle,
} from "../../main/model/duty-heaps.ts";
import { mostUrgentFirst } from "../../main/model/duty-order.ts";
import { packs } from "./packs.ts";
import { anyDay, registerState } from "./register-rules/arbitrary-register.ts";
import { desks } from "./register-rules/desks.ts";
import { noon } from "./register-rules/on-a-day.ts";

const today = "2026-11-20";

function duty(change: Partial<Duty> & Pick<Duty, "id">): Duty {
  const words = { row: null, title: change.id, why: "", citation: "Section 1", vault: null, credential: null };
  return { ...words, due: today, urgency: "soon", place: "account", subject: "a", ...change };
}

const many = (count: number, change: (number: number) => Partial<Duty> & Pick<Duty, "id">) =>
  Array.from({ length: count }, (_, number) => duty(change(number)));

const reviews = (count: number, change: Partial<Duty> = {}) =>
  many(count, (number) => ({ id: `review:a-${number}`, subject: `a-${number}`, ...change }));

const anyDuty: fc.Arbitrary<Duty> = fc
  .record({
    kind: fc.constantFrom("review", "users", "coordinator", "unsigned", "decide", "inactive", "reset", "__proto__"),
    of: fc.uuid(),
    urgency: fc.constantFrom(...urgencies),
    due: fc.constantFrom(null, "2026-10-01", today, "2026-11-27", "2026-11-28"),
    place: fc.constantFrom("account", "account", "account", "person", "department"),
    department: fc.constantFrom(undefined, "Parks", "Harbour"),
    row: fc.constantFrom(null, "A-1", "A-2"),
  })
  .map(({ kind, of, ...own }) => duty({ id: `${kind}:${of}`, subject: of, ...own }));

const lists = fc.uniqueArray(anyDuty, { selector: ({ id }) => id, maxLength: 120 });

describe("duties that share a line", () => {
  it("are none where nothing is due", () => {
    expect(heapedDuties([], today, 300)).toEqual({ duties: [], heaps: [] });
  });

  it("stand one by one while they are few", () => {
    expect(heapedDuties(reviews(mostSingle), today, 300).duties).toHaveLength(mostSingle);
    expect(heapedDuties(reviews(mostSingle), today, 300).heaps).toEqual([]);
  });

  it("[A-5.b.iv] are counted, all of them, with the earliest of their days", () => {
    const rounds = [...reviews(50_000), duty({ id: "review:z", due: "2026-11-19" })];
    const { duties, heaps } = heapedDuties(rounds, today, 300);
    expect(duties).toEqual([]);
    expect(heaps).toEqual([
      {
        ...{ kind: "review", urgency: "soon", thisWeek: true, many: 50_001, firstDue: "2026-11-19" },
        ...{ department: null, citation: "Section 1", rows: {}, place: "account" },
      },
    ]);
  });

  it("hide no single one, however urgent the many are", () => {
    const last = duty({ id: "director:Parks", place: "department", urgency: "advice", due: null });
    const { duties, heaps } = heapedDuties([...reviews(9_000, { urgency: "overdue" }), last], today, 300);
    expect([duties.map(({ id }) => id), heaps.map((heap) => heap.many)]).toEqual([["director:Parks"], [9_000]]);
  });

  it("are parted by urgency, and what is due soon by this week and later, in that order", () => {
    const heaps = heapedDuties(
      [
        ...reviews(6, { urgency: "advice", due: null }),
        ...reviews(6, { due: "2026-11-28" }),
        ...reviews(6, { due: null }),
        ...reviews(6, { due: "2026-11-27" }),
        ...reviews(6, { urgency: "now", due: null }),
        ...reviews(6, { urgency: "overdue", due: "2026-11-19" }),
      ],
      today,
      300,
    ).heaps;
    expect(heaps.map(({ urgency, thisWeek, firstDue, many }) => [urgency, thisWeek, firstDue, many])).toEqual([
      ["overdue", null, "2026-11-19", 6],
      ["now", null, null, 6],
      ["soon", true, "2026-11-27", 6],
      ["soon", false, "2026-11-28", 12],
      ["advice", null, null, 6],
    ]);
  });

  it("cite what most of them cite, and name their department only where it is one", () => {
    const some = (count: number, citation: string, row: string, department: string) =>
      many(count, (number) => ({ id: `check-failed:${citation}${number}`, citation, row, department }));
    const [heap] = heapedDuties(
      [...some(2, "6.c", "A-6.c", "Parks"), ...some(5, "6.a", "A-6.a", "Parks")],
      today,
      9,
    ).heaps;
    expect(heap).toMatchObject({ citation: "6.a", rows: { "A-6.c": 2, "A-6.a": 5 }, department: "Parks" });
    const [mixed] = heapedDuties(
      [...some(3, "6.a", "A-6.a", "Parks"), ...some(3, "6.b", "A-6.b", "Harbour")],
      today,
      9,
    ).heaps;
    expect(mixed).toMatchObject({ citation: "6.a", department: null });
  });

  it("are about the same sort of thing: accounts without a coordinator are not departments without one", () => {
    const left = many(9, (number) => ({ id: `coordinator:a-${number}:left`, urgency: "now", due: null }));
    expect(heapedDuties(left, today, 300)).toMatchObject({ heaps: [], duties: { length: 9 } });
  });

  it("lose no duty and hold none twice, whatever is due, and stand in the same order however they come", () => {
    fc.assert(
      fc.property(lists, fc.nat(150), (duties, count) => {
        const { duties: single, heaps } = heapedDuties(duties, today, count);
        const shared = heaps.reduce((sum, heap) => sum + heap.many, 0);
        expect(single).toHaveLength(Math.min(count, duties.length - shared));
        expect(single).toEqual(single.toSorted(mostUrgentFirst));
        for (const heap of heaps) {
          const own = duties.filter(
            (one) =>
              kindOf(one) === heap.kind &&
              one.place === heap.place &&
              one.urgency === heap.urgency &&
              isThisWeek(one, "2026-11-27") === heap.thisWeek,
          );
          expect(own).toHaveLength(heap.many);
          expect(heap.many).toBeGreaterThan(mostSingle);
          expect(single.filter((one) => own.some(({ id }) => id === one.id))).toEqual([]);
          const ids = heap.place === "account" ? own.map(({ subject }) => subject) : [];
          expect(accountsInNeed(duties, heap, today).toSorted()).toEqual(ids.toSorted());
        }
        expect(heapedDuties(duties.toReversed(), today, count)).toEqual({ duties: single, heaps });
      }),
    );
  });
});

describe("the kind of a duty", () => {
  it.each(packs)(
    "is the same before and after it is put in full, for all that the register asks: $shortTitle",
    (pack) => {
      const seen = new Set<string>();
      fc.assert(
        fc.property(registerState, anyDay, (register, day) => {
          for (const one of unsortedDuties(pack, desks({ register }), noon(pack, day))) {
            expect(one.kind ?? kindOf(one)).toBe(kindOf(inFull(one)));
            expect(inFull(one)).not.toHaveProperty("kind");
            seen.add(kindOf(one));
          }
        }),
      );
      expect([...heapKinds.keys()].filter((kind) => seen.has(kind)).length).toBeGreaterThan(3);
    },
  );
});
