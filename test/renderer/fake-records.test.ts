import { beforeEach, describe, expect, it } from "vitest";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import type { Requests } from "../../preload/contract.ts";
import { setUpDesk } from "./desk.ts";
import type { FakeBridge } from "./fake-bridge.ts";
import { furnishRecords } from "./fake-records/sample.ts";
import { furnish } from "./page/sample.ts";

let bridge: FakeBridge;

beforeEach(async () => {
  bridge = setUpDesk();
  bridge.accounts.length = 0;
  bridge.records.desk.pace = 0;
  await furnish(bridge, await get("policy.get", { ref: await packRef() }));
  await furnishRecords(bridge.records);
});

async function packRef(): Promise<PolicyPack["id"]> {
  const state = await get("app.state", null);
  return state.phase === "ready" ? state.pack : "";
}

async function get<C extends keyof Requests>(channel: C, request: Requests[C]["request"]) {
  const reply = await bridge.request(channel, request);
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.value;
}

async function refusal<C extends keyof Requests>(channel: C, request: Requests[C]["request"]) {
  const reply = await bridge.request(channel, request);
  return reply.ok ? null : reply.error.code;
}

describe("the furnished records desk in memory", () => {
  it("shows what screens have to show: requests in every standing, incidents, holds, exports, a disposal, a fork", async () => {
    const desk = await get("records.desk", null);
    expect(new Set(desk.requests.map((row) => row.standing))).toEqual(
      new Set(["open", "released", "released-in-part", "nothing-found", "refused", "withdrawn"]),
    );
    const today = bridge.records.desk.day();
    expect(desk.requests.filter((row) => row.standing === "open" && row.due < today)).toHaveLength(1);
    expect(desk.requests.some((row) => row.held)).toBe(true);
    expect(desk.incidents.map((row) => row.acknowledged !== null)).toEqual([false, true]);
    expect(desk.exports.map((row) => row.recipients.length)).toEqual([2, 0]);
    expect(desk.holds.map((hold) => hold.lifted === null)).toEqual([true, false, true]);
    expect([desk.disposals.length, desk.forks.length, desk.cosigned.length]).toEqual([1, 1, 1]);
    expect(desk.witnessed.length).toBeGreaterThan(1);
    expect(desk.schedule).toMatchObject({ running: false, lastRefused: { refused: { code: "EXPORT_PLACE_MISSING" } } });
  });

  it("opens packages with and without faults, and one that forks", async () => {
    const open = async () => await get("package.open", { key: "mine" });
    const good = await open();
    expect(good).toMatchObject({ witnessing: "extends", report: { ok: true, faultCount: 0 } });
    const faulty = await open();
    expect(faulty?.report.faults.length).toBe(faulty?.report.faultCount);
    expect(faulty?.report.ok).toBe(false);
    expect(await open()).toMatchObject({ witnessing: "forked", fork: 2 });
    const release = await open();
    const token = String(release?.token);
    const filters = { account: null, action: null, ground: null, from: null, to: null };
    const { cases } = await get("package.search", { token, query: "", filters, after: null, limit: 50 });
    const { missing, entries } = await get("package.case", { token, id: String(cases[0]?.id) });
    expect(missing).toHaveLength(1);
    expect(entries.length).toBeGreaterThan(1);
    expect([await open(), await open()].map((one) => one?.witnessing)).toEqual(["first", "own"]);
    expect(await refusal("package.open", { key: "mine" })).toBe("PACKAGE_NOT_FOR_YOU");
  });

  it("answers a request only as it was looked at, and cancels on demand", async () => {
    const desk = await get("records.desk", null);
    const open = desk.requests.find((row) => row.standing === "open" && row.due < bridge.records.desk.day());
    const view = await get("requests.get", { id: String(open?.id) });
    expect(view).toMatchObject({ withheld: [{ field: "author" }], redactions: [{ areas: [{ width: 180 }] }] });
    expect(view.slip).toHaveLength(2);
    const asked = {
      id: view.row.id,
      revision: view.revision,
      answeredOn: bridge.records.desk.day(),
      how: "by mail",
      words: "",
    };
    expect(await refusal("requests.release", { ...asked, revision: 1 })).toBe("RELEASE_UNREVIEWED");
    bridge.records.desk.pace = 5;
    const cancelled = refusal("requests.release", asked);
    expect(await refusal("export.run", { range: "all", recipients: [] })).toBe("EXPORT_RUNNING");
    await get("work.cancel", null);
    expect(await cancelled).toBe("EXPORT_CANCELLED");
    const released = await get("requests.release", asked);
    expect(released?.answer).toMatchObject({ outcome: "released-in-part" });
    expect(await refusal("requests.choose", { id: view.row.id, cases: [] })).toBe("REQUEST_ANSWERED");
  });

  it("keeps what is held, and disposes of the rest with a second person’s name", async () => {
    const { holds } = await get("records.desk", null);
    const held = holds.find((hold) => hold.lifted === null && hold.subject.kind === "case");
    if (held === undefined) throw new Error("no hold");
    const { subject } = held;
    const { entries } = await get("retention.plan", { subject });
    const approvedBy = { name: " sample   COORDINATOR", role: "Records Officer" };
    const asked = { subject, authority: "Schedule 12", reason: "The years are over.", approvedBy, entries };
    expect(await refusal("retention.dispose", asked)).toBe("HOLD_STANDS");
    await get("retention.lift", { hold: held.id, reason: "The suit was settled." });
    expect(await refusal("retention.dispose", asked)).toBe("APPROVER_IS_SELF");
    const { disposals } = await get("retention.dispose", { ...asked, approvedBy: { name: "Toni Approver", role: "" } });
    expect(disposals).toHaveLength(2);
    expect(await refusal("cases.get", { id: subject.id })).toBe("CASE_UNKNOWN");
  });
});
