/** What the rules write on, one after the other. Sentences are put together only where somebody reads them: at thousands of accounts they cost most. */

import { cited } from "../cited.ts";
import { type Duty, inFull, type Urgency } from "../duty.ts";
import type { Day } from "../register-view.ts";
import { urgencyOn } from "../vault-duties/wording.ts";
import type { Place } from "./about.ts";
import { type Check, type CheckState, type Outcome, orAhead } from "./check.ts";
import { DutyOfToday, type What } from "./duty-of-today.ts";
import type { Reckoning } from "./reckoning.ts";

type Clauses = readonly string[];

/** What a duty of the register says. */
export interface Said {
  readonly id: string;
  readonly title: string;
  readonly why: string;
}

export interface Sheet {
  /** false: nothing becomes of what was looked at, and it need not be looked for. */
  readonly keepsChecks: boolean;
  /** Something was looked at. @param on see `Check` */
  check(state: CheckState, clauses: Clauses, says: () => string, on: Day | null): void;
  /** From here on nothing counts as met: a day from which others are reckoned is wrong. @param why a sentence */
  doubt(why: () => string): void;
  /** A duty without a day: it stands as long as what it speaks of. @param kind as `kindOf` (duty-heaps.ts) will find it in the id */
  standing(kind: string, clauses: Clauses, urgency: Urgency, said: () => Said): void;
  /** A duty with a day. @param lead days before it on which Today first shows it; null: at once */
  dated(kind: string, clauses: Clauses, due: Day, lead: number | null, said: () => Said): void;
}

/** The duties that Today shows, and nothing else. */
export class TodaySheet implements Sheet {
  readonly keepsChecks = false;
  readonly duties: Duty[] = [];
  readonly #desk: Reckoning;
  readonly #place: Place;

  constructor(desk: Reckoning, place: Place) {
    this.#desk = desk;
    this.#place = place;
  }

  check(): void {}

  doubt(): void {}

  standing(kind: string, clauses: Clauses, urgency: Urgency, said: () => Said): void {
    this.#add(clauses, { kind, urgency, due: null }, said);
  }

  dated(kind: string, clauses: Clauses, due: Day, lead: number | null, said: () => Said): void {
    const { today } = this.#desk;
    if (lead !== null && this.#desk.addDays(due, -lead) > today) return;
    this.#add(clauses, { kind, urgency: urgencyOn(due, today), due }, said);
  }

  #add(clauses: Clauses, what: What, said: () => Said): void {
    this.duties.push(new DutyOfToday(this.#place, cited(this.#desk.pack, clauses), what, said));
  }
}

/** Everything: for the compliance report and the calendar. */
export class FullSheet implements Sheet, Outcome {
  readonly keepsChecks = true;
  readonly department: string | null;
  readonly checks: Check[] = [];
  readonly duties: Duty[] = [];
  readonly #desk: Reckoning;
  readonly #place: Place;
  #doubt: string | null = null;

  constructor(desk: Reckoning, place: Place) {
    this.#desk = desk;
    this.#place = place;
    this.department = place.department;
  }

  check(state: CheckState, clauses: Clauses, says: () => string, on: Day | null): void {
    const one = orAhead({ clauses, state, says: says(), on }, this.#desk.today);
    if (this.#doubt === null || one.state !== "met") this.checks.push(one);
    else this.checks.push({ ...one, state: "unknown", says: `${one.says} ${this.#doubt}` });
  }

  doubt(why: () => string): void {
    this.#doubt = why();
  }

  standing(kind: string, clauses: Clauses, urgency: Urgency, said: () => Said): void {
    this.#add(clauses, { kind, urgency, due: null }, said);
  }

  dated(kind: string, clauses: Clauses, due: Day, _lead: number | null, said: () => Said): void {
    this.#add(clauses, { kind, urgency: urgencyOn(due, this.#desk.today), due }, said);
  }

  #add(clauses: Clauses, what: What, said: () => Said): void {
    this.duties.push(inFull(new DutyOfToday(this.#place, cited(this.#desk.pack, clauses), what, said)));
  }
}
