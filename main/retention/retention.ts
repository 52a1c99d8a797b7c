import { v7 as uuidv7 } from "uuid";
import { AppError } from "../lib/app-error.ts";
import { someText } from "../lib/field.ts";
import { storageError, systemCode } from "../lib/storage-error.ts";
import type { Json } from "../model/entry.ts";
import type { DisposalPlan, DisposalView, HoldView, Subject } from "../model/records-view.ts";
import { HoldEvents } from "./hold-events.ts";
import { answeredEntries, disposedSubject, isDisposed, type KeptRecord, keptRecord } from "./kept-record.ts";
import { checkedOrder, type Disposing } from "./order.ts";
import type { DisposalDraft, RetentionOptions } from "./ports.ts";

/** Legal holds, and disposal: by a person, under a cited authority, with a second person's name. Nothing ever goes by itself. [A-6.e.i] */
export class Retention {
  readonly #options: RetentionOptions;
  readonly #events: HoldEvents;

  constructor(options: RetentionOptions) {
    this.#options = options;
    this.#events = new HoldEvents(options.database);
  }

  /** Holds that stand and holds that were lifted, newest first. */
  holds(): readonly HoldView[] {
    return stored(() => this.#events.holds().toReversed());
  }

  /** Newest first. */
  disposals(): readonly DisposalView[] {
    const entries = this.#options.log.deskEntries("record.disposed").map(({ entry }) => entry);
    return entries.toReversed().map((entry) => {
      const { seq, at, actor: by, fields } = entry;
      const { authority, reason, approvedBy } = fields;
      const [entryCount, files] = [fields.entries.length, fields.files.length];
      return {
        seq,
        at,
        by,
        subject: disposedSubject(entry),
        authority,
        reason,
        approvedBy,
        entries: entryCount,
        files,
      };
    });
  }

  /** @throws AppError TEXT_* {field}, CASE_UNKNOWN, REQUEST_NOT_KNOWN, RECORD_DISPOSED, DISK_*, DATABASE_BUSY */
  place(subject: Subject, reason: string): void {
    const words = someText("reason", reason, "passage");
    const { clock, random } = this.#options;
    this.#change(() => {
      keptRecord(this.#options.log, subject);
      const now = clock();
      const hold = uuidv7({ msecs: now.getTime(), random: random(16) });
      this.#append(hold, "placed", subject, words, now);
    });
  }

  /** @throws AppError TEXT_* {field}, HOLD_UNKNOWN {hold} (there is none that stands), DISK_*, DATABASE_BUSY */
  lift(hold: string, reason: string): void {
    const words = someText("reason", reason, "passage");
    this.#change(() => {
      const found = this.#standing().find(({ id }) => id === hold);
      if (found === undefined) throw new AppError("HOLD_UNKNOWN", { hold });
      this.#append(hold, "lifted", found.subject, words, this.#options.clock());
    });
  }

  /** Does a hold stand on it, or for a case on a request that it was chosen for or handed out with? false for what isn't known. */
  isHeld(subject: Subject): boolean {
    const seqs = subject.kind === "case" ? this.#options.log.caseEntries(subject.id).map(({ seq }) => seq) : [];
    return stored(() => this.#holdsOn(subject, seqs).length > 0);
  }

  isDisposed(subject: Subject): boolean {
    return isDisposed(this.#options.log, subject);
  }

  /** What a disposal would take away, and what stands against it. @throws AppError CASE_UNKNOWN, REQUEST_NOT_KNOWN, RECORD_DISPOSED */
  plan(subject: Subject): DisposalPlan {
    return stored(() => this.#plan(keptRecord(this.#options.log, subject)));
  }

  /**
   * Takes the record's fields and files away for good; its leaves stay in the tree, and an entry says what went, why, and who approved.
   * Files are removed after the entry is on the disk: what fails then is thrown, and tried again by `finish`.
   * @throws AppError TEXT_* {field}, APPROVER_IS_SELF {name}, CASE_UNKNOWN, REQUEST_NOT_KNOWN, RECORD_DISPOSED, HOLD_STANDS {hold},
   *   RECORD_OPEN {request, incident} (a case not closed, a request not answered, or one that has chosen
   *   the case, an incident about it that IT has not acknowledged), CASE_CHANGED {entries} (it is
   *   not what the person was shown), what the log throws, DISK_*, FOLDER_*
   */
  async dispose(disposing: Disposing): Promise<void> {
    const order = checkedOrder(disposing, this.#options.actor().name);
    const { log, forget } = this.#options;
    this.#change(() => {
      const record = keptRecord(log, order.subject);
      refuse(this.#plan(record), order.entries);
      log.dispose(this.#draft(order, record), record.seqs);
      forget?.(order.subject);
    });
    await this.finish();
  }

  /**
   * Carries disposals out to the end: after each, and at the start for one that was interrupted. A file that an entry names again by
   * now stays.
   * @returns false when something still reads the old state of the database, so that it has to be called once more
   * @throws AppError DISK_*, FOLDER_*
   */
  async finish(): Promise<boolean> {
    const { log, removeFile } = this.#options;
    for (const { files } of log.unfinishedDisposals()) {
      for (const sha256 of files) if (log.evidence(sha256) === null) await removed(removeFile, sha256);
    }
    return log.finishDisposals();
  }

  #plan({ subject, seqs, open }: KeptRecord): DisposalPlan {
    const { log, choosing, unacknowledged, copies } = this.#options;
    const { gone, shared } = log.filesGone(seqs);
    return {
      subject,
      entries: seqs.length,
      files: gone.length,
      bytes: gone.reduce((sum, { bytes }) => sum + bytes, 0),
      shared: shared.length,
      holds: this.#holdsOn(subject, seqs),
      requests: subject.kind === "case" ? choosing(subject.id) : [],
      incidents: subject.kind === "case" ? unacknowledged(subject.id) : [],
      open,
      copies: copies(subject),
    };
  }

  /** A hold on a request keeps what was handed out in answer to it or kept back from it, and what was chosen for it, too. */
  #holdsOn(subject: Subject, seqs: readonly number[]): readonly HoldView[] {
    const { log, choosing } = this.#options;
    const own = new Set(seqs);
    return this.#standing().filter(({ subject: { kind, id } }) => {
      if (kind === subject.kind) return id === subject.id;
      if (subject.kind !== "case") return false;
      return choosing(subject.id).includes(id) || answeredEntries(log, id).some((seq) => own.has(seq));
    });
  }

  #standing(): readonly HoldView[] {
    return this.#events.holds().filter(({ lifted }) => lifted === null);
  }

  #append(hold: string, action: "placed" | "lifted", subject: Subject, reason: string, now: Date): void {
    this.#events.append({ hold, action, subject, at: now.toISOString(), reason, actor: this.#options.actor() });
  }

  #draft({ subject, authority, reason, approvedBy }: Disposing, { seqs }: KeptRecord): DisposalDraft {
    const { log, actor, device, policy } = this.#options;
    const files = log.filesGone(seqs).gone.map(({ sha256 }) => sha256);
    const [ofCase, request] = subject.kind === "case" ? [subject.id, null] : [null, subject.id];
    const fields: Record<string, Json> = { approvedBy, authority, entries: seqs, files, ofCase, reason, request };
    return { kind: "record.disposed", case: null, policy: policy(), actor: actor(), device, fields };
  }

  /** All of it or nothing. */
  #change(action: () => void): void {
    const change = this.#options.database.transaction(action);
    stored(() => change.immediate());
    this.#options.changed?.();
  }
}

/** Throws what stands against it, and CASE_CHANGED when the person was shown something else. */
function refuse({ holds, open, requests, incidents, entries }: DisposalPlan, shown: number): void {
  const [hold] = holds;
  if (hold !== undefined) throw new AppError("HOLD_STANDS", { hold: hold.id, reason: hold.reason });
  const [request] = requests;
  const [incident] = incidents;
  if (open || request !== undefined || incident !== undefined) {
    throw new AppError("RECORD_OPEN", { request: request ?? null, incident: incident ?? null });
  }
  if (entries !== shown) throw new AppError("CASE_CHANGED", { entries });
}

async function removed(removeFile: (sha256: string) => Promise<void> | void, sha256: string): Promise<void> {
  try {
    await removeFile(sha256);
  } catch (error) {
    throw storageError(error);
  }
}

/** What SQLite throws, in Custodia's words; what others throw passes. */
function stored<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw systemCode(error) === "" ? error : storageError(error);
  }
}
