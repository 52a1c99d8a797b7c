/** What is due, and the compliance report: the real rules over the pretend register. */
import type { Desks } from "../../../main/model/all-duties.ts";
import { compliance, countCases } from "../../../main/model/compliance.ts";
import type { ComplianceReport } from "../../../main/model/compliance-view.ts";
import { type Duty, type Urgency, urgencies } from "../../../main/model/duty.ts";
import { accountsInNeed, heapedDuties } from "../../../main/model/duty-heaps.ts";
import { packRef } from "../../../main/model/policy-pack.ts";
import type { PolicyReview, RegisterState } from "../../../main/model/register-view.ts";
import type { DutyCounts, DutyDesk, DutySettings, RegisterRequests } from "../../../preload/contract.ts";
import { allDuties } from "../../model/every-duty.ts";
import type { PretendAccounts } from "./accounts.ts";
import type { PretendDepartments } from "./departments.ts";
import { needed, type PretendRegisterDesk, type Slice } from "./desk.ts";
import type { PretendPeople } from "./people.ts";

/** So many stand one by one in what the window gets. */
const most = 300;

interface Parts {
  readonly accounts: PretendAccounts;
  readonly people: PretendPeople;
  readonly departments: PretendDepartments;
}

type DutyChannel = Extract<keyof RegisterRequests, `duties.${string}`> | "policy.reviewed";

export class PretendDuties {
  settings: DutySettings = { notify: true, at: "08:30" };
  policyReviews: readonly PolicyReview[] = [];
  waitingResets: RegisterState["waitingResets"] = [];
  readonly #desk: PretendRegisterDesk;
  readonly #parts: Parts;

  constructor(desk: PretendRegisterDesk, parts: Parts) {
    this.#desk = desk;
    this.#parts = parts;
  }

  state(): RegisterState {
    const { accounts, people, departments } = this.#parts;
    const { policyReviews, waitingResets } = this;
    const all = { accounts: accounts.all(), people: people.all(), departments: departments.all() };
    return { ...all, policyReviews, waitingResets };
  }

  #desks(): Desks {
    const { vault, records, device, log, person } = this.#desk.options;
    const cases = log.openSummaries();
    const mine = person().department;
    return { register: this.state(), vault: vault.desk(), records: records(), device: device(), cases, mine };
  }

  all(): readonly Duty[] {
    return allDuties(this.#desk.pack, this.#desks(), this.#desk.options.clock());
  }

  #shown(department: string | null): readonly Duty[] {
    return this.all().filter((duty) => department === null || (duty.department ?? department) === department);
  }

  desk(department: string | null): DutyDesk {
    const [all, shown] = [this.all(), this.#shown(department)];
    const names = this.#parts.departments.all().map(({ name }) => name);
    return {
      day: this.#desk.day(),
      department,
      ...heapedDuties(shown, this.#desk.day(), most),
      counts: counted(shown),
      departments: names.map((name) => ({ name, counts: counted(all.filter((duty) => duty.department === name)) })),
      settings: this.settings,
    };
  }

  counts(): DutyCounts {
    return this.desk(this.#desk.options.person().department).counts;
  }

  /** How many of each account press: overdue or broken now. */
  pressing(): ReadonlyMap<string, number> {
    const pressing = this.all().filter(({ urgency, place }) => place === "account" && urgencies.indexOf(urgency) < 2);
    const subjects = Map.groupBy(pressing, ({ subject = "" }) => subject);
    return new Map([...subjects].map(([subject, duties]) => [subject, duties.length]));
  }

  compliance(department: string): ComplianceReport {
    const { name } = this.#parts.departments.get(department);
    const { log, clock } = this.#desk.options;
    const own = log.summaries().filter(({ account }) => account.department === name);
    const { pack } = this.#desk;
    const counting = { timeZone: pack.timeZone, policy: packRef(pack), entries: (id: string) => log.caseEntries(id) };
    const accounts = this.#parts.accounts.all().filter((account) => account.department === name);
    const linked = accounts.map(({ id }) =>
      this.#parts.accounts.view(id).credentials?.map(({ vault }) => ({ account: id, vault })),
    );
    const isLocked = linked.some((one) => one === undefined);
    const passwords = isLocked ? null : linked.flatMap((one) => one ?? []);
    const facts = { cases: countCases(own, counting), passwords, sample: true };
    const { name: who, role } = this.#desk.actor();
    return compliance(pack, this.#desks(), facts, name, clock(), `${who}, ${role}`);
  }

  readonly handlers: Slice<DutyChannel> = {
    "duties.list": ({ department }) => this.desk(department),
    "duties.of-account": ({ account }) =>
      this.all().filter(({ place, subject }) => place === "account" && subject === account),
    "duties.accounts": ({ department, ...alike }) => accountsInNeed(this.#shown(department), alike, this.#desk.day()),
    "duties.settings": (settings) => {
      this.settings = settings;
      return settings;
    },
    "duties.save-calendar": ({ department }) => this.#desk.saved(`custodia-${department ?? "all departments"}.ics`),
    "duties.compliance": ({ department }) => this.compliance(department),
    "duties.save-compliance": ({ department }) => {
      const { name } = this.#parts.departments.get(department);
      return this.#desk.saved(`compliance-${name}-${this.#desk.day()}.pdf`);
    },
    "policy.reviewed": (review) => {
      this.#desk.past("on", review.on);
      if (review.outcome === "revised") needed("words", review.words);
      this.policyReviews = [...this.policyReviews, { ...review, pack: this.#desk.pack.id }];
      this.#desk.changed();
      return null;
    },
  };
}

function counted(duties: readonly Duty[]): DutyCounts {
  const of = (urgency: Urgency) => duties.filter((duty) => duty.urgency === urgency).length;
  return { overdue: of("overdue"), now: of("now"), soon: of("soon"), advice: of("advice") };
}
