import { describe, expect, it } from "vitest";
import type { Services } from "../../main/services.ts";
import type { DutyCounts } from "../../preload/contract.ts";
import { openCase, pack, person, Workstation } from "./a-workstation.ts";
import { ByHand } from "./by-hand.ts";
import { codeOf } from "./records-day.ts";
import { anAccount, anOffice, aPerson, authorise, today } from "./register-day.ts";

/** The pack's zone is Pacific/Auckland: 13 hours ahead of UTC in November. */
async function aDesk() {
  const [desk, hand] = [new Workstation(), new ByHand()];
  const run = await desk.runWithLog({ clock: hand.clock, timers: hand.timers });
  const told: DutyCounts[] = [];
  run.onDutiesChanged((counts) => told.push(counts));
  return { desk, hand, run, told };
}

/** Long enough for changes to have been gathered and told. */
const gathered = () => new Promise((resolve) => setTimeout(resolve, 250));

const ids = (run: Services, department: string | null = null) =>
  run.ready.duties.list(department).duties.map(({ id }) => id);

describe("what is due", () => {
  it("is reckoned in the pack’s time zone", async () => {
    const { hand, run } = await aDesk();
    expect(run.ready.duties.list(null).day).toBe("2026-11-20");
    hand.now = Date.parse("2026-11-20T10:59:59.999Z");
    expect(run.ready.duties.list(null).day).toBe("2026-11-20");
    hand.now += 1;
    expect(run.ready.duties.list(null).day).toBe("2026-11-21");
  });

  it("of an unknown department is what concerns the whole desk", async () => {
    const { run } = await aDesk();
    const account = anAccount(run);
    expect(ids(run).some((id) => id.includes(account.id))).toBe(true);
    const whole = run.ready.duties.list(null).duties.filter(({ department }) => department === undefined);
    expect(run.ready.duties.list("Nowhere").duties).toEqual(whole);
    expect(whole.length).toBeGreaterThan(0);
  });

  it("[A-6.g] is counted by department, however its name is written, and by urgency", async () => {
    const { run } = await aDesk();
    anAccount(run, "one", "Parks");
    anAccount(run, "two", "Harbour Office");
    anAccount(run, "three", "PARKS");
    const all = run.ready.duties.list(null);
    expect(all.departments.map(({ name }) => name)).toEqual(["Harbour Office", "Parks"]);
    const sum = (counts: DutyCounts) => Object.values(counts).reduce((a, b) => a + b, 0);
    const whole = all.duties.filter(({ department }) => department === undefined).length;
    for (const { name, counts } of all.departments) {
      const own = run.ready.duties.list(name.toUpperCase());
      expect(own.heaps).toEqual([]);
      expect(sum(own.counts)).toBe(own.duties.length);
      expect(sum(own.counts)).toBe(sum(counts) + whole);
    }
  });

  it("is counted for the badge as Today shows it at first: of the person’s own department, with the whole desk’s", async () => {
    const { run, told } = await aDesk();
    anAccount(run, "one", "Parks");
    anAccount(run, "two", "Harbour Office");
    anAccount(run, "three", "Harbour Office");
    expect(run.ready.duties.counts()).toEqual(run.ready.duties.list(person.department).counts);
    expect(run.ready.duties.counts()).not.toEqual(run.ready.duties.list(null).counts);
    run.saveProfile({ person: { ...person, department: "HARBOUR office" }, pack, theme: "system" });
    await gathered();
    expect(told.at(-1)).toEqual(run.ready.duties.list("Harbour Office").counts);
  });

  it("lists what stands one by one, the most urgent first, and with true numbers what there is many of", async () => {
    const { run } = await aDesk();
    for (let number = 0; number < 320; number += 1) anAccount(run, `page_${number}`);
    const { duties, heaps, counts } = run.ready.duties.list(null);
    expect(heaps.map(({ kind, many }) => [kind, many])).toContainEqual(["users", 320]);
    const all = Object.values(counts).reduce((a, b) => a + b, 0);
    expect(heaps.reduce((sum, { many }) => sum + many, duties.length)).toBe(all);
    const order = ["overdue", "now", "soon", "advice"];
    const ranks = duties.map(({ urgency }) => order.indexOf(urgency));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(() => structuredClone({ duties, heaps })).not.toThrow();
  });

  it("tells of one account all that is due of it, also where many others want the same, and nothing of others", async () => {
    const { run } = await aDesk();
    const accounts = Array.from({ length: 8 }, (_, number) => anAccount(run, `page_${number}`));
    const [{ id } = { id: "" }] = accounts;
    const own = run.ready.duties.ofAccount(id);
    expect(own.length).toBeGreaterThan(0);
    expect(own.map(({ subject, place }) => [subject, place])).toEqual(own.map(() => [id, "account"]));
    expect(own.map((duty) => duty.id)).toContain(`users:${id}`);
    expect(structuredClone(own)).toEqual(own);
    expect(run.ready.duties.ofAccount("nobody-knows-it")).toEqual([]);
  });

  it("names the very accounts that a line counts, of one department or of all", async () => {
    const { run } = await aDesk();
    const parks = Array.from({ length: 7 }, (_, number) => anAccount(run, `page_${number}`, "Parks").id);
    anAccount(run, "other", "Harbour Office");
    const heapOf = (department: string | null) =>
      run.ready.duties.list(department).heaps.find(({ kind }) => kind === "users");
    const alike = { kind: "users", urgency: "now", thisWeek: null } as const;
    expect(heapOf("Parks")).toMatchObject({ ...alike, many: 7, department: "Parks" });
    expect(heapOf(null)).toMatchObject({ many: 8, department: null });
    expect(run.ready.duties.accounts("parks", alike).toSorted()).toEqual(parks.toSorted());
    expect(run.ready.duties.accounts(null, alike)).toHaveLength(8);
    expect(run.ready.duties.accounts(null, { ...alike, urgency: "overdue" })).toEqual([]);
    expect(run.ready.duties.accounts(null, { ...alike, kind: "decide" })).toEqual([]);
    expect(run.ready.duties.accounts(null, { ...alike, kind: "unsigned" })).toEqual([]);
  });

  it("knows open cases, records and vaults as they are, without being told to look again", async () => {
    const { hand, run } = await aDesk();
    expect(ids(run)).not.toContain("export");
    const { summary } = openCase(run);
    hand.sleep(24 * 40);
    expect(ids(run)).toContain(`case:${summary.id}`);
    expect(ids(run)).toContain("export");
    expect(ids(run)).toContain("identity");
    await run.ready.vaultDesk.makeIdentity("alex.sample@invented-harbour.example", null);
    expect(ids(run)).not.toContain("identity");
  });
});

describe("who listens to what is due", () => {
  it("hears nothing before somebody has asked, whatever changes", async () => {
    const { hand, run, told } = await aDesk();
    anAccount(run);
    openCase(run);
    hand.sleep(48);
    hand.pass(120);
    await gathered();
    expect(told).toEqual([]);
  });

  it("hears once of several changes that come together, with the counts as they are then", async () => {
    const { run, told } = await aDesk();
    run.ready.duties.counts();
    for (const handle of ["one", "two", "three"]) anAccount(run, handle);
    await gathered();
    expect(told).toEqual([run.ready.duties.counts()]);
  });

  it("hears nothing of a change after which the same is due", async () => {
    const { run, told } = await aDesk();
    anAccount(run);
    run.ready.duties.counts();
    run.ready.duties.saveSettings({ notify: true, at: "08:00" });
    run.saveProfile({ person, pack, theme: "dark" });
    await gathered();
    expect(told).toEqual([]);
  });

  it("hears of a change also where the list was read in between", async () => {
    const { run, told } = await aDesk();
    run.ready.duties.counts();
    anAccount(run);
    run.ready.duties.list(null);
    await gathered();
    expect(told).toHaveLength(1);
  });

  it("hears of another profile, of a case and of the vaults", async () => {
    const { run, told } = await aDesk();
    anAccount(run);
    run.ready.duties.counts();
    await run.ready.vaultDesk.makeIdentity("alex.sample@invented-harbour.example", null);
    await gathered();
    expect(told.length).toBe(1);
    openCase(run);
    await gathered();
    expect(told.length).toBe(2);
  });

  it("hears once when the day turns, also when the clock jumps over midnight or back", async () => {
    const { hand, run, told } = await aDesk();
    run.ready.duties.counts();
    hand.now = Date.parse("2026-11-20T10:59:59.000Z");
    hand.pass(3);
    await gathered();
    expect(told).toHaveLength(1);
    hand.pass(60);
    await gathered();
    expect(told).toHaveLength(1);
    hand.sleep(-48);
    hand.pass(2);
    await gathered();
    expect(told).toHaveLength(2);
  });

  it("hears nothing any more once the app is closing", async () => {
    const { run, told } = await aDesk();
    run.ready.duties.counts();
    anAccount(run);
    await run.close();
    await gathered();
    expect(told).toEqual([]);
  });
});

describe("who listens to the register", () => {
  it("hears of each change once, and of nothing that was refused", async () => {
    const { run } = await aDesk();
    let heard = 0;
    run.onRegisterChanged(() => {
      heard += 1;
    });
    const account = anAccount(run);
    expect(heard).toBe(1);
    const person = aPerson(run);
    authorise(run, account.id, person.id);
    expect(heard).toBe(3);
    expect(await codeOf(() => authorise(run, account.id, person.id))).toBe("USER_EXISTS");
    expect(await codeOf(() => anAccount(run))).toBe("ACCOUNT_EXISTS");
    expect(heard).toBe(3);
  });
});

describe("the calendar of what is due", () => {
  it("holds no password and no name of a file, and the department’s own duties", async () => {
    const { run, account } = await anOffice();
    const text = new TextDecoder().decode(run.ready.duties.calendar("Parks").bytes);
    expect(text).toContain("BEGIN:VEVENT");
    expect(text).not.toContain("harbour-1");
    expect(run.ready.duties.calendar("Parks").name).toBe("due-Parks.ics");
    const other = new TextDecoder().decode(run.ready.duties.calendar("Nowhere").bytes);
    expect(other.split("BEGIN:VEVENT").length).toBeLessThan(text.split("BEGIN:VEVENT").length);
    expect(run.ready.book.account(account).account.users).toHaveLength(1);
  });
});

describe("the compliance report", () => {
  it("refuses a department that nobody knows", async () => {
    const { run } = await aDesk();
    expect(await codeOf(() => run.ready.duties.compliance("Nowhere"))).toBe("DEPARTMENT_UNKNOWN");
    expect(await codeOf(() => run.ready.duties.complianceSheet("Nowhere"))).toBe("DEPARTMENT_UNKNOWN");
  });

  it("has a row for each of the policy’s, and reads the same on paper", async () => {
    const { run } = await aDesk();
    anAccount(run);
    openCase(run);
    const report = run.ready.duties.compliance("parks");
    expect([report.department, report.day, report.by]).toEqual([
      "Parks",
      today(run),
      "Alex Sample, Social Media Coordinator",
    ]);
    expect(report.rows.map(({ row }) => row)).toEqual(["H-2", "H-6"]);
    const sheet = run.ready.duties.complianceSheet("Parks");
    expect(sheet.name).toBe("compliance-Parks-2026-11-20");
    const html = [...sheet.html()].join("");
    const whats = report.rows.flatMap(({ findings }) => findings.map(({ what }) => what));
    expect(whats.length).toBeGreaterThan(0);
    for (const what of whats) expect(html).toContain(what);
  });
});
