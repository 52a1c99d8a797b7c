import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import type { BagPlan } from "../../main/packages/source.ts";
import type { PackageTask } from "../../main/services/package-worker.ts";
import { builtExport } from "./built.ts";
import { packFolder } from "./data.ts";
import { median, ms, type Row, timed } from "./figures.ts";
import type { PackageData } from "./package-data.ts";

const rounds = 3;

function exportOf({ entries }: PackageData): BagPlan {
  const meta = {
    organisation: "Sample City",
    contactName: "Robin Sample",
    contactEmail: "robin@samplecity.example",
    date: "2026-11-20",
    timeZone: "UTC",
    software: "Custodia 0.0.0 report/1",
  };
  return { kind: "export", first: 0, last: entries - 1, earlier: [], meta };
}

/** Peak memory in MB of a process that exports everything to `folder`. @param program by `builtExport` */
export function exportAll(program: string, data: PackageData, folder: string, recipients: readonly string[]): number {
  const { database, evidence, packs } = data;
  const task: PackageTask = { database, evidence, packs, plan: exportOf(data), to: { folder, recipients } };
  return Number(execFileSync(process.execPath, [program, JSON.stringify(task)], { encoding: "utf8" }));
}

function emptied(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  return folder;
}

/** `command` over all of the evidence, some hundred files at a time, as `xargs` does it. */
function overEvidence(data: PackageData, command: string): void {
  execFileSync("sh", ["-c", `find . -type f -print0 | xargs -0 ${command} > /dev/null`], { cwd: data.evidence });
}

/**
 * Exporting against `sha256sum` and `cp` of the same files, and sealing against the `age` command on the same zip. Whole processes, files
 * in the page cache on both sides.
 */
export async function benchExport(data: PackageData, folder: string): Promise<Row[]> {
  const program = await builtExport();
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const [out, copy] = [join(folder, "out"), join(folder, "copy")];
  const times = { tools: [] as number[], open: [] as number[], age: [] as number[], sealed: [] as number[] };
  let memory = 0;
  overEvidence(data, "cat");
  for (let round = 0; round < rounds; round += 1) {
    emptied(copy);
    const sum = await timed(() => overEvidence(data, "sha256sum"));
    times.tools.push(sum + (await timed(() => overEvidence(data, `cp -t ${copy}`))));
    emptied(copy);
    emptied(out);
    times.open.push(await timed(() => (memory = Math.max(memory, exportAll(program, data, out, [])))));
    const [zip = ""] = readdirSync(out);
    times.age.push(
      await timed(() => execFileSync("age", ["-r", recipient, "-o", join(copy, "sealed.age"), join(out, zip)])),
    );
    emptied(copy);
    emptied(out);
    times.sealed.push(await timed(() => (memory = Math.max(memory, exportAll(program, data, out, [recipient])))));
  }
  emptied(out);
  const [tools, open, age, sealed] = [times.tools, times.open, times.age, times.sealed].map(median);
  return rowsOf({ tools: tools ?? 0, open: open ?? 0, age: age ?? 0, sealed: sealed ?? 0, memory });
}

function rowsOf(seen: { tools: number; open: number; age: number; sealed: number; memory: number }): Row[] {
  const { tools, open, age, sealed, memory } = seen;
  return [
    {
      name: "exporting 2,000 cases with 2 GB of screenshots, against sha256sum and cp of the same files",
      seen: `${ms(open)} against ${ms(tools)}, medians of ${rounds}`,
      value: open / tools,
      bound: 1.3,
      unit: "×",
    },
    {
      name: "what sealing adds to it, against the age command on the same zip",
      seen: `${ms(sealed)} sealed, ${ms(open)} open; age takes ${ms(age)}`,
      value: Math.max(0, sealed - open) / age,
      bound: 1.2,
      unit: "×",
    },
    {
      name: "memory of a process that exports 2 GB",
      seen: "the largest of all rounds, open and sealed",
      value: memory,
      bound: 200,
      unit: "MB",
    },
  ];
}

/** Exporting a log of a million entries at once, sealed: the largest that anybody would. */
export async function benchLargeExport(log: { data: string; entries: number }, folder: string): Promise<Row[]> {
  const program = await builtExport();
  const recipient = await identityToRecipient(await generateX25519Identity());
  const { data, entries } = log;
  const source = {
    database: join(data, "log.sqlite"),
    evidence: join(data, "evidence"),
    packs: [packFolder] as const,
    entries,
  };
  const out = emptied(join(folder, "large-export"));
  let memory = 0;
  const taken = await timed(async () => (memory = exportAll(program, source, out, [recipient])));
  rmSync(out, { recursive: true });
  return [
    {
      name: `memory of a process that exports ${entries.toLocaleString("en-US")} entries, sealed`,
      seen: `it took ${ms(taken)}`,
      value: memory,
      bound: 200,
      unit: "MB",
    },
  ];
}
