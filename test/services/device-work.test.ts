import BetterSqlite from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { AppError } from "../../main/lib/app-error.ts";
import type { DeviceDesk, DeviceStanding } from "../../main/model/device-view.ts";
import type { Services } from "../../main/services.ts";
import { AComputer, endOfLife } from "./a-computer.ts";
import { checks, DeviceDay, question, rule, settled } from "./device-day.ts";
import { codeOf } from "./records-day.ts";

/** A statement that another program makes in the database while the app runs. */
function meanwhile(day: DeviceDay, sql: string): void {
  const database = new BetterSqlite(day.desk.file("log.sqlite"));
  database.exec(sql);
  database.close();
}

const dutyIds = (run: Services) =>
  run.ready.duties
    .list(null)
    .duties.map(({ id }) => id)
    .filter((id) => id.startsWith("device-"));

describe("[A-6.h.iii] a check that goes wrong", () => {
  it("records nothing and changes nothing, and the next one begins anew", async () => {
    const day = new DeviceDay();
    const run = await day.begin();
    day.computer.fault = new AppError("DISK_FAILED");
    expect(await codeOf(() => run.ready.device.check("asked"))).toBe("DISK_FAILED");
    expect(checks(run)).toEqual([]);
    expect(run.ready.device.desk()).toMatchObject({ check: null, running: null, standing: { state: "never" } });
    day.computer.fault = null;
    expect((await run.ready.device.check("asked")).check?.seq).toBe(0);
  });

  it("because the data are broken says so, looks at nothing, and is over", async () => {
    const day = new DeviceDay();
    const broken = Object.assign(new AComputer(), {
      endOfLife: () => {
        throw new AppError("DEVICE_DATA_BROKEN", { reason: "it is not JSON" });
      },
    });
    const run = await day.begin();
    const again = await day.again(run, { workstation: broken });
    for (const _ of [1, 2]) expect(await codeOf(() => again.ready.device.check("asked"))).toBe("DEVICE_DATA_BROKEN");
    expect(await codeOf(() => again.ready.device.desk())).toBe("DEVICE_DATA_BROKEN");
    expect(broken.looks).toBe(0);
    expect(dutyIds(again)).toEqual(["device-check"]);
  });

  it("leaves no entry without its result, and no result without its entry", async () => {
    const day = new DeviceDay();
    const run = await day.begin();
    const first = await run.ready.device.check("asked");
    const refuse = "BEGIN SELECT RAISE(ABORT, 'no'); END";
    meanwhile(day, `CREATE TRIGGER spoil BEFORE INSERT ON device_check ${refuse}`);
    expect(await codeOf(() => run.ready.device.check("asked"))).toBe("UNEXPECTED");
    meanwhile(day, `DROP TRIGGER spoil; CREATE TRIGGER spoil BEFORE INSERT ON entry ${refuse}`);
    expect(await codeOf(() => run.ready.device.check("asked"))).not.toBeNull();
    meanwhile(day, "DROP TRIGGER spoil");
    expect(checks(run)).toHaveLength(1);
    expect(run.ready.device.desk().check).toEqual(first.check);
    expect((await run.ready.device.check("asked")).check?.seq).toBe(1);
    expect((await run.ready.verify(() => undefined, new AbortController().signal)).ok).toBe(true);
  });

  it("because the app is closed ends at once, is refused, and is not recorded", async () => {
    const day = new DeviceDay();
    const run = await day.begin();
    const open = day.computer.shut();
    const check = codeOf(() => run.ready.device.check("asked"));
    await settled();
    const again = await day.again(run);
    expect(await check).toBe("PROFILE_MISSING");
    open();
    expect(checks(again)).toEqual([]);
    expect(again.ready.device.desk().check).toBeNull();
  });

  it("is as if there had been none where what is kept of it can’t be read", async () => {
    const day = new DeviceDay();
    const run = await day.begin();
    await run.ready.device.check("asked");
    for (const result of ["", "{", "null", "[]", '{"at":"yesterday"}', '{"lines":[]}']) {
      meanwhile(day, `UPDATE device_check SET result = '${result}'`);
      expect(run.ready.device.desk()).toMatchObject({ check: null, standing: { state: "never", warns: true } });
    }
    expect((await run.ready.device.check("asked")).check).not.toBeNull();
  });
});

describe("[A-6.h.iii] what is kept of a check and is not what its entry says", () => {
  async function checked() {
    const day = new DeviceDay({ ...rule, asks: [] });
    day.computer.readings = { ...day.computer.readings, malware: { protections: [] } };
    const run = await day.begin();
    const desk = await run.ready.device.check("asked");
    expect(desk).toMatchObject({ setAside: null, standing: { state: "not-met" } });
    return { day, run, desk };
  }

  it("counts for nothing: verdicts, words and times cannot be made better behind the log’s back", async () => {
    const { day, run } = await checked();
    const database = new BetterSqlite(day.desk.file("log.sqlite"));
    onTestFinished(() => void database.close());
    const kept = String(database.prepare("SELECT result FROM device_check").pluck().get());
    const set = (result: string) => database.prepare("UPDATE device_check SET result = ?").run(result);
    const check = JSON.parse(kept);
    const changed = (change: object) => JSON.stringify({ ...check, ...change });
    const line = (change: object) => changed({ lines: [{ ...check.lines[0], ...change }, ...check.lines.slice(1)] });
    const lies = [
      kept.replaceAll('"not-met"', '"met"').replaceAll('"unknown"', '"met"'),
      changed({ verdict: "met" }),
      changed({ verdict: "met", lines: [] }),
      changed({ at: "2026-11-19T09:00:00.000Z" }),
      changed({ platform: "Other OS" }),
      changed({ dataOn: "2026-11-19" }),
      ...[{ id: "x" }, { label: "x" }, { needed: false }, { verdict: "unknown" }, { reading: "x" }].map(line),
      ...[
        { says: "x" },
        { source: "osquery" },
        { until: "2999-12-31" },
        { until: null },
        { at: "2026-11-19T09:00:00.000Z" },
      ].map(line),
      line({ ask: { id: "look:system", text: "Is it?", hint: "Look.", answered: null, everyDays: 7 } }),
    ];
    expect(check.lines[0].until).not.toBeNull();
    for (const lie of lies) {
      expect(lie).not.toBe(kept);
      set(lie);
      const desk = run.ready.device.desk();
      expect([lie, desk.check, desk.setAside, desk.standing.state]).toEqual([lie, null, "disagrees", "never"]);
      expect(desk.standing.warns).toBe(true);
    }
    expect(await codeOf(async () => run.ready.device.report())).toBe("DEVICE_UNCHECKED");
    expect(dutyIds(run)).toEqual(["device-check"]);
    set(kept);
    expect(run.ready.device.desk()).toMatchObject({ setAside: null, standing: { state: "not-met" } });
    set("{");
    expect((await run.ready.device.check("asked")).setAside).toBeNull();
  });

  it("counts for nothing with the number of another entry", async () => {
    const { day, run } = await checked();
    day.hand.sleep(1);
    await run.ready.device.check("asked");
    meanwhile(day, "UPDATE device_check SET seq = 0");
    expect(run.ready.device.desk()).toMatchObject({ check: null, setAside: "disagrees" });
    expect((await day.again(run)).ready.device.desk()).toMatchObject({ check: null, setAside: "disagrees" });
  });
});

describe("[A-6.h.iii] a data folder that comes to another computer", () => {
  it("brings no check and no answer of the first one", async () => {
    const day = new DeviceDay();
    const run = await day.begin();
    await run.ready.device.answer(question, "yes");
    const here = run.ready.device.desk();
    expect(here.standing.state).toBe("met");
    const there = await day.again(run, { computer: "another one" });
    expect(there.ready.device.desk()).toMatchObject({
      check: null,
      setAside: "elsewhere",
      standing: { state: "never", warns: true },
    });
    expect(dutyIds(there)).toEqual(["device-check"]);
    const { check, setAside } = await there.ready.device.check("asked");
    expect([check?.verdict, setAside]).toEqual(["unknown", null]);
    expect(check?.lines.find(({ id }) => id === question)?.ask?.answered).toBeNull();
    expect((await day.again(there)).ready.device.desk()).toEqual(here);
  });
});

describe("[A-6.h.iii] another policy", () => {
  it("that asks something else under the same name has no answer yet, neither in the last check nor in the next", async () => {
    const [asked] = rule.asks;
    if (asked === undefined) throw new Error("the rule asks nothing");
    const text = "Is this computer your own private one?";
    const day = new DeviceDay();
    const run = await day.begin();
    expect((await run.ready.device.answer(question, "yes")).standing.state).toBe("met");
    day.policy({ ...rule, asks: [{ ...asked, text }] });
    const again = await day.again(run);
    const line = (desk: DeviceDesk) => desk.check?.lines.find(({ id }) => id === question);
    const before = again.ready.device.desk();
    expect(before.standing).toMatchObject({ state: "unknown", unknown: [asked.label] });
    expect(line(before)).toMatchObject({ verdict: "unknown", ask: { text, answered: null } });
    const after = await again.ready.device.check("asked");
    expect([after.check?.verdict, line(after)?.verdict]).toEqual(["unknown", "unknown"]);
    expect((await again.ready.device.answer(question, "yes")).standing.state).toBe("met");
  });
});

describe("[A-6.h.iii] a check", () => {
  it("is an entry of the log with each line, and stands after a restart", async () => {
    const day = new DeviceDay();
    const run = await day.begin();
    const desk = await run.ready.device.check("asked");
    const [entry] = checks(run);
    expect(entry).toMatchObject({
      seq: 0,
      policy: "harbour-rules@7",
      actor: { name: "Alex Sample" },
      device: "device-1",
      fields: { because: "asked", app: "0.1.0", dataOn: "2026-11-01", platform: expect.stringContaining("Debian") },
    });
    expect(entry?.fields.lines.map(({ id, verdict }) => [id, verdict])).toEqual(
      desk.check?.lines.map(({ id, verdict }) => [id, verdict]),
    );
    expect(entry?.fields.verdict).toBe(desk.check?.verdict);
    const report = await run.ready.verify(() => undefined, new AbortController().signal);
    expect(report).toMatchObject({ ok: true, entries: 1 });
    expect((await day.again(run)).ready.device.desk()).toEqual(desk);
  });

  it("is in the history of its workstation, newest first, with who and why", async () => {
    const day = new DeviceDay();
    const run = await day.begin();
    expect(run.ready.device.history()).toEqual({ checks: [], all: 0 });
    await run.ready.device.check("asked");
    await run.ready.device.answer(question, "no");
    const { checks: told, all } = run.ready.device.history();
    expect(all).toBe(2);
    expect(told.map(({ seq, because, verdict, by, notMet }) => [seq, because, verdict, by, notMet])).toEqual([
      [1, "answered", "not-met", "Alex Sample", ["The harbour’s computer"]],
      [0, "asked", "unknown", "Alex Sample", []],
    ]);
    expect(told[1]?.unknown).toEqual(["The harbour’s computer"]);
    const elsewhere = await day.again(run, { device: "device-2" });
    expect(elsewhere.ready.device.history()).toEqual({ checks: [], all: 0 });
  });

  it("asked for twice at a time is one, of which both hear", async () => {
    const day = new DeviceDay();
    const run = await day.begin();
    const told: number[] = [];
    run.onDeviceProgress(({ done, of }) => told.push(done / of));
    const open = day.computer.shut();
    const both = [run.ready.device.check("asked"), run.ready.device.check("daily")];
    await settled();
    expect(run.ready.device.desk().running).toEqual({ done: 1, of: 9 });
    open();
    const [one, other] = await Promise.all(both);
    expect(one).toEqual(other);
    expect(one?.running).toBeNull();
    expect([day.computer.looks, checks(run).length]).toEqual([1, 1]);
    expect(told).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map((done) => done / 9));
  });

  it("is recorded whatever a system calls itself", async () => {
    const day = new DeviceDay();
    const run = await day.begin();
    const name = `half \ud800 a sign, ${"long ".repeat(5000)}\u0000\u202e`;
    day.computer.readings = { ...day.computer.readings, system: { ...day.computer.readings.system, name } };
    await run.ready.device.check("asked");
    const [entry] = checks(run);
    expect(JSON.stringify(entry).length).toBeLessThan(20_000);
    expect(entry?.fields.platform.isWellFormed()).toBe(true);
  });

  it("is a duty done: never, then fit, then too old, told to whoever listens", async () => {
    const day = new DeviceDay({ ...rule, asks: [] });
    const run = await day.begin();
    const told: DeviceStanding[] = [];
    run.onDeviceChanged((standing) => told.push(standing));
    expect(dutyIds(run)).toEqual(["device-check"]);
    const { standing } = await run.ready.device.check("asked");
    expect(standing).toMatchObject({ state: "met", warns: false, againBy: "2026-11-27" });
    expect(dutyIds(run)).toEqual([]);
    day.computer.fault = new AppError("DISK_FAILED");
    day.hand.sleep(24 * 8);
    await day.minutes(1);
    expect(dutyIds(run)).toEqual(["device-check"]);
    expect(told.map(({ state }) => state)).toEqual(["met", "stale"]);
  });

  it("of another workstation says nothing of this one", async () => {
    const day = new DeviceDay();
    const run = await day.begin();
    await run.ready.device.answer(question, "yes");
    const moved = await day.again(run, { device: "device-2" });
    expect(moved.ready.device.desk()).toMatchObject({ check: null, standing: { state: "never" } });
    const { check } = await moved.ready.device.check("asked");
    expect(check?.lines.find(({ id }) => id === question)?.verdict).toBe("unknown");
    const back = await day.again(moved);
    expect(back.ready.device.desk().check?.lines.find(({ id }) => id === question)?.verdict).toBe("met");
  });

  it("stands by the policy in force, which may be another one from now on", async () => {
    const day = new DeviceDay(null);
    const run = await day.begin();
    expect(run.ready.device.desk()).toMatchObject({ policy: null, standing: { state: "off", warns: false } });
    const { check, standing } = await run.ready.device.check("asked");
    expect([check?.seq, standing.warns]).toEqual([0, false]);
    expect(dutyIds(run)).toEqual([]);
  });

  it("tells how old the data are, and calls those of a later day old, too", async () => {
    const day = new DeviceDay();
    const run = await day.begin();
    expect(run.ready.device.desk().data).toEqual({ on: "2026-11-01", isOld: false });
    day.hand.now = Date.parse("2027-11-01T08:00:00.000Z");
    expect(run.ready.device.desk().data.isOld).toBe(false);
    day.hand.sleep(24);
    expect(run.ready.device.desk().data.isOld).toBe(true);
    day.hand.now = Date.parse("2016-11-01T08:00:00.000Z");
    expect(run.ready.device.desk().data.isOld).toBe(true);
    expect(endOfLife.on).toBe("2026-11-01");
  });
});

describe("[A-6.h.iii] a question", () => {
  it("that nobody is asked has no answer", async () => {
    const day = new DeviceDay();
    const run = await day.begin();
    for (const id of ["", "question:", "question:other", "city-computer", "look:malware", "x".repeat(5000)]) {
      expect(await codeOf(() => run.ready.device.answer(id, "yes"))).toBe("QUESTION_UNKNOWN");
    }
    expect(checks(run)).toEqual([]);
  });

  it("is kept with who and when, and weighed at once", async () => {
    const day = new DeviceDay();
    const run = await day.begin();
    const before = await run.ready.device.check("asked");
    expect(before.standing).toMatchObject({ state: "unknown", unknown: ["The harbour’s computer"] });
    expect(dutyIds(run)).toEqual(["device-unknown"]);
    const { check, standing } = await run.ready.device.answer(question, "yes");
    expect(standing.state).toBe("met");
    expect(check).toMatchObject({ because: "answered", seq: 1 });
    const line = check?.lines.find(({ id }) => id === question);
    expect(line).toMatchObject({ source: "answered", ask: { answered: { answer: "yes", by: "Alex Sample" } } });
    expect(checks(run).at(-1)?.fields.lines.at(-1)).toMatchObject({ id: question, source: "answered", verdict: "met" });
    expect((await run.ready.device.answer(question, "no")).standing).toMatchObject({
      state: "not-met",
      notMet: ["The harbour’s computer"],
    });
    expect((await run.ready.device.answer(question, "not-sure")).standing.state).toBe("unknown");
  });

  it("is answered though the check after it is refused, and weighed by the next one", async () => {
    const day = new DeviceDay();
    const run = await day.begin();
    day.computer.fault = new AppError("DISK_FAILED");
    expect(await codeOf(() => run.ready.device.answer(question, "yes"))).toBe("DISK_FAILED");
    day.computer.fault = null;
    const again = await day.again(run);
    expect((await again.ready.device.check("asked")).standing.state).toBe("met");
  });

  it("answered while a check runs is weighed by that one", async () => {
    const day = new DeviceDay();
    const run = await day.begin();
    const open = day.computer.shut();
    const check = run.ready.device.check("asked");
    await settled();
    const answered = run.ready.device.answer(question, "yes");
    open();
    expect((await check).standing.state).toBe("met");
    expect(await answered).toEqual(await check);
    expect(checks(run)).toHaveLength(1);
  });

  it("stands as it was answered: nobody can change it any more", async () => {
    const day = new DeviceDay();
    const run = await day.begin();
    await run.ready.device.answer(question, "no");
    expect(() => meanwhile(day, "UPDATE device_answer SET answer = 'yes'")).toThrow(/append-only/);
    expect(() => meanwhile(day, "DELETE FROM device_answer")).toThrow(/append-only/);
    expect(() => meanwhile(day, "INSERT OR REPLACE INTO device_answer SELECT * FROM device_answer")).toThrow();
  });
});

describe("how IT is reached, and the report for IT", () => {
  it("is a line of text", async () => {
    const day = new DeviceDay();
    const run = await day.begin();
    const { device } = run.ready;
    expect(await codeOf(() => device.saveContact("x".repeat(201)))).toBe("TEXT_TOO_LONG");
    expect(await codeOf(() => device.saveContact("two\nlines"))).toBe("TEXT_CONTROL_CHARACTER");
    for (const turned of ["555\u202e0010", "\u2066555-0100", "555\u200f-0100"])
      expect(await codeOf(() => device.saveContact(turned))).toBe("TEXT_CONTROL_CHARACTER");
    expect(await codeOf(() => device.saveContact("\ud800"))).toBe("TEXT_NOT_WELL_FORMED");
    expect(device.desk().contact).toBe("");
    expect(device.saveContact(" 555-0100 ").contact).toBe("555-0100");
    const again = await day.again(run);
    expect(again.ready.device.desk().contact).toBe("555-0100");
    expect(again.ready.device.saveContact("").contact).toBe("");
  });

  it("has nothing to tell before the first check, and then whom to reach and what was found", async () => {
    const day = new DeviceDay();
    const run = await day.begin();
    expect(await codeOf(() => run.ready.device.report())).toBe("DEVICE_UNCHECKED");
    run.ready.device.saveContact("555-0100");
    await run.ready.device.check("asked");
    expect(run.ready.device.report()).toContain("Debian GNU/Linux 12");
    // IT has many computers; the log has no need to know what they are called.
    expect(run.ready.device.report()).toContain("\nComputer: DESK-7\n");
    expect(JSON.stringify(checks(run))).not.toContain("DESK-7");
  });
});

describe("the daily check", () => {
  it("comes a minute after the start, once a day of the pack’s time zone", async () => {
    const day = new DeviceDay();
    const run = await day.begin();
    await settled();
    expect(day.computer.looks).toBe(0);
    await day.minutes(1);
    expect(checks(run).map(({ fields }) => fields.because)).toEqual(["daily"]);
    await day.minutes(100);
    // The day turns at 11:00 UTC; it began at 9:00.
    expect(day.computer.looks).toBe(1);
    await day.minutes(30);
    expect(day.computer.looks).toBe(2);
    await day.minutes(60 * 23);
    expect(day.computer.looks).toBe(2);
  });

  it("does not come where somebody has checked already, nor where the policy asks for none", async () => {
    const day = new DeviceDay();
    const run = await day.begin();
    await run.ready.device.check("asked");
    await day.minutes(30);
    expect(day.computer.looks).toBe(1);
    const free = new DeviceDay(null);
    await free.begin();
    await free.minutes(200);
    expect(free.computer.looks).toBe(0);
  });

  it("that fails is tried again after an hour, not each minute", async () => {
    const day = new DeviceDay();
    const run = await day.begin();
    day.computer.fault = new AppError("DISK_FAILED");
    await day.minutes(60);
    expect(day.computer.looks).toBe(1);
    day.computer.fault = null;
    await day.minutes(2);
    expect([day.computer.looks, checks(run).length]).toEqual([2, 1]);
  });

  it("comes again, once, when the clock is set back or forward by years", async () => {
    const day = new DeviceDay();
    const run = await day.begin();
    await day.minutes(1);
    for (const years of [-10, 20, -30, 0.5]) {
      const before = day.computer.looks;
      day.hand.sleep(24 * 365 * years);
      await day.minutes(62);
      expect(day.computer.looks).toBe(before + 1);
      // By a clock that is behind the log nothing is met that goes by days.
      const isBehind = years !== 20;
      const { check, standing } = run.ready.device.desk();
      expect(standing.state).not.toBe("stale");
      const says = check?.lines.find(({ id }) => id === "malware")?.says ?? "";
      expect([years, says.includes("by this clock no age can be told")]).toEqual([years, isBehind]);
    }
  });

  it("ends with the app", async () => {
    const day = new DeviceDay();
    const run = await day.begin();
    await run.close();
    expect(day.hand.running).toBe(0);
    await day.minutes(5);
    expect(day.computer.looks).toBe(0);
  });
});

describe("[A-6.h.iii] a clock that was set back by years", () => {
  it("makes a check that goes by days unknown, says why, and agrees with its entry in the log", async () => {
    const day = new DeviceDay({ ...rule, asks: [] });
    const run = await day.begin();
    expect((await run.ready.device.check("asked")).standing.state).toBe("met");
    day.hand.sleep(-24 * 365 * 3);
    const back = await run.ready.device.check("asked");
    expect(back.standing).toMatchObject({ state: "unknown", warns: true });
    expect(back.check?.lines[0]?.says).toMatch(/clock says 2023-11-2\d .* log has an entry of 2026-11-20 /);
    expect(run.ready.device.report()).toContain("by this clock no age can be told");
    const again = await day.again(run);
    expect(again.ready.device.desk()).toEqual(back);
    day.hand.sleep(24 * 365 * 3 + 1);
    expect(again.ready.device.desk().standing.state).toBe("stale");
    expect((await again.ready.device.check("asked")).standing.state).toBe("met");
  });
});
