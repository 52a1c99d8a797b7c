import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import type { BrowserWindow } from "electron";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { AppError } from "../../main/lib/app-error.ts";
import type { Services } from "../../main/services.ts";
import { Bridge } from "../../main/shell/bridge.ts";
import { ErrorLog } from "../../main/shell/error-log.ts";
import { LongWork } from "../../main/shell/long-work.ts";
import { recordsRequests } from "../../main/shell/requests/records.ts";
import type { Channel, EventName, Reply, Requests } from "../../preload/contract.ts";
import { record } from "../standin/record.ts";
import { type Answers, notReady } from "./a-desk.ts";
import { recordsServices } from "./a-records-desk.ts";
import { aroundFor } from "./around.ts";
import { temporaryFolder } from "./folder.ts";

vi.mock("electron", () => import("../standin/electron.ts"));
vi.mock("../../main/shell/print.ts", () => ({ printToPdf: async () => Buffer.from("%PDF-1.7\n") }));

const page = { origin: "custodia://app", parent: null } as never;
const hash = "ab".repeat(32);
const filters = { account: null, action: null, ground: null, from: null, to: null };

let folder: string;
let told: [EventName, unknown][];

beforeEach(() => {
  folder = temporaryFolder();
  told = [];
  record.fileAnswers.length = 0;
  record.saveAnswers.length = 0;
  record.proposed.length = 0;
});

type Ask = <C extends Channel>(channel: C, request: unknown) => Promise<Reply<Requests[C]["reply"]>>;

function asking(services: Services) {
  const ending = new AbortController();
  const around = {
    ...aroundFor(folder, services),
    window: () => ({}) as BrowserWindow,
    tell: (event: EventName, payload: unknown) => void told.push([event, payload]),
    ending: ending.signal,
  };
  const bridge = new Bridge(
    recordsRequests(around, LongWork.of(around)) as never,
    new ErrorLog(join(folder, "errors.log")),
  );
  const ask: Ask = (channel, request) => bridge.reply({ senderFrame: page }, channel, request) as never;
  return { ask, around, ending };
}

function desk(answers: Answers = {}) {
  const { services, called, held } = recordsServices(answers);
  return { ...asking(services), called, held };
}

/** A waiting file, as the window hands one over. */
async function waiting({ sources }: { sources: ReturnType<typeof asking>["around"]["sources"] }, bytes: Uint8Array) {
  const { source } = sources.begin("shot.png", bytes.length);
  await sources.chunk(source, bytes);
  return source;
}

const refusedWith = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });
const release = { id: "r", revision: 3, answeredOn: "2026-11-20", how: "by mail", words: "" };
const incident = {
  account: null,
  ofCase: null,
  sort: "takeover",
  what: "Somebody posted in our name.",
  since: null,
  noticedAt: "2026-11-20T10:00:00.000Z",
  told: [],
};

describe("requests about records", () => {
  it.each<[Channel, unknown]>([
    ["export.run", { range: "some", recipients: [] }],
    ["export.run", { range: "all", recipients: ["a".repeat(5_000)] }],
    ["export.run", { range: "all", recipients: [], folder: "/etc" }],
    ["export.choose-folder", "/etc"],
    [
      "export.settings",
      { contact: { name: "", email: "" }, recipients: [], schedule: { on: true, sealed: true, folder: "/etc" } },
    ],
    ["report.save-pdf", { of: { case: "a", range: "all" } }],
    ["report.save-pdf", { of: {} }],
    ["package.open", { key: "mine", path: "/etc/passwd" }],
    ["package.open", { key: "AGE-SECRET-KEY-1" }],
    ["package.evidence", { token: "t", sha256: "../../etc/passwd" }],
    ["package.others", { token: "t", after: -1 }],
    ["package.others", { token: "t" }],
    ["package.search", { token: "t", query: "", filters: { ...filters, from: "yesterday" }, after: null, limit: 10 }],
    ["package.search", { token: "t", query: "", filters, after: null, limit: 100_000 }],
    ["witness.save-fork", { fork: -1 }],
    ["requests.register", { requester: { name: "a" }, what: "", reference: "", how: "", receivedOn: "", due: null }],
    ["requests.leave-out", { id: "r", entries: [{ seq: 0.5, provision: null }] }],
    ["requests.leave-out", { id: "r", entries: [{ seq: 1 }] }],
    ["requests.withhold", { id: "r", fields: [{ seq: 1, field: "" }], provision: null }],
    [
      "requests.redact",
      {
        id: "r",
        seq: 1,
        source: null,
        areas: [{ x: 0.5, y: 0, width: 1, height: 1 }],
        provision: "p",
        hidesFile: true,
      },
    ],
    ["requests.release", { ...release, folder: "/etc" }],
    ["requests.answer", { id: "r", outcome: "released", provision: null, answeredOn: "", how: "", words: "" }],
    ["incidents.report", { ...incident, sort: "flood", sources: [] }],
    ["incidents.report", { ...incident, sources: Array.from({ length: 51 }, () => "s") }],
    ["retention.hold", { subject: { kind: "vault", id: "v" }, reason: "r" }],
    [
      "retention.dispose",
      { subject: { kind: "case", id: "c" }, authority: "", reason: "", approvedBy: "me", entries: 1 },
    ],
    ["reading.read", { source: "s", sha256: hash }],
    ["reading.read", { sha256: hash.toUpperCase() }],
  ])("are refused when malformed, before any service is reached: %s %#", async (channel, request) => {
    const { ask, called } = desk();
    expect(await ask(channel, request)).toEqual(refusedWith("REQUEST_MALFORMED"));
    expect(called).toEqual([]);
  });

  it("are refused before the app is set up, without a dialog", async () => {
    const { ask } = asking(notReady);
    record.fileAnswers.push([folder]);
    record.saveAnswers.push(join(folder, "x"));
    const asked: [Channel, unknown][] = [
      ["records.desk", null],
      ["export.choose-folder", null],
      ["export.run", { range: "all", recipients: [] }],
      ["export.run-scheduled", null],
      ["report.save-pdf", { of: { range: "all" } }],
      ["package.open", { key: "mine" }],
      ["witness.take-in", null],
      ["requests.release", release],
      ["incidents.report", { ...incident, sources: [] }],
      ["incidents.save", { id: "i" }],
      ["reading.read", { sha256: hash }],
    ];
    for (const [channel, request] of asked)
      expect(await ask(channel, request), channel).toEqual(refusedWith("PROFILE_MISSING"));
    expect([record.fileAnswers.length, record.saveAnswers.length]).toEqual([1, 1]);
  });
});

describe("exports", () => {
  it("[A-6.g.ii] go into the folder that the person chose, and the window never hears where it is", async () => {
    const { ask, called, held } = desk({
      "exports.run": async (asked: { folder: string }, work: { onProgress(progress: object): void }) => {
        work.onProgress({ stage: "entries", done: 1, total: 2 });
        return { name: "log.zip", desk: asked.folder.length };
      },
    });
    record.fileAnswers.push([folder]);
    const reply = await ask("export.run", { range: "since-last", recipients: ["age1a"] });
    expect(reply).toEqual({ ok: true, value: { name: "log.zip", desk: folder.length } });
    expect(called[1]?.args[0]).toEqual({ range: "since-last", recipients: ["age1a"], folder });
    expect(told).toEqual([["work.progress", { stage: "entries", done: 1, total: 2 }]]);
    expect(held()).toBe(0);
  });

  it("ask for no folder when there is nothing to export, and do nothing when the person thinks better of it", async () => {
    const nothing = desk({
      "exports.plan": () => {
        throw new AppError("EXPORT_EMPTY");
      },
    });
    record.fileAnswers.push([folder]);
    expect(await nothing.ask("export.run", { range: "all", recipients: [] })).toEqual(refusedWith("EXPORT_EMPTY"));
    expect(record.fileAnswers).toHaveLength(1);
    record.fileAnswers.length = 0;
    record.fileAnswers.push([]);
    const { ask, called } = desk();
    expect(await ask("export.run", { range: "all", recipients: [] })).toEqual({ ok: true, value: null });
    expect(called.map((one) => one.name)).toEqual(["exports.plan"]);
  });

  it("run one at a time, stop when cancelled, and stop when the app ends", async () => {
    const until = (_asked: unknown, { signal }: { signal: AbortSignal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => reject(new AppError("EXPORT_CANCELLED")));
      });
    const { ask, ending, called } = desk({
      "exports.run": until,
      "exports.runScheduled": (work: never) => until(null, work),
    });
    for (const stop of [() => ask("work.cancel", null), () => ending.abort()]) {
      record.fileAnswers.push([folder]);
      const running = ask("export.run", { range: "all", recipients: [] });
      await vi.waitFor(() => expect(called.at(-1)?.name).toBe("exports.run"));
      expect(await ask("export.run-scheduled", null)).toEqual(refusedWith("EXPORT_RUNNING"));
      expect(await ask("package.open", { key: "mine" })).toEqual(refusedWith("EXPORT_RUNNING"));
      stop();
      expect(await running).toEqual(refusedWith("EXPORT_CANCELLED"));
    }
  });

  it("are saved as a report on paper under a name that the report proposes", async () => {
    const { ask } = desk({ "reports.open": () => ({ name: "case 0199" }) });
    record.saveAnswers.push(join(folder, "mine.pdf"), null);
    expect(await ask("report.save-pdf", { of: { case: "c" } })).toEqual({ ok: true, value: { saved: "mine.pdf" } });
    expect(readFileSync(join(folder, "mine.pdf"), "latin1")).toMatch(/^%PDF/);
    // Whoever shares the computer does not read what the report says openly.
    expect(statSync(join(folder, "mine.pdf")).mode & 0o777).toBe(0o600);
    expect(record.proposed).toEqual(["case 0199.pdf"]);
    expect(await ask("report.save-pdf", { of: { range: "all" } })).toEqual({ ok: true, value: null });
  });
});

describe("packages", () => {
  it("are opened where the person chose them, with her own key", async () => {
    const { ask, called } = desk({ "packages.open": () => ({ token: "t", timeZone: "America/Anchorage" }) });
    record.fileAnswers.push([join(folder, "log.zip")]);
    expect(await ask("package.open", { key: "mine" })).toMatchObject({ ok: true, value: { token: "t" } });
    expect(called[0]?.args.slice(0, 2)).toEqual([join(folder, "log.zip"), "mine"]);
    const asked = { ...filters, from: "2026-07-01", to: "2026-07-01" };
    await ask("package.search", { token: "t", query: "pond", filters: asked, after: 7, limit: 50 });
    const times = { ...asked, fromTime: "2026-07-01T08:00:00.000Z", toTime: "2026-07-02T08:00:00.000Z" };
    expect(called[1]).toEqual({ name: "packages.search", args: ["t", "pond", times, 7, 50] });
    await ask("package.others", { token: "t", after: 12 });
    expect(called.at(-1)).toEqual({ name: "packages.others", args: ["t", 12] });
    await ask("package.close", { token: "t" });
    await ask("package.count", { token: "t", query: "", filters: asked });
    expect(called.at(-1)?.args[2]).toMatchObject({ fromTime: "2026-07-01T00:00:00.000Z" });
  });

  it("are opened with the keys of a file, whose text the window never sees", async () => {
    const { ask, called } = desk({ "packages.open": () => ({ token: "t", timeZone: null }) });
    const keys = join(folder, "key.txt");
    writeFileSync(keys, "# created: 2026-11-20\r\n# public key: age1xyz\r\nAGE-SECRET-KEY-1CANARY\r\n\r\n");
    record.fileAnswers.push([join(folder, "log.zip.age")], [keys]);
    const reply = await ask("package.open", { key: "choose" });
    expect(called[0]?.args[1]).toEqual(["AGE-SECRET-KEY-1CANARY"]);
    expect(JSON.stringify(reply)).not.toContain("CANARY");
  });

  it.each([
    ["nothing but notes", "# a note\n"],
    ["a public key", "age1xyz\n"],
    ["something else", "dear diary CANARY\n"],
  ])("are not opened with a file that holds %s", async (_what, text) => {
    const { ask, called } = desk();
    const keys = join(folder, "key.txt");
    writeFileSync(keys, text);
    record.fileAnswers.push([join(folder, "log.zip.age")], [keys]);
    const reply = await ask("package.open", { key: "choose" });
    expect(reply).toEqual({ ok: false, error: { code: "FILE_UNREADABLE", detail: { name: "key.txt" } } });
    expect(called).toEqual([]);
  });

  it("stay shut when the person thinks better of the package, or of the key", async () => {
    const { ask, called } = desk();
    record.fileAnswers.push([], [join(folder, "log.zip")], []);
    expect(await ask("package.open", { key: "choose" })).toEqual({ ok: true, value: null });
    expect(await ask("package.open", { key: "choose" })).toEqual({ ok: true, value: null });
    expect(called).toEqual([]);
  });

  it("give a signed checkpoint back, and take one in", async () => {
    const { ask, called } = desk({
      "packages.cosignedNote": () => ({ note: "origin\n7\n", fileName: "checkpoint.txt" }),
      "witness.forkText": () => ({ text: "both\n", fileName: "fork-1.txt" }),
    });
    record.saveAnswers.push(join(folder, "a.txt"), join(folder, "b.txt"));
    expect(await ask("package.save-cosigned", { token: "t" })).toEqual({ ok: true, value: { saved: "a.txt" } });
    expect(await ask("witness.save-fork", { fork: 1 })).toEqual({ ok: true, value: { saved: "b.txt" } });
    expect(record.proposed).toEqual(["checkpoint.txt", "fork-1.txt"]);
    record.fileAnswers.push([join(folder, "a.txt")]);
    expect(await ask("witness.take-in", null)).toEqual({ ok: true, value: "the desk" });
    expect(called.at(-1)).toEqual({ name: "witness.takeIn", args: ["origin\n7\n"] });
  });

  it.each([
    ["is no text", Buffer.from([0xff, 0xfe, 0x00])],
    ["is far too large", Buffer.alloc(65_537, 97)],
  ])("take no checkpoint in that %s", async (_what, bytes) => {
    const { ask, called } = desk();
    const file = join(folder, "note.txt");
    writeFileSync(file, bytes);
    record.fileAnswers.push([file]);
    expect(await ask("witness.take-in", null)).toEqual(refusedWith("CHECKPOINT_UNREADABLE"));
    expect(called).toEqual([]);
  });
});

describe("records requests", () => {
  it("[A-6.e.i] hand out nothing that was not looked at, and ask for no folder for it", async () => {
    const { ask, called } = desk({ "requests.get": () => ({ revision: 4 }) });
    record.fileAnswers.push([folder]);
    expect(await ask("requests.release", release)).toEqual(refusedWith("RELEASE_UNREVIEWED"));
    expect(record.fileAnswers).toHaveLength(1);
    expect(called.map((one) => one.name)).toEqual(["requests.get"]);
  });

  it("are released into the folder that the person chose", async () => {
    const { ask, called } = desk({ "requests.get": () => ({ revision: 3 }) });
    record.fileAnswers.push([folder], []);
    expect(await ask("requests.release", release)).toMatchObject({ ok: true });
    expect(called.at(-1)?.args[0]).toEqual({ ...release, folder });
    expect(await ask("requests.release", release)).toEqual({ ok: true, value: null });
  });

  it("keep the picture of a redaction until it stands", async () => {
    let refused = true;
    const seen: Uint8Array[] = [];
    const { ask, around } = desk({
      "requests.redact": ({ png }: { png: Uint8Array }) => {
        seen.push(png);
        if (refused) throw new AppError("REDACTION_AREA_INVALID");
        return "view";
      },
    });
    const source = await waiting(around, Buffer.from("a picture"));
    const asked = {
      id: "r",
      seq: 1,
      source,
      areas: [{ x: 0, y: 0, width: 9, height: 9 }],
      provision: "p",
      hidesFile: true,
    };
    expect(await ask("requests.redact", asked)).toEqual(refusedWith("REDACTION_AREA_INVALID"));
    refused = false;
    expect(await ask("requests.redact", asked)).toEqual({ ok: true, value: "view" });
    expect(seen.map(String)).toEqual(["a picture", "a picture"]);
    expect(await ask("requests.redact", asked)).toEqual(refusedWith("SOURCE_UNKNOWN"));
    expect(readdirSync(join(folder, "spool"))).toEqual([]);
  });
});

describe("incidents", () => {
  const sealing = (discarded: string[]) => async (stream: AsyncIterable<Uint8Array>, about: { name: string }) => {
    const text = String(await buffer(stream));
    if (text === "broken") throw new AppError("EVIDENCE_TRUNCATED", about);
    return { evidence: text, keep: () => {}, discard: () => discarded.push(text) };
  };

  it("[A-6.h.ii] are reported with their files sealed, in order, while nothing is read in the background", async () => {
    const discarded: string[] = [];
    const { ask, around, called, held } = desk({
      "evidence.seal": sealing(discarded),
      "incidents.report": () => {
        expect(held()).toBe(1);
        return "row";
      },
    });
    const sources = [await waiting(around, Buffer.from("one")), await waiting(around, Buffer.from("two"))];
    expect(await ask("incidents.report", { ...incident, sources })).toEqual({ ok: true, value: "row" });
    const report = called.find((one) => one.name === "incidents.report");
    expect(report?.args[0]).toEqual(incident);
    expect(report?.args[1]).toMatchObject([{ evidence: "one" }, { evidence: "two" }]);
    expect([discarded, held()]).toEqual([[], 0]);
    expect(await ask("incidents.report", { ...incident, sources })).toEqual(refusedWith("SOURCE_UNKNOWN"));
  });

  it("give up what was sealed when a later file is refused, and the person still has her files", async () => {
    const discarded: string[] = [];
    const { ask, around, called } = desk({ "evidence.seal": sealing(discarded) });
    const good = await waiting(around, Buffer.from("good"));
    const sources = [good, await waiting(around, Buffer.from("broken"))];
    expect(await ask("incidents.report", { ...incident, sources })).toEqual(refusedWith("EVIDENCE_TRUNCATED"));
    expect(discarded).toEqual(["good"]);
    expect(called.map((one) => one.name)).not.toContain("incidents.report");
    expect(await ask("incidents.report", { ...incident, sources: [good] })).toMatchObject({ ok: true });
  });

  it("are saved where the person says", async () => {
    const { ask, called } = desk({ "incidents.fileName": () => "incident-2026-11-20.zip" });
    record.saveAnswers.push(join(folder, "for IT.zip"), null);
    expect(await ask("incidents.save", { id: "i" })).toEqual({ ok: true, value: { saved: "for IT.zip" } });
    expect(called.at(-1)).toEqual({ name: "incidents.save", args: ["i", join(folder, "for IT.zip")] });
    expect(await ask("incidents.save", { id: "i" })).toEqual({ ok: true, value: null });
    expect(record.proposed).toEqual(["incident-2026-11-20.zip", "incident-2026-11-20.zip"]);
  });
});

describe("text in pictures", () => {
  type Options = { signal: AbortSignal; onProgress(done: number, total: number): void };

  it("is read in a waiting file, which waits on, and tells how far it is", async () => {
    const { ask, around } = desk({
      "texts.read": async (picture: Uint8Array, { onProgress }: Options) => {
        onProgress(50, 100);
        return `words of ${picture}`;
      },
    });
    const source = await waiting(around, Buffer.from("a picture"));
    const read = { ok: true, value: { text: "words of a picture" } };
    expect(await ask("reading.read", { source })).toEqual(read);
    expect(await ask("reading.read", { source })).toEqual(read);
    expect(told[0]).toEqual(["reading.progress", { done: 50, total: 100 }]);
  });

  it("is read in a sealed file that an entry names, and in no other; none is null", async () => {
    const { ask } = desk({
      "log.evidence": (sha256: string) => (sha256 === hash ? {} : null),
      "evidence.read": async () => Buffer.from("sealed"),
      "texts.read": async () => "",
    });
    expect(await ask("reading.read", { sha256: hash })).toEqual({ ok: true, value: null });
    expect(await ask("reading.read", { sha256: "cd".repeat(32) })).toEqual(refusedWith("EVIDENCE_MISSING"));
    expect(await ask("reading.read", { source: "unknown" })).toEqual(refusedWith("SOURCE_UNKNOWN"));
  });

  it("is given up when it is cancelled, when another one is asked for, and when the app ends", async () => {
    const begun: AbortSignal[] = [];
    const { ask, ending } = desk({
      "log.evidence": () => ({}),
      "evidence.read": async () => Buffer.from("sealed"),
      "texts.read": (_picture: Uint8Array, { signal }: Options) => {
        begun.push(signal);
        return new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => reject(new AppError("READING_CANCELLED")));
        });
      },
    });
    const start = async () => {
      const count = begun.length;
      const reading = ask("reading.read", { sha256: hash });
      await vi.waitFor(() => expect(begun).toHaveLength(count + 1));
      return { reading };
    };
    const first = await start();
    const second = await start();
    expect(await first.reading).toEqual(refusedWith("READING_CANCELLED"));
    await ask("reading.cancel", null);
    expect(await second.reading).toEqual(refusedWith("READING_CANCELLED"));
    const third = await start();
    ending.abort();
    expect(await third.reading).toEqual(refusedWith("READING_CANCELLED"));
  });
});
