import fc from "fast-check";
import {
  type AccountRecord,
  checkVerdicts,
  type DepartmentRecord,
  discussionOutcomes,
  type PersonRecord,
  type RegisterState,
  standings,
} from "../../../main/model/register-view.ts";
import { anchorage, packs } from "../packs.ts";
import { account, harbor, person } from "./a-register.ts";

const day = fc
  .date({ min: new Date("2019-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const text = fc.oneof(fc.constant(""), fc.string({ maxLength: 12 }));
const departmentName = fc.constantFrom("Harbor", "harbor ", "Library", "__proto__", "");
const personId = fc.constantFrom("p0", "p1", "p2", "gone", "__proto__");
const by = fc.record({ name: text, role: text });
const role = fc.constantFrom("coordinator", "director", "administrator", "nobody", "constructor");
const item = fc.constantFrom(...packs.flatMap((pack) => pack.register.checklist.items.map(({ id }) => id)), "toString");
const answer = fc.record({
  verdict: fc.constantFrom(...checkVerdicts),
  why: text,
  on: day,
  by: text,
  evidence: fc.constant(null),
});
const user = fc.record({ person: personId, role, from: day, to: maybe(day), because: text });

export const accountRecord: fc.Arbitrary<Omit<AccountRecord, "id">> = fc
  .record({
    department: departmentName,
    platform: fc.constantFrom("Facebook", "Instagram"),
    handle: text,
    name: text,
    address: maybe(text),
    since: maybe(day),
    standing: fc.constantFrom(...standings),
    standingSince: day,
    email: maybe(text),
    phone: maybe(text),
    purpose: text,
    request: maybe(fc.record({ by, on: day, why: text })),
    decision: maybe(fc.record({ approved: fc.boolean(), by, on: day, why: text })),
    shut: maybe(fc.record({ by, on: day, why: text })),
    coordinator: maybe(personId),
    director: maybe(personId),
    users: fc.uniqueArray(user, { maxLength: 4, selector: (one) => `${one.person}:${one.role}` }),
    lastActivity: maybe(fc.record({ on: day, what: text })),
    checklist: fc.dictionary(item, answer, { maxKeys: 6 }),
    review: maybe(
      fc.record({
        on: day,
        by: text,
        looked: fc.constant([]),
        found: fc.constantFrom("nothing" as const, "something" as const),
        words: text,
        cases: fc.constant([]),
      }),
    ),
    discussion: maybe(
      fc.record({
        on: day,
        with: fc.constant([]),
        outcome: fc.constantFrom(...discussionOutcomes),
        words: text,
        again: maybe(day),
      }),
    ),
    addedOn: day,
  })
  .map((change) => ({ ...account(), ...change }));

const personRecord: fc.Arbitrary<Omit<PersonRecord, "id">> = fc
  .record({
    name: text,
    department: departmentName,
    left: maybe(fc.record({ on: day, because: text })),
    roles: fc.array(fc.record({ role, department: departmentName, from: day, to: maybe(day) }), { maxLength: 2 }),
    acknowledgement: maybe(
      fc.record({
        signedOn: day,
        policy: fc.constantFrom(`${anchorage.id}@1`, "other@2", ""),
        scan: fc.constant(null),
        forwardedOn: maybe(day),
        forwardedTo: text,
      }),
    ),
  })
  .map((change) => ({ ...person(), ...change }));

const departmentRecord: fc.Arbitrary<Omit<DepartmentRecord, "name">> = fc
  .record({
    workplan: maybe(
      fc.record({
        on: day,
        by: text,
        parts: fc.dictionary(fc.constantFrom("mission", "goals"), text),
        file: fc.constant(null),
      }),
    ),
    coordinator: maybe(fc.record({ person: personId, by, since: day })),
    director: maybe(fc.record({ person: personId, since: day })),
  })
  .map((change) => ({ ...harbor(), ...change }));

/** Ids and names are unique, as in any register; all else may be at odds with itself. */
export const registerState: fc.Arbitrary<RegisterState> = fc
  .record({
    accounts: fc.array(accountRecord, { maxLength: 6 }),
    people: fc.array(personRecord, { maxLength: 3 }),
    departments: fc.tuple(departmentRecord, departmentRecord),
    reviews: fc.array(fc.record({ pack: fc.constantFrom(...packs.map(({ id }) => id)), on: day, by }), {
      maxLength: 2,
    }),
    waitingResets: fc.array(fc.record({ person: personId, account: text, because: text }), { maxLength: 3 }),
  })
  .map(({ accounts, people, departments: [first, second], reviews, waitingResets }) => ({
    accounts: accounts.map((one, index) => ({ ...one, id: `a${index}` })),
    people: people.map((one, index) => ({ ...one, id: `p${index}` })),
    departments: [
      { ...first, name: "Harbor" },
      { ...second, name: "Library" },
    ],
    policyReviews: reviews.map((one) => ({ ...one, outcome: "unchanged", words: "" })),
    waitingResets,
  }));

export const anyDay = day;
