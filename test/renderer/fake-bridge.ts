/** The bridge in memory: the real workflow and the real cases over a log that is gone with the page. */
import { Cases } from "../../main/cases/index.ts";
import { AppError } from "../../main/lib/app-error.ts";
import type { Account } from "../../main/model/account.ts";
import type { Evidence } from "../../main/model/entry.ts";
import type { Refused } from "../../main/model/error-code.ts";
import { type PolicyPack, packRef } from "../../main/model/policy-pack.ts";
import type {
  AppState,
  Bridge,
  Channel,
  DeviceRequests,
  EventName,
  Events,
  KeyStore,
  LastVerified,
  RecordsRequests,
  RegisterRequests,
  Reply,
  Requests,
  Theme,
  VaultRequests,
  VerifyReport,
} from "../../preload/contract.ts";
import { FakeDevice } from "./fake-device/index.ts";
import { FakeLog } from "./fake-log.ts";
import { FakeRecords } from "./fake-records/index.ts";
import { FakeRegister } from "./fake-register/index.ts";
import { FakeVault } from "./fake-vault/index.ts";

export interface FakeOptions {
  readonly packs: readonly PolicyPack[];
  readonly pack: number;
  readonly clock: () => Date;
  readonly keyStore: KeyStore;
  readonly verifyFault: boolean;
}

type Elsewhere = keyof VaultRequests | keyof RecordsRequests | keyof RegisterRequests | keyof DeviceRequests;
type Handlers = {
  [C in Exclude<Channel, Elsewhere>]: (request: Requests[C]["request"]) => unknown;
};

export class FakeBridge implements Bridge {
  readonly log: FakeLog;
  readonly cases: Cases;
  /** The vault's side of the desk: no identity and no vaults until a test makes them, or furnishVaults (fake-vault/sample.ts) does. */
  readonly vault: FakeVault;
  /** Exports, packages, requests, incidents, holds: empty until a test makes them, or furnishRecords (fake-records/sample.ts) does. */
  readonly records: FakeRecords;
  /** Accounts, people, departments, duties: empty until a test makes them, or furnishRegister (fake-register/sample.ts) does. */
  readonly register: FakeRegister;
  /** The checklist of this workstation: never checked until a test, or the page, has it checked. */
  readonly device: FakeDevice;
  /** The short form of accounts; those that are put here by hand the register takes in. */
  readonly accounts: Account[] = [];
  readonly files = new Map<string, { evidence: Evidence; bytes: Uint8Array }>();
  /** Set to show another phase than ready. */
  phase: AppState | null = null;
  /** Set to refuse the next request of a channel. */
  readonly refuse = new Map<Channel, Refused>();
  person = { name: "Sample Coordinator", role: "Social Media Coordinator", department: "Parks & Recreation" };
  theme: Theme = "system";
  lastVerified: LastVerified | null = null;
  copied = "";
  readonly #options: FakeOptions;
  readonly #packs: PolicyPack[];
  #inUse: number;
  readonly #sources = new Map<string, { name: string; chunks: Uint8Array[] }>();
  readonly #listeners = new Map<EventName, Set<(payload: never) => void>>();

  constructor(options: FakeOptions) {
    this.#options = options;
    this.#packs = [...options.packs];
    this.#inUse = options.pack;
    this.log = new FakeLog(this.#pack().timeZone, options.clock);
    this.vault = new FakeVault({
      clock: () => this.log.clock(),
      person: () => this.person,
      organisation: this.#pack().organisation,
      resetDays: this.#pack().vault?.reset.days ?? 2,
      emit: (event, payload) => this.emit(event, payload),
      copy: (text) => {
        this.copied = text;
      },
    });
    this.records = new FakeRecords({
      log: this.log,
      pack: () => this.#pack(),
      person: () => this.person,
      accounts: () => this.accounts,
      files: this.files,
      waiting: (source) => joined(this.#held(source).chunks),
      seal: async (source) => {
        const { name, chunks } = this.#held(source);
        return (await this.#sealed(chunks, name)).evidence;
      },
      emit: (event, payload) => this.emit(event, payload),
    });
    this.register = new FakeRegister({
      clock: () => this.log.clock(),
      pack: () => this.#pack(),
      person: () => this.person,
      accounts: this.accounts,
      files: this.files,
      seal: async (source) => {
        const { name, chunks } = this.#held(source);
        const { evidence } = await this.#sealed(chunks, name);
        this.#sources.delete(source);
        return evidence;
      },
      vault: this.vault,
      records: () => this.records.view(),
      device: () => ({ check: this.device.check }),
      log: this.log,
      takePack: (pack, use) => {
        this.#packs.push(pack);
        if (use) this.#inUse = this.#packs.length - 1;
        return this.#state();
      },
      emit: (event, payload) => this.emit(event, payload),
    });
    this.device = new FakeDevice({
      clock: () => this.log.clock(),
      pack: () => this.#pack(),
      person: () => this.person,
      copy: (text) => {
        this.copied = text;
      },
      nextSeq: () => this.records.desk.nextSeq(),
      changed: () => this.register.desk.changed(),
      emit: (event, payload) => this.emit(event, payload),
    });
    const find = (ref: string) => this.#packs.find((pack) => packRef(pack) === ref);
    this.cases = new Cases({
      log: this.log,
      evidence: {
        seal: (source, about) => this.#seal(source as AsyncIterable<Uint8Array>, about.name),
        exists: () => true,
      },
      packs: {
        get: (ref) => find(ref) ?? raise("PACK_UNKNOWN", { ref }),
        has: (ref) => find(ref) !== undefined,
      },
      register: {
        account: (id) => this.accounts.find((one) => one.id === id) ?? raise("ACCOUNT_UNKNOWN", { account: id }),
        accounts: () => this.accounts,
        pack: () => packRef(this.#pack()),
      },
      actor: () => ({ name: this.person.name, role: this.person.role, osUser: "sample" }),
      device: "0000000d-0000-7000-8000-000000000001",
      clock: () => this.log.clock(),
      random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
      changed: () => this.emit("log.changed", { log: this.#status() }),
    });
  }

  async request<C extends Channel>(channel: C, request: Requests[C]["request"]): Promise<Reply<Requests[C]["reply"]>> {
    const refused = this.refuse.get(channel);
    if (refused !== undefined) {
      this.refuse.delete(channel);
      return { ok: false, error: refused };
    }
    try {
      const handler = {
        ...this.#handlers,
        ...this.vault.handlers,
        ...this.records.handlers,
        ...this.register.handlers,
        ...this.device.handlers,
      }[channel] as (request: Requests[C]["request"]) => unknown;
      return { ok: true, value: structuredClone(await handler(request)) as Requests[C]["reply"] };
    } catch (error) {
      if (error instanceof AppError) return { ok: false, error: error.refused() };
      console.error(error);
      return { ok: false, error: { code: "UNEXPECTED" } };
    }
  }

  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners);
    listeners.add(listener as (payload: never) => void);
    return () => listeners.delete(listener as (payload: never) => void);
  }

  emit<E extends EventName>(event: E, payload: Events[E]): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(payload as never);
  }

  #pack(): PolicyPack {
    const pack = this.#packs[this.#inUse];
    if (pack === undefined) throw new RangeError("no such pack");
    return pack;
  }

  async #seal(source: AsyncIterable<Uint8Array>, name: string) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of source) chunks.push(chunk);
    return await this.#sealed(chunks, name);
  }

  async #sealed(chunks: readonly Uint8Array[], name: string) {
    const bytes = joined(chunks);
    if (bytes.length === 0) raise("EVIDENCE_EMPTY", { name });
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    const evidence = { bytes: bytes.length, mediaType: mediaType(bytes), name, sha256 };
    this.files.set(sha256, { evidence, bytes });
    const renamedType = /\.jpe?g$/.test(name) && evidence.mediaType === "image/png" ? evidence.mediaType : null;
    return { evidence, renamedType, keep: () => undefined, discard: () => undefined };
  }

  #status() {
    const summaries = this.log.summaries();
    return {
      entries: this.log.size,
      cases: summaries.length,
      openCases: summaries.filter((summary) => !summary.closed).length,
      origin: `${this.#pack().domain}/custodia/0123456789abcdef`,
      lastVerified: this.lastVerified,
      clockBehind: null,
    };
  }

  #state(): AppState {
    if (this.phase !== null) return this.phase;
    const packs = this.#packs.map((pack) => ({
      ref: packRef(pack),
      organisation: pack.organisation,
      shortTitle: pack.shortTitle,
      title: pack.title,
      effective: pack.effective,
    }));
    return {
      phase: "ready",
      person: this.person,
      pack: packRef(this.#pack()),
      packs,
      refusedPacks: [],
      log: this.#status(),
      keyStore: this.#options.keyStore,
      folder: "/home/sample/.config/Custodia",
      host: { kind: "stand-in", version: "24.0.0", app: "0.1.0", platform: "linux", canCapture: true },
      theme: this.theme,
    };
  }

  async #verify(): Promise<VerifyReport> {
    const total = this.log.size;
    for (let done = 0; done <= total; done += Math.ceil(total / 12)) {
      this.emit("verify.progress", { done, total, what: "entries" });
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    const faults = this.#options.verifyFault
      ? [
          { seq: 17, file: null, what: "the field “content” does not match its digest" },
          { seq: 23, file: [...this.files.keys()][0] ?? null, what: "the file is missing" },
        ]
      : [];
    const at = this.log.clock().toISOString();
    this.lastVerified = { at, ok: faults.length === 0, entries: total };
    const bytes = [...this.files.values()].reduce((sum, file) => sum + file.bytes.length, 0);
    const root = "EvKAi8pMShoFMXCjvEsCuz6D/gv4VOQsdbNQL7mqlaI=";
    const counts = { entries: total, files: this.files.size, bytes, root, faultCount: faults.length, unnamedFiles: 0 };
    return { ok: faults.length === 0, at, faults, ...counts };
  }

  #held(source: string) {
    return this.#sources.get(source) ?? raise("SOURCE_UNKNOWN");
  }

  /** Half-typed forms, JSON. */
  drafts = "{}";

  readonly #handlers: Handlers = {
    "app.state": () => this.#state(),
    "app.retry": () => this.#state(),
    "app.passphrase": () => raise("PASSPHRASE_WRONG"),
    "app.first-run": ({ person, email }) => {
      this.person = { ...person };
      this.vault.makeIdentity(email);
      this.phase = null;
      return this.#state();
    },
    "app.profile": ({ person, theme }) => {
      this.person = { ...person };
      this.theme = theme;
      this.emit("app.changed", { state: this.#state() });
      return this.#state();
    },
    "drafts.load": () => this.drafts,
    "drafts.keep": ({ json }) => {
      this.drafts = json;
      return null;
    },
    "policy.get": ({ ref }) => this.#packs.find((pack) => packRef(pack) === ref) ?? raise("PACK_UNKNOWN", { ref }),
    "accounts.list": () => {
      const gone = this.register.accounts.all().filter((one) => one.standing === "deactivated");
      return this.accounts.filter((one) => !gone.some(({ id }) => id === one.id));
    },
    "accounts.add": ({ since, ...shown }) => {
      const details = { ...shown, email: null, phone: null, purpose: "" };
      const { id } = this.register.accounts.takeIn({ details, since, note: "", anyway: true });
      return this.accounts.find((one) => one.id === id) ?? raise("ACCOUNT_UNKNOWN", { account: id });
    },
    "cases.start": (input) => this.cases.start(input),
    "cases.get": ({ id }) => this.cases.get(id),
    "cases.open": () => this.cases.openCases(),
    "cases.record": ({ id, lastSeq, input }) => this.cases.record(id, lastSeq, input),
    "cases.by-author": ({ platform, author }) => this.cases.byAuthor(platform, author),
    "cases.visit": () => null,
    "evidence.begin": ({ name, bytes }) => {
      const source = crypto.randomUUID();
      this.#sources.set(source, { name, chunks: [] });
      return { source, name, bytes };
    },
    "evidence.chunk": ({ source, bytes }) => {
      this.#held(source).chunks.push(bytes);
      return null;
    },
    "evidence.choose": () => [],
    "evidence.discard": ({ source }) => {
      this.#sources.delete(source);
      return null;
    },
    "evidence.seal": async ({ source, case: id, purpose, note }) => {
      const { name, chunks } = this.#held(source);
      return this.cases.seal(id, chunks, { name, bytes: null }, purpose, note);
    },
    "evidence.read": ({ sha256 }) => {
      const file = this.files.get(sha256) ?? raise("EVIDENCE_MISSING", { sha256 });
      return { mediaType: file.evidence.mediaType, bytes: file.bytes };
    },
    "evidence.open-copy": () => null,
    "capture.screens": () => {
      const file = [...this.files.values()][0] ?? raise("CAPTURE_FAILED");
      return [{ name: "Screen 1", png: file.bytes }];
    },
    "clipboard.copy": ({ text }) => {
      this.copied = text;
      return null;
    },
    "log.search": ({ query, filters, after, limit }) => this.log.page(query, filters, after, limit),
    "log.count": ({ query, filters }) => ({ cases: this.log.found(query, filters).length, more: false }),
    "log.facets": () => this.log.facets(),
    "log.verify": () => this.#verify(),
    "log.verify-cancel": () => null,
  };
}

function raise(code: Refused["code"], detail: NonNullable<Refused["detail"]> = {}): never {
  throw new AppError(code, detail);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function mediaType(bytes: Uint8Array): string {
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return "image/png";
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? "image/jpeg" : "application/octet-stream";
}
