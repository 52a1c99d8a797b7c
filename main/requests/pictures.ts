/** The redacted pictures of requests, from their painting to their going. */

import type { RecordsRequests } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import { Turns } from "../lib/turns.ts";
import type { Redaction } from "../model/records-view.ts";
import { checkProvision } from "./checks.ts";
import { entryOf } from "./choice.ts";
import { fileOf } from "./places.ts";
import type { RequestsOptions } from "./ports.ts";
import { redactInThread } from "./redaction-thread.ts";
import type { Standings } from "./standings.ts";
import type { RequestWork } from "./work.ts";

/** `png`: the picture as a window shows it; null where none was handed over. */
export type Redacting = Omit<RecordsRequests["requests.redact"]["request"], "source"> & {
  readonly png: Uint8Array | null;
};

export class Pictures {
  readonly #options: RequestsOptions;
  readonly #standings: Standings;
  /** Two redactions of one request take turns. */
  readonly #turns = new Turns();

  constructor(options: RequestsOptions, standings: Standings) {
    this.#options = options;
    this.#standings = standings;
  }

  /** @throws AppError as `Requests.redact` */
  async redact(asked: Redacting): Promise<void> {
    await this.#turns.take(asked.id, async () => {
      const standing = this.#standings.open(asked.id);
      const file = fileOf(entryOf(this.#standings.whole(standing.work), asked.seq).entry);
      if (file === null) throw new AppError("REDACTION_NOT_A_PICTURE");
      if (asked.areas.length === 0) return await this.#put(asked.id, file.sha256, null);
      checkProvision(this.#standings.pack(standing), asked.provision);
      await this.#seal(asked, file.sha256);
    });
  }

  /** Removes redacted pictures that the answer does not name. @throws AppError REQUEST_NOT_KNOWN, DISK_* */
  async tidy(id: string): Promise<void> {
    const { answered, work } = this.#standings.find(id);
    if (answered === null || answered.disposed) return;
    const named = new Set(answered.entry.fields.redactions.map((one) => one.redacted.sha256));
    const after = { ...work, redactions: work.redactions.filter((one) => named.has(one.redacted.sha256)) };
    this.#standings.keep(id, after);
    await this.#forgetUnused(work, after);
  }

  /** Removes the pictures of a request that is worked on no more. */
  async forget({ redactions }: RequestWork): Promise<void> {
    for (const one of redactions) await this.#options.evidence.forget(one.redacted.sha256);
  }

  async #seal({ id, seq, areas, provision, hidesFile, png }: Redacting, original: string): Promise<void> {
    const { evidence } = this.#options;
    const painted = await redactInThread({ original: await evidence.read(original), shown: png, areas });
    const sealed = await evidence.seal(painted, `redacted-${seq}.png`);
    try {
      await this.#put(id, original, { seq, provision, areas, original, redacted: sealed.evidence, hidesFile });
    } catch (error) {
      sealed.discard();
      throw error;
    }
    sealed.keep();
  }

  async #put(id: string, original: string, redaction: Redaction | null): Promise<void> {
    const before = this.#standings.open(id).work;
    const others = before.redactions.filter((one) => one.original !== original);
    const redactions = redaction === null ? others : [...others, redaction];
    this.#standings.change(id, ({ work }) => ({ ...work, redactions }));
    await this.#forgetUnused(before, this.#standings.work(id));
  }

  async #forgetUnused(before: RequestWork, after: RequestWork): Promise<void> {
    const kept = new Set(after.redactions.map((one) => one.redacted.sha256));
    await this.forget({ ...before, redactions: before.redactions.filter((one) => !kept.has(one.redacted.sha256)) });
  }
}
