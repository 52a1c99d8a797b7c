import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserWindow } from "electron";
import { encode } from "fast-png";
import { beforeEach, expect, it, vi } from "vitest";
import type { Services } from "../../main/services.ts";
import { Bridge } from "../../main/shell/bridge.ts";
import { ErrorLog } from "../../main/shell/error-log.ts";
import { LongWork } from "../../main/shell/long-work.ts";
import { recordsRequests } from "../../main/shell/requests/records.ts";
import type { Channel, EventName, Reply, Requests } from "../../preload/contract.ts";
import { openCase } from "../services/a-workstation.ts";
import { RecordsDay } from "../services/records-day.ts";
import { record } from "../standin/record.ts";
import { aroundFor } from "./around.ts";

vi.mock("electron", () => import("../standin/electron.ts"));
vi.mock("../../main/shell/print.ts", () => ({ printToPdf: async () => Buffer.alloc(0) }));

const page = { origin: "custodia://app", parent: null } as never;
type Ask = <C extends Channel>(channel: C, request: unknown) => Promise<Reply<Requests[C]["reply"]>>;

beforeEach(() => {
  record.fileAnswers.length = 0;
});

/** The window over a real desk; `hear` is told what the window is told. */
function asking(day: RecordsDay, services: Services, hear: (event: EventName, payload: unknown) => void): Ask {
  const around = {
    ...aroundFor(day.desk.root, services),
    window: () => ({}) as BrowserWindow,
    tell: hear,
    ending: new AbortController().signal,
  };
  const bridge = new Bridge(
    recordsRequests(around, LongWork.of(around)) as never,
    new ErrorLog(join(day.desk.root, "errors.log")),
  );
  return (channel, request) => bridge.reply({ senderFrame: page }, channel, request) as never;
}

/** A case with a picture that takes a while to be copied. */
async function largeCase({ ready }: Services): Promise<string> {
  const side = 3_000;
  const png = encode({ width: side, height: side, channels: 3, depth: 8, data: randomBytes(side * side * 3) });
  const { id } = openCase({ ready } as Services).summary;
  await ready.cases.seal(id, [png], { name: "shot.png", bytes: png.length }, "before", "");
  return id;
}

it("[A-6.e.i] a release that is stopped half-way leaves nothing, and the request is open still", async () => {
  const day = new RecordsDay();
  const services = await day.start();
  const caseId = await largeCase(services);
  const said: (Promise<unknown> | string)[] = [];
  const ask = asking(day, services, (event, payload) => {
    const { stage } = payload as { stage?: string };
    if (event !== "work.progress" || stage === undefined) return;
    if (said.length === 0 && stage === "files") said.push(ask("work.cancel", null));
  });
  const today = new Date().toISOString().slice(0, 10);
  const { requests } = services.ready.records;
  const requester = { name: "Robin Invented", contact: "", organisation: "" };
  const asked = { requester, what: "All of it", reference: "", how: "", receivedOn: "2020-01-02", due: null };
  const { id } = requests.register(asked).row;
  const { revision } = requests.choose(id, [caseId]);
  const entries = services.ready.log.counts().entries;
  const release = { id, revision, answeredOn: today, how: "e-mail", words: "" };
  record.fileAnswers.push([day.place]);
  expect(await ask("requests.release", release)).toMatchObject({ ok: false, error: { code: "EXPORT_CANCELLED" } });
  expect(said).toHaveLength(1);
  expect(readdirSync(day.place)).toEqual([]);
  expect(services.ready.log.counts().entries).toBe(entries);
  expect(requests.get(id)).toMatchObject({ row: { standing: "open" }, revision, answer: null });
  expect(services.ready.records.desk().schedule.running).toBe(false);
  // What was stopped can be done again at once.
  record.fileAnswers.push([day.place]);
  expect(await ask("requests.release", release)).toMatchObject({ ok: true, value: { row: { standing: "released" } } });
  expect(readdirSync(day.place)).toEqual([`custodia-release-${id}.zip`]);
});
