/** Pretend exports of this log: settings, plan, running, the schedule. No file is made. */
import { addMonths } from "../../../main/model/calendar.ts";
import type {
  ExportPlan,
  ExportRow,
  ExportSettings,
  Recipient,
  ScheduleView,
} from "../../../main/model/records-view.ts";
import type { ExportRange } from "../../../preload/contract.ts";
import { type PretendDesk, pretendHash, raise, type Slice } from "./desk.ts";

type ExportChannel =
  | "export.settings"
  | "export.choose-folder"
  | "export.plan"
  | "export.run"
  | "export.run-scheduled"
  | "work.cancel"
  | "report.save-pdf";

const recipientForm = /^age1[02-9ac-hj-np-z]{20,}$/;

export class PretendExports {
  settings: ExportSettings = {
    contact: { name: "", email: "" },
    recipients: [],
    schedule: { on: false, sealed: false, folder: null },
  };
  lastRefused: ScheduleView["lastRefused"] = null;
  /** Newest first. */
  rows: ExportRow[] = [];
  /** Set to make the next export refuse. */
  refuse: ScheduleView["lastRefused"] = null;
  readonly #desk: PretendDesk;

  constructor(desk: PretendDesk) {
    this.#desk = desk;
  }

  schedule(): ScheduleView {
    const { on, folder } = this.settings.schedule;
    const last = this.rows[0]?.at;
    const { everyMonths } = this.#desk.options.pack().records.export;
    const due = last === undefined ? this.#desk.day() : addMonths(last.slice(0, 10), everyMonths);
    return { next: on && folder !== null ? due : null, lastRefused: this.lastRefused, running: this.#desk.busy };
  }

  sinceLast(): { entries: number } {
    const size = this.#desk.options.log.size;
    return { entries: size - (this.rows[0]?.size ?? 0) };
  }

  /** Throws EXPORT_EMPTY. */
  plan(range: ExportRange): ExportPlan {
    const { log, files } = this.#desk.options;
    const first = range === "all" ? 0 : (this.rows[0]?.size ?? 0);
    const last = log.size - 1;
    if (last < first) raise("EXPORT_EMPTY");
    const cases = new Set(log.entries.filter((entry) => entry.seq >= first).map((entry) => entry.case)).size;
    const bytes = [...files.values()].reduce((sum, { evidence }) => sum + evidence.bytes, 0);
    const name = `sample-parks-log-${this.#desk.day()}-${first}-${last}.zip`;
    return { first, last, entries: last - first + 1, cases, files: files.size, bytes, name };
  }

  /** As the log would record it. */
  add(plan: ExportPlan, recipients: readonly Recipient[], at = this.#desk.now()): ExportRow {
    const desk = this.#desk;
    const { first, last, bytes } = plan;
    const name = recipients.length > 0 ? `${plan.name}.age` : plan.name;
    const row = {
      seq: desk.nextSeq(),
      at,
      by: desk.actor(),
      first,
      last,
      size: last + 1,
      root: "EvKAi8pMShoFMXCjvEsCuz6D/gv4VOQsdbNQL7mqlaI=",
      package: { ...desk.package(name, bytes + 48_213), manifest: pretendHash(name) },
      recipients: recipients.map((one) => one.recipient),
    };
    this.rows = [row, ...this.rows];
    return row;
  }

  async #run(range: ExportRange, recipients: readonly string[]): Promise<ExportRow> {
    for (const recipient of recipients) if (!recipientForm.test(recipient)) raise("RECIPIENT_INVALID", { recipient });
    const plan = this.plan(range);
    const sealing = recipients.length > 0 ? (["sealing"] as const) : [];
    await this.#desk.work(["entries", "files", "report", ...sealing, "saving"]);
    return this.add(
      plan,
      recipients.map((recipient) => ({ label: "", recipient })),
    );
  }

  async #scheduled() {
    const { schedule, recipients } = this.settings;
    if (schedule.folder === null) raise("EXPORT_PLACE_MISSING", { folder: "" });
    if (this.refuse !== null) {
      this.lastRefused = this.refuse;
      this.refuse = null;
      return this.#desk.changed();
    }
    await this.#run("since-last", schedule.sealed ? recipients.map((one) => one.recipient) : []);
    this.lastRefused = null;
    return this.#desk.changed();
  }

  readonly handlers: Slice<ExportChannel> = {
    "export.settings": ({ contact, recipients, schedule }) => {
      for (const { recipient } of recipients)
        if (!recipientForm.test(recipient)) raise("RECIPIENT_INVALID", { recipient });
      const { folder } = this.settings.schedule;
      this.settings = { contact, recipients, schedule: { ...schedule, folder } };
      return this.#desk.changed();
    },
    "export.choose-folder": () => {
      if (this.#desk.dialogs.cancelled) return null;
      const schedule = { ...this.settings.schedule, folder: this.#desk.dialogs.folder };
      this.settings = { ...this.settings, schedule };
      return this.#desk.changed();
    },
    "export.plan": ({ range }) => this.plan(range),
    "export.run": async ({ range, recipients }) => {
      if (this.#desk.dialogs.cancelled) return null;
      const row = await this.#run(range, recipients);
      return { name: row.package.name, desk: this.#desk.changed() };
    },
    "export.run-scheduled": () => this.#scheduled(),
    "work.cancel": () => {
      this.#desk.cancel();
      return null;
    },
    "report.save-pdf": async ({ of }) => {
      const saved = this.#desk.saved("case" in of ? `case-${of.case.slice(0, 8)}.pdf` : "removal-log-report.pdf");
      if (saved !== null) await this.#desk.work(["report", "saving"]);
      return saved;
    },
  };
}
