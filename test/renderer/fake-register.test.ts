import { beforeEach, describe, expect, it } from "vitest";
import { rowVerdicts } from "../../main/model/compliance-view.ts";
import { urgencies } from "../../main/model/duty.ts";
import { standings } from "../../main/model/register-view.ts";
import type { AccountStep, EventName, Requests } from "../../preload/contract.ts";
import { setUpDesk } from "./desk.ts";
import type { FakeBridge } from "./fake-bridge.ts";
import { furnishRecords } from "./fake-records/sample.ts";
import { furnishRegister } from "./fake-register/sample.ts";
import { furnishVaults } from "./fake-vault/sample.ts";
import { furnish } from "./page/sample.ts";

let bridge: FakeBridge;
let told: EventName[];

beforeEach(async () => {
  bridge = setUpDesk();
  bridge.accounts.length = 0;
  bridge.records.desk.pace = 0;
  bridge.vault.makeIdentity("sample.coordinator@sample.invalid");
  furnishVaults(bridge.vault);
  const pack = bridge.register.desk.pack;
  await furnish(bridge, pack);
  await furnishRecords(bridge.records);
  await furnishRegister(bridge.register);
  told = [];
  for (const name of ["register.changed", "duties.changed", "app.changed"] as const)
    bridge.on(name, () => told.push(name));
});

async function get<C extends keyof Requests>(channel: C, request: Requests[C]["request"]) {
  const reply = await bridge.request(channel, request);
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.value;
}

async function refusal<C extends keyof Requests>(channel: C, request: Requests[C]["request"]) {
  const reply = await bridge.request(channel, request);
  return reply.ok ? null : reply.error.code;
}

const named = async (name: string) => {
  const { accounts } = await get("register.desk", null);
  const id = accounts.find((one) => one.name === name)?.id ?? "";
  return (await get("register.account", { id })).account;
};

const today = () => bridge.register.desk.day();
const by = { name: "Dana Sampleton", role: "Director" };

async function step(name: string, input: AccountStep) {
  const { id, lastEvent } = await named(name);
  return await bridge.request("register.account-step", { id, lastEvent, input });
}

describe("the furnished register in memory", () => {
  it("shows what screens have to show: every standing, people who signed, who did not, who left", async () => {
    const { accounts, people, departments } = await get("register.desk", null);
    const shown = new Set(accounts.map((one) => one.standing));
    expect(standings.filter((standing) => !shown.has(standing))).toEqual([]);
    expect(departments.map((one) => one.name)).toEqual(["City Clerk", "Parks & Recreation", "Public Library"]);
    expect(departments.map((one) => one.coordinator !== null)).toEqual([false, true, false]);
    expect(people.some((one) => one.left !== null && one.accounts === 0)).toBe(true);
    expect(people.some((one) => one.accounts > 0 && one.signedOn === null)).toBe(true);
    expect(people.some((one) => one.signedOn !== null && one.forwardedOn === null)).toBe(true);
    expect(accounts.some((one) => one.pressing > 0)).toBe(true);
  });

  it("asks for what the real rules ask, all that is registered, in vaults and in records", async () => {
    const { duties, counts, departments } = await get("duties.list", { department: null });
    const kinds = new Set(duties.map((duty) => duty.id.split(":")[0]));
    const wanted = ["decide", "check-failed", "unsigned", "unforwarded", "workplan", "coordinator", "reset-waiting"];
    expect([...wanted, "custodian-left", "case", "request"].filter((kind) => !kinds.has(kind))).toEqual([]);
    expect(urgencies.map((urgency) => counts[urgency] > 0)).toEqual([true, true, true, true]);
    const library = await get("duties.list", { department: "Public Library" });
    const others = library.duties.filter((duty) => (duty.department ?? "Public Library") !== "Public Library");
    expect(others).toEqual([]);
    expect(departments.find((one) => one.name === "Public Library")?.counts.now).toBeGreaterThan(0);
  });

  it("reports every verdict: met, not met, not to be known, nothing there", async () => {
    const reports = await Promise.all(
      ["Parks & Recreation", "City Clerk", "Public Library"].map((department) =>
        get("duties.compliance", { department }),
      ),
    );
    const verdicts = new Set(reports.flatMap((report) => report.rows.map((row) => row.verdict)));
    expect(rowVerdicts.filter((verdict) => !verdicts.has(verdict))).toEqual([]);
    expect(await refusal("duties.compliance", { department: "Nowhere" })).toBe("DEPARTMENT_UNKNOWN");
  });

  it("says no as main does", async () => {
    const details = { department: "Parks", platform: "Facebook", handle: "@samp1eparks", name: "Sample Parks" };
    const rest = { address: null, email: null, phone: null, purpose: "" };
    const asked = { by, on: today(), why: "News", anyway: false };
    const ask = (over: object, anyway = false) =>
      refusal("register.request-account", { ...asked, anyway, details: { ...details, ...rest, ...over } });
    expect(await ask({})).toBe("ACCOUNT_LOOKS_ALIKE");
    expect(await ask({ handle: "@SampleParks" })).toBe("ACCOUNT_EXISTS");
    expect(await ask({ handle: "@new", name: " " })).toBe("TEXT_EMPTY");
    expect(await ask({ handle: "@new", email: "a@elsewhere.example" })).toBe("ACCOUNT_EMAIL_DOMAIN");
    expect(await ask({}, true)).toBeNull();
    const { id, lastEvent } = await named("Sample Trails");
    const pause = { step: "pause", on: today(), by, why: "w" } as const;
    expect(await refusal("register.account-step", { id, lastEvent, input: pause })).toBe("ACCOUNT_STEP_SHUT");
    expect(await refusal("register.account-step", { id, lastEvent: 0, input: pause })).toBe("ACCOUNT_CHANGED");
    const late = { step: "decide", approved: true, by, on: "2999-01-01", why: "" } as const;
    expect(await refusal("register.account-step", { id, lastEvent, input: late })).toBe("TIME_IN_FUTURE");
  });

  it("asks whether a handle is right that looks like another one, when a page is created and when it changes", async () => {
    const name = "Sample Trails";
    const { id: _, ...trails } = await named(name);
    const { department, platform, address, email, phone, purpose } = trails;
    const handle = "@samp1eparks";
    const change = { step: "change", on: today(), details: { platform: "Facebook", handle }, why: "" } as const;
    expect(await step(name, change)).toMatchObject({ error: { code: "ACCOUNT_LOOKS_ALIKE" } });
    expect(await step(name, { ...change, details: { ...change.details, handle: "@SampleParks" } })).toMatchObject({
      error: { code: "ACCOUNT_EXISTS" },
    });
    await step(name, { step: "decide", approved: true, by, on: today(), why: "Asked for." });
    const fern = (await get("register.desk", null)).people.find((one) => one.name === "Fern Invented")?.id ?? "";
    const [role = ""] = bridge.register.desk.pack.register.users.roles;
    await step(name, { step: "add-user", on: today(), person: fern, role });
    const details = { department, platform, handle, name, address, email, phone, purpose };
    const create = {
      step: "create",
      on: today(),
      since: today(),
      details: { ...details, platform: "Facebook" },
    } as const;
    expect(await step(name, create)).toMatchObject({ error: { code: "ACCOUNT_LOOKS_ALIKE" } });
    expect(await step(name, { ...create, anyway: true })).toMatchObject({ ok: true });
    expect(await step(name, { ...change, details: { phone: "555-0100" } })).toMatchObject({ ok: true });
  });

  it("takes a page from the request to the end, tells of each step, and takes the last one back", async () => {
    const name = "Sample Trails";
    const created = { step: "create", on: today(), since: today() } as const;
    expect(await step(name, { step: "decide", approved: true, by, on: today(), why: "Asked for." })).toMatchObject({
      ok: true,
    });
    const { id, department, platform, handle, address, email, phone, purpose } = await named(name);
    const details = { department, platform, handle, name, address, email, phone, purpose };
    const unreached = { ...details, email: null, phone: null, address: null, purpose: "" };
    expect(await step(name, { ...created, details: unreached })).toMatchObject({
      error: { code: "ACCOUNT_INCOMPLETE" },
    });
    const fern = (await get("register.desk", null)).people.find((one) => one.name === "Fern Invented")?.id ?? "";
    const [role = ""] = bridge.register.desk.pack.register.users.roles;
    const users = { step: "add-user", on: today(), person: fern, role } as const;
    expect(await step(name, users)).toMatchObject({ ok: true });
    expect(await step(name, users)).toMatchObject({ error: { code: "USER_EXISTS" } });
    expect((await get("accounts.list", null)).some((one) => one.id === id)).toBe(false);
    expect(await step(name, { ...created, details })).toMatchObject({ ok: true });
    expect((await get("accounts.list", null)).some((one) => one.id === id)).toBe(true);
    for (const input of [
      { step: "activate", on: today(), note: "" },
      { step: "deactivate", on: today(), by, why: "Nobody needs it." },
    ] as const)
      expect(await step(name, input)).toMatchObject({ ok: true });
    expect((await get("accounts.list", null)).some((one) => one.id === id)).toBe(false);
    const { history, account } = await get("register.account", { id });
    const strike = { step: "strike", event: history[0]?.id ?? 0, because: "Meant another page." } as const;
    const back = await get("register.account-step", { id, lastEvent: account.lastEvent, input: strike });
    expect(back.account.standing).toBe("active");
    expect(back.history[0]?.struck?.because).toBe("Meant another page.");
    expect(told.filter((one) => one === "register.changed")).toHaveLength(6);
    const again = { ...strike, event: back.history.at(-1)?.id ?? 0 };
    const { lastEvent } = back.account;
    expect(await refusal("register.account-step", { id, lastEvent, input: again })).toBe("EVENT_NOT_LAST");
  });

  it("[N-V.4] takes whoever leaves off every account", async () => {
    const { people } = await get("register.desk", null);
    const fern = people.find((one) => one.name === "Fern Invented");
    const { person } = await get("register.person", { id: fern?.id ?? "" });
    const input = { step: "leave", on: today(), because: "Retired." } as const;
    const gone = await get("register.person-step", { id: person.id, lastEvent: person.lastEvent, input });
    expect(gone.accounts.map(({ user }) => user.to)).toEqual([today(), today()]);
  });

  it("moves tables in all or nothing, and packs only when they are taken up", async () => {
    const choose = () => get("register.choose-table", { what: "people" });
    const faulty = await choose();
    expect(await refusal("register.import", { token: faulty?.token ?? "" })).toBe("TABLE_FAULTY");
    const before = (await get("register.desk", null)).people.length;
    const sound = await choose();
    expect(await get("register.import", { token: sound?.token ?? "" })).toEqual({ added: sound?.added });
    expect((await get("register.desk", null)).people).toHaveLength(before + (sound?.added ?? 0));
    const stale = await choose();
    expect(await refusal("register.import", { token: stale?.token ?? "" })).toBe("TABLE_CHANGED");
    expect(await refusal("register.choose-table", { what: "people" })).toBe("TABLE_COLUMNS_MISSING");
    const preview = await get("policy.choose", null);
    expect(preview?.changes.length).toBeGreaterThan(0);
    const state = await get("policy.adopt", { token: preview?.token ?? "", use: true });
    expect(state).toMatchObject({ phase: "ready", pack: preview?.summary.ref });
    expect(told.at(-1)).toBe("app.changed");
    expect(await get("policy.get", { ref: preview?.summary.ref ?? "" })).toMatchObject({ id: "anchorage-pp-16-5" });
  });
});
