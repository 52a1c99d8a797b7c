import fc from "fast-check";
import { expect, it } from "vitest";
import { AppError } from "../../main/lib/app-error.ts";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { foldAccount } from "../../main/model/register/fold-account.ts";
import { openAccountSteps } from "../../main/model/register/life-cycle.ts";
import type { AccountRecord } from "../../main/model/register-view.ts";
import type { AccountStep } from "../../preload/contract.ts";
import { anchorage, anoka, harbour, packs } from "../model/packs.ts";
import { ABook, details, manager, shot } from "./a-book.ts";

const days = [
  "2026-02-01",
  "2026-02-03",
  "2026-02-10",
  "2026-02-28",
  "2026-03-01",
  "2026-03-02",
  "2026-03-03",
  "2026-02-30",
];
const day = fc.constantFrom(...days);
const words = fc.constantFrom("", "A reason", "=SUM(A1)", "Ünïcode ✓");

/** Any step that a window could send, sound or not. */
function anyStep(pack: PolicyPack, people: readonly string[]): fc.Arbitrary<AccountStep> {
  const { register } = pack;
  const person = fc.constantFrom(...people, "nobody");
  const role = fc.constantFrom(...register.users.roles, "none");
  const item = fc.constantFrom(...register.checklist.items.map(({ id }) => id), "none");
  const by = fc.constant(manager);
  const changed = { ...details, email: register.email === null ? null : `parks@${register.email.domain}` };
  const verdict = fc.constantFrom("met" as const, "not-met" as const, "not-possible" as const);
  return fc.oneof(
    fc.record({ step: fc.constant("decide" as const), approved: fc.boolean(), by, on: day, why: words }),
    fc.record({
      step: fc.constant("create" as const),
      on: day,
      details: fc.constant(changed),
      since: fc.option(day),
    }),
    fc.record({ step: fc.constantFrom("activate" as const, "resume" as const), on: day, note: words }),
    fc.record({
      step: fc.constantFrom("pause" as const, "archive" as const, "deactivate" as const),
      on: day,
      by,
      why: words,
    }),
    fc.record({
      step: fc.constant("change" as const),
      on: day,
      details: fc.record({ coordinator: fc.option(person), name: words, phone: words }, { requiredKeys: [] }),
      why: words,
    }),
    fc.record({ step: fc.constant("add-user" as const), on: day, person, role }),
    fc.record({ step: fc.constant("end-user" as const), on: day, person, role, because: words }),
    fc.record({
      step: fc.constant("check" as const),
      on: day,
      items: fc.uniqueArray(fc.record({ item, verdict, why: words }), { selector: (one) => one.item, maxLength: 3 }),
      source: fc.constant(null),
    }),
    fc.record({
      step: fc.constant("review" as const),
      on: day,
      looked: fc.subarray([...register.review.looksAt]),
      found: fc.constantFrom("nothing" as const, "something" as const),
      words,
      cases: fc.constantFrom([], ["case-1"], ["case-9"]),
      lastActivity: fc.option(day),
    }),
    fc.record({
      step: fc.constant("discuss" as const),
      on: day,
      with: fc.constantFrom([], [manager]),
      outcome: fc.constantFrom("keep" as const, "close-for-now" as const),
      words,
      again: fc.option(fc.constantFrom("2026-06-01", "2026-01-01")),
    }),
    fc.record({ step: fc.constant("activity" as const), on: day, what: words }),
  );
}

/** null: it was refused, with one of the closed list of codes. */
function tried(desk: ABook, account: AccountRecord, step: AccountStep): AccountRecord | string {
  try {
    return desk.step(account, step, step.step === "check" ? shot : null);
  } catch (error) {
    if (error instanceof AppError && error.code !== "UNEXPECTED") return error.code;
    throw error;
  }
}

/** Takes the steps on an account that was asked for or taken in; strikes every fourth that stood. */
function walk(desk: ABook, begin: "request" | "take in", steps: readonly AccountStep[]): readonly AccountRecord[] {
  const account = begin === "request" ? desk.request() : desk.takeIn();
  const records = [account];
  for (const step of steps) {
    const before = desk.book.account(account.id);
    const open = openAccountSteps(desk.pack, before).find((one) => one.step === step.step);
    const after = tried(desk, account, step);
    // What the window is told of a step is what main does with it.
    expect(after === "ACCOUNT_STEP_SHUT").toBe(open?.shut !== null);
    if (typeof after === "string") {
      expect(desk.book.account(account.id)).toBe(before);
      continue;
    }
    records.push(after);
    if (records.length % 4 !== 0) continue;
    const struck = desk.step(account, { step: "strike", event: after.lastEvent, because: "By mistake" });
    expect(struck).toEqual({ ...before, lastEvent: after.lastEvent + 1 });
    records.push(struck);
  }
  return records;
}

for (const pack of packs) {
  it(`[A-6.g] every record is what its events come to, whatever happens to an account of ${pack.id}`, () => {
    const desk = new ABook(pack);
    desk.cases.add("case-1");
    const people = [desk.person("Kim Sample").id, desk.person("Lou Sample").id];
    const begin = fc.constantFrom("request" as const, "take in" as const);
    fc.assert(
      fc.property(begin, fc.array(anyStep(pack, people), { maxLength: 25 }), (how, steps) => {
        const records = walk(desk, how, steps);
        const [first] = records as [AccountRecord];
        const events = desk.book.events("account", first.id);
        expect(events).toHaveLength(records.length);
        // Each prefix of the events comes to the record that stood then.
        for (const [at, record] of records.entries()) expect(foldAccount(events.slice(0, at + 1))).toEqual(record);
        for (const line of desk.book.accountHistory(first.id)) expect(line.says).toMatch(/\S\.?$/);
        // The handle is wanted by the next round.
        desk.database.exec("UPDATE register_record SET key = NULL; UPDATE account SET key = id");
      }),
      { numRuns: 60 },
    );
    const byId = () => desk.book.state().accounts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const before = byId();
    desk.database.exec("DELETE FROM register_record WHERE kind <> 'account'");
    desk.restart();
    expect(byId()).toEqual(before);
  });
}

it("[N-V.1] no page that was asked for is ever there without an approval that came before it", () => {
  for (const pack of [anchorage, anoka, harbour]) {
    const desk = new ABook(pack);
    const people = [desk.person().id];
    fc.assert(
      fc.property(fc.array(anyStep(pack, people), { maxLength: 20 }), (steps) => {
        for (const record of walk(desk, "request", steps)) {
          const { decision, standing, since } = record;
          if (standing === "requested" || standing === "declined") expect(since).toBeNull();
          else expect(decision?.approved).toBe(true);
          if (since !== null) expect(since >= (decision?.on ?? "9999")).toBe(true);
        }
        desk.database.exec("UPDATE register_record SET key = NULL; UPDATE account SET key = id");
      }),
      { numRuns: 40 },
    );
  }
});
