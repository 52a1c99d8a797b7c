import fc from "fast-check";
import { expect, it } from "vitest";
import { AppError } from "../../main/lib/app-error.ts";
import { foldAccount } from "../../main/model/register/fold-account.ts";
import { foldDepartment } from "../../main/model/register/fold-department.ts";
import { foldPerson } from "../../main/model/register/fold-person.ts";
import { accountFoundation, departmentFoundation, personFoundation } from "../../main/model/register/foundation.ts";
import { standingEvents } from "../../main/model/register/standing-events.ts";
import { entrusted } from "../../main/model/register/take-back.ts";
import type { HistoryLine, RegisterEvent } from "../../main/model/register-view.ts";
import type { AccountStep, DepartmentStep, PersonStep } from "../../preload/contract.ts";
import { packs } from "../model/packs.ts";
import { ABook, manager, shot } from "./a-book.ts";

/** What happens at a desk: a step on an account, a person or a department, or the taking back of one of its events. */
type Move =
  | { readonly what: "account"; readonly at: number; readonly step: AccountStep }
  | { readonly what: "person"; readonly at: number; readonly step: PersonStep }
  | { readonly what: "department"; readonly at: number; readonly step: DepartmentStep }
  | {
      readonly what: "strike";
      readonly of: "account" | "person" | "department";
      readonly at: number;
      readonly nth: number;
    };

const departments = ["Parks", "Library"];
const day = fc.constantFrom("2026-02-01", "2026-02-10", "2026-02-20", "2026-03-01");
const why = fc.constant("A reason");
const two = fc.nat({ max: 1 });

class Desk extends ABook {
  readonly accounts = departments.map((department, n) => this.takeIn({ department, handle: `@page${n}` }, null));
  readonly people = ["Kim Sample", "Lou Sample"].map((name) => this.person(name));

  moves(): fc.Arbitrary<Move> {
    const { register, roles } = this.pack;
    const person = fc.constantFrom(...this.people.map(({ id }) => id));
    const role = fc.constantFrom(...roles.slice(0, 2).map(({ id }) => id));
    const may = fc.constantFrom(...register.users.roles.slice(0, 2));
    const by = fc.constant(manager);
    const holder = fc.option(person);
    const fixed = <T extends string>(text: T) => fc.constant(text);
    const account: fc.Arbitrary<AccountStep> = fc.oneof(
      fc.record({ step: fixed("decide"), approved: fc.boolean(), by, on: day, why }),
      fc.record({ step: fc.constantFrom("activate" as const, "resume" as const), on: day, note: why }),
      fc.record({
        step: fc.constantFrom("pause" as const, "archive" as const, "deactivate" as const),
        on: day,
        by,
        why,
      }),
      fc.record({ step: fixed("change"), on: day, details: fc.record({ coordinator: holder, director: holder }), why }),
      fc.record({ step: fixed("add-user"), on: day, person, role: may }),
      fc.record({ step: fixed("end-user"), on: day, person, role: may, because: why }),
      fc.record({ step: fixed("activity"), on: day, what: why }),
    );
    const ofPerson: fc.Arbitrary<PersonStep> = fc.oneof(
      fc.record({ step: fixed("change"), on: day, details: fc.record({ title: why, joinedOn: fc.option(day) }), why }),
      fc.record({ step: fixed("give-role"), on: day, role, department: fc.constantFrom(...departments) }),
      fc.record({ step: fixed("end-role"), on: day, role, department: fc.constantFrom(...departments), because: why }),
      fc.record({ step: fixed("acknowledge"), on: day, source: fc.constant(null) }),
      fc.record({ step: fixed("forward"), on: day, to: why }),
      fc.record({ step: fixed("leave"), on: day, because: why }),
      fc.record({ step: fixed("return"), on: day, why }),
    );
    const ofDepartment: fc.Arbitrary<DepartmentStep> = fc.oneof(
      fc.record({ step: fixed("coordinator"), on: day, person: holder, by, because: why }),
      fc.record({ step: fixed("director"), on: day, person: holder, because: why }),
    );
    const of = fc.constantFrom("account" as const, "person" as const, "department" as const);
    return fc.oneof(
      fc.record({ what: fixed("account"), at: two, step: account }),
      fc.record({ what: fixed("person"), at: two, step: ofPerson }),
      fc.record({ what: fixed("department"), at: two, step: ofDepartment }),
      fc.record({ what: fixed("strike"), of, at: two, nth: fc.nat({ max: 9 }) }),
    );
  }

  idOf(of: "account" | "person" | "department", at: number): string {
    const id = { account: this.accounts[at]?.id, person: this.people[at]?.id, department: departments[at] }[of];
    return id ?? "";
  }

  history(of: "account" | "person" | "department", at: number): readonly HistoryLine[] {
    const id = this.idOf(of, at);
    if (of === "account") return this.book.accountHistory(id);
    return of === "person" ? this.book.personHistory(id) : this.book.departmentHistory(id);
  }

  do(of: "account" | "person" | "department", at: number, step: AccountStep | PersonStep | DepartmentStep): void {
    const [id, { book }] = [this.idOf(of, at), this];
    if (of === "account") book.accountStep(id, book.account(id).lastEvent, step as AccountStep, null);
    if (of === "person") {
      const scan = step.step === "acknowledge" && step.on > "2026-02-15" ? shot : null;
      book.personStep(id, book.person(id).lastEvent, step as PersonStep, scan);
    }
    if (of === "department") book.departmentStep(id, book.department(id).lastEvent, step as DepartmentStep, null);
  }

  /** Every event that counts could still be taken with what counts before it. */
  expectSound(): void {
    for (const { id } of this.accounts) {
      expectFounded(this.book.events("account", id), foldAccount, accountFoundation);
      for (const person of entrusted(this.book.account(id))) expect(this.book.person(person).left).toBeNull();
    }
    for (const { id } of this.people) expectFounded(this.book.events("person", id), foldPerson, personFoundation);
    for (const name of departments) {
      const events = this.book.events("department", name.toLowerCase());
      expectFounded(events, (all) => foldDepartment(name, all), departmentFoundation);
      for (const person of entrusted(this.book.department(name))) expect(this.book.person(person).left).toBeNull();
    }
  }
}

function expectFounded<R>(
  events: readonly RegisterEvent[],
  fold: (events: readonly RegisterEvent[]) => R | null,
  foundation: (record: R, event: RegisterEvent) => string | null,
): void {
  const standing = standingEvents(events);
  for (const [at, event] of standing.entries()) {
    const before = fold(standing.slice(0, at));
    if (before !== null && event.kind !== "person.added" && !isClearing(event)) {
      expect([event.kind, foundation(before, event)]).not.toEqual([event.kind, null]);
    }
  }
}

/** A leaving takes coordinator and director away whatever the standing of the page. */
function isClearing({ kind, fields }: RegisterEvent): boolean {
  return kind === "account.changed" && Object.values(fields.details).every((value) => value === null);
}

/** null: it stood. */
function refused(work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code !== "UNEXPECTED") return error.code;
    throw error;
  }
}

for (const pack of packs) {
  it(`takes back whatever nothing builds on under ${pack.id}, and leaves nothing dangling`, () => {
    const desk = new Desk(pack);
    let taken = 0;
    fc.assert(
      fc.property(fc.array(desk.moves(), { minLength: 5, maxLength: 30 }), (moves) => {
        for (const move of moves) {
          if (move.what !== "strike") {
            refused(() => desk.do(move.what, move.at, move.step));
            continue;
          }
          const lines = desk.history(move.of, move.at);
          const line = lines[move.nth % Math.max(lines.length, 1)];
          if (line === undefined) continue;
          const strike = { step: "strike", event: line.id, because: "A slip" } as const;
          const others = lines.filter(({ id }) => id !== line.id);
          // The window offers it exactly where it works.
          expect(refused(() => desk.do(move.of, move.at, strike)) === null).toBe(line.takeBack);
          if (!line.takeBack) continue;
          taken += 1;
          const after = desk.history(move.of, move.at).filter(({ id, kind }) => id !== line.id && kind !== "struck");
          expect(after.map(({ id, says }) => [id, says])).toEqual(
            others.filter(({ kind }) => kind !== "struck").map(({ id, says }) => [id, says]),
          );
        }
        desk.expectSound();
      }),
      { numRuns: 80 },
    );
    // Fifty to a hundred in runs that were counted: a property about nothing would not be noticed otherwise.
    expect(taken).toBeGreaterThan(10);
    const before = desk.book.state();
    desk.database.exec("DELETE FROM register_record");
    desk.restart();
    const byId = (one: { readonly id: string }, other: { readonly id: string }) => (one.id < other.id ? -1 : 1);
    const after = desk.book.state();
    expect(after.accounts.toSorted(byId)).toEqual(before.accounts.toSorted(byId));
    expect(after.people.toSorted(byId)).toEqual(before.people.toSorted(byId));
    expect(after.departments.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual(
      before.departments.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    );
  });
}
