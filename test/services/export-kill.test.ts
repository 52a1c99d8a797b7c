import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { ByHand } from "./by-hand.ts";
import type { ExportingTask } from "./exporting-process.ts";
import { documentedCase, noWork, RecordsDay } from "./records-day.ts";

const program = fileURLToPath(new URL("exporting-process.ts", import.meta.url));
const answered = { answeredOn: "2026-11-20", how: "", words: "" };

/** The moments: whole but not recorded; recorded, without its name; under both its names. */
const moments = {
  "before it is recorded": { killAt: "lstatSync", about: ".zip" },
  "after it is recorded": { killAt: "linkSync", about: ".part" },
  "between its two names": { killAt: "rmSync", about: ".part" },
} as const satisfies Record<string, Pick<ExportingTask, "killAt" | "about">>;

type Moment = keyof typeof moments;
type What = "export" | "sealed export" | "release";

async function killed(what: What, moment: Moment) {
  const [day, hand] = [new RecordsDay(), new ByHand()];
  const around = { clock: hand.clock, timers: hand.timers };
  const first = await day.start(around);
  const caseId = await documentedCase(first);
  const { requests } = first.ready.records;
  const requester = { name: "", contact: "", organisation: "" };
  const asked = { requester, what: "All", reference: "", how: "", receivedOn: "2026-11-20", due: null };
  const id = requests.register(asked).row.id;
  const { revision } = requests.choose(id, [caseId]);
  await first.close();
  const request = what === "release" ? { id, revision } : null;
  const recipients = what === "sealed export" ? [recipientIn(day.desk.root)] : [];
  const { folder, packFolder } = day.desk;
  const { killAt, about } = moments[moment];
  const suffix = what === "sealed export" && about === ".zip" ? ".age" : about;
  const task: ExportingTask = { folder, packFolder, place: day.place, recipients, request, killAt, about: suffix };
  const { signal, stderr } = spawnSync(process.execPath, [program, JSON.stringify(task)], { encoding: "utf8" });
  expect([signal, stderr]).toEqual(["SIGKILL", ""]);
  const run = await day.desk.run(around);
  const again = async () => {
    const { exports, requests } = run.ready.records;
    if (request === null) await exports.run({ range: "all", recipients, folder: day.place }, noWork());
    else await requests.release({ ...request, ...answered, folder: day.place }, noWork());
  };
  const kind = request === null ? "log.exported" : "request.released";
  const recorded = () => run.ready.log.deskEntries(kind).flatMap(({ entry }) => entry.fields.package?.name ?? []);
  return { day, run, again, recorded };
}

function recipientIn(folder: string): string {
  const file = join(folder, "key.txt");
  execFileSync("age-keygen", ["-o", file], { stdio: "pipe" });
  return execFileSync("age-keygen", ["-y", file], { encoding: "utf8" }).trim();
}

const packages = (folder: string) => readdirSync(folder).filter((name) => !name.startsWith("."));

describe("[A-6.g.ii] the app is killed while a package is written", () => {
  it.each<[What]>([["export"], ["sealed export"], ["release"]])(
    "%s: whole but not recorded, it counts for nothing, and is made again",
    async (what) => {
      const { day, again, recorded, run } = await killed(what, "before it is recorded");
      expect([packages(day.place), recorded()]).toEqual([[], []]);
      // What was written waits to be cleared away as what any interrupted export leaves.
      expect(readdirSync(day.place)).toHaveLength(1);
      await again();
      expect(recorded()).toHaveLength(1);
      expect(packages(day.place)).toEqual(recorded());
      expect(run.ready.records.desk().lostPackages).toEqual([]);
    },
    60_000,
  );

  it.each<[What, Moment]>([
    ["export", "after it is recorded"],
    ["export", "between its two names"],
    ["sealed export", "after it is recorded"],
    ["release", "after it is recorded"],
    ["release", "between its two names"],
  ])(
    "%s: killed %s, it gets its name at the next start",
    async (what, moment) => {
      const { day, recorded, run } = await killed(what, moment);
      await expect.poll(() => readdirSync(day.place)).toEqual(recorded());
      expect(recorded()).toHaveLength(1);
      expect(run.ready.records.desk().lostPackages).toEqual([]);
      expect(existsSync(join(day.place, recorded()[0] ?? "none"))).toBe(true);
    },
    60_000,
  );
});
