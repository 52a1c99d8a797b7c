/** What is due, as the window, the badge, the calendar and the reports have it. */

import type { DutyCounts, DutyDesk, DutySettings } from "../../preload/contract.ts";
import { calendarFile } from "../duties/index.ts";
import { AppError } from "../lib/app-error.ts";
import { foldName } from "../model/author.ts";
import type { ComplianceReport } from "../model/compliance-view.ts";
import { type Duty, type Urgency, urgencies } from "../model/duty.ts";
import { type Alike, accountsInNeed, heapedDuties } from "../model/duty-heaps.ts";
import { mostUrgent } from "../model/duty-order.ts";
import type { Due, Part, Reckoned } from "./due.ts";
import type { Timers } from "./idle-clock.ts";
import type { DailyNotification } from "./notification.ts";
import type { PrintableReport } from "./records-desk.ts";
import type { DutyService } from "./register-desk.ts";

/** A list is for reading: so many stand in it one by one. */
const mostListed = 300;
/** How often it is looked whether the day has turned, and how long changes are gathered, in milliseconds. */
const minutely = 60_000;
const gathering = 100;

export interface DutiesOptions {
  readonly due: Due;
  readonly notification: DailyNotification;
  readonly clock: () => Date;
  readonly timers: Timers;
  /** The report, and the page of it. @throws AppError DEPARTMENT_UNKNOWN {name} */
  compliance(department: string): ComplianceReport;
  complianceSheet(department: string): PrintableReport;
  /** Called when what is due is another list. Nobody is told before somebody has asked. */
  changed(counts: DutyCounts): void;
}

export class Duties implements DutyService {
  readonly #options: DutiesOptions;
  readonly #stop: () => void;
  /** What was last told, at first what was first asked for; null: nobody has asked yet. */
  #told: Reckoned | null = null;
  #gathering: NodeJS.Timeout | null = null;

  constructor(options: DutiesOptions) {
    this.#options = options;
    this.#stop = options.timers.every(minutely, () => this.#lookAtDay());
  }

  list(department: string | null): DutyDesk {
    const { day, duties, desks } = this.#now();
    const shown = ofDepartment(duties, department);
    return {
      day,
      department,
      ...heapedDuties(shown, day, mostListed),
      counts: counted(shown),
      departments: byDepartment(
        duties,
        desks.register.departments.map(({ name }) => name),
      ),
      settings: this.settings(),
    };
  }

  ofAccount(id: string): readonly Duty[] {
    const own = this.#now().duties.filter(({ place, subject }) => place === "account" && subject === id);
    return mostUrgent(own, own.length);
  }

  accounts(department: string | null, alike: Alike): readonly string[] {
    const { day, duties } = this.#now();
    return accountsInNeed(ofDepartment(duties, department), alike, day);
  }

  /** What the badge and the window's rail tell: of the department of the person at this desk. */
  counts(): DutyCounts {
    return counted(own(this.#now()));
  }

  settings(): DutySettings {
    return this.#options.notification.settings();
  }

  /** @throws AppError REQUEST_MALFORMED {reason} */
  saveSettings(settings: DutySettings): DutySettings {
    return this.#options.notification.save(settings);
  }

  calendar(department: string | null): { readonly name: string; readonly bytes: Uint8Array } {
    const { clock, due } = this.#options;
    const { day, pack } = this.#now();
    return calendarFile(ofDepartment(due.planned(), department), {
      name: department === null ? pack.organisation : department,
      domain: pack.domain,
      stamp: clock(),
      today: day,
    });
  }

  compliance(department: string): ComplianceReport {
    return this.#options.compliance(department);
  }

  complianceSheet(department: string): PrintableReport {
    return this.#options.complianceSheet(department);
  }

  takeNotification(): { readonly title: string; readonly body: string } | null {
    return this.#options.notification.take(() => own(this.#now()));
  }

  /** Something that duties come from is another one. @param part null: what says so itself, the register, the policy or the profile */
  touched(part: Part | null): void {
    if (part !== null) this.#options.due.forget(part);
    if (this.#told === null || this.#gathering !== null) return;
    this.#gathering = setTimeout(() => this.#tell(), gathering);
    this.#gathering.unref();
  }

  /** Nobody is told anything any more. Safe twice. */
  close(): void {
    this.#stop();
    this.#told = null;
    if (this.#gathering !== null) clearTimeout(this.#gathering);
    this.#gathering = null;
  }

  #now(): Reckoned {
    const now = this.#options.due.now();
    this.#told ??= now;
    return now;
  }

  #tell(): void {
    this.#gathering = null;
    const before = this.#told;
    if (before === null) return;
    try {
      const now = this.#options.due.now();
      const isMine = before.desks.mine === now.desks.mine;
      if (isMine && before.day === now.day && isSame(before.duties, now.duties)) return;
      this.#told = now;
      this.#options.changed(counted(own(now)));
    } catch (error) {
      // What was changed stands all the same, and the next request for the list says why there is none.
      if (!(error instanceof AppError)) throw error;
    }
  }

  #lookAtDay(): void {
    if (this.#told === null) return;
    try {
      if (this.#options.due.day !== this.#told.day) this.touched(null);
    } catch (error) {
      // As in `#tell`: the next request says why, and in a minute it is looked again.
      if (!(error instanceof AppError)) throw error;
    }
  }
}

/** Of the department of the person at this desk; all of it where that is not known. */
function own({ duties, desks: { mine } }: Reckoned): readonly Duty[] {
  return ofDepartment(duties, mine === "" ? null : mine);
}

/** What concerns the whole desk is always there. */
function ofDepartment(duties: readonly Duty[], department: string | null): readonly Duty[] {
  if (department === null) return duties;
  const key = foldName(department);
  return duties.filter(({ department: own }) => own === undefined || foldName(own) === key);
}

function counted(duties: readonly Duty[]): DutyCounts {
  const counts = Object.fromEntries(urgencies.map((urgency) => [urgency, 0])) as Record<Urgency, number>;
  for (const { urgency } of duties) counts[urgency] += 1;
  return counts;
}

/** Every department that is known, however many duties it has; without what concerns the whole desk. */
function byDepartment(duties: readonly Duty[], departments: readonly string[]): DutyDesk["departments"] {
  const found = new Map<string, { name: string; duties: Duty[] }>();
  const of = (name: string) => {
    const key = foldName(name);
    const known = found.get(key) ?? { name: "", duties: [] };
    found.set(key, known);
    return known;
  };
  // The first spelling is the department's own.
  for (const name of departments) of(name).name ||= name;
  for (const duty of duties) {
    if (duty.department === undefined) continue;
    const one = of(duty.department);
    one.name ||= duty.department;
    one.duties.push(duty);
  }
  const all = [...found.values()].sort((a, b) => a.name.localeCompare(b.name, "en"));
  return all.map(({ name, duties: own }) => ({ name, counts: counted(own) }));
}

const told = ["id", "title", "why", "due", "urgency"] as const satisfies readonly (keyof Duty)[];

function isSame(a: readonly Duty[], b: readonly Duty[]): boolean {
  return (
    a.length === b.length &&
    a.every((duty, place) => duty === b[place] || told.every((field) => duty[field] === b[place]?.[field]))
  );
}
