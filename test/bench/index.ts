/** `npm run bench`: how fast and how big, as ratios measured in this run; the table, and out/bench.json. Exit 1 when a bound is passed. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { benchAppend } from "./append.ts";
import { sampleFolder } from "./data.ts";
import { benchDevice } from "./device.ts";
import { ms, type Row, table, timed } from "./figures.ts";
import { benchMemory } from "./memory.ts";
import { packageData } from "./package-data.ts";
import { benchExport, benchLargeExport } from "./package-export.ts";
import { benchPackageVerify } from "./package-verify.ts";
import { benchRegister } from "./register.ts";
import { benchSearch } from "./search.ts";
import { benchStart } from "./start.ts";
import { benchVault } from "./vault.ts";
import { benchVerify } from "./verify.ts";

const out = fileURLToPath(new URL("../../out", import.meta.url));
const say = (text: string): boolean => process.stdout.write(`${text}\n`);

/** Sample cases for a little over a million entries. */
const manyCases = 140_000;

/** What to measure: everything, or the parts that are named after `npm run bench --`. */
const parts = ["log", "vault", "packages", "register", "device"] as const;
const wanted = process.argv.slice(2);

async function logBenches(folder: string): Promise<(() => Promise<Row[]>)[]> {
  const made: { data: string; entries: number }[] = [];
  for (const [name, cases] of [
    ["none", 0],
    ["small", 130],
    ["large", manyCases],
  ] as const) {
    const taken = await timed(async () => made.push(await sampleFolder(folder, name, cases)));
    say(`made a log of ${made.at(-1)?.entries.toLocaleString("en-US")} entries in ${ms(taken)}`);
  }
  const [none = "", small = "", large = ""] = made.map(({ data }) => data);
  const entries = made.at(-1)?.entries ?? 0;
  // The reading ones first: appending changes the logs.
  return [
    () => benchStart(none, large),
    () => benchMemory(large),
    () => benchSearch(large),
    () => benchVerify(large),
    () => benchLargeExport({ data: large, entries }, folder),
    () => benchAppend(folder, small, large),
  ];
}

/** Cases of the export, each with a screenshot of 1 MB. */
const exportedCases = 2_000;

async function packageBenches(folder: string): Promise<(() => Promise<Row[]>)[]> {
  const data = await packageData(join(folder, "packages"), exportedCases);
  say(`made a log of ${data.entries.toLocaleString("en-US")} entries with ${exportedCases} screenshots`);
  return [() => benchExport(data, folder), () => benchPackageVerify(data, folder)];
}

async function run(folder: string): Promise<Row[]> {
  const unknown = wanted.find((name) => !parts.some((part) => part === name));
  if (unknown !== undefined) throw new Error(`there is no bench "${unknown}", only ${parts.join(", ")}`);
  const isWanted = (part: (typeof parts)[number]) => wanted.length === 0 || wanted.includes(part);
  const benches = [
    ...(isWanted("vault") ? [() => benchVault(folder)] : []),
    ...(isWanted("log") ? await logBenches(folder) : []),
    ...(isWanted("register") ? [() => benchRegister(folder)] : []),
    ...(isWanted("device") ? [() => benchDevice(folder)] : []),
    ...(isWanted("packages") ? await packageBenches(folder) : []),
  ];
  const rows: Row[] = [];
  for (const bench of benches) {
    rows.push(...(await bench()));
    say(`\n${table(rows)}`);
  }
  return rows;
}

const folder = mkdtempSync(join(tmpdir(), "custodia-bench-"));
try {
  const rows = await run(folder);
  mkdirSync(out, { recursive: true });
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? "unknown", cores: cpus().length };
  writeFileSync(
    join(out, "bench.json"),
    `${JSON.stringify({ at: new Date().toISOString(), machine, rows }, null, 2)}\n`,
  );
  const outside = rows.filter((row) => row.value > row.bound);
  say(`\n${rows.length - outside.length} of ${rows.length} inside their bounds; out/bench.json`);
  process.exitCode = outside.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
