/** The events of accounts, people or departments, and what they come to. An event remembers what stood before it, to be taken back. */
import type { Evidence } from "../../../main/model/entry.ts";
import { packRef } from "../../../main/model/policy-pack.ts";
import type { HistoryLine, RegisterEventKind } from "../../../main/model/register-view.ts";
import { needed, type PretendRegisterDesk, raise } from "./desk.ts";

interface Written<R> {
  line: HistoryLine;
  readonly before: R | null;
}

export interface Happened {
  readonly kind: RegisterEventKind;
  readonly on: string;
  readonly says: string;
  readonly evidence?: readonly Evidence[];
}

export class Ledger<R extends { readonly lastEvent: number }> {
  readonly records = new Map<string, R>();
  readonly #desk: PretendRegisterDesk;
  readonly #written = new Map<string, Written<R>[]>();

  constructor(desk: PretendRegisterDesk) {
    this.#desk = desk;
  }

  /** Writes an event down; the record is what holds from now on. */
  write(subject: string, { kind, on, says, evidence = [] }: Happened, record: R): R {
    const id = this.#desk.nextEvent();
    const [at, policy] = [this.#desk.options.clock().toISOString(), packRef(this.#desk.pack)];
    const [actor, rest] = [this.#desk.actor(), { struck: null, takeBack: false }];
    const line: HistoryLine = { id, kind, on, at, actor, policy, says, evidence, ...rest };
    const before = this.records.get(subject) ?? null;
    this.#written.set(subject, [...(this.#written.get(subject) ?? []), { line, before }]);
    const now = { ...record, lastEvent: id };
    this.records.set(subject, now);
    return now;
  }

  /** Newest first. */
  history(subject: string): readonly HistoryLine[] {
    const written = this.#written.get(subject) ?? [];
    const last = this.#last(written)?.line.id;
    return written.map(({ line }) => ({ ...line, takeBack: line.id === last })).reverse();
  }

  /** Pretends less than main does: only the last event that counts can be taken back, and never the first. */
  #last(written: readonly Written<R>[]): Written<R> | undefined {
    const standing = written.filter(({ line }) => line.struck === null);
    const last = standing.at(-1);
    return standing.length < 2 || last?.before === null ? undefined : last;
  }

  /** Takes the last event back. Throws EVENT_UNKNOWN, EVENT_NOT_LAST: the first never goes. */
  strike(subject: string, event: number, because: string): R {
    const written = this.#written.get(subject) ?? [];
    if (!written.some((one) => one.line.id === event)) raise("EVENT_UNKNOWN", { event });
    const last = this.#last(written);
    if (last?.line.id !== event || last.before === null) return raise("EVENT_NOT_LAST", { event });
    const at = this.#desk.options.clock().toISOString();
    last.line = {
      ...last.line,
      struck: { because: needed("because", because), by: this.#desk.actor().name, at },
    };
    const now = { ...last.before, lastEvent: this.#desk.nextEvent() };
    this.records.set(subject, now);
    return now;
  }
}
