/** Records requests with the writing of their releases. [A-6.e.i, N-VI.B] */

import type { NewRequest } from "../../preload/contract/records.ts";
import type { Outbox } from "../exports/index.ts";
import type { LeftOutEntry, RequestView, WordHit } from "../model/records-view.ts";
import type { BagMeta, EarlierHead, ReleaseBag } from "../packages/source.ts";
import type { PreparedRelease, Requests } from "../requests/index.ts";
import type { RequestsDesk, Work } from "./records-desk.ts";
import type { ExportWork, WritePackage } from "./records-exports.ts";

export interface RequestWorkOptions {
  readonly requests: Requests;
  readonly exports: ExportWork;
  readonly outbox: Outbox;
  readonly write: WritePackage;
  /** Name of the person at this desk. */
  name(): string;
  meta(): BagMeta;
  /** Every checkpoint that was exported before. */
  earlier(): readonly EarlierHead[];
  /** Where a sealed file lies. */
  path(sha256: string): string;
  changed(): void;
}

export class RequestWork implements RequestsDesk {
  readonly #options: RequestWorkOptions;

  constructor(options: RequestWorkOptions) {
    this.#options = options;
  }

  register(request: NewRequest): RequestView {
    return this.#options.requests.register(request);
  }

  get(id: string): RequestView {
    return this.#options.requests.get(id);
  }

  putOff(id: string, until: string, reason: string): RequestView {
    return this.#changed(this.#options.requests.putOff(id, until, reason));
  }

  choose(id: string, cases: readonly string[]): RequestView {
    return this.#changed(this.#options.requests.choose(id, cases));
  }

  leaveOut(id: string, entries: readonly LeftOutEntry[]): RequestView {
    return this.#changed(this.#options.requests.leaveOut(id, entries));
  }

  withhold(...asked: Parameters<RequestsDesk["withhold"]>): RequestView {
    return this.#changed(this.#options.requests.withhold(...asked));
  }

  async redact(asked: Parameters<RequestsDesk["redact"]>[0]): Promise<RequestView> {
    return this.#changed(await this.#options.requests.redact(asked));
  }

  redacted(id: string, seq: number): Promise<{ mediaType: string; bytes: Uint8Array }> {
    return this.#options.requests.redacted(id, seq);
  }

  findWords(id: string, words: string): readonly WordHit[] {
    return this.#options.requests.findWords(id, words);
  }

  /** The answer is recorded only once the package is durable; it gets its name once it is recorded. */
  async release(asked: Parameters<RequestsDesk["release"]>[0], work: Work): Promise<RequestView> {
    const { requests, exports, outbox, write } = this.#options;
    const { folder, ...release } = asked;
    const prepared = requests.prepare(release);
    return await exports.alone(work, async (ended) => {
      const written = await write(this.#bag(prepared), { folder, recipients: [] }, ended);
      const view = outbox.deliver(written, () => requests.released(prepared, written.package));
      await requests.tidy(view.row.id);
      return view;
    });
  }

  async answer(asked: Parameters<RequestsDesk["answer"]>[0]): Promise<RequestView> {
    return await this.#options.requests.answer(asked);
  }

  #bag(prepared: PreparedRelease): ReleaseBag {
    const { pack, received, entries, redactions, leftOut } = prepared;
    const withheld = [...entries.flatMap((entry) => entry.withheld), ...redactions, ...leftOut];
    const used = new Set(withheld.map(({ provision }) => provision));
    return {
      kind: "release",
      facts: {
        request: prepared.request,
        reference: received.reference,
        what: received.what,
        receivedOn: received.receivedOn,
        answeredOn: prepared.answeredOn,
        authority: received.authority,
        law: received.law,
        words: prepared.words,
        name: this.#options.name(),
        title: prepared.title,
        appeal: pack.records.appeal,
        provisions: pack.records.provisions
          .filter(({ id }) => used.has(id))
          .map(({ id, citation, text }) => ({ id, citation, text })),
        leftOut,
      },
      entries: entries.map(({ seq, withheld }) => ({
        seq,
        withheld: withheld.map(({ field, provision }) => ({ field, provision })),
      })),
      redactions: redactions.map(({ seq, provision, original, redacted }) => ({
        seq,
        provision,
        original,
        redacted,
        path: this.#options.path(redacted.sha256),
      })),
      earlier: this.#options.earlier(),
      meta: this.#options.meta(),
    };
  }

  /** The choice is no entry of the log: whoever shows the desk has to be told. */
  #changed(view: RequestView): RequestView {
    this.#options.changed();
    return view;
  }
}
