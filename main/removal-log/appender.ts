import { v7 as uuidv7 } from "uuid";
import { AppError } from "../lib/app-error.ts";
import { disclosureDigest, encodeDisclosure, saltBytes } from "../lib/proof/disclosure.ts";
import { bytesOf } from "../lib/proof/merkle.ts";
import { casePattern, parsePublicText, policyPattern, publicText } from "../lib/proof/public-part.ts";
import type { Frontier } from "../lib/proof/tree.ts";
import { type Actor, type CaseEntry, type EntryKind, entryKinds, type Json } from "../model/entry.ts";
import type { LogQueries } from "./queries.ts";

/** An entry before the log gives it a number, an id and a time. */
export interface EntryDraft {
  readonly kind: EntryKind;
  readonly case: string | null;
  readonly policy: string;
  readonly actor: Actor;
  readonly device: string;
  readonly fields: Readonly<Record<string, Json>>;
}

export interface AppenderOptions {
  readonly queries: LogQueries;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
}

const uuidBytes = 16;

/** Writes entries at the end of a log, inside the transaction that read `frontier`. */
export class Appender {
  readonly #options: AppenderOptions;
  readonly #frontier: Frontier;
  #lastAt: string;

  constructor(options: AppenderOptions, frontier: Frontier) {
    this.#options = options;
    this.#frontier = frontier;
    this.#lastAt = frontier.size === 0 ? "" : lastTime(options.queries, frontier.size - 1);
  }

  /** @param at time of a sample entry; refused with TIME_INVALID when it lies before the last entry's */
  append(draft: EntryDraft, at?: Date): CaseEntry {
    refuseMalformed(draft);
    const { queries, random } = this.#options;
    const { kind, policy, actor, device, fields } = draft;
    const disclosed = Object.entries({ ...fields, actor, device });
    const bytes = random(uuidBytes + disclosed.length * saltBytes);
    const disclosures = disclosed.map(([name, value], place) => {
      const start = uuidBytes + place * saltBytes;
      return encodeDisclosure(bytes.subarray(start, start + saltBytes), name, value);
    });
    const time = this.#time(at);
    const id = uuidv7({ msecs: Date.parse(time), random: bytes.subarray(0, uuidBytes) });
    const seq = this.#frontier.size;
    const digests = disclosures.map(disclosureDigest).sort();
    const text = publicText({ digests, at: time, case: draft.case, id, kind, policy, seq });
    queries.insertEntry(seq, text, bytesOf(this.#frontier.append(text)));
    queries.insertDisclosures(seq, disclosures.join("~"));
    this.#lastAt = time;
    return { seq, id, at: time, case: draft.case, kind, policy, actor, device, fields } as unknown as CaseEntry;
  }

  /**
   * Times never go backwards along the log. A clock that was set back gives the last entry's time again: the order of events is
   * what a reader relies on, and dates of cases can then be looked up as a range of entries.
   */
  #time(at: Date | undefined): string {
    const wanted = at ?? this.#options.clock();
    const time = Number.isNaN(wanted.getTime()) ? "" : wanted.toISOString();
    // Years beyond 9999 are written longer than RFC 3339 has them.
    if (time.length !== 24) throw new AppError("TIME_INVALID");
    if (time >= this.#lastAt) return time;
    if (at !== undefined) throw new AppError("TIME_INVALID", { at: time, last: this.#lastAt });
    return this.#lastAt;
  }
}

function lastTime(queries: LogQueries, seq: number): string {
  const last = parsePublicText(queries.publicPart(seq) ?? "");
  if (last === null) throw new AppError("LOG_DOES_NOT_VERIFY", { seq });
  return last.at;
}

const kinds: ReadonlySet<string> = new Set(entryKinds);

function refuseMalformed(draft: EntryDraft): void {
  const wrong = (reason: string) => new AppError("REQUEST_MALFORMED", { reason });
  if (!kinds.has(draft.kind)) throw wrong("an entry of an unknown kind");
  if (draft.case !== null && !casePattern.test(draft.case)) throw wrong("a case is named by a UUID of version 7");
  if (!policyPattern.test(draft.policy)) throw wrong("a policy is named <pack id>@<pack version>");
  if ("actor" in draft.fields || "device" in draft.fields) throw wrong("actor and device are not fields of a kind");
}
