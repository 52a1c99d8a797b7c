import { existsSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { png } from "./cases/a-desk.ts";
import { answers, openCase, pack, passphrase, person, stoppedBy, Workstation } from "./services/a-workstation.ts";

/** A passphrase takes a second to turn into a key, and more on a busy machine; in milliseconds. */
const slow = 120_000;

/** These runs have no keychain: no session bus answers. */
const bus = process.env.DBUS_SESSION_BUS_ADDRESS;
beforeAll(() => {
  process.env.DBUS_SESSION_BUS_ADDRESS = "unix:path=/nonexistent/bus";
});
afterAll(() => {
  if (bus === undefined) delete process.env.DBUS_SESSION_BUS_ADDRESS;
  else process.env.DBUS_SESSION_BUS_ADDRESS = bus;
});

describe("the first run on a desktop without a keychain", () => {
  it("says why the keychain does not answer, and lists the packs, refused ones by name", async () => {
    const desk = new Workstation();
    writeFileSync(join(desk.packFolder, "broken.json"), "{");
    const run = await desk.run();
    expect(run.phase()).toMatchObject({
      phase: "first-run",
      packs: [{ ref: pack, organisation: "Town of Invented Harbour" }],
      refusedPacks: [{ file: "broken.json", refused: { code: "PACK_BROKEN" } }],
      keychain: { code: "KEYCHAIN_ABSENT" },
      folder: desk.folder,
    });
    expect(() => run.ready).toThrow("PROFILE_MISSING");
    expect(() => run.status()).toThrow("PROFILE_MISSING");
  });

  it(
    "refuses the keychain when there is none, and what the person left out, making nothing; then makes one log",
    async () => {
      const desk = new Workstation();
      const run = await desk.run();
      await expect(run.firstRun({ ...answers, passphrase: null })).rejects.toThrow("KEYCHAIN_ABSENT");
      await expect(run.firstRun({ ...answers, passphrase: "short" })).rejects.toThrow("PASSPHRASE_WEAK");
      await expect(run.firstRun({ ...answers, pack: "nowhere@1" })).rejects.toThrow("PACK_UNKNOWN");
      await expect(run.firstRun({ ...answers, person: { ...person, role: "" } })).rejects.toThrow("TEXT_EMPTY");
      await expect(run.firstRun({ ...answers, email: "alex+page@invented.example" })).rejects.toThrow("EMAIL_INVALID");
      expect(run.phase().phase).toBe("first-run");
      for (const name of ["log-key.age", "custodian-key.age"]) expect(existsSync(desk.file(name))).toBe(false);
      // Asked for twice at once, as by a double click, it makes one log.
      const results = await Promise.allSettled([run.firstRun(answers), run.firstRun(answers)]);
      expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
      expect(run.phase()).toMatchObject({ phase: "ready", person, pack, keyStore: "passphrase-file", theme: "system" });
      expect(run.status()).toMatchObject({ entries: 0, cases: 0, lastVerified: null });
      expect(run.status().origin).toMatch(/^invented-harbour\.example\/custodia\/[0-9a-f]{16}$/);
      const identity = { name: person.name, title: person.role, email: answers.email, passphrase: true };
      expect(run.ready.vaultDesk.desk()).toMatchObject({ lock: "open", identity });
    },
    slow,
  );

  it(
    "puts a key file aside that an interrupted first run left, and begins anew",
    async () => {
      const desk = new Workstation();
      await (await desk.run()).close();
      writeFileSync(desk.file("log-key.age"), "left by a run that was cut off before its log was made");
      const again = await desk.run();
      expect(again.phase().phase).toBe("first-run");
      await again.firstRun(answers);
      expect(again.phase().phase).toBe("ready");
      expect(readFileSync(desk.file("log-key.age"), "utf8")).not.toContain("cut off");
    },
    slow,
  );
});

describe("the next day", () => {
  it(
    "asks for the passphrase, refuses a wrong one, and resumes the case where it was left",
    async () => {
      const desk = new Workstation();
      const first = await desk.run();
      await first.firstRun(answers);
      const left = openCase(first);
      await first.close();
      renameSync(desk.file("log-key.age"), desk.file("elsewhere"));
      expect(stoppedBy(await desk.run())).toBe("KEY_FILE_MISSING");
      renameSync(desk.file("elsewhere"), desk.file("log-key.age"));
      const second = await desk.run();
      expect(second.phase()).toEqual({ phase: "passphrase", folder: desk.folder });
      await expect(second.passphrase("not the one at all")).rejects.toThrow("PASSPHRASE_WRONG");
      expect(second.phase().phase).toBe("passphrase");
      await second.passphrase(passphrase);
      expect(second.ready.cases.get(left.summary.id)).toEqual(left);
      expect(second.phase()).toMatchObject({ phase: "ready", log: { entries: 1, cases: 1, openCases: 1 } });
      // The vaults have a lock of their own.
      const { vaultDesk } = second.ready;
      expect(vaultDesk.desk().lock).toBe("locked");
      await expect(vaultDesk.unlock("not the one at all")).rejects.toThrow("PASSPHRASE_WRONG");
      await vaultDesk.unlock(passphrase);
      expect(vaultDesk.desk().lock).toBe("open");
    },
    slow,
  );

  it("tells listeners of each entry until they stop listening", async () => {
    const run = await new Workstation().runWithLog();
    let heard = 0;
    const stop = run.onLogChanged(() => {
      heard += run.status().entries;
    });
    const view = openCase(run);
    await run.ready.cases.seal(view.summary.id, [png], { name: "shot.png", bytes: png.length }, "before", "");
    stop();
    openCase(run);
    expect(heard).toBe(1 + 2);
  });

  it("keeps a changed profile, and lets the theme change while the policy file is gone", async () => {
    const desk = new Workstation();
    const run = await desk.runWithLog();
    const view = openCase(run);
    run.saveProfile({ person: { ...person, role: "Deputy" }, pack, theme: "dark" });
    expect(() => run.saveProfile({ person, pack: "nowhere@1", theme: "dark" })).toThrow("PACK_UNKNOWN");
    expect(openCase(run).entries[0]?.actor).toEqual({ name: "Alex Sample", role: "Deputy", osUser: "alex" });
    await run.close();
    rmSync(join(desk.packFolder, "harbour-rules.json"));
    const later = await desk.run();
    later.saveProfile({ person, pack, theme: "light" });
    expect(later.phase()).toMatchObject({ phase: "ready", pack, packs: [], theme: "light" });
    expect(later.ready.cases.get(view.summary.id).entries).toEqual(view.entries);
    expect(() => openCase(later)).toThrow("PACK_UNKNOWN");
  });

  it("checks the whole log, remembers how that ended, and runs one check at a time", async () => {
    const desk = new Workstation();
    const run = await desk.runWithLog();
    const view = openCase(run);
    await run.ready.cases.seal(view.summary.id, [png], { name: "shot.png", bytes: png.length }, "before", "");
    const { verify } = run.ready;
    const signal = new AbortController().signal;
    const first = verify(() => undefined, signal);
    await expect(verify(() => undefined, signal)).rejects.toThrow("VERIFY_RUNNING");
    const report = await first;
    expect(report).toMatchObject({ ok: true, entries: 2, files: 1, faults: [] });
    expect(run.status().lastVerified).toEqual({ at: report.at, ok: true, entries: 2 });
    // Closing waits until nothing reads any more.
    const cut = expect(verify(() => undefined, signal)).rejects.toThrow("VERIFY_CANCELLED");
    await run.close();
    await cut;
  });
});

describe("one folder", () => {
  it("is opened by one at a time; the other may try again", async () => {
    const desk = new Workstation();
    const first = await desk.runWithLog();
    const second = await desk.run();
    expect(second.phase()).toMatchObject({
      phase: "stopped",
      refused: { code: "FOLDER_IN_USE", detail: { pid: process.pid } },
    });
    openCase(first);
    await second.retry();
    expect(stoppedBy(second)).toBe("FOLDER_IN_USE");
    await first.close();
    await first.close();
    await second.retry();
    expect(second.status().entries).toBe(1);
  });

  it("is let go of while the app is stopped, so that it can be mended", async () => {
    const desk = new Workstation();
    await (await desk.runWithLog()).close();
    renameSync(desk.file("sample-log.key"), desk.file("elsewhere"));
    const run = await desk.run();
    expect(stoppedBy(run)).toBe("KEY_FILE_MISSING");
    const other = await desk.run();
    expect(stoppedBy(other)).toBe("KEY_FILE_MISSING");
    renameSync(desk.file("elsewhere"), desk.file("sample-log.key"));
    await run.retry();
    expect(run.phase()).toMatchObject({ phase: "ready", keyStore: "sample-file" });
  });

  it("with sealed files but no log stops: a lost log is not a first run", async () => {
    const desk = new Workstation();
    const run = await desk.runWithLog();
    await run.ready.cases.seal(openCase(run).summary.id, [png], { name: "a.png", bytes: null }, "before", "");
    await run.close();
    renameSync(desk.file("log.sqlite"), desk.file("moved"));
    for (const end of ["-wal", "-shm"]) rmSync(`${desk.file("log.sqlite")}${end}`, { force: true });
    const next = await desk.run();
    expect(stoppedBy(next)).toBe("DATABASE_CUT_SHORT");
    expect(existsSync(desk.file("log.sqlite"))).toBe(false);
    renameSync(desk.file("moved"), desk.file("log.sqlite"));
    await next.retry();
    expect(next.status().entries).toBe(2);
  });

  it("whose place can't hold a folder is said so", async () => {
    const desk = new Workstation();
    writeFileSync(desk.folder, "a file where the folder should be");
    const run = await desk.run();
    expect(run.phase().phase).toBe("stopped");
    expect(readFileSync(desk.folder, "utf8")).toContain("a file");
  });
});

function set(file: string, pragma: string): void {
  const database = new BetterSqlite(file);
  database.pragma(pragma);
  database.close();
}

describe("a database that can't be used", () => {
  it.each<[string, (file: string) => void]>([
    ["DATABASE_NOT_SQLITE", (file) => writeFileSync(file, "Dear diary, ".repeat(1000))],
    ["DATABASE_CUT_SHORT", (file) => truncateSync(file, 8192)],
    ["DATABASE_FROM_FUTURE", (file) => set(file, "user_version = 9990")],
    ["DATABASE_FOREIGN", (file) => set(file, "application_id = 7")],
  ])("stops the app with %s and is left as it is", async (code, spoil) => {
    const desk = new Workstation();
    const run = await desk.runWithLog();
    openCase(run);
    await run.close();
    spoil(desk.file("log.sqlite"));
    const before = readFileSync(desk.file("log.sqlite"));
    const next = await desk.run();
    expect(stoppedBy(next)).toBe(code);
    expect(readFileSync(desk.file("log.sqlite")).equals(before)).toBe(true);
    expect(() => next.ready).toThrow("PROFILE_MISSING");
  });

  it("stops the app when an entry was changed behind its back", async () => {
    const desk = new Workstation();
    const run = await desk.runWithLog();
    openCase(run);
    await run.close();
    const database = new BetterSqlite(desk.file("log.sqlite"));
    database.exec("DROP TRIGGER entry_update; UPDATE entry SET hashes = zeroblob(32)");
    database.close();
    const next = await desk.run();
    expect(stoppedBy(next)).toBe("LOG_DOES_NOT_VERIFY");
  });
});
