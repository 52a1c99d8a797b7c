/** Records requests: registered, chosen for, withheld from, answered. [A-6.e.i, A-6.g.ii, N-VI.B] */

import { v7 as uuidv7 } from "uuid";
import type { NewRequest, RecordsRequests } from "../../preload/contract.ts";
import type { Database } from "../database/index.ts";
import { AppError } from "../lib/app-error.ts";
import { anyText, someText } from "../lib/field.ts";
import { storageError } from "../lib/storage-error.ts";
import type { DeskEntryFields, PackageRef } from "../model/entry.ts";
import type { PolicyPack } from "../model/policy-pack.ts";
import type { RequestRow, RequestView, WordHit } from "../model/records-view.ts";
import { dayIn } from "../model/time.ts";
import { checkDay, checkProvision, receivedFields } from "./checks.ts";
import { entryOf, placesOf, type Release, releaseOf } from "./choice.ts";
import { Pictures, type Redacting } from "./pictures.ts";
import type { RequestsOptions } from "./ports.ts";
import * as queries from "./queries.ts";
import { Standings } from "./standings.ts";
import { rowOf, type Standing, viewOf } from "./view.ts";
import { findWords } from "./words.ts";

export type { RequestsEvidence, RequestsLog, RequestsOptions, SealedPicture } from "./ports.ts";

type Asked<K extends keyof RecordsRequests> = RecordsRequests[K]["request"];

/** All that the writer of a release needs to know, as it was reviewed. */
export interface PreparedRelease extends Release {
  readonly request: string;
  readonly received: DeskEntryFields["request.received"];
  readonly pack: PolicyPack;
  readonly title: string;
  readonly revision: number;
  readonly answeredOn: string;
  readonly how: string;
  readonly words: string;
}

/** Most cases that one request may choose. */
const mostCases = 10_000;

export class Requests {
  readonly #options: RequestsOptions;
  readonly #standings: Standings;
  readonly #pictures: Pictures;

  constructor(options: RequestsOptions) {
    this.#options = options;
    this.#standings = new Standings(options);
    this.#pictures = new Pictures(options, this.#standings);
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

  /** Single entries of chosen cases that stay here, all of them. @throws AppError ENTRY_UNKNOWN {seq}, and as `putOff` */
  leaveOut(id: string, seqs: readonly number[]): RequestView {
    return this.#change(id, ({ work }, all) => {
      for (const seq of seqs) entryOf(all, seq);
      return { ...work, leftOut: [...new Set(seqs)].sort((a, b) => a - b) };
    });
  }

  /**
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
      const meant = fields.flatMap(({ seq, field }) => placesOf(all, seq, field));
      const kept = standing.work.withheld.filter((one) => !meant.some((other) => isSame(one, other)));
      const added = provision === null ? [] : meant.map((one) => ({ ...one, provision }));
      const withheld = [...kept, ...added].sort((a, b) => a.seq - b.seq || (a.field < b.field ? -1 : 1));
      return { ...standing.work, withheld };
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
    return findWords(this.#standings.whole(work), work, words, (sha256) => this.#options.log.textOf(sha256));
  }

  /**
   * What a release is made of, if it is the one that was looked at.
   * @throws AppError RELEASE_UNREVIEWED, REQUEST_NOTHING_CHOSEN, DATE_INVALID {field}, TEXT_* {field}, and as `putOff`
   */
  prepare(asked: Asked<"requests.release">): PreparedRelease {
    const standing = this.#standings.open(asked.id);
    const { work } = standing;
    if (work.revision !== asked.revision) throw new AppError("RELEASE_UNREVIEWED");
    const release = releaseOf(work, this.#standings.whole(work));
    if (release.entries.length === 0) throw new AppError("REQUEST_NOTHING_CHOSEN");
    return {
      ...release,
      request: asked.id,
      received: standing.received.entry.fields,
      pack: this.#standings.pack(standing),
      title: this.#options.title(),
      revision: work.revision,
      ...this.#answerWords(asked, standing),
    };
  }

  /**
   * Records that a prepared release has left the house.
   * @throws AppError RELEASE_UNREVIEWED when the choice was changed meanwhile, REQUEST_ANSWERED, DISK_*: then nothing was recorded
   */
  released(prepared: PreparedRelease, made: PackageRef): RequestView {
    const { work } = this.#standings.open(prepared.request);
    if (work.revision !== prepared.revision) throw new AppError("RELEASE_UNREVIEWED");
    const { entries, redactions, answeredOn, how, words, request, title } = prepared;
    const withheld = entries.flatMap((entry) => entry.withheld);
    const inPart = withheld.length + redactions.length + work.leftOut.length > 0;
    this.#options.record({
      kind: "request.released",
      fields: {
        answeredOn,
        entries: entries.map(({ seq }) => seq),
        how,
        outcome: inPart ? "released-in-part" : "released",
        package: made,
        redactions: redactions.map(({ original, provision, redacted, seq }) => ({
          original,
          provision,
          redacted,
          seq,
        })),
        request,
        title,
        withheld: withheld.map(({ field, provision, seq }) => ({ field, provision, seq })),
        words,
      },
    });
    return this.get(request);
  }

  /** Removes redacted pictures that the answer does not name. @throws AppError REQUEST_NOT_KNOWN, DISK_* */
  async tidy(id: string): Promise<void> {
    await this.#pictures.tidy(id);
  }

  /** An answer without a package. @throws AppError PROVISION_UNKNOWN {provision}, DATE_INVALID, TEXT_*, and as `putOff` */
  async answer(asked: Asked<"requests.answer">): Promise<RequestView> {
    const standing = this.#standings.open(asked.id);
    const { seq } = standing.received.entry;
    // A refusal withholds all that was asked for: the field `what` of the request says what that is.
    const withheld =
      asked.outcome === "refused"
        ? [{ field: "what", provision: checkProvision(this.#standings.pack(standing), asked.provision).id, seq }]
        : [];
    const { answeredOn, how, words } = this.#answerWords(asked, standing);
    const { id: request, outcome } = asked;
    const title = this.#options.title();
    this.#options.record({
      kind: "request.released",
      fields: { answeredOn, entries: [], how, outcome, package: null, redactions: [], request, title, withheld, words },
    });
    await this.#pictures.tidy(request);
    return this.get(request);
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

  #answerWords(
    { answeredOn, how, words }: { answeredOn: string; how: string; words: string },
    { received }: Standing,
  ): { answeredOn: string; how: string; words: string } {
    const { clock, policy } = this.#options;
    const today = dayIn(policy().timeZone, clock().toISOString());
    return {
      answeredOn: checkDay("answeredOn", answeredOn, received.entry.fields.receivedOn, today),
      how: anyText("how", how, "name"),
      words: anyText("words", words, "passage"),
    };
  }

  #change(id: string, decide: Parameters<Standings["change"]>[1]): RequestView {
    this.#standings.change(id, decide);
    return this.get(id);
  }
}

function isSame(a: { seq: number; field: string }, b: { seq: number; field: string }): boolean {
  return a.seq === b.seq && a.field === b.field;
}
