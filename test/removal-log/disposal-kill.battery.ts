import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { openDatabase } from "../../main/database/index.ts";
import { openLog, type RemovalLog } from "../../main/removal-log/index.ts";
import { verifyLog } from "../../main/removal-log/verify.ts";
import { residue } from "./disposing.ts";
import * as made from "./sample-log.ts";

const program = fileURLToPath(new URL("disposing-process.ts", import.meta.url));
const kills = 40;
const cases = 400;

/** Disposes of cases from `first` on until it is killed, at a random moment; gives the numbers that it said were disposed of. */
async function killed(file: string, first: number): Promise<number[]> {
  const child = spawn(process.execPath, [program, file, String(first), String(cases)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    printed += chunk;
  });
  const ended = once(child, "close");
  await once(child.stdout, "data");
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 250));
  child.kill("SIGKILL");
  await ended;
  return [...printed.matchAll(/^disposed (\d+)\n/gm)].map(([, number]) => Number(number));
}

/** A case is there as a whole or not at all; the first that is there. */
function firstKept(log: RemovalLog): number {
  let first = cases + 1;
  for (let number = cases; number >= 1; number -= 1) {
    const [entries, summary] = [log.caseEntries(made.caseId(number)), log.summary(made.caseId(number))];
    expect([number, entries.length, summary?.entries ?? 0]).toEqual([number, summary === null ? 0 : 3, entries.length]);
    if (entries.length > 0) first = number;
  }
  return first;
}

it(`[A-6.e.i] a disposal that is killed ${kills} times has happened or has not, and leaves no word behind once it is carried out`, async () => {
  const sample = made.sampleLog();
  for (let number = 1; number <= cases; number += 1) {
    const events = [made.opened({ author: `qoph${number}author` }), made.grounds(`xylo${number}reason`), made.closed()];
    sample.log.appendAll(events.map((event) => made.draft(made.caseId(number), event)));
  }
  sample.database.close();
  let [first, unfinished] = [1, 0];
  for (let round = 0; round < kills && first <= cases; round += 1) {
    const said = await killed(sample.file, first);
    const database = openDatabase(sample.file, "write");
    const log = openLog({ ...sample.options, database }, made.seed);
    unfinished += log.unfinishedDisposals().length;
    first = firstKept(log);
    expect(first).toBeGreaterThan(said.at(-1) ?? 0);
    expect((await verifyLog({ database, evidenceFolder: sample.folder })).faults).toEqual([]);
    expect(log.finishDisposals()).toBe(true);
    const words = Array.from({ length: first - 1 }, (_, place) => [`qoph${place + 1}author`, `xylo${place + 1}reason`]);
    expect(residue(sample.folder, words.flat())).toEqual([]);
    database.close();
  }
  expect(first).toBeGreaterThan(1);
  expect(unfinished).toBeGreaterThan(0);
  sample.close();
});
