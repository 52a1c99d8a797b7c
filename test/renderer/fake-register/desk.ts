/** What the parts of the pretend register share: today, who asks, the pack, sealed files, the names of people. */

import { AppError } from "../../../main/lib/app-error.ts";
import type { Account } from "../../../main/model/account.ts";
import type { DeviceFacts } from "../../../main/model/device-duties.ts";
import type { Actor, Evidence } from "../../../main/model/entry.ts";
import type { ErrorCode, ErrorDetail } from "../../../main/model/error-code.ts";
import type { PolicyPack } from "../../../main/model/policy-pack.ts";
import type { RecordsDesk } from "../../../main/model/records-view.ts";
import { dayIn, isDate } from "../../../main/model/time.ts";
import type { AppState, EventName, Events, RegisterRequests } from "../../../preload/contract.ts";
import type { FakeLog } from "../fake-log.ts";
import type { FakeVault } from "../fake-vault/index.ts";
import { type PretendRegisterDialogs, usualRegisterDialogs } from "./dialogs.ts";

export interface FakeRegisterOptions {
  readonly clock: () => Date;
  readonly pack: () => PolicyPack;
  readonly person: () => { readonly name: string; readonly role: string; readonly department: string };
  /** The short form of accounts, as cases know them; the register keeps it. */
  readonly accounts: Account[];
  /** The sealed files of this desk, by SHA-256. */
  readonly files: Map<string, { evidence: Evidence; bytes: Uint8Array }>;
  /** Seals a waiting file and forgets that it waited. Throws SOURCE_UNKNOWN, EVIDENCE_*. */
  readonly seal: (source: string) => Promise<Evidence>;
  readonly vault: FakeVault;
  readonly records: () => RecordsDesk;
  /** The last check of this workstation. */
  readonly device: () => DeviceFacts;
  readonly log: FakeLog;
  /** Puts a pack beside those that are known; `use`: it is the one in use from then on. */
  readonly takePack: (pack: PolicyPack, use: boolean) => AppState;
  readonly emit: <E extends EventName>(event: E, payload: Events[E]) => void;
}

type Answer<C extends keyof RegisterRequests> = RegisterRequests[C]["reply"] | Promise<RegisterRequests[C]["reply"]>;
export type Slice<C extends keyof RegisterRequests> = {
  readonly [P in C]: (request: RegisterRequests[P]["request"]) => Answer<P>;
};

export function raise(code: ErrorCode, detail: ErrorDetail = {}): never {
  throw new AppError(code, detail);
}

/** A text that no event may lack. Throws TEXT_EMPTY {field}. */
export function needed(field: string, text: string): string {
  return text.trim() === "" ? raise("TEXT_EMPTY", { field }) : text.trim();
}

export class PretendRegisterDesk {
  readonly options: FakeRegisterOptions;
  readonly dialogs: PretendRegisterDialogs = usualRegisterDialogs();
  /** Tells the window what is another one; set by the whole. */
  changed: () => void = () => undefined;
  /** How many days ago accounts came into the register; a sample sets it while it furnishes. */
  ago = 0;
  #lastEvent = 0;
  #chosen = { tables: 0, packs: 0 };

  constructor(options: FakeRegisterOptions) {
    this.options = options;
  }

  get pack(): PolicyPack {
    return this.options.pack();
  }

  /** In days from today, in the city's time zone. */
  day(from = 0): string {
    const at = new Date(this.options.clock().getTime() + from * 86_400_000).toISOString();
    return dayIn(this.pack.timeZone, at);
  }

  actor(): Actor {
    const { name, role } = this.options.person();
    return { name, role, osUser: "sample" };
  }

  nextEvent(): number {
    this.#lastEvent += 1;
    return this.#lastEvent;
  }

  /** A day that is no later than today. Throws DATE_INVALID {field}, TIME_IN_FUTURE {field}. */
  past(field: string, day: string): string {
    if (!isDate(day)) raise("DATE_INVALID", { field });
    return day > this.day() ? raise("TIME_IN_FUTURE", { field }) : day;
  }

  /** Title of a role of the pack. Throws ROLE_UNKNOWN {role}. */
  roleTitle(role: string): string {
    return this.pack.roles.find((one) => one.id === role)?.title ?? raise("ROLE_UNKNOWN", { role });
  }

  /** What a save dialog would call the file; null: cancelled. */
  saved(name: string): { saved: string } | null {
    return this.dialogs.cancelled ? null : { saved: this.dialogs.savedAs ?? name };
  }

  /** What the person chooses next; null: cancelled. */
  chosen<K extends "tables" | "packs">(what: K): PretendRegisterDialogs[K][number] | null {
    if (this.dialogs.cancelled) return null;
    const list = this.dialogs[what];
    const next = list[this.#chosen[what] % list.length] ?? null;
    this.#chosen[what] += 1;
    return next;
  }
}
