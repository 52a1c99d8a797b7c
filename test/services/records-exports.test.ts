import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ByHand } from "./by-hand.ts";
import { codeOf, documentedCase, noWork, RecordsDay } from "./records-day.ts";

const settings = {
  contact: { name: "Alex Sample", email: "records@invented-harbour.example" },
  recipients: [],
  schedule: { on: false, sealed: false },
};
const toAll = { range: "all", recipients: [] } as const;

function ageKey(folder: string): { readonly file: string; readonly recipient: string } {
  const file = join(folder, "it-key.txt");
  execFileSync("age-keygen", ["-o", file], { stdio: "pipe" });
  return { file, recipient: execFileSync("age-keygen", ["-y", file], { encoding: "utf8" }).trim() };
}

describe("[A-6.g.ii] an export to IT", () => {
  it("is refused before anything is written: nothing to export, a wrong recipient, a folder that is not there", async () => {
    const day = new RecordsDay();
    const run = await day.start();
    const { exports } = run.ready.records;
    expect(await codeOf(() => exports.plan("all"))).toBe("EXPORT_EMPTY");
    await documentedCase(run);
    const other = { ...toAll, folder: day.place, recipients: ["age1nobody"] };
    expect(await codeOf(() => exports.run(other, noWork()))).toBe("RECIPIENT_INVALID");
    const nowhere = { ...toAll, folder: join(day.place, "unplugged") };
    expect(await codeOf(() => exports.run(nowhere, noWork()))).toBe("EXPORT_PLACE_MISSING");
    expect(readdirSync(day.place)).toEqual([]);
    expect(run.ready.log.counts().entries).toBe(2);
  });

  it("stands in the log once the package does, with the head that it carries; the next one goes on from there", async () => {
    const day = new RecordsDay();
    const run = await day.start();
    await documentedCase(run);
    const { exports } = run.ready.records;
    exports.saveSettings(settings);
    const plan = exports.plan("all");
    expect(plan).toMatchObject({ first: 0, last: 1, entries: 2, cases: 1, files: 1 });
    const { name, desk } = await exports.run({ ...toAll, folder: day.place }, noWork());
    expect(name).toBe(plan.name);
    execFileSync("unzip", ["-t", join(day.place, name)], { stdio: "pipe" });
    execFileSync("unzip", ["-q", join(day.place, name), "-d", day.place]);
    const bag = join(day.place, name.replace(/\.zip$/, ""));
    execFileSync("sha256sum", ["-c", "--quiet", "manifest-sha256.txt"], { cwd: bag });
    const [, size, root] = readFileSync(join(bag, "checkpoint"), "utf8").split("\n");
    expect(desk.exports).toMatchObject([{ first: 0, last: 1, size: Number(size), root, recipients: [] }]);
    expect(readFileSync(join(bag, "bag-info.txt"), "utf8")).toContain(
      "Contact-Email: records@invented-harbour.example",
    );
    // The entry that says so is exported next time, and is no news today.
    expect(desk.sinceLast.entries).toBe(0);
    await documentedCase(run, 90);
    expect(exports.plan("since-last")).toMatchObject({ first: 2, last: 4, cases: 1, files: 1 });
    expect((await exports.run({ ...toAll, range: "since-last", folder: day.place }, noWork())).name).toMatch(
      /-2-4\.zip$/,
    );
  });

  it("goes again when it can't be recorded, and a cancelled one leaves nothing", async () => {
    const day = new RecordsDay();
    const run = await day.start();
    await documentedCase(run);
    const { exports } = run.ready.records;
    const cancelled = { onProgress: () => undefined, signal: AbortSignal.abort() };
    expect(await codeOf(() => exports.run({ ...toAll, folder: day.place }, cancelled))).toBe("EXPORT_CANCELLED");
    // Without its policy nothing can be recorded.
    rmSync(join(day.desk.packFolder, "harbour-rules.json"));
    const closing = { onProgress: () => void run.ready.register.save({ ...profileOf(run), pack: "gone@1" }) };
    const work = { ...noWork(), ...closing };
    expect(await codeOf(() => exports.run({ ...toAll, folder: day.place }, work))).toBe("PACK_UNKNOWN");
    expect(readdirSync(day.place)).toEqual([]);
    expect(run.ready.log.counts().entries).toBe(2);
  });

  it("is sealed so that the age command opens it, and one at a time", async () => {
    const day = new RecordsDay();
    const run = await day.start();
    await documentedCase(run);
    const { exports } = run.ready.records;
    const { file, recipient } = ageKey(day.desk.root);
    const asked = { ...toAll, recipients: [recipient], folder: day.place };
    const running = exports.run(asked, noWork());
    expect(await codeOf(() => exports.run(asked, noWork()))).toBe("EXPORT_RUNNING");
    const { name, desk } = await running;
    expect(desk.exports[0]?.recipients).toEqual([recipient]);
    const open = join(day.place, "opened.zip");
    execFileSync("age", ["-d", "-i", file, "-o", open, join(day.place, name)]);
    execFileSync("unzip", ["-t", open], { stdio: "pipe" });
    expect(await codeOf(() => exports.run(asked, noWork()))).toBe(null);
  });
});

function profileOf(run: { ready: { register: { person(): unknown } } }) {
  const person = run.ready.register.person() as { name: string; role: string; department: string };
  return { person, theme: "system" as const };
}

describe("[A-6.g.ii] the scheduled export", () => {
  async function scheduled(over: { folder: boolean }) {
    const [day, hand] = [new RecordsDay(), new ByHand()];
    const run = await day.start({ clock: hand.clock, timers: hand.timers });
    await documentedCase(run);
    const { exports } = run.ready.records;
    if (over.folder) exports.chooseFolder(day.place);
    exports.saveSettings({ ...settings, schedule: { on: true, sealed: false } });
    const until = async (done: () => boolean) => {
      for (let tries = 0; !done() && tries < 400; tries++) await new Promise((go) => setTimeout(go, 25));
      expect(done()).toBe(true);
    };
    return { day, hand, run, until, desk: () => run.ready.records.desk() };
  }

  it("is refused sealed to nobody, and a folder must be there", async () => {
    const { run } = await scheduled({ folder: false });
    const { exports } = run.ready.records;
    const sealed = { ...settings, schedule: { on: true, sealed: true } };
    expect(await codeOf(() => exports.saveSettings(sealed))).toBe("RECIPIENT_INVALID");
    expect(await codeOf(() => exports.chooseFolder("/nowhere/at/all"))).toBe("EXPORT_PLACE_MISSING");
    expect(await codeOf(() => exports.saveSettings({ ...settings, contact: { name: "", email: "no" } }))).toBe(
      "EMAIL_INVALID",
    );
  });

  it("runs by itself when it is due, and not again before the pack's months have passed", async () => {
    const { hand, day, desk, until } = await scheduled({ folder: true });
    expect(desk().schedule.next).toBe("2026-11-20");
    hand.pass(1);
    await until(() => desk().exports.length === 1 && !desk().schedule.running);
    expect(readdirSync(day.place)).toHaveLength(1);
    expect(desk().schedule.next).toBe("2027-02-20");
    hand.pass(1);
    expect(desk().schedule.running).toBe(false);
    hand.sleep(24 * 93);
    hand.pass(1);
    await until(() => desk().exports.length === 2 && !desk().schedule.running);
  });

  it("runs at the start when its day came while the app was closed", async () => {
    const { hand, day, run, until } = await scheduled({ folder: true });
    await run.close();
    const again = await day.desk.run({ clock: hand.clock, timers: hand.timers });
    await until(() => again.ready.records.desk().exports.length === 1);
  });

  it("keeps what it was refused for until it works, over a restart", async () => {
    const { hand, day, run, until } = await scheduled({ folder: true });
    rmSync(day.place, { recursive: true });
    writeFileSync(day.place, "a file in the place of the folder");
    hand.pass(1);
    const refused = () => run.ready.records.desk().schedule.lastRefused;
    await until(() => refused() !== null);
    expect(refused()).toMatchObject({ refused: { code: "EXPORT_PLACE_MISSING" } });
    await until(() => !run.ready.records.desk().schedule.running);
    await run.close();
    rmSync(day.place);
    mkdirSync(day.place);
    const again = await day.desk.run({ clock: hand.clock, timers: hand.timers });
    const desk = await again.ready.records.exports.runScheduled(noWork()).catch(() => again.ready.records.desk());
    await until(() => again.ready.records.desk().exports.length === 1);
    expect(desk.forks).toEqual([]);
    expect(again.ready.records.desk().schedule.lastRefused).toBeNull();
    expect(existsSync(day.place)).toBe(true);
  });
});
