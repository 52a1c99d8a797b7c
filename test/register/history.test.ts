import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { describe, expect, it } from "vitest";
import { openBeside } from "../../main/database/index.ts";
import { AppError } from "../../main/lib/app-error.ts";
import type { AccountRecord, RegisterState } from "../../main/model/register-view.ts";
import { takeInAccount } from "../../main/register/accounts.ts";
import { Register, RegisterBook } from "../../main/register/index.ts";
import type { AccountStep } from "../../preload/contract.ts";
import { anoka } from "../model/packs.ts";
import { ABook, details, manager, refusal, shot } from "./a-book.ts";

const post: AccountStep = { step: "activity", on: "2026-03-01", what: "A post" };
const count = (desk: ABook, table: string) => desk.database.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

/** Without the order of their lists. */
function sorted({ accounts, people, departments, policyReviews, waitingResets }: RegisterState) {
  const byId = <T extends { readonly id: string }>(all: readonly T[]) => all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const named = departments.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return { accounts: byId(accounts), people: byId(people), departments: named, policyReviews, waitingResets };
}

/** Something of every kind. */
function lively(): ABook {
  const desk = new ABook(anoka);
  const account = desk.inUse();
  desk.takeIn({ handle: "@old", department: "Library" });
  const { id } = desk.person("Kim Sample", "kim@sample.example");
  desk.step(account, { step: "add-user", on: "2026-03-01", person: id, role: "administrator" });
  desk.book.departmentStep("Parks", 0, { step: "director", on: "2026-03-01", person: id, because: "" }, null);
  desk.book.policyReviewed({ on: "2026-03-01", by: manager, outcome: "unchanged", words: "" });
  desk.book.noteReset({ person: id, account: account.id, because: "Left", event: 7 });
  desk.step(account, { step: "pause", on: "2026-03-01", by: manager, why: "Quiet." });
  return desk;
}

describe("the register’s state", () => {
  it("is the same object until something changes, and then only the record that changed is another one", () => {
    const desk = lively();
    const before = desk.book.state();
    expect(desk.book.state()).toBe(before);
    const [one, two] = before.accounts as [AccountRecord, AccountRecord];
    desk.step(two, post);
    const after = desk.book.state();
    expect(after).not.toBe(before);
    expect(after.accounts[0]).toBe(one);
    expect(after.accounts[1]).not.toBe(two);
    expect(after.people[0]).toBe(before.people[0]);
    expect(after.departments.map((one, at) => one === before.departments[at])).not.toContain(false);
  });

  it("is the same object after a step that was refused", () => {
    const desk = lively();
    const before = desk.book.state();
    const [account] = before.accounts as [AccountRecord];
    expect(refusal(() => desk.step(account, { ...post, on: "2026-13-01" })).code).toBe("DATE_INVALID");
    expect(desk.book.state()).toBe(before);
  });

  it("is there again after a restart, as it was", () => {
    const desk = lively();
    const before = desk.book.state();
    desk.restart();
    expect(sorted(desk.book.state())).toEqual(sorted(before));
    expect(before.waitingResets).toHaveLength(1);
    expect(before.policyReviews).toHaveLength(1);
  });

  it("comes of the events alone: records that are missing, stale or of an older version are computed anew", () => {
    const desk = lively();
    const before = sorted(desk.book.state());
    const kept = desk.database.prepare("SELECT * FROM register_record ORDER BY kind, id").all();
    for (const damage of [
      "DELETE FROM register_record",
      "UPDATE register_record SET record = json_set(record, '$.fold', 0, '$.record.name', 'wrong')",
      "UPDATE register_record SET record = json_set(record, '$.record.lastEvent', 1, '$.record.name', 'wrong')",
      "DELETE FROM register_record WHERE kind = 'account'",
    ]) {
      desk.database.exec(damage);
      desk.restart();
      expect(sorted(desk.book.state())).toEqual(before);
      expect(desk.database.prepare("SELECT * FROM register_record ORDER BY kind, id").all()).toEqual(kept);
    }
  });

  it("can be read beside by a connection that may not write, records or not", () => {
    const desk = lively();
    desk.database.exec("DELETE FROM register_record");
    const database = openBeside(desk.file);
    try {
      const reader = new RegisterBook({
        database,
        clock: () => desk.now,
        random: () => new Uint8Array(16),
        policy: () => anoka,
        actor: () => ({ name: "", role: "", osUser: "" }),
        caseExists: () => false,
      });
      expect(sorted(reader.state())).toEqual(sorted(desk.book.state()));
    } finally {
      database.close();
    }
    expect(count(desk, "register_record")).toBe(0);
  });

  it("shows what another part or window has written meanwhile", () => {
    const desk = lively();
    const seen = desk.book.state();
    const register = new Register({ database: desk.database, clock: () => desk.now, random: (n) => new Uint8Array(n) });
    const { id } = register.add({ ...details, handle: "@third", since: null });
    expect(desk.book.account(id)).toMatchObject({ handle: "@third", standing: "active", addedOn: "2026-03-02" });
    expect(desk.book.state().accounts).toHaveLength(seen.accounts.length + 1);
    expect(desk.book.accountHistory(id)[0]).toMatchObject({ kind: "account.taken-in", policy: "" });
  });
});

describe("a department that nobody belongs to any more", () => {
  const workplan = { step: "workplan", on: "2026-03-01", parts: {}, source: null } as const;
  const damages = [
    "DELETE FROM register_record",
    "UPDATE register_record SET record = json_set(record, '$.fold', 0, '$.record.name', 'wrong')",
  ];

  /** Noted while a page was its own; then the page goes to another one. */
  function abandoned(): ABook {
    const desk = new ABook(anoka);
    const page = desk.takeIn({ department: "Harbor & Port" });
    const { id } = desk.person();
    desk.book.departmentStep("Harbor & Port", 0, { step: "director", on: "2026-03-01", person: id, because: "" }, null);
    desk.book.departmentStep("harbor & port", desk.book.department("Harbor & Port").lastEvent, workplan, shot);
    desk.step(page, { step: "change", on: "2026-03-01", details: { department: "Parks" }, why: "" });
    return desk;
  }

  it("keeps its name as it was first written when all is computed anew", () => {
    const desk = abandoned();
    const before = sorted(desk.book.state());
    expect(before.departments.map(({ name }) => name)).toEqual(["Harbor & Port", "Parks"]);
    for (const damage of damages) {
      desk.database.exec(damage);
      desk.restart();
      expect(sorted(desk.book.state())).toEqual(before);
    }
  });

  it("is called by the earliest event that names it, where its own events are older than that", () => {
    const desk = abandoned();
    const before = sorted(desk.book.state());
    desk.database.exec(`DROP TRIGGER register_event_update;
      UPDATE register_event SET fields = json_remove(fields, '$.department') WHERE subject_kind = 'department'`);
    for (const damage of damages) {
      desk.database.exec(damage);
      desk.restart();
      expect(sorted(desk.book.state())).toEqual(before);
      expect(desk.book.department("HARBOR & PORT").name).toBe("Harbor & Port");
    }
  });

  it("keeps its name when all of its events were taken back", () => {
    const desk = abandoned();
    for (const { id } of desk.book.events("department", "harbor & port").toReversed()) {
      const { lastEvent } = desk.book.department("Harbor & Port");
      const strike = { step: "strike", event: id, because: "A slip" } as const;
      desk.book.departmentStep("Harbor & Port", lastEvent, strike, null);
    }
    desk.database.exec("DELETE FROM register_record");
    desk.restart();
    const department = desk.book.department("harbor & port");
    expect(department).toMatchObject({ name: "Harbor & Port", director: null, workplan: null });
  });
});

describe("one change", () => {
  it("is written as a whole or not at all, in the tables and in memory", () => {
    const desk = lively();
    const before = desk.book.state();
    const tables = () =>
      ["register_event", "register_record", "account", "leaving_reset"].map((one) => count(desk, one));
    const counts = tables();
    const [account] = before.accounts as [AccountRecord];
    const tried = refusal(() =>
      desk.book.change(() => {
        desk.takeIn({ handle: "@new", department: "Harbor" });
        desk.person("Lou Sample");
        desk.step(account, { step: "resume", on: "2026-03-02", note: "" });
        desk.book.noteReset({ person: "someone", account: account.id, because: "Left", event: 8 });
        expect(desk.book.account(account.id).standing).toBe("active");
        expect(desk.book.department("harbor").name).toBe("Harbor");
        expect(desk.book.waitingResets()).toHaveLength(2);
        desk.takeIn();
      }),
    );
    expect(tried.code).toBe("ACCOUNT_EXISTS");
    expect(tables()).toEqual(counts);
    expect(desk.book.state()).toEqual(before);
    expect(refusal(() => desk.book.department("harbor")).code).toBe("DEPARTMENT_UNKNOWN");
    desk.restart();
    expect(sorted(desk.book.state())).toEqual(sorted(before));
  });

  it("keeps nothing of a change inside of it that was refused, though the refusal was caught", () => {
    const desk = lively();
    const [paused, other] = desk.book.state().accounts as [AccountRecord, AccountRecord];
    const before = [count(desk, "register_event"), desk.book.waitingResets()] as const;
    desk.book.change(() => {
      desk.step(other, post);
      const inner = refusal(() =>
        desk.book.change(() => {
          desk.step(other, { ...post, what: "Not this one" });
          desk.step(paused, { step: "resume", on: "2026-03-02", note: "" });
          desk.takeIn({ handle: "@new", department: "Harbor" });
          desk.book.noteReset({ person: "someone", account: other.id, because: "Left", event: 8 });
          desk.takeIn();
        }),
      );
      expect(inner.code).toBe("ACCOUNT_EXISTS");
      expect(desk.book.waitingResets()).toEqual(before[1]);
      expect(desk.book.account(paused.id)).toBe(paused);
      expect(desk.book.account(other.id).lastActivity?.what).toBe("A post");
      expect(refusal(() => desk.book.department("Harbor")).code).toBe("DEPARTMENT_UNKNOWN");
      desk.step(other, { ...post, what: "After it" });
    });
    const whats = () => desk.book.events("account", other.id).map(({ fields }) => "what" in fields && fields.what);
    expect(whats()).toEqual([false, "A post", "After it"]);
    expect(count(desk, "register_event")).toBe(Number(before[0]) + 2);
    const after = sorted(desk.book.state());
    desk.restart();
    expect(sorted(desk.book.state())).toEqual(after);
    desk.database.exec("DELETE FROM register_record");
    desk.restart();
    expect(sorted(desk.book.state())).toEqual(after);
  });

  it("refuses a handle inside of the change that took it, whoever catches that", () => {
    const desk = new ABook(anoka);
    desk.book.change(() => {
      desk.takeIn();
      expect(refusal(() => desk.takeIn({ handle: "@SAMPLE_PARKS" }, null, true)).code).toBe("ACCOUNT_EXISTS");
      desk.takeIn({ handle: "@other" });
    });
    expect(desk.book.state().accounts.map(({ handle }) => handle)).toEqual(["@sample_parks", "@other"]);
  });

  it("that is refused after one inside of it went well keeps nothing of either", () => {
    const desk = lively();
    const before = sorted(desk.book.state());
    const events = count(desk, "register_event");
    const work = () => {
      desk.takeIn({ handle: "@new" });
      desk.takeIn({ handle: "@newer" });
      throw new AppError("UNEXPECTED");
    };
    expect(refusal(() => desk.book.change(work)).code).toBe("UNEXPECTED");
    expect([sorted(desk.book.state()), count(desk, "register_event")]).toEqual([before, events]);
    desk.takeIn({ handle: "@newer" });
  });

  it("takes in thousands of rows at once, or none of them", () => {
    const desk = new ABook(anoka);
    const asked = (handle: string) => ({ details: { ...details, handle }, since: null, note: "", anyway: true });
    const rows = Array.from({ length: 3000 }, (_, row) => asked(`@page_${row}`));
    const takeAll = (all: typeof rows) => desk.book.change((hold) => all.map((one) => takeInAccount(hold, one)));
    expect(refusal(() => takeAll([...rows, asked("@PAGE_17")])).code).toBe("ACCOUNT_EXISTS");
    expect([desk.book.state().accounts, count(desk, "register_event")]).toEqual([[], 0]);
    takeAll(rows);
    expect(desk.book.state().accounts).toHaveLength(3000);
  });

  it("is whole when the process is killed in the midst of writing, and nothing acknowledged is lost", async () => {
    const desk = new ABook(anoka);
    const account = desk.takeIn();
    for (const least of [1, 7, 25]) {
      desk.database.close();
      const program = new URL("killed-process.ts", import.meta.url).pathname;
      const child = spawn(process.execPath, [program, desk.folder, account.id], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      let acknowledged = -1;
      for await (const line of createInterface({ input: child.stdout })) {
        acknowledged = Number(line);
        if (acknowledged >= least && !child.killed) child.kill("SIGKILL");
      }
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      desk.restart();
      const events = desk.book.events("account", account.id).slice(1);
      expect(events.length % 2).toBe(0);
      const whats = new Set(events.map((event) => (event.kind === "account.activity" ? event.fields.what : "")));
      expect(whats).toContain(`second of ${acknowledged}`);
      expect(desk.book.account(account.id).lastEvent).toBe(events.at(-1)?.id);
      expect(desk.database.pragma("integrity_check", { simple: true })).toBe("ok");
    }
  });
});

it("[N-V.4] remembers whose passwords wait to be asked for anew, once each, until it was done", () => {
  const desk = new ABook(anoka);
  const left = (account: string, event: number) => ({ person: "kim", account, because: `Left by ${event}`, event });
  for (const [account, event] of [
    ["a", 5],
    ["b", 5],
    ["a", 9],
  ] as const)
    desk.book.noteReset(left(account, event));
  expect(desk.book.waitingResets()).toEqual([left("a", 9), left("b", 5)]);
  // What a vault was asked for before the later event came does not cross that one off.
  desk.book.resetDone(left("a", 5));
  expect(desk.book.waitingResets()).toEqual([left("a", 9), left("b", 5)]);
  desk.book.resetDone(left("a", 9));
  desk.book.resetDone(left("never", 9));
  desk.restart();
  expect(desk.book.waitingResets()).toEqual([left("b", 5)]);
});
