import { readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import type { BrowserWindow } from "electron";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { AppError } from "../../main/lib/app-error.ts";
import type { WorkProgress } from "../../main/model/records-view.ts";
import type { Work } from "../../main/services/records-desk.ts";
import type { Services } from "../../main/services.ts";
import { Bridge } from "../../main/shell/bridge.ts";
import { ErrorLog } from "../../main/shell/error-log.ts";
import { allRequests } from "../../main/shell/requests/index.ts";
import type { Channel, EventName, Reply, Requests } from "../../preload/contract.ts";
import { record } from "../standin/record.ts";
import { type Answers, notReady } from "./a-desk.ts";
import { registerServices } from "./a-register-desk.ts";
import { aroundFor } from "./around.ts";
import { temporaryFolder } from "./folder.ts";

vi.mock("electron", () => import("../standin/electron.ts"));
vi.mock("../../main/shell/print.ts", () => ({ printToPdf: async () => Buffer.from("%PDF-1.7\n") }));

const page = { origin: "custodia://app", parent: null } as never;
const hash = "ab".repeat(32);

let folder: string;
let told: [EventName, unknown][];

beforeEach(() => {
  folder = temporaryFolder();
  told = [];
  record.fileAnswers.length = 0;
  record.saveAnswers.length = 0;
  record.proposed.length = 0;
  record.opened.length = 0;
});

type Ask = <C extends Channel>(channel: C, request: unknown) => Promise<Reply<Requests[C]["reply"]>>;

function asking(services: Services) {
  const around = {
    ...aroundFor(folder, services),
    window: () => ({}) as BrowserWindow,
    tell: (event: EventName, payload: unknown) => void told.push([event, payload]),
  };
  const bridge = new Bridge(allRequests(around), new ErrorLog(join(folder, "errors.log")));
  const ask: Ask = (channel, request) => bridge.reply({ senderFrame: page }, channel, request) as never;
  return { ask, around };
}

function desk(answers: Answers = {}) {
  const { services, called, held } = registerServices(answers);
  return { ...asking(services), called, held };
}

/** A waiting file, as the window hands one over. */
async function waiting({ sources }: { sources: ReturnType<typeof asking>["around"]["sources"] }, bytes: Uint8Array) {
  const { source } = sources.begin("page.png", bytes.length);
  await sources.chunk(source, bytes);
  return source;
}

const refusedWith = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });
const said = (value: unknown) => ({ ok: true, value });

const on = "2026-11-20";
const by = { name: "Robin Vale", role: "Director" };
const details = {
  ...{ department: "Parks", platform: "Facebook", handle: "@sampleparks", name: "Sample Parks" },
  ...{ address: null, email: null, phone: null, purpose: "News" },
};
const request = { details, by, on, why: "Residents ask for it.", anyway: false };
const review = { step: "review", on, looked: [], found: "nothing", words: "", cases: [], lastActivity: null };
const many = (one: unknown) => Array.from({ length: 201 }, () => one);

/** Every step that the contract knows, as the window sends it. */
const accountSteps: readonly object[] = [
  { step: "decide", approved: true, by, on, why: "" },
  { step: "create", on, details, since: null },
  { step: "create", on, details, since: null, anyway: true },
  { step: "activate", on, note: "" },
  { step: "resume", on, note: "" },
  { step: "pause", on, by, why: "w" },
  { step: "archive", on, by, why: "w" },
  { step: "deactivate", on, by, why: "w" },
  { step: "change", on, details: { coordinator: null, email: "a@sample.invalid" }, why: "" },
  { step: "change", on, details: { handle: "b" }, why: "", anyway: false },
  { step: "add-user", on, person: "p", role: "r" },
  { step: "end-user", on, person: "p", role: "r", because: "" },
  { step: "check", on, items: [{ item: "i", verdict: "not-possible", why: "w" }], source: null },
  review,
  { step: "discuss", on, with: [by], outcome: "keep", words: "", again: null },
  { step: "activity", on, what: "Post" },
  { step: "strike", event: 3, because: "b" },
];

const personSteps: readonly object[] = [
  { step: "change", on, details: { joinedOn: null }, why: "" },
  { step: "give-role", on, role: "r", department: "Parks" },
  { step: "end-role", on, role: "r", department: "Parks", because: "" },
  { step: "acknowledge", on, source: null },
  { step: "forward", on, to: "Human Relations" },
  { step: "leave", on, because: "" },
  { step: "return", on, why: "" },
  { step: "strike", event: 3, because: "b" },
];

const departmentSteps: readonly object[] = [
  { step: "workplan", on, parts: { mission: "m" }, source: null },
  { step: "coordinator", on, person: null, by, because: "" },
  { step: "director", on, person: "p", because: "" },
  { step: "strike", event: 3, because: "b" },
];

describe("requests about the register", () => {
  it.each<[Channel, unknown]>([
    ["register.desk", {}],
    ["register.opening", { rows: 5 }],
    ["register.account", { id: "" }],
    ["register.account", { id: "a".repeat(201) }],
    ["register.request-account", { ...request, details: { ...details, password: "p" } }],
    ["register.request-account", { ...request, by: "me" }],
    ["register.request-account", { ...request, anyway: "yes" }],
    ["register.take-in-account", { details, since: null, note: "" }],
    ["register.add-person", { details: { name: "a", title: "", email: null }, joinedOn: null, anyway: true }],
    ["register.account-step", { id: "a", lastEvent: -1, input: review }],
    ["register.account-step", { id: "a", lastEvent: 1.5, input: review }],
    ["register.account-step", { id: "a", lastEvent: 1, input: { ...review, step: "erase" } }],
    ["register.account-step", { id: "a", lastEvent: 1, input: { ...review, found: "perhaps" } }],
    ["register.account-step", { id: "a", lastEvent: 1, input: { ...review, looked: many("l") } }],
    ["register.account-step", { id: "a", lastEvent: 1, input: { ...review, cases: many("c") } }],
    ["register.account-step", { id: "a", lastEvent: 1, input: { step: "change", on, details: { id: "b" }, why: "" } }],
    [
      "register.account-step",
      { id: "a", lastEvent: 1, input: { step: "change", on, details: { name: undefined }, why: "" } },
    ],
    [
      "register.account-step",
      { id: "a", lastEvent: 1, input: { step: "change", on, details: { handle: "b" }, why: "", anyway: "yes" } },
    ],
    [
      "register.account-step",
      { id: "a", lastEvent: 1, input: { step: "check", on, items: [{ item: "i", verdict: "maybe", why: "" }] } },
    ],
    [
      "register.account-step",
      { id: "a", lastEvent: 1, input: { step: "check", on, items: [], source: "/etc/passwd\0".repeat(20) } },
    ],
    ["register.person-step", { id: "p", lastEvent: 1, input: { step: "leave", on } }],
    ["register.person-step", { id: "p", lastEvent: 1, input: { step: "pause", on, by, why: "w" } }],
    ["register.person-step", { id: "p", lastEvent: 1, input: { step: "strike", event: "last", because: "b" } }],
    [
      "register.department-step",
      { name: "Parks", lastEvent: 1, input: { step: "workplan", on, parts: [], source: null } },
    ],
    [
      "register.department-step",
      { name: "P", lastEvent: 1, input: { step: "workplan", on, parts: { a: 1 }, source: null } },
    ],
    [
      "register.department-step",
      {
        name: "P",
        lastEvent: 1,
        input: { step: "workplan", on, parts: Object.fromEntries(many("").map((_, n) => [`p${n}`, ""])), source: null },
      },
    ],
    ["register.file", { sha256: "../../etc/passwd" }],
    ["register.save-csv", { what: "passwords" }],
    ["register.save-csv", { what: "accounts", path: "/etc/cron.d/x" }],
    ["register.save-template", { what: "history" }],
    ["register.choose-table", { what: "accounts", path: "/etc/passwd" }],
    ["register.import", { token: "" }],
    ["duties.settings", { notify: true, at: "24:00" }],
    ["duties.settings", { notify: true, at: "8:30" }],
    ["duties.settings", { notify: true, at: "08:30\n" }],
    ["duties.of-account", { account: "" }],
    ["duties.accounts", { department: null, kind: "review", urgency: "urgent", thisWeek: null }],
    ["duties.accounts", { department: null, kind: "review", urgency: "soon" }],
    ["duties.compliance", { department: null }],
    ["policy.choose", { path: "/etc/passwd" }],
    ["policy.adopt", { token: "t" }],
    ["policy.reviewed", { on, by, outcome: "forgotten", words: "" }],
    ["policy.reviewed", { on, by, outcome: "revised", words: "", pack: "p" }],
  ])("are refused when malformed, before any service is reached: %s %#", async (channel, asked) => {
    const { ask, called } = desk();
    expect(await ask(channel, asked)).toEqual(refusedWith("REQUEST_MALFORMED"));
    expect(called).toEqual([]);
  });

  it("are refused before the app is set up, without a dialog", async () => {
    const { ask } = asking(notReady);
    record.fileAnswers.push([folder]);
    record.saveAnswers.push(join(folder, "x"));
    const asked: [Channel, unknown][] = [
      ["register.desk", null],
      ["register.opening", null],
      ["register.account-step", { id: "a", lastEvent: 1, input: review }],
      ["register.save-csv", { what: "accounts" }],
      ["register.save-sheet", { department: null }],
      ["register.choose-table", { what: "people" }],
      ["duties.save-calendar", { department: null }],
      ["duties.save-compliance", { department: "Parks" }],
      ["policy.choose", null],
      ["policy.adopt", { token: "t", use: true }],
      ["accounts.list", null],
    ];
    for (const [channel, sent] of asked)
      expect(await ask(channel, sent), channel).toEqual(refusedWith("PROFILE_MISSING"));
    expect([record.fileAnswers.length, record.saveAnswers.length]).toEqual([1, 1]);
  });

  it("[A-6.g] hand every step of the contract on as it was sent, without a file where there is none", async () => {
    const { ask, called } = desk();
    for (const input of accountSteps)
      expect(await ask("register.account-step", { id: "a", lastEvent: 7, input })).toMatchObject({ ok: true });
    for (const input of personSteps)
      expect(await ask("register.person-step", { id: "p", lastEvent: 7, input })).toMatchObject({ ok: true });
    for (const input of departmentSteps)
      expect(await ask("register.department-step", { name: "Parks", lastEvent: 7, input })).toMatchObject({ ok: true });
    expect(called.map((one) => one.args)).toEqual([
      ...accountSteps.map((input) => ["a", 7, input, null]),
      ...personSteps.map((input) => ["p", 7, input, null]),
      ...departmentSteps.map((input) => ["Parks", 7, input, null]),
    ]);
  });
});

const proof = { step: "check", on, items: [{ item: "i", verdict: "met", why: "" }] };
const sealing = async (stream: AsyncIterable<Uint8Array>, _about: unknown, progress: (done: number) => void) => {
  const bytes = await buffer(stream);
  progress(bytes.length);
  return { evidence: bytes.toString("utf8") };
};

describe("a step with a file", () => {
  it("[A-6.d.ii] seals the screenshot for the event and lets the waiting file go once it stands", async () => {
    const { ask, around, called, held } = desk({
      "evidence.seal": sealing,
      "book.accountStep": () => {
        expect(held()).toBe(1);
        return "the account";
      },
    });
    const source = await waiting(around, Buffer.from("shot"));
    const step = { id: "a", lastEvent: 4, input: { ...proof, source } };
    expect(await ask("register.account-step", step)).toEqual(said("the account"));
    expect(called.at(-1)?.args).toEqual(["a", 4, step.input, { evidence: "shot" }]);
    expect(told).toEqual([["seal.progress", { source, done: 4, total: 4 }]]);
    expect(held()).toBe(0);
    expect(await ask("register.account-step", step)).toEqual(refusedWith("SOURCE_UNKNOWN"));
  });

  it.each<[Channel, string, object]>([
    ["register.account-step", "book.accountStep", { id: "a", lastEvent: 4, input: proof }],
    ["register.person-step", "book.personStep", { id: "p", lastEvent: 4, input: { step: "acknowledge", on } }],
    [
      "register.department-step",
      "book.departmentStep",
      { name: "P", lastEvent: 4, input: { step: "workplan", on, parts: {} } },
    ],
  ])("that is refused leaves the waiting file where it is: %s", async (channel, method, sent) => {
    let refused = 0;
    const { ask, around, held } = desk({
      "evidence.seal": sealing,
      [method]: async () => {
        refused += 1;
        if (refused === 1) throw new AppError("TIME_IN_FUTURE", { field: "on" });
        return "done";
      },
    });
    const source = await waiting(around, Buffer.from("scan"));
    const { input, ...rest } = sent as { input: object };
    const step = { ...rest, input: { ...input, source } };
    expect(await ask(channel, step)).toEqual(refusedWith("TIME_IN_FUTURE"));
    expect(held()).toBe(0);
    expect(await ask(channel, step)).toEqual(said("done"));
  });

  it("is not taken when the file is broken, and nothing is asked of the register", async () => {
    const broken = async () => {
      throw new AppError("EVIDENCE_TRUNCATED", { name: "page.png" });
    };
    const { ask, around, called } = desk({ "evidence.seal": broken });
    const source = await waiting(around, Buffer.from("half"));
    const step = { id: "a", lastEvent: 4, input: { ...proof, source } };
    expect(await ask("register.account-step", step)).toEqual(refusedWith("EVIDENCE_TRUNCATED"));
    expect(called.map((one) => one.name)).toEqual(["evidence.seal"]);
  });

  it("is opened in the system’s viewer although no entry of the log names it", async () => {
    const { ask, called } = desk({
      "book.evidence": (sha256: string) =>
        sha256 === hash ? { bytes: 4, mediaType: "application/pdf", name: "signed form", sha256 } : null,
      "log.evidence": () => null,
      "evidence.copyTo": async (_sha256: string, file: string) => writeFileSync(file, "%PDF"),
    });
    expect(await ask("evidence.open-copy", { sha256: hash })).toEqual(said(null));
    expect(record.opened[0]).toMatch(/signed form\.pdf$/);
    expect(called.map((one) => one.name)).toEqual(["book.evidence", "evidence.copyTo"]);
    expect(await ask("evidence.open-copy", { sha256: "cd".repeat(32) })).toEqual(refusedWith("EVIDENCE_MISSING"));
    expect(record.opened).toHaveLength(1);
  });
});

describe("what leaves the register", () => {
  const bytes = Buffer.from("\uFEFFname\r\n");

  it("is a file where the person says, by the name that is proposed, for the person’s own eyes", async () => {
    const { ask, called } = desk({
      "book.csv": (what: string) => ({ name: `${what}.csv`, bytes }),
      "book.template": (what: string) => ({ name: `${what}-template.csv`, bytes }),
      "duties.calendar": () => ({ name: "Parks.ics", bytes }),
    });
    const places = ["accounts.csv", "empty.csv", "parks.ics"].map((name) => join(folder, name));
    record.saveAnswers.push(...places);
    expect(await ask("register.save-csv", { what: "accounts" })).toEqual(said({ saved: "accounts.csv" }));
    expect(await ask("register.save-template", { what: "people" })).toEqual(said({ saved: "empty.csv" }));
    expect(await ask("duties.save-calendar", { department: "Parks" })).toEqual(said({ saved: "parks.ics" }));
    expect(record.proposed).toEqual(["accounts.csv", "people-template.csv", "Parks.ics"]);
    expect(called.at(-1)?.args).toEqual(["Parks"]);
    for (const place of places) expect(readFileSync(place)).toEqual(bytes);
    const others = places.map((place) => statSync(place).mode & 0o077);
    expect([others[0], others[2]]).toEqual([0, 0]);
  });

  it("is nothing when the person thinks better of it", async () => {
    const { ask } = desk({ "book.csv": () => ({ name: "history.csv", bytes }) });
    record.saveAnswers.push(null);
    expect(await ask("register.save-csv", { what: "history" })).toEqual(said(null));
  });

  it("[A-6.b.ii, A-8] is printed: the register, the form to be signed, the compliance report", async () => {
    const paper = (name: string) => ({ name, html: () => [], file: () => null });
    const { ask, called, held } = desk({
      "book.sheet": (department: string | null) => paper(`accounts-${department}`),
      "book.acknowledgementForm": () => paper("acknowledgement"),
      "duties.complianceSheet": () => paper("compliance"),
    });
    const places = ["a.pdf", "b.pdf", "c.pdf"].map((name) => join(folder, name));
    record.saveAnswers.push(...places);
    expect(await ask("register.save-sheet", { department: null })).toEqual(said({ saved: "a.pdf" }));
    expect(await ask("register.save-acknowledgement", { person: "p" })).toEqual(said({ saved: "b.pdf" }));
    expect(await ask("duties.save-compliance", { department: "Parks" })).toEqual(said({ saved: "c.pdf" }));
    expect(record.proposed).toEqual(["accounts-null.pdf", "acknowledgement.pdf", "compliance.pdf"]);
    expect(called.map((one) => one.args)).toEqual([[null], ["p"], ["Parks"]]);
    for (const place of places) expect(readFileSync(place, "latin1")).toContain("%PDF");
    expect(held()).toBe(0);
  });

  it("asks for no place when there is nothing to print", async () => {
    const unknown = () => {
      throw new AppError("DEPARTMENT_UNKNOWN", { name: "Parcs" });
    };
    const { ask } = desk({ "duties.complianceSheet": unknown });
    record.saveAnswers.push(join(folder, "x.pdf"));
    expect(await ask("duties.save-compliance", { department: "Parcs" })).toEqual(refusedWith("DEPARTMENT_UNKNOWN"));
    expect(record.saveAnswers).toHaveLength(1);
  });
});

describe("what comes in", () => {
  it.each([
    ["register.choose-table", { what: "people" }, 64, "IMPORT_TOO_LARGE"],
    ["policy.choose", null, 4, "IMPORT_TOO_LARGE"],
  ] as const)("is refused by its size before it is read: %s", async (channel, sent, mebibytes, code) => {
    const { ask, called } = desk();
    const file = join(folder, "large.csv");
    writeFileSync(file, "");
    truncateSync(file, mebibytes * 1024 * 1024 + 1);
    record.fileAnswers.push([file]);
    expect(await ask(channel, sent)).toEqual(refusedWith(code));
    expect(called).toEqual([]);
  });

  it("is read with its name alone, the window never hears where it lies", async () => {
    const { ask, called } = desk({ "book.readTable": () => "preview", "ownPacks.read": () => "pack preview" });
    const file = join(folder, "people.csv");
    writeFileSync(file, "name\r\n");
    record.fileAnswers.push([file], [file], []);
    expect(await ask("register.choose-table", { what: "people" })).toEqual(said("preview"));
    expect(await ask("policy.choose", null)).toEqual(said("pack preview"));
    const chosen = { name: "people.csv", bytes: Buffer.from("name\r\n") };
    const working = { onProgress: expect.any(Function), signal: expect.any(AbortSignal) };
    expect(called.map((one) => one.args)).toEqual([["people", chosen, working], [chosen]]);
    expect(await ask("register.choose-table", { what: "accounts" })).toEqual(said(null));
  });

  it("is taken in by its token, and a pack that was taken up is told to every part of the window", async () => {
    const { ask, called } = desk({ "book.importTable": () => ({ added: 3 }) });
    expect(await ask("register.import", { token: "t" })).toEqual(said({ added: 3 }));
    const reply = await ask("policy.adopt", { token: "u", use: true });
    expect(reply).toMatchObject(said({ phase: "ready" }));
    expect(called.at(-1)).toEqual({ name: "ownPacks.adopt", args: ["u", true] });
    expect(told).toEqual([["app.changed", { state: reply.ok && reply.value }]]);
  });

  it("is long work while it is taken in: one at a time, with its progress, until it is cancelled", async () => {
    const progress = { stage: "entries", done: 1, total: 3 };
    const importTable = (_token: string, { onProgress, signal }: Work) => {
      onProgress(progress as WorkProgress);
      return new Promise((_go, stop) => {
        signal.addEventListener("abort", () => stop(new AppError("EXPORT_CANCELLED")));
      });
    };
    const { ask, called, held } = desk({ "book.importTable": importTable as never });
    const taking = ask("register.import", { token: "t" });
    await expect.poll(() => told).toEqual([["work.progress", progress]]);
    expect(held()).toBe(1);
    expect(await ask("register.import", { token: "t" })).toEqual(refusedWith("EXPORT_RUNNING"));
    expect(await ask("register.choose-table", { what: "people" })).toEqual(refusedWith("EXPORT_RUNNING"));
    await ask("work.cancel", null);
    expect(await taking).toEqual(refusedWith("EXPORT_CANCELLED"));
    expect([called.length, held()]).toEqual([1, 0]);
  });

  it("tells nobody of a pack that was refused", async () => {
    const taken = () => {
      throw new AppError("PACK_VERSION_TAKEN", { ref: "sample@1" });
    };
    const { ask } = desk({ "ownPacks.adopt": taken });
    expect(await ask("policy.adopt", { token: "u", use: true })).toEqual(refusedWith("PACK_VERSION_TAKEN"));
    expect(told).toEqual([]);
  });
});

describe("accounts in short", () => {
  const account = { ...details, id: "a", since: "2020-02-29" };
  const { email, phone, purpose, ...short } = account;

  it("are those on which something can happen, as the register knows them", async () => {
    const { ask } = desk({ "book.openPages": () => [short] });
    expect(await ask("accounts.list", null)).toEqual(said([short]));
  });

  it("come into the register as pages that were there before, with whoever added them", async () => {
    const whole = { account: { ...account, standing: "active", users: [] } };
    const { ask, called } = desk({ "book.takeInAccount": () => whole });
    const { id, ...shown } = short;
    expect(await ask("accounts.add", shown)).toEqual(said({ id, ...shown }));
    const asked = {
      details: { ...details, email: null, phone: null, purpose: "" },
      since: "2020-02-29",
      note: "",
      anyway: true,
    };
    expect(called).toEqual([{ name: "book.takeInAccount", args: [asked] }]);
    expect([email, phone, purpose]).toEqual([null, null, "News"]);
  });
});
