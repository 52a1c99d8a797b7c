import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { builtExport } from "./built.ts";
import { median, ms, type Row, timed } from "./figures.ts";
import type { PackageData } from "./package-data.ts";
import { exportAll } from "./package-export.ts";

const rounds = 3;
const script = fileURLToPath(new URL("verify-process.ts", import.meta.url));

/** Peak memory in MB of a process that verifies the package. */
function verify(file: string, identity: readonly string[]): number {
  return Number(execFileSync(process.execPath, [script, file, ...identity], { encoding: "utf8" }));
}

function only(folder: string): string {
  const [name] = readdirSync(folder);
  if (name === undefined) throw new Error("nothing was written");
  return join(folder, name);
}

/** An empty folder. */
function emptied(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  return folder;
}

/** Verifying a package, open and sealed, against `sha256sum -c` over the same files, unpacked. Whole processes, files in the page cache. */
export async function benchPackageVerify(data: PackageData, folder: string): Promise<Row[]> {
  const identity = await generateX25519Identity();
  const [open, sealed, unpacked] = ["verify-open", "verify-sealed", "verify-unpacked"].map((name) =>
    join(folder, name),
  );
  if (open === undefined || sealed === undefined || unpacked === undefined) throw new Error("three folders");
  const program = await builtExport();
  exportAll(program, data, emptied(open), []);
  exportAll(program, data, emptied(sealed), [await identityToRecipient(identity)]);
  execFileSync("unzip", ["-qq", only(open), "-d", emptied(unpacked)]);
  const times = { sums: [] as number[], open: [] as number[], sealed: [] as number[] };
  const peaks: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const sums = () => execFileSync("sha256sum", ["--quiet", "-c", "manifest-sha256.txt"], { cwd: only(unpacked) });
    times.sums.push(await timed(sums));
    times.open.push(await timed(() => peaks.push(verify(only(open), []))));
    times.sealed.push(await timed(() => peaks.push(verify(only(sealed), [identity]))));
  }
  for (const used of [open, sealed, unpacked]) rmSync(used, { recursive: true });
  const against = `${ms(median(times.sums))} for sha256sum -c, medians of ${rounds}`;
  const ratio = (of: number[]) => median(of) / median(times.sums);
  return [
    {
      name: "verifying a package, against sha256sum -c",
      seen: `${ms(median(times.open))} against ${against}`,
      value: ratio(times.open),
      bound: 1.3,
      unit: "×",
    },
    {
      name: "verifying a sealed package, against sha256sum -c of what is in it",
      seen: `${ms(median(times.sealed))} against ${against}`,
      value: ratio(times.sealed),
      bound: 1.3,
      unit: "×",
    },
    {
      name: "memory while verifying a package",
      seen: "whole process, open and sealed",
      value: Math.max(...peaks),
      bound: 200,
      unit: "MB",
    },
  ];
}
