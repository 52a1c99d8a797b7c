/** Records requests: registered, chosen for, withheld from, answered. [A-6.e.i, A-6.g.ii, N-VI.B] */

import { v7 as uuidv7 } from "uuid";
import type { NewRequest, RecordsRequests } from "../../preload/contract.ts";
import type { Database } from "../database/index.ts";
import { AppError } from "../lib/app-error.ts";
import { someText } from "../lib/field.ts";
import { storageError } from "../lib/storage-error.ts";
import type { PackageRef } from "../model/entry.ts";
import type { LeftOutEntry, RequestRow, RequestView, WordHit } from "../model/records-view.ts";
import { dayIn } from "../model/time.ts";
import { Answers, type PreparedRelease } from "./answers.ts";
import { checkDay, checkProvision, receivedFields } from "./checks.ts";
import { entryOf, inOrder, placeKey, placesOf } from "./choice.ts";
import { Pictures, type Redacting } from "./pictures.ts";
import { fileOf, type Place } from "./places.ts";
import type { RequestsOptions, WholeEntry } from "./ports.ts";
import * as queries from "./queries.ts";
import { Standings } from "./standings.ts";
import { rowOf, viewOf } from "./view.ts";
import { findWords } from "./words.ts";
import type { RequestWork } from "./work.ts";

export type { PreparedRelease } from "./answers.ts";
export type { RequestsEvidence, RequestsLog, RequestsOptions, SealedPicture } from "./ports.ts";

type Asked<K extends keyof RecordsRequests> = RecordsRequests[K]["request"];

/** Most cases that one request may choose. */
const mostCases = 10_000;

export class Requests {
  readonly #options: RequestsOptions;
  readonly #standings: Standings;
  readonly #pictures: Pictures;
  readonly #answers: Answers;

  constructor(options: RequestsOptions) {
    this.#options = options;
    this.#standings = new Standings(options);
    this.#pictures = new Pictures(options, this.#standings);
    this.#answers = new Answers(options, this.#standings);
  }

  /** Newest first. */
  rows(): readonly RequestRow[] {
    return this.#standings.all().map(rowOf).reverse();
  }

  /** Requests not yet answered that have chosen this case: their ids. */
  choosing(caseId: string): readonly string[] {
    return this.#standings.all().flatMap((standing) => {
      const row = rowOf(standing);
      return row.standing === "open" && standing.work.cases.includes(caseId) ? [row.id] : [];
    });
  }

  /** Is this a redacted picture that the work on a request keeps? */
  static names(database: Database, sha256: string): boolean {
    try {
      return queries.isNamed(database, sha256);
    } catch (error) {
      throw storageError(error);
    }
  }

  /** @throws AppError TEXT_* {field}, DATE_INVALID {field}, PROFILE_MISSING, PACK_UNKNOWN */
  register(asked: NewRequest): RequestView {
    const { clock, random, policy, record } = this.#options;
    const [now, pack] = [clock(), policy()];
    const id = uuidv7({ msecs: now.getTime(), random: random(16) });
    const today = dayIn(pack.timeZone, now.toISOString());
    record({ kind: "request.received", fields: receivedFields(asked, id, pack, today) });
    return this.get(id);
  }

  /** @throws AppError REQUEST_NOT_KNOWN {id} */
  get(id: string): RequestView {
    const standing = this.#standings.find(id);
    return viewOf(standing, this.#standings.pack(standing), this.#options.log);
  }

  /** @throws AppError REQUEST_NOT_KNOWN, REQUEST_ANSWERED, DATE_INVALID {field}, TEXT_* {field} */
  putOff(id: string, until: string, reason: string): RequestView {
    return this.#change(id, ({ received, work }) => {
      const putOff = {
        until: checkDay("until", until, received.entry.fields.receivedOn, null),
        reason: someText("reason", reason, "passage"),
      };
      return { ...work, putOff };
    });
  }

  /** Cases that are to go out, all of them. @throws AppError CASE_UNKNOWN {id}, and as `putOff` */
  choose(id: string, cases: readonly string[]): RequestView {
    if (cases.length > mostCases) throw new AppError("REQUEST_MALFORMED", { reason: "cases" });
    const unknown = cases.find((one) => this.#options.log.summary(one) === null);
    if (unknown !== undefined) throw new AppError("CASE_UNKNOWN", { id: unknown });
    return this.#change(id, ({ work }) => ({ ...work, cases: [...new Set(cases)] }));
  }

  /**
   * Single entries of chosen cases that stay here, all of them; of an entry that is named twice the last provision counts.
   * @throws AppError ENTRY_UNKNOWN {seq}, PROVISION_UNKNOWN {provision}, and as `putOff`
   */
  leaveOut(id: string, entries: readonly LeftOutEntry[]): RequestView {
    return this.#change(id, (standing, all) => {
      const pack = this.#standings.pack(standing);
      for (const { seq, provision } of entries) {
        entryOf(all, seq);
        if (provision !== null) checkProvision(pack, provision);
      }
      const bySeq = new Map(entries.map((one) => [one.seq, one]));
      return { ...standing.work, leftOut: [...bySeq.values()].sort((a, b) => a.seq - b.seq) };
    });
  }

  /**
   * Withholds fields, and with them whatever else tells the same: corrections of a field, the other places of a picture.
   * @param provision null takes a withholding back
   * @throws AppError PROVISION_UNKNOWN {provision}, ENTRY_UNKNOWN {seq}, FIELD_UNKNOWN {seq, field}, and as `putOff`
   */
  withhold(
    id: string,
    fields: readonly { readonly seq: number; readonly field: string }[],
    provision: string | null,
  ): RequestView {
    return this.#change(id, (standing, all) => {
      if (provision !== null) checkProvision(this.#standings.pack(standing), provision);
      const meant = new Map(placesOf(all, fields).map((one) => [placeKey(one), one]));
      const kept = standing.work.withheld.filter((one) => !meant.has(placeKey(one)));
      if (provision === null) return shown({ ...standing.work, withheld: kept }, all, meant);
      const added = [...meant.values()].map((one) => ({ ...one, provision }));
      return { ...standing.work, withheld: [...kept, ...added].sort(inOrder) };
    });
  }

  /**
   * Replaces the picture by one with black areas, wherever it is named; no areas take that back. The sealed original stays as it is.
   * @param asked.png the picture as a window shows it; null: none was handed over
   * @throws AppError REDACTION_AREA_INVALID, REDACTION_NOT_A_PICTURE, PROVISION_UNKNOWN, ENTRY_UNKNOWN, EVIDENCE_*, and as `putOff`
   */
  async redact(asked: Redacting): Promise<RequestView> {
    await this.#pictures.redact(asked);
    return this.get(asked.id);
  }

  /** The redacted picture of an entry, and where it is told. @throws AppError ENTRY_UNKNOWN {seq}, EVIDENCE_* */
  async redacted(id: string, seq: number): Promise<{ mediaType: string; bytes: Uint8Array }> {
    const redaction = this.get(id).redactions.find((one) => one.seq === seq);
    if (redaction === undefined) throw new AppError("ENTRY_UNKNOWN", { seq });
    const { sha256, mediaType } = redaction.redacted;
    return { mediaType, bytes: await this.#options.evidence.read(sha256) };
  }

  /** @throws AppError REQUEST_NOT_KNOWN */
  findWords(id: string, words: string): readonly WordHit[] {
    const { work } = this.#standings.find(id);
    return findWords(this.#standings.chosen(work), words, (sha256) => this.#options.log.textOf(sha256));
  }

  /**
   * What a release is made of, if it is the one that was looked at.
   * @throws AppError RELEASE_UNREVIEWED, REQUEST_NOTHING_CHOSEN, DATE_INVALID {field}, TEXT_* {field}, and as `putOff`
   */
  prepare(asked: Asked<"requests.release">): PreparedRelease {
    return this.#answers.prepare(asked);
  }

  /**
   * Records that a prepared release has left the house.
   * @throws AppError RELEASE_UNREVIEWED when the choice was changed meanwhile, REQUEST_ANSWERED, DISK_*: then nothing was recorded
   */
  released(prepared: PreparedRelease, made: PackageRef): RequestView {
    this.#answers.released(prepared, made);
    return this.get(prepared.request);
  }

  /** Removes redacted pictures that the answer does not name. @throws AppError REQUEST_NOT_KNOWN, DISK_* */
  async tidy(id: string): Promise<void> {
    await this.#pictures.tidy(id);
  }

  /** An answer without a package. @throws AppError PROVISION_UNKNOWN {provision}, DATE_INVALID, TEXT_*, and as `putOff` */
  async answer(asked: Asked<"requests.answer">): Promise<RequestView> {
    this.#answers.without(asked);
    await this.#pictures.tidy(asked.id);
    return this.get(asked.id);
  }

  /** Forgets the work on a request whose entries go. In the caller's transaction. @throws AppError DISK_* */
  forget(id: string): void {
    this.#standings.forget(id);
  }

  /** Forgets the work on requests whose entries are no longer kept. @throws AppError DISK_* */
  async sweep(): Promise<void> {
    const kept = new Set(this.#options.log.deskEntries("request.received").map(({ entry }) => entry.fields.request));
    for (const id of this.#standings.worked()) {
      if (kept.has(id)) continue;
      const work = this.#standings.work(id);
      this.#standings.forget(id);
      await this.#pictures.forget(work);
    }
  }

  #change(id: string, decide: Parameters<Standings["change"]>[1]): RequestView {
    this.#standings.change(id, decide);
    return this.get(id);
  }
}

/** Redacted pictures whose field `evidence` is among these places go out with the original's name again. */
function shown(work: RequestWork, all: readonly WholeEntry[], places: ReadonlyMap<string, Place>): RequestWork {
  const named = all.filter(({ entry: { seq } }) => places.has(placeKey({ seq, field: "evidence" })));
  const files = new Set(named.map(({ entry }) => fileOf(entry)?.sha256));
  const redactions = work.redactions.map((one) => (files.has(one.original) ? { ...one, hidesFile: false } : one));
  return { ...work, redactions };
}
