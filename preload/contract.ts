/**
 * Every request and event between the renderer and main: one type map names them all.
 * Main parses each request against a schema (main/shell/requests.ts) before anything is done with it.
 * The renderer never sends a path: a file is named by a token that main handed out, or its bytes come over the bridge.
 */
import type { Account, Person } from "../main/model/account.ts";
import type { CaseSummary, CaseView } from "../main/model/case-view.ts";
import type { CaseEvent, ContentKind, EvidencePurpose, Json, KeptBecause } from "../main/model/entry.ts";
import type { Refused } from "../main/model/error-code.ts";
import type { PolicyPack } from "../main/model/policy-pack.ts";
import type { DeviceEvents, DeviceRequests } from "./contract/device.ts";
import type { RecordsEvents, RecordsRequests } from "./contract/records.ts";
import type { RegisterEvents, RegisterRequests } from "./contract/register.ts";
import type { VaultEvents, VaultRequests } from "./contract/vault.ts";

export interface PackSummary {
  /** `<pack id>@<pack version>` */
  readonly ref: string;
  readonly organisation: string;
  readonly shortTitle: string;
  readonly title: string;
  readonly effective: string;
}

/** A pack file that was not loaded, by name, with the reason. */
export interface RefusedPack {
  readonly file: string;
  readonly refused: Refused;
}

/** How the last verification of the whole log ended; null where there was none. */
export interface LastVerified {
  readonly at: string;
  readonly ok: boolean;
  readonly entries: number;
}

export interface LogStatus {
  readonly entries: number;
  readonly cases: number;
  readonly openCases: number;
  readonly origin: string;
  readonly lastVerified: LastVerified | null;
  /**
   * Time of the last entry where this computer's clock is behind it; else null. Times never go backwards along the log: new entries carry
   * that time until the clock has caught up.
   */
  readonly clockBehind: string | null;
}

export type KeyStore = "keychain" | "passphrase-file" | "sample-file";

export interface Host {
  /** Which runtime shows the window: real Electron, or the stand-in used where its runtime can't be had. */
  readonly kind: "electron" | "stand-in";
  readonly version: string;
  readonly app: string;
  readonly platform: string;
  readonly canCapture: boolean;
}

export type AppState =
  /** Nothing here yet: ask who works here and under which policy. */
  | {
      readonly phase: "first-run";
      readonly packs: readonly PackSummary[];
      readonly refusedPacks: readonly RefusedPack[];
      /** null: the keychain answers. Otherwise why it does not. */
      readonly keychain: Refused | null;
      readonly folder: string;
      readonly host: Host;
    }
  /** The key lies in a file under a passphrase: ask for it. */
  | { readonly phase: "passphrase"; readonly folder: string; readonly host: Host }
  /** Something that must not be worked around; `refused` says what. */
  | { readonly phase: "stopped"; readonly refused: Refused; readonly folder: string; readonly host: Host }
  | {
      readonly phase: "ready";
      readonly person: Person;
      /** The pack new cases are opened under. */
      readonly pack: string;
      readonly packs: readonly PackSummary[];
      readonly refusedPacks: readonly RefusedPack[];
      readonly log: LogStatus;
      readonly keyStore: KeyStore;
      readonly folder: string;
      readonly host: Host;
      readonly theme: Theme;
    };

export type Theme = "system" | "light" | "dark";

export interface FirstRun {
  readonly person: Person;
  /** The official e-mail address: the name of this custodian's key. */
  readonly email: string;
  readonly pack: string;
  /** null: the OS keychain. A text: a key file under this passphrase, for a desktop without a keychain. */
  readonly passphrase: string | null;
}

export interface NewAccount {
  readonly department: string;
  readonly platform: string;
  readonly handle: string;
  readonly name: string;
  readonly address: string | null;
  readonly since: string | null;
}

export interface NewCase {
  readonly account: string;
  readonly address: string | null;
  readonly author: string;
  readonly content: string;
  readonly contentKind: ContentKind;
  readonly postedAt: string | null;
  readonly published: boolean;
}

/** What the person does at a step; main fills in what it knows better (labels, citations, platform). */
export type StepInput =
  | { readonly step: "grounds"; readonly grounds: readonly string[]; readonly reason: string }
  | { readonly step: "viewpoint"; readonly answer: "violation" | "viewpoint-only"; readonly reason: string }
  | {
      readonly step: "consultation";
      /** Which consultation of the pack; left out: the first that is open, else the last one. */
      readonly id?: string | undefined;
      readonly name: string;
      readonly consultedAt: string;
      readonly how: string;
      readonly decided: readonly string[];
      readonly words: string;
    }
  | { readonly step: "message"; readonly channel: string; readonly sentAt: string; readonly text: string }
  | { readonly step: "waive"; readonly id: string; readonly reason: string }
  | {
      readonly step: "action";
      readonly action: string;
      readonly doneAt: string;
      readonly note: string;
      /** Only for a block; null: without an end. */
      readonly until: string | null;
    }
  | { readonly step: "reverse"; readonly action: string; readonly doneAt: string; readonly reason: string }
  | { readonly step: "keep"; readonly because: KeptBecause; readonly reason: string }
  | { readonly step: "close"; readonly note: string }
  | {
      readonly step: "amend";
      readonly entry: string;
      readonly field: string;
      readonly correction: Json;
      readonly reason: string;
    };

export interface LogFilters {
  readonly account: string | null;
  /** An outcome kind such as `content.removed`, or `open`. */
  readonly action: string | null;
  /** `<ground id>` as the entry carries it. */
  readonly ground: string | null;
  /** Dates `YYYY-MM-DD`, both included, in the pack's time zone; by the day the case was opened. */
  readonly from: string | null;
  readonly to: string | null;
}

export interface LogPage {
  readonly cases: readonly CaseSummary[];
  /** Hand back as `after` for the next page; null at the end. */
  readonly next: number | null;
}

export interface LogFacets {
  readonly accounts: readonly {
    readonly id: string;
    readonly name: string;
    readonly handle: string;
    readonly platform: string;
  }[];
  readonly actions: readonly string[];
  readonly grounds: readonly { readonly id: string; readonly text: string }[];
}

export interface OpenCase {
  readonly summary: CaseSummary;
  /** 1-based number of the step the case is at, of how many, and its title. */
  readonly step: number;
  readonly steps: number;
  readonly title: string;
}

/** One thing that does not verify. `where` is `entry 17`, `file ab12…`, `checkpoint`. */
export interface VerifyFault {
  readonly seq: number | null;
  readonly file: string | null;
  readonly what: string;
}

export interface VerifyReport {
  readonly ok: boolean;
  readonly at: string;
  readonly entries: number;
  readonly files: number;
  readonly bytes: number;
  /** base64 root hash over `entries` leaves */
  readonly root: string;
  /** The first hundred faults. */
  readonly faults: readonly VerifyFault[];
  readonly faultCount: number;
  /** Files in the evidence folder that no entry names: left by an interrupted save, harmless. */
  readonly unnamedFiles: number;
}

export interface SourceFile {
  /** Names bytes that main holds or may read; good for one sealing. */
  readonly source: string;
  readonly name: string;
  readonly bytes: number;
}

export interface Requests extends VaultRequests, RecordsRequests, RegisterRequests, DeviceRequests {
  "app.state": { request: null; reply: AppState };
  "app.retry": { request: null; reply: AppState };
  "app.passphrase": { request: { passphrase: string }; reply: AppState };
  "app.first-run": { request: FirstRun; reply: AppState };
  "app.profile": { request: { person: Person; pack: string; theme: Theme }; reply: AppState };
  /** Half-typed forms as the renderer last kept them, JSON; "{}" when there are none. They are no record. */
  "drafts.load": { request: null; reply: string };
  "drafts.keep": { request: { json: string }; reply: null };
  "policy.get": { request: { ref: string }; reply: PolicyPack };
  "accounts.list": { request: null; reply: readonly Account[] };
  "accounts.add": { request: NewAccount; reply: Account };
  "cases.start": { request: NewCase; reply: CaseView };
  "cases.get": { request: { id: string }; reply: CaseView };
  "cases.open": { request: null; reply: readonly OpenCase[] };
  /** `lastSeq` is the entry that the person was looking at; refused with CASE_CHANGED if the case went on meanwhile. */
  "cases.record": { request: { id: string; lastSeq: number; input: StepInput }; reply: CaseView };
  "cases.by-author": { request: { platform: string; author: string }; reply: readonly CaseSummary[] };
  /** Opens the content's address in the system's browser. */
  "cases.visit": { request: { id: string }; reply: null };
  "evidence.begin": { request: { name: string; bytes: number }; reply: SourceFile };
  "evidence.chunk": { request: { source: string; bytes: Uint8Array }; reply: null };
  "evidence.choose": { request: null; reply: readonly SourceFile[] };
  "evidence.discard": { request: { source: string }; reply: null };
  "evidence.seal": {
    request: { source: string; case: string; purpose: EvidencePurpose; note: string };
    reply: { view: CaseView; renamedType: string | null };
  };
  "evidence.read": { request: { sha256: string }; reply: { mediaType: string; bytes: Uint8Array } };
  /** Opens a copy of the file in the system's viewer; the sealed file itself is never handed out. */
  "evidence.open-copy": { request: { sha256: string }; reply: null };
  "capture.screens": { request: null; reply: readonly { name: string; png: Uint8Array }[] };
  "clipboard.copy": { request: { text: string }; reply: null };
  "log.search": {
    request: { query: string; filters: LogFilters; after: number | null; limit: number };
    reply: LogPage;
  };
  /** How many cases match, counted up to 10,000. */
  "log.count": { request: { query: string; filters: LogFilters }; reply: { cases: number; more: boolean } };
  "log.facets": { request: null; reply: LogFacets };
  "log.verify": { request: null; reply: VerifyReport };
  "log.verify-cancel": { request: null; reply: null };
}

export type Channel = keyof Requests;

/** today: the person clicked the notification of what is due. */
export type AppCommand = "new-case" | "find" | "today";

export interface Events extends VaultEvents, RecordsEvents, RegisterEvents, DeviceEvents {
  "verify.progress": { readonly done: number; readonly total: number; readonly what: "entries" | "files" };
  "seal.progress": { readonly source: string; readonly done: number; readonly total: number };
  "log.changed": { readonly log: LogStatus };
  "app.changed": { readonly state: AppState };
  /** A menu entry or shortcut of the window asks for something. */
  "app.command": { readonly command: AppCommand };
}

export type EventName = keyof Events;

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Refused };

/** What the preload puts on `window.custodia`. */
export interface Bridge {
  request<C extends Channel>(channel: C, request: Requests[C]["request"]): Promise<Reply<Requests[C]["reply"]>>;
  /** Returns the function that stops listening. */
  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void;
}

export type * from "./contract/device.ts";
export type * from "./contract/records.ts";
export type * from "./contract/register.ts";
export type * from "./contract/vault.ts";
export type { CaseEvent };
