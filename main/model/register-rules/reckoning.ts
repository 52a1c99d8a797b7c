/** One day under one pack. Thousands of accounts ask for the same few days: each is reckoned once. */

import { addDays, addMonths } from "../calendar.ts";
import type { PolicyPack } from "../policy-pack.ts";
import type { Day } from "../register-view.ts";

export class Reckoning {
  readonly pack: PolicyPack;
  /** In the pack's time zone. */
  readonly today: Day;
  readonly #days = new Map<number, Map<Day, Day>>();
  readonly #months = new Map<number, Map<Day, Day>>();

  constructor(pack: PolicyPack, today: Day) {
    this.pack = pack;
    this.today = today;
  }

  /** Nothing is asked before the policy is in force. */
  inForce(day: Day): Day {
    return day < this.pack.effective ? this.pack.effective : day;
  }

  /** @param days may be negative */
  addDays(date: Day, days: number): Day {
    return once(this.#days, date, days, addDays);
  }

  /** The month's last day where there is no such day. */
  addMonths(date: Day, months: number): Day {
    return once(this.#months, date, months, addMonths);
  }
}

type Reckoned = Map<number, Map<Day, Day>>;

function once(reckoned: Reckoned, date: Day, count: number, reckon: (date: Day, count: number) => Day): Day {
  const days = reckoned.get(count) ?? new Map<Day, Day>();
  reckoned.set(count, days);
  const known = days.get(date);
  if (known !== undefined) return known;
  const day = reckon(date, count);
  days.set(date, day);
  return day;
}
