import fc from "fast-check";
import { expect, it } from "vitest";
import { type Duty, urgencies } from "../../main/model/duty.ts";
import { mostUrgent, mostUrgentFirst } from "../../main/model/duty-order.ts";

const duty: fc.Arbitrary<Duty> = fc
  .record({
    id: fc.uuid(),
    urgency: fc.constantFrom(...urgencies),
    due: fc.constantFrom(null, "2026-11-20", "2026-11-21", "2027-01-01"),
    title: fc.constantFrom("Answer", "Check", "Look at “Parks”"),
  })
  .map((own) => ({ ...own, row: null, why: "", citation: "", vault: null, credential: null, place: "account" }));

it("the first so many duties are those that stand first when all are put in order", () => {
  fc.assert(
    fc.property(fc.uniqueArray(duty, { selector: ({ id }) => id, maxLength: 60 }), fc.nat(70), (duties, count) => {
      expect(mostUrgent(duties, count)).toEqual(duties.toSorted(mostUrgentFirst).slice(0, count));
    }),
  );
});

it("what is overdue comes before what is broken, the earlier day first, and what has no day last", () => {
  const make = (urgency: Duty["urgency"], due: string | null): Duty => {
    const words = { id: `${urgency}${due}`, row: null, title: "Look", why: "", citation: "" };
    return { ...words, urgency, due, vault: null, credential: null, place: "account" };
  };
  const wanted = [
    make("overdue", "2026-01-01"),
    make("overdue", "2026-02-01"),
    make("now", "2026-12-01"),
    make("now", null),
    make("soon", "2026-01-01"),
    make("advice", null),
  ];
  expect(mostUrgent(wanted.toReversed(), 10)).toEqual(wanted);
});
