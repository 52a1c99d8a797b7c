import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import BetterSqlite from "better-sqlite3";
import { afterAll, expect, it } from "vitest";
import { startVerification } from "../../main/removal-log/verification.ts";
import { openServices, sampleFolder } from "../bench/data.ts";

const desk = fileURLToPath(new URL("busy-desk.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "custodia-crash-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the desk and kills it after `wait` milliseconds; returns what it had acknowledged: entry number → id. */
async function killedAfter(wait: number, data: string, wrapper: readonly string[] = []): Promise<Map<number, string>> {
  const [command = "", ...args] = [...wrapper, process.execPath, desk, data];
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "ignore"] });
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    printed += chunk;
  });
  const ended = once(child, "close");
  // A desk that a failing disk never lets acknowledge anything ends by itself.
  await Promise.race([once(child.stdout, "data"), ended]);
  setTimeout(() => child.kill("SIGKILL"), wait);
  await ended;
  const lines = printed.split("\n").slice(0, -1);
  return new Map(lines.map((line) => [Number(line.split(" ")[0]), line.split(" ")[1] ?? ""]));
}

function entryIds(data: string): Map<number, string> {
  const database = new BetterSqlite(join(data, "log.sqlite"), { readonly: true });
  const rows = database
    .prepare<[], { seq: number; id: string }>("SELECT seq, public ->> '$.id' AS id FROM entry")
    .all();
  database.close();
  return new Map(rows.map((row) => [row.seq, row.id]));
}

async function expectWhole(data: string, acknowledged: ReadonlyMap<number, string>): Promise<void> {
  const services = await openServices(data);
  services.close();
  const kept = entryIds(data);
  for (const [seq, id] of acknowledged) expect(kept.get(seq)).toBe(id);
  const report = await startVerification({ file: join(data, "log.sqlite"), evidenceFolder: join(data, "evidence") });
  expect(report.faults).toEqual([]);
  expect(report.ok).toBe(true);
  expect(report.unnamedFiles).toBe(0);
  expect(readdirSync(join(data, "evidence", "incoming"))).toEqual([]);
}

it("loses nothing acknowledged and leaves nothing half-made when the process is killed, fifty times over", async () => {
  const { data } = await sampleFolder(folder, "killed", 20, 5);
  let acknowledgements = 0;
  for (let round = 0; round < 50; round += 1) {
    const acknowledged = await killedAfter(20 + Math.random() * 400, data);
    acknowledgements += acknowledged.size;
    await expectWhole(data, acknowledged);
  }
  expect(acknowledgements).toBeGreaterThan(200);
}, 600_000);

it("acknowledges nothing that a failing disk did not take", async () => {
  const { data } = await sampleFolder(folder, "failing-disk", 20, 5);
  for (const first of [3, 5, 8, 13, 21, 34, 55]) {
    const faults = [
      "-f",
      "-o",
      "/dev/null",
      "-e",
      "trace=fsync,fdatasync",
      "-e",
      `inject=fsync,fdatasync:error=EIO:when=${first}+`,
    ];
    await expectWhole(data, await killedAfter(1_500, data, ["strace", ...faults]));
  }
}, 600_000);
