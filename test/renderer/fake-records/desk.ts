/** What the parts of the pretend records desk share: the log's numbers, who asks, the one long work, what dialogs would yield. */
import { AppError } from "../../../main/lib/app-error.ts";
import type { Account } from "../../../main/model/account.ts";
import type { Actor, Evidence, PackageRef } from "../../../main/model/entry.ts";
import type { ErrorCode, ErrorDetail } from "../../../main/model/error-code.ts";
import { citationOf, type PolicyPack, type Provision } from "../../../main/model/policy-pack.ts";
import type { RecordsDesk, WorkStage } from "../../../main/model/records-view.ts";
import { dayIn } from "../../../main/model/time.ts";
import type { EventName, Events, RecordsRequests } from "../../../preload/contract.ts";
import type { FakeLog } from "../fake-log.ts";
import { type PretendRecordsDialogs, usualRecordsDialogs } from "./dialogs.ts";

export interface FakeRecordsOptions {
  readonly log: FakeLog;
  readonly pack: () => PolicyPack;
  readonly person: () => { readonly name: string; readonly role: string };
  readonly accounts: () => readonly Account[];
  /** The sealed files of this desk, by SHA-256. */
  readonly files: Map<string, { evidence: Evidence; bytes: Uint8Array }>;
  /** Bytes of a waiting file. Throws SOURCE_UNKNOWN. */
  readonly waiting: (source: string) => Uint8Array;
  /** Seals a waiting file. Throws SOURCE_UNKNOWN, EVIDENCE_*. */
  readonly seal: (source: string) => Promise<Evidence>;
  readonly emit: <E extends EventName>(event: E, payload: Events[E]) => void;
}

type Answer<C extends keyof RecordsRequests> = RecordsRequests[C]["reply"] | Promise<RecordsRequests[C]["reply"]>;
export type Slice<C extends keyof RecordsRequests> = {
  readonly [P in C]: (request: RecordsRequests[P]["request"]) => Answer<P>;
};

export function raise(code: ErrorCode, detail: ErrorDetail = {}): never {
  throw new AppError(code, detail);
}

/** A text that no entry may lack. Throws TEXT_EMPTY {field}. */
export function needed(field: string, text: string): string {
  return text.trim() === "" ? raise("TEXT_EMPTY", { field }) : text.trim();
}

/** Looks like a SHA-256; hangs on the text alone. */
export function pretendHash(text: string): string {
  let hash = 0x811c9dc5;
  let made = "";
  for (let n = 0; made.length < 64; n += 1) {
    for (const character of `${n}${text}`) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    made += hash.toString(16).padStart(8, "0");
  }
  return made;
}

export class PretendDesk {
  readonly options: FakeRecordsOptions;
  readonly dialogs: PretendRecordsDialogs = usualRecordsDialogs();
  /** Milliseconds between two steps of a long work; tests set 0. */
  pace = 90;
  /** Puts the whole desk together. */
  view: () => RecordsDesk = () => raise("UNEXPECTED");
  #running: AbortController | null = null;

  constructor(options: FakeRecordsOptions) {
    this.options = options;
  }

  now(): string {
    return this.options.log.clock().toISOString();
  }

  /** In days from today, in the city's time zone. */
  day(from = 0): string {
    const at = new Date(this.options.log.clock().getTime() + from * 86_400_000).toISOString();
    return dayIn(this.options.pack().timeZone, at);
  }

  actor(): Actor {
    const { name, role } = this.options.person();
    return { name, role, osUser: "sample" };
  }

  /** The number of a new entry of no case. */
  nextSeq(): number {
    const { log } = this.options;
    const seq = log.size;
    log.elsewhere += 1;
    return seq;
  }

  /** Tells the window, as main does after every change. */
  changed(): RecordsDesk {
    const desk = this.view();
    this.options.emit("records.changed", { desk: structuredClone(desk) });
    return desk;
  }

  provision(id: string): Provision {
    return (
      this.options.pack().records.provisions.find((one) => one.id === id) ??
      raise("PROVISION_UNKNOWN", { provision: id })
    );
  }

  citation(clause: string | undefined): string {
    const pack = this.options.pack();
    return clause === undefined ? pack.shortTitle : citationOf(pack, clause);
  }

  package(name: string, bytes: number): PackageRef {
    return { name, bytes, manifest: pretendHash(name) };
  }

  /** What a save dialog would call the file; null: cancelled. */
  saved(name: string): { saved: string } | null {
    return this.dialogs.cancelled ? null : { saved: this.dialogs.savedAs ?? name };
  }

  /** One at a time, with progress, until it is cancelled. Throws EXPORT_RUNNING, EXPORT_CANCELLED. */
  async work(stages: readonly WorkStage[]): Promise<void> {
    if (this.#running !== null) raise("EXPORT_RUNNING");
    const running = new AbortController();
    this.#running = running;
    try {
      for (const stage of stages) await this.#steps(stage, running.signal);
    } finally {
      this.#running = null;
    }
  }

  cancel(): void {
    this.#running?.abort();
  }

  get busy(): boolean {
    return this.#running !== null;
  }

  async #steps(stage: WorkStage, signal: AbortSignal): Promise<void> {
    const total = stage === "entries" ? this.options.log.size : 8_400_000;
    for (let step = 0; step <= 5; step += 1) {
      this.options.emit("work.progress", { stage, done: Math.round((total * step) / 5), total });
      await new Promise((resolve) => setTimeout(resolve, this.pace));
      if (signal.aborted) raise("EXPORT_CANCELLED");
    }
  }
}
