import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../../main/database/index.ts";
import { AppError } from "../../../main/lib/app-error.ts";
import type { WorkProgress } from "../../../main/model/records-view.ts";
import type { TableWork } from "../../../main/register/moving/index.ts";
import { anchorage, anoka } from "../../model/packs.ts";
import { refusal } from "../a-book.ts";
import { ADesk } from "./a-desk.ts";

const work = (onProgress: TableWork["onProgress"] = () => undefined): TableWork => ({
  onProgress,
  signal: new AbortController().signal,
});

function people(many: number, from = 0): { name: string; bytes: Uint8Array } {
  const rows = Array.from({ length: many }, (_, at) => `Person ${from + at},p${from + at}@muni.org,Dept ${at % 40}`);
  return { name: "people.csv", bytes: Buffer.from(`Name,E-mail,Department\n${rows.join("\n")}\n`) };
}

async function refused(doing: Promise<unknown>): Promise<string> {
  try {
    await doing;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  throw new Error("it was not refused");
}

/** How often others had their turn meanwhile. */
async function turnsDuring(doing: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  const count = () => {
    turns += 1;
  };
  const others = setInterval(count, 1);
  try {
    await doing();
  } finally {
    clearInterval(others);
  }
  return turns;
}

describe("a preview", () => {
  it("is taken in once, is the last that was read, and holds no longer when the register or the policy has changed", async () => {
    const desk = new ADesk(anchorage);
    const tables = desk.inThread();
    expect(await refused(tables.takeIn("nothing", work()))).toBe("SOURCE_UNKNOWN");
    const first = await tables.read("people", people(1), work());
    const second = await tables.read("people", people(1), work());
    expect(await refused(tables.takeIn(first.token, work()))).toBe("SOURCE_UNKNOWN");
    desk.person();
    expect(await refused(tables.takeIn(second.token, work()))).toBe("TABLE_CHANGED");
    const third = await tables.read("people", people(1), work());
    desk.pack = anoka;
    expect(await refused(tables.takeIn(third.token, work()))).toBe("TABLE_CHANGED");
    desk.pack = anchorage;
    expect(await tables.takeIn(third.token, work())).toEqual({ added: 1 });
    expect(await refused(tables.takeIn(third.token, work()))).toBe("SOURCE_UNKNOWN");
    expect(desk.book.state().people.map(({ name }) => name)).toEqual(["Kim Sample", "Person 0"]);
  });

  it("with mistakes is not taken in, nor is a file that is no table", async () => {
    const desk = new ADesk(anchorage);
    const tables = desk.inThread();
    const bytes = Buffer.from("Name,Department,Joined on\nKim Sample,Parks,soon\n");
    const { token, faultCount } = await tables.read("people", { name: "people.csv", bytes }, work());
    expect([faultCount, await refused(tables.takeIn(token, work()))]).toEqual([1, "TABLE_FAULTY"]);
    const foreign = { name: "people.xlsx", bytes: Buffer.from("PK\u0003\u0004") };
    expect(await refused(tables.read("people", foreign, work()))).toBe("TABLE_UNREADABLE");
    expect(desk.book.state().people).toEqual([]);
  });
});

describe("[A-6.g] a table of 20,000 people", () => {
  it("is read and taken in while others have their turn, and is told all at once", async () => {
    const desk = new ADesk(anchorage);
    const tables = desk.inThread();
    const kim = desk.person();
    const seen = new Set<number>();
    const stages = new Set<WorkProgress["stage"]>();
    const turns = await turnsDuring(async () => {
      const { token } = await tables.read("people", people(20_000), work());
      const note = ({ stage }: WorkProgress) => {
        stages.add(stage);
        seen.add(desk.book.state().people.length);
      };
      expect(await tables.takeIn(token, work(note))).toEqual({ added: 20_000 });
    });
    expect(turns).toBeGreaterThan(20);
    expect([...stages]).toEqual(["entries", "saving"]);
    // Nobody saw a part of it.
    expect([...seen]).toEqual([1]);
    expect(desk.book.state().people).toHaveLength(20_001);
    expect(desk.book.person(kim.id)).toBe(kim);
    expect(desk.book.department("dept 7").name).toBe("Dept 7");
    desk.restart();
    expect(desk.book.state().people).toHaveLength(20_001);
  });

  it("is left alone when it is cancelled, and can then be taken in after all", async () => {
    const desk = new ADesk(anchorage);
    const tables = desk.inThread();
    const { token } = await tables.read("people", people(20_000), work());
    const cancel = new AbortController();
    const onProgress = () => cancel.abort();
    expect(await refused(tables.takeIn(token, { onProgress, signal: cancel.signal }))).toBe("EXPORT_CANCELLED");
    expect(desk.book.state().people).toEqual([]);
    expect(await tables.takeIn(token, work())).toEqual({ added: 20_000 });
    expect(await refused(tables.read("people", people(1), { onProgress, signal: cancel.signal }))).toBe(
      "EXPORT_CANCELLED",
    );
  });

  it("ends with the app, one at a time", async () => {
    const desk = new ADesk(anchorage);
    const closing = new AbortController();
    const tables = desk.inThread(closing.signal);
    const { token } = await tables.read("people", people(20_000), work());
    const first = refused(
      tables.takeIn(
        token,
        work(() => closing.abort()),
      ),
    );
    expect(await refused(tables.takeIn(token, work()))).toBe("EXPORT_RUNNING");
    await tables.settled();
    expect(await first).toBe("EXPORT_CANCELLED");
    expect(desk.book.state().people).toEqual([]);
  });

  it("keeps a change that is made meanwhile waiting no longer than a blink", async () => {
    const desk = new ADesk(anchorage);
    const patience = () => desk.database.pragma("busy_timeout", { simple: true });
    const other = openDatabase(desk.file, "write");
    await desk.book.beside(async () => {
      other.exec("BEGIN IMMEDIATE");
      expect([refusal(() => desk.person()).code, patience()]).toEqual(["DATABASE_BUSY", 100]);
      other.exec("ROLLBACK");
      desk.person();
    });
    other.close();
    expect([desk.book.state().people.length, patience()]).toEqual([1, 5000]);
  });

  it("gives way to a change that came first", async () => {
    const desk = new ADesk(anchorage);
    const tables = desk.inThread();
    const { token } = await tables.read("people", people(200), work());
    const taking = refused(tables.takeIn(token, work()));
    desk.person();
    expect(await taking).toBe("TABLE_CHANGED");
    expect(desk.book.state().people).toHaveLength(1);
  });

  it("shows all of it to a change that is made before it was read bit by bit", async () => {
    const desk = new ADesk(anchorage);
    await desk.book.beside(async () => {
      const other = openDatabase(desk.file, "write");
      const mine = desk.database;
      desk.database = other;
      desk.another().addPerson({
        details: { name: "Sam Sample", title: "", email: "sam@muni.org", department: "Parks" },
        joinedOn: null,
        anyway: false,
      });
      desk.database = mine;
      other.close();
      expect(desk.book.state().people).toEqual([]);
      expect(refusal(() => desk.person("Someone Else", "SAM@muni.org")).code).toBe("PERSON_EXISTS");
      desk.person();
    });
    expect(desk.book.state().people.map(({ name }) => name)).toEqual(["Sam Sample", "Kim Sample"]);
  });
});

describe("the app is killed while a table is taken in", () => {
  const program = fileURLToPath(new URL("importing-process.ts", import.meta.url));

  /** @param moment what it says when it is to be killed */
  function killedAt(moment: string): number {
    const desk = new ADesk(anchorage);
    const table = join(desk.folder, "people.csv");
    writeFileSync(table, people(20_000).bytes);
    desk.database.close();
    const { signal, stderr } = spawnSync(process.execPath, [program, desk.folder, table, moment], { encoding: "utf8" });
    desk.database = openDatabase(desk.file, "write");
    desk.book = desk.another();
    expect([signal, stderr]).toEqual(["SIGKILL", ""]);
    expect(desk.database.pragma("integrity_check", { simple: true })).toBe("ok");
    return desk.book.state().people.length;
  }

  it.each([["entries 200"], ["entries 5000"]])("among the rows, at %s: nothing of it is there", (moment) => {
    expect(killedAt(moment)).toBe(0);
  });

  it("at the end: all of it is there, or nothing", () => {
    expect([0, 20_000]).toContain(killedAt("saving 0"));
  });

  it("after it was told: all of it is there", () => {
    expect(killedAt("added 20000")).toBe(20_000);
  });
});
