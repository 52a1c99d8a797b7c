/** The requests of the log with the work on each. */

import type { Database } from "../database/index.ts";
import { AppError } from "../lib/app-error.ts";
import { storageError } from "../lib/storage-error.ts";
import type { PolicyPack } from "../model/policy-pack.ts";
import { Chosen, pruned, whole } from "./choice.ts";
import type { RequestsOptions, WholeEntry } from "./ports.ts";
import * as queries from "./queries.ts";
import { rowOf, type Standing } from "./view.ts";
import { noWork, parseWork, type RequestWork } from "./work.ts";

export class Standings {
  readonly #options: RequestsOptions;

  constructor(options: RequestsOptions) {
    this.#options = options;
  }

  /** In the order of the log. */
  all(): readonly Standing[] {
    const { log, isHeld } = this.#options;
    const answers = new Map(log.deskEntries("request.released").map((one) => [one.entry.fields.request, one]));
    return log.deskEntries("request.received").map((received) => {
      const { request } = received.entry.fields;
      if (received.disposed) return { received, answered: null, work: noWork, held: false };
      const held = isHeld({ kind: "request", id: request });
      return { received, answered: answers.get(request) ?? null, work: this.work(request), held };
    });
  }

  /** @throws AppError REQUEST_NOT_KNOWN {id} */
  find(id: string): Standing {
    const found = this.all().find((standing) => rowOf(standing).id === id);
    if (found === undefined) throw new AppError("REQUEST_NOT_KNOWN", { id });
    return found;
  }

  /** One that can be worked on. @throws AppError REQUEST_NOT_KNOWN {id}, RECORD_DISPOSED, REQUEST_ANSWERED */
  open(id: string): Standing {
    const standing = this.find(id);
    if (standing.received.disposed) throw new AppError("RECORD_DISPOSED");
    if (standing.answered !== null) throw new AppError("REQUEST_ANSWERED");
    return standing;
  }

  /** Every change to the choice goes through here, and counts. */
  change(id: string, decide: (standing: Standing, all: readonly WholeEntry[]) => RequestWork): void {
    const standing = this.open(id);
    const changed = decide(standing, this.whole(standing.work));
    this.keep(id, { ...pruned(changed, this.whole(changed)), revision: standing.work.revision + 1 });
  }

  /** The entries of the chosen cases. */
  whole({ cases }: RequestWork): readonly WholeEntry[] {
    return cases.flatMap((id) => this.#options.log.caseEntries(id).map(whole));
  }

  /** The work on a request as it stands over these entries now. */
  chosen(work: RequestWork): Chosen {
    return new Chosen(work, this.whole(work));
  }

  pack({ received }: Standing): PolicyPack {
    return this.#options.policyOf(received.entry.policy);
  }

  work(id: string): RequestWork {
    const json = this.#stored((database) => queries.readWork(database, id));
    return json === null ? noWork : parseWork(json);
  }

  keep(id: string, work: RequestWork): void {
    this.#stored((database) => queries.writeWork(database, id, JSON.stringify(work)));
  }

  forget(id: string): void {
    this.#stored((database) => queries.deleteWork(database, id));
  }

  /** Ids of requests that there is work on. */
  worked(): readonly string[] {
    return this.#stored(queries.requestsWithWork);
  }

  #stored<T>(query: (database: Database) => T): T {
    try {
      return query(this.#options.database);
    } catch (error) {
      throw storageError(error);
    }
  }
}
