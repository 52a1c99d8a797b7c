/** What the rules write on, one after the other. Sentences are put together only where somebody reads them: at thousands of accounts they cost most. */

import { cited } from "../cited.ts";
import type { Duty, DutyPlace, Urgency } from "../duty.ts";
import type { PolicyPack } from "../policy-pack.ts";
import type { Day } from "../register-view.ts";
import { urgencyOn } from "../vault-duties/wording.ts";
import type { Check, CheckState, Outcome } from "./check.ts";
import type { Reckoning } from "./reckoning.ts";

type Clauses = readonly string[];

/** What every duty of the register says of itself. */
export interface Said {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly place: DutyPlace;
  readonly subject?: string;
  /** Absent: it concerns the whole desk. */
  readonly department?: string;
}

export interface Sheet {
  /** Something was looked at. @param on see `Check` */
  check(state: CheckState, clauses: Clauses, says: () => string, on: Day | null): void;
  /** A duty without a day: it stands as long as what it speaks of. */
  standing(clauses: Clauses, urgency: Urgency, said: () => Said): void;
  /** A duty with a day. @param lead days before it on which Today first shows it; null: at once */
  dated(clauses: Clauses, due: Day, lead: number | null, said: () => Said): void;
}

/** The duties that Today shows, and nothing else. */
export class TodaySheet implements Sheet {
  readonly duties: Duty[] = [];
  readonly #desk: Reckoning;

  constructor(desk: Reckoning) {
    this.#desk = desk;
  }

  check(): void {}

  standing(clauses: Clauses, urgency: Urgency, said: () => Said): void {
    this.duties.push(made(this.#desk.pack, clauses, said(), urgency, null));
  }

  dated(clauses: Clauses, due: Day, lead: number | null, said: () => Said): void {
    const { pack, today } = this.#desk;
    if (lead !== null && this.#desk.addDays(due, -lead) > today) return;
    this.duties.push(made(pack, clauses, said(), urgencyOn(due, today), due));
  }
}

/** Everything: for the compliance report and the calendar. */
export class FullSheet implements Sheet, Outcome {
  readonly department: string | null;
  readonly checks: Check[] = [];
  readonly duties: Duty[] = [];
  readonly #desk: Reckoning;

  constructor(desk: Reckoning, department: string | null) {
    this.#desk = desk;
    this.department = department;
  }

  check(state: CheckState, clauses: Clauses, says: () => string, on: Day | null): void {
    this.checks.push({ clauses, state, says: says(), on });
  }

  standing(clauses: Clauses, urgency: Urgency, said: () => Said): void {
    this.duties.push(made(this.#desk.pack, clauses, said(), urgency, null));
  }

  dated(clauses: Clauses, due: Day, _lead: number | null, said: () => Said): void {
    const { pack, today } = this.#desk;
    this.duties.push(made(pack, clauses, said(), urgencyOn(due, today), due));
  }
}

function made(pack: PolicyPack, clauses: Clauses, said: Said, urgency: Urgency, due: Day | null): Duty {
  const { citation, row } = cited(pack, clauses);
  return { row, citation, due, urgency, vault: null, credential: null, ...said };
}
