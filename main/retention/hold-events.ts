import type { Database } from "../database/index.ts";
import type { Actor, Time } from "../model/entry.ts";
import type { HoldView, Subject } from "../model/records-view.ts";

/** One row: a hold that was placed, or that was lifted. */
export interface HoldEvent {
  readonly hold: string;
  readonly action: "placed" | "lifted";
  readonly subject: Subject;
  readonly at: Time;
  readonly reason: string;
  readonly actor: Actor;
}

interface Row {
  readonly hold: string;
  readonly action: "placed" | "lifted";
  readonly subject_kind: Subject["kind"];
  readonly subject: string;
  readonly at: Time;
  readonly reason: string;
  readonly actor: string;
}

/** Every statement on the table of holds, which is append-only. */
export class HoldEvents {
  readonly #all;
  readonly #insert;

  constructor(database: Database) {
    this.#all = database.prepare<[], Row>("SELECT * FROM hold_event ORDER BY id");
    this.#insert = database.prepare<[Row]>(
      `INSERT INTO hold_event (id, hold, action, subject_kind, subject, at, reason, actor)
       VALUES ((SELECT coalesce(max(id) + 1, 1) FROM hold_event),
         @hold, @action, @subject_kind, @subject, @at, @reason, @actor)`,
    );
  }

  append({ hold, action, subject, at, reason, actor }: HoldEvent): void {
    const about = { subject_kind: subject.kind, subject: subject.id };
    this.#insert.run({ hold, action, ...about, at, reason, actor: JSON.stringify(actor) });
  }

  /** In the order in which they were placed. */
  holds(): readonly HoldView[] {
    const holds = new Map<string, HoldView>();
    for (const row of this.#all.all()) {
      const { hold: id, at, reason } = row;
      const by = JSON.parse(row.actor) as Actor;
      const placed = holds.get(id);
      if (row.action === "lifted" && placed !== undefined) holds.set(id, { ...placed, lifted: { at, by, reason } });
      const subject = { kind: row.subject_kind, id: row.subject };
      if (row.action === "placed") holds.set(id, { id, subject, placedAt: at, by, reason, lifted: null });
    }
    return [...holds.values()];
  }
}
