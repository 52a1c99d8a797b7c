/** Pretend holds and disposals: what is disposed of goes from the log in memory. */
import type { DisposalPlan, DisposalView, HoldView, Subject } from "../../../main/model/records-view.ts";
import type { RecordsRequests } from "../../../preload/contract.ts";
import { needed, type PretendDesk, raise, type Slice } from "./desk.ts";
import type { PretendRequests } from "./requests.ts";

type RetentionChannel = "retention.hold" | "retention.lift" | "retention.plan" | "retention.dispose";
type Disposing = RecordsRequests["retention.dispose"]["request"];

function same(one: Subject, other: Subject): boolean {
  return one.kind === other.kind && one.id === other.id;
}

function folded(name: string): string {
  return name.trim().replace(/\s+/g, " ").toLowerCase();
}

export class PretendRetention {
  holds: HoldView[] = [];
  /** Newest first. */
  disposals: DisposalView[] = [];
  readonly #desk: PretendDesk;
  readonly #requests: PretendRequests;
  /** Incidents about a case that wait for IT. */
  incidents: (caseId: string) => readonly string[] = () => [];
  /** Names of packages that hold it still. */
  copies: () => readonly string[] = () => [];

  constructor(desk: PretendDesk, requests: PretendRequests) {
    this.#desk = desk;
    this.#requests = requests;
  }

  standing(subject: Subject): readonly HoldView[] {
    return this.holds.filter((hold) => hold.lifted === null && same(hold.subject, subject));
  }

  #known(subject: Subject): void {
    if (subject.kind === "request") this.#requests.find(subject.id);
    else if (this.#desk.options.log.caseEntries(subject.id).length === 0) raise("CASE_UNKNOWN", { case: subject.id });
  }

  place(subject: Subject, reason: string, placedAt = this.#desk.now()): HoldView {
    this.#known(subject);
    const facts = { subject, reason: needed("reason", reason), placedAt, by: this.#desk.actor(), lifted: null };
    const hold = { id: crypto.randomUUID(), ...facts };
    this.holds = [hold, ...this.holds];
    return hold;
  }

  lift(id: string, reason: string): void {
    const hold = this.holds.find((one) => one.id === id && one.lifted === null) ?? raise("HOLD_UNKNOWN", { hold: id });
    const lifted = { at: this.#desk.now(), by: this.#desk.actor(), reason: needed("reason", reason) };
    this.holds = this.holds.map((one) => (one === hold ? { ...one, lifted } : one));
  }

  plan(subject: Subject): DisposalPlan {
    this.#known(subject);
    const { log, files } = this.#desk.options;
    const holds = this.standing(subject);
    const copies = this.copies();
    if (subject.kind === "request") {
      const { row } = this.#requests.find(subject.id);
      const entries = row.standing === "open" ? 1 : 2;
      const none = { files: 0, bytes: 0, shared: 0, requests: [], incidents: [] };
      return { subject, entries, ...none, holds, open: row.standing === "open", copies };
    }
    const entries = log.caseEntries(subject.id);
    const named = (all: typeof entries) =>
      new Set(all.flatMap((one) => (one.kind === "evidence.sealed" ? [one.fields.evidence.sha256] : [])));
    const others = named(log.entries.filter((entry) => entry.case !== subject.id));
    const [own, shared] = [[...named(entries)].filter((hash) => !others.has(hash)), named(entries)];
    return {
      subject,
      entries: entries.length,
      files: own.length,
      bytes: own.reduce((sum, hash) => sum + (files.get(hash)?.evidence.bytes ?? 0), 0),
      shared: shared.size - own.length,
      holds,
      requests: this.#requests.choosing(subject.id),
      incidents: this.incidents(subject.id),
      open: log.summary(subject.id)?.closed !== true,
      copies,
    };
  }

  dispose({ subject, authority, reason, approvedBy, entries }: Disposing, at = this.#desk.now()): DisposalView {
    const plan = this.plan(subject);
    if (plan.holds.length > 0) raise("HOLD_STANDS");
    if (plan.open || plan.requests.length > 0) raise("RECORD_OPEN");
    if (plan.entries !== entries) raise("CASE_CHANGED");
    const by = this.#desk.actor();
    if (folded(approvedBy.name) === folded(by.name)) raise("APPROVER_IS_SELF");
    needed("approvedBy", approvedBy.name);
    const facts = { authority: needed("authority", authority), reason: needed("reason", reason), approvedBy };
    if (subject.kind === "request") this.#requests.dispose(subject.id);
    else this.#desk.options.log.drop(subject.id);
    const view = { seq: this.#desk.nextSeq(), at, by, subject, ...facts, entries: plan.entries, files: plan.files };
    this.disposals = [view, ...this.disposals];
    return view;
  }

  readonly handlers: Slice<RetentionChannel> = {
    "retention.hold": ({ subject, reason }) => {
      this.place(subject, reason);
      return this.#desk.changed();
    },
    "retention.lift": ({ hold, reason }) => {
      this.lift(hold, reason);
      return this.#desk.changed();
    },
    "retention.plan": ({ subject }) => this.plan(subject),
    "retention.dispose": (asked) => {
      this.dispose(asked);
      return this.#desk.changed();
    },
  };
}
