import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../main/database/index.ts";
import type { Services } from "../../main/services.ts";
import type { AccountStep, PersonStep } from "../../preload/contract.ts";
import { openCase, Workstation } from "./a-workstation.ts";
import { codeOf, screenshot, sha256 } from "./records-day.ts";
import { anAccount, anOffice, aPerson, authorise, noDetails, today } from "./register-day.ts";

async function aDesk() {
  const desk = new Workstation();
  return { desk, run: await desk.runWithLog() };
}

const step = ({ ready }: Services, id: string, asked: AccountStep) =>
  ready.book.accountStep(id, ready.book.account(id).account.lastEvent, asked, null);
const personStep = ({ ready }: Services, id: string, asked: PersonStep) =>
  ready.book.personStep(id, ready.book.person(id).person.lastEvent, asked, null);

const seal = ({ ready }: Services, bytes: Uint8Array) =>
  ready.evidence.seal([bytes], { name: "shot.png", bytes: bytes.length });

/** Sealed files that lie in the folder. */
const files = (desk: Workstation) =>
  readdirSync(desk.file("evidence"), { recursive: true, encoding: "utf8" }).filter((name) =>
    /[0-9a-f]{64}$/.test(name),
  );

describe("[A-6.g] an account’s page", () => {
  it("refuses an account that nobody knows, and a step by somebody who has not seen the last one", async () => {
    const { run } = await aDesk();
    const { id } = anAccount(run);
    const end: AccountStep = { step: "activity", on: today(run), what: "A post." };
    expect(await codeOf(() => run.ready.book.account("nobody"))).toBe("ACCOUNT_UNKNOWN");
    expect(await codeOf(() => run.ready.book.accountStep(id, 0, end, null))).toBe("ACCOUNT_CHANGED");
    expect(await codeOf(() => run.ready.book.person("nobody"))).toBe("PERSON_UNKNOWN");
    expect(await codeOf(() => run.ready.book.department("Nowhere"))).toBe("DEPARTMENT_UNKNOWN");
  });

  it("has its history, the names of those who are and were concerned, and its cases counted from the log", async () => {
    const { run } = await aDesk();
    const account = anAccount(run);
    const [one, other] = [aPerson(run), aPerson(run, "Robin Sample")];
    authorise(run, account.id, one.id);
    step(run, account.id, {
      step: "end-user",
      on: today(run),
      person: one.id,
      role: "editor",
      because: "Another post.",
    });
    step(run, account.id, { step: "change", on: today(run), details: { coordinator: other.id }, why: "" });
    openCase(run);
    openCase(run);
    const view = run.ready.book.account(account.id);
    expect(view.history.map(({ kind }) => kind)).toEqual([
      "account.changed",
      "account.user-ended",
      "account.user-added",
      "account.taken-in",
    ]);
    expect(view.people).toEqual({
      [one.id]: { name: "Sam Sample", title: "Clerk", left: false },
      [other.id]: { name: "Robin Sample", title: "Clerk", left: false },
    });
    expect(view.cases).toEqual({ open: 2, all: 2 });
    const second = anAccount(run, "second");
    expect(run.ready.book.account(second.id).cases).toEqual({ open: 0, all: 0 });
  });

  it("names the credentials of open vaults that belong to it, and none that it can’t know while they are locked", async () => {
    const { run, account, vault, credential } = await anOffice();
    expect(run.ready.book.account(account).credentials).toEqual([{ vault, id: credential, label: "Parks page" }]);
    expect(run.ready.book.account(anAccount(run, "second").id).credentials).toEqual([]);
    run.ready.vaultDesk.lock("person");
    expect(run.ready.book.account(account).credentials).toBeNull();
  });
});

describe("[A-6.d.i] a screenshot that a step brings along", () => {
  const check = (run: Services): AccountStep => {
    const items = [{ item: "flag", verdict: "met", why: "" }] as const;
    return { step: "check", on: today(run), items, source: null };
  };

  it("is given up when the step is refused", async () => {
    const { desk, run } = await aDesk();
    const { id, lastEvent } = anAccount(run);
    const sealed = await seal(run, screenshot());
    const refused: AccountStep = { ...check(run), on: "2999-01-01" } as AccountStep;
    expect(await codeOf(() => run.ready.book.accountStep(id, lastEvent, refused, sealed))).toBe("TIME_IN_FUTURE");
    expect(files(desk)).toEqual([]);
    expect(await codeOf(() => run.ready.book.file(sealed.evidence.sha256))).toBe("EVIDENCE_MISSING");
  });

  it("is kept when it stands, outlives a start, is found again, and is no file that nothing names", async () => {
    const { desk, run } = await aDesk();
    const { id, lastEvent } = anAccount(run);
    const sealed = await seal(run, screenshot());
    const { account } = run.ready.book.accountStep(id, lastEvent, check(run), sealed);
    expect(account.checklist.flag?.evidence).toEqual(sealed.evidence);
    await run.close();
    const again = await desk.run();
    const { bytes, mediaType } = await again.ready.book.file(sha256(screenshot()));
    expect([mediaType, sha256(bytes)]).toEqual(["image/png", sha256(screenshot())]);
    const report = await again.ready.verify(() => undefined, new AbortController().signal);
    expect(report.ok).toBe(true);
  });

  it("does not show a file that only the log names", async () => {
    const { run } = await aDesk();
    const { summary } = openCase(run);
    const bytes = screenshot(9);
    await run.ready.cases.seal(summary.id, [bytes], { name: "a.png", bytes: bytes.length }, "before", "");
    expect(await codeOf(() => run.ready.book.file(sha256(bytes)))).toBe("EVIDENCE_MISSING");
  });
});

describe("the register at the start of the app", () => {
  it("is not read before somebody asks for it: neither by the start, nor by cases, nor by unlocking the vaults", async () => {
    const { desk, run } = await anOffice();
    await run.close();
    const database = openDatabase(desk.file("log.sqlite"), "write");
    database.exec("UPDATE register_record SET record = 'spoilt'");
    database.close();
    const again = await desk.run();
    await again.ready.vaultDesk.unlock(null);
    openCase(again);
    expect([again.phase().phase, again.ready.duties.settings().notify]).toEqual(["ready", true]);
    expect(await codeOf(() => again.ready.book.desk())).not.toBeNull();
  });
});

describe("[A-6.g] the list", () => {
  it("has names in the place of ids, and how many may post", async () => {
    const { run } = await aDesk();
    const account = anAccount(run);
    const [one, other] = [aPerson(run), aPerson(run, "Robin Sample")];
    authorise(run, account.id, one.id);
    authorise(run, account.id, other.id);
    step(run, account.id, { step: "change", on: today(run), details: { coordinator: one.id }, why: "" });
    step(run, account.id, { step: "end-user", on: today(run), person: other.id, role: "editor", because: "Gone." });
    await personStep(run, one.id, { step: "give-role", on: today(run), role: "counsel", department: "Parks" });
    const desk = run.ready.book.desk();
    expect(desk.accounts[0]).toMatchObject({ coordinator: "Sam Sample", users: 1, lastReview: null });
    expect(desk.people.find(({ id }) => id === one.id)).toMatchObject({
      roles: ["Harbour Counsel", "Page Editor"],
      accounts: 1,
    });
    expect(desk.people.find(({ id }) => id === other.id)).toMatchObject({ roles: [], accounts: 0 });
    expect(desk.departments).toMatchObject([{ name: "Parks", accounts: 1, people: 2 }]);
  });

  it("counts what presses on each account: what is overdue or broken, nothing else", async () => {
    const { run } = await aDesk();
    const account = anAccount(run);
    const { duties } = run.ready.duties.list(null);
    const own = duties.filter(({ place, subject }) => place === "account" && subject === account.id);
    const pressing = own.filter(({ urgency }) => urgency === "overdue" || urgency === "now").length;
    expect(pressing).toBeGreaterThan(0);
    expect(run.ready.book.desk().accounts[0]?.pressing).toBe(pressing);
  });

  it("begins the list of accounts with what the whole of it says, made once for both, and afresh after a step", async () => {
    const { run } = await aDesk();
    const account = anAccount(run);
    const { first, facets } = run.ready.book.opening();
    expect(run.ready.book.desk().accounts).toEqual(first);
    expect(run.ready.book.desk()).toBe(run.ready.book.desk());
    const by = { name: "Harbour Council", role: "Council" };
    step(run, account.id, { step: "pause", on: today(run), by, why: "For a time." });
    expect(facets.standings).toEqual([{ standing: "active", accounts: 1 }]);
    expect(run.ready.book.opening().facets.standings).toEqual([{ standing: "paused", accounts: 1 }]);
    expect(run.ready.book.desk().accounts[0]?.standing).toBe("paused");
  });

  it("leaves closed accounts and people who have left out of a department’s numbers", async () => {
    const { run } = await aDesk();
    const [gone] = [anAccount(run), anAccount(run, "second")];
    const person = aPerson(run);
    const by = { name: "Harbour Council", role: "Council" };
    step(run, gone.id, { step: "deactivate", on: today(run), by, why: "Not used." });
    await personStep(run, person.id, { step: "leave", on: today(run), because: "Retired." });
    expect(run.ready.book.desk().departments).toMatchObject([{ name: "Parks", accounts: 1, people: 0 }]);
  });
});

describe("a person’s page", () => {
  it("[A-6.b.i] has the accounts on which the person may and might post, those that still stand first", async () => {
    const { run } = await aDesk();
    const person = aPerson(run);
    const [first, second] = [anAccount(run, "first"), anAccount(run, "second")];
    authorise(run, first.id, person.id);
    authorise(run, second.id, person.id);
    step(run, first.id, { step: "end-user", on: today(run), person: person.id, role: "editor", because: "Moved." });
    const { accounts, history } = run.ready.book.person(person.id);
    expect(accounts.map(({ handle, user }) => [handle, user.to === null])).toEqual([
      ["second", true],
      ["first", false],
    ]);
    expect(history.map(({ kind }) => kind)).toEqual(["person.added"]);
  });

  it("[N-V.4] names the vaults of which somebody with that e-mail address is a custodian, while they are open", async () => {
    const { run, vault } = await anOffice();
    const details = {
      name: "Alex Sample",
      title: "",
      email: "Alex.Sample@Invented-Harbour.example",
      department: "Parks",
    };
    const { person } = run.ready.book.addPerson({ details, joinedOn: null, anyway: true });
    expect(run.ready.book.person(person.id).custodianOf).toMatchObject([{ vault, name: "Pages" }]);
    expect(run.ready.book.desk().people).toHaveLength(2);
    run.ready.vaultDesk.lock("person");
    expect(run.ready.book.person(person.id).custodianOf).toBeNull();
  });
});

describe("[A-5.a.ii] a department’s page", () => {
  it("is found however its name is written, and names its coordinator", async () => {
    const { run } = await aDesk();
    const person = aPerson(run);
    const by = { name: "Robin Sample", role: "Director" };
    const asked = { step: "coordinator", on: today(run), person: person.id, by, because: "" } as const;
    run.ready.book.departmentStep("PARKS", 0, asked, null);
    const { department, people, history } = run.ready.book.department(" parks ");
    expect([department.name, department.coordinator?.by]).toEqual(["Parks", by]);
    expect(people).toEqual({ [person.id]: { name: "Sam Sample", title: "Clerk", left: false } });
    expect(history).toHaveLength(1);
  });
});

describe("[A-8] a review of the policy", () => {
  it("puts off the next one", async () => {
    const { run } = await aDesk();
    const by = { name: "Robin Sample", role: "Harbour Council" };
    const policy = () => run.ready.duties.list(null).duties.filter(({ place }) => place === "policy");
    expect(policy().map(({ urgency }) => urgency)).toEqual(["overdue"]);
    run.ready.book.policyReviewed({ on: today(run), by, outcome: "unchanged", words: "" });
    expect(policy()).toEqual([]);
  });
});

describe("the register on paper and in tables", () => {
  it("[A-6.g] prints who can post where, of one department or of all", async () => {
    const { run } = await aDesk();
    const [account, person] = [anAccount(run), aPerson(run)];
    authorise(run, account.id, person.id);
    anAccount(run, "office", "Harbour Office");
    const html = (department: string | null) => [...run.ready.book.sheet(department).html()].join("");
    expect(html(null)).toContain("Harbour Office (sample)");
    expect(html("parks")).toContain("Sam Sample");
    expect(html("parks")).not.toContain("Harbour Office (sample)");
    expect(run.ready.book.sheet(null).file("evidence/x.png")).toBeNull();
  });

  it("has no acknowledgement to be signed where the policy asks for none", async () => {
    const { run } = await aDesk();
    const { id } = aPerson(run);
    expect(await codeOf(() => run.ready.book.acknowledgementForm("nobody"))).toBe("PERSON_UNKNOWN");
    expect(await codeOf(() => run.ready.book.acknowledgementForm(id))).toBe("ACKNOWLEDGEMENT_UNWANTED");
  });

  it("[A-6.b.ii] prints the acknowledgement with the pack’s text, for one person", async () => {
    const desk = new Workstation();
    const file = join(desk.packFolder, "harbour-rules.json");
    const pack = JSON.parse(readFileSync(file, "utf8"));
    const text = "I have read the rules.\n\nViews of my own are my own.";
    const rule = { title: "Acknowledgement", text, forwardTo: null, days: 14, basis: "Its own.", clauses: ["1"] };
    pack.register.acknowledgement = rule;
    writeFileSync(file, JSON.stringify(pack));
    const run = await desk.runWithLog();
    const form = run.ready.book.acknowledgementForm(aPerson(run).id);
    const html = [...form.html()].join("");
    expect(form.name).toBe("acknowledgement-Sam Sample");
    for (const words of ["Sam Sample", "Clerk", "<p>Views of my own are my own.</p>"]) expect(html).toContain(words);
  });

  it("[A-6.g] takes in a table and tells of it, and hands out what it took in", async () => {
    const { run } = await aDesk();
    const { book } = run.ready;
    let heard = 0;
    run.onRegisterChanged(() => {
      heard += 1;
    });
    const bytes = Buffer.from("Name,Department,E-mail\nSam Sample,Parks,sam.sample@invented-harbour.example\n");
    const work = { onProgress: () => undefined, signal: new AbortController().signal };
    const preview = await book.readTable("people", { name: "people.csv", bytes }, work);
    expect([preview.added, preview.faultCount, heard]).toEqual([1, 0, 0]);
    expect(await codeOf(() => book.importTable("another", work))).toBe("SOURCE_UNKNOWN");
    expect(await book.importTable(preview.token, work)).toEqual({ added: 1 });
    expect(heard).toBe(1);
    expect(Buffer.from(book.csv("people").bytes).toString()).toContain("Sam Sample");
    expect(book.template("accounts").bytes.length).toBeGreaterThan(10);
  });
});

describe("a table that is taken in while the app is closed", () => {
  it("is not taken in at all", async () => {
    const { desk, run } = await aDesk();
    const rows = Array.from({ length: 5000 }, (_, at) => `Person ${at},Parks`).join("\n");
    const file = { name: "people.csv", bytes: Buffer.from(`Name,Department\n${rows}\n`) };
    const work = { onProgress: () => undefined, signal: new AbortController().signal };
    const { token, added } = await run.ready.book.readTable("people", file, work);
    expect(added).toBe(5000);
    const taking = codeOf(() => run.ready.book.importTable(token, work));
    await run.close();
    expect(await taking).toBe("EXPORT_CANCELLED");
    expect((await desk.run()).ready.book.desk().people).toEqual([]);
  });
});

describe("[N-V.1] a page that is asked for", () => {
  it("is in the register at once, and no case can be opened on it before there is a page", async () => {
    const { run } = await aDesk();
    const details = { ...noDetails, department: "Parks", platform: "Facebook", handle: "wish", name: "Wish" };
    const by = { name: "Sam Sample", role: "Clerk" };
    const asked = { details, by, on: today(run), why: "For the pool.", anyway: false };
    const { account } = run.ready.book.requestAccount(asked);
    expect(account.standing).toBe("requested");
    expect(run.ready.book.desk().accounts).toHaveLength(1);
    expect(run.ready.register.accounts()).toEqual([]);
  });
});
