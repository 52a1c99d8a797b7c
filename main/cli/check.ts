import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { VerifyFault, VerifyReport } from "../../preload/contract.ts";
import { openBeside, openDatabase } from "../database/index.ts";
import { AppError } from "../lib/app-error.ts";
import { RegisterBook } from "../register/index.ts";
import { isVerifierKey, keptCheckpointFault, type LogIdentity, readIdentity } from "../removal-log/index.ts";
import { startVerification } from "../removal-log/verification.ts";
import { readOptions, required } from "./arguments.ts";
import { type Command, UsageError } from "./index.ts";
import { printable, printableLine } from "./printable.ts";
import { readableFile } from "./reading.ts";

/** What somebody has kept outside of the folder, where nobody who changes the folder can change it too. */
interface Kept {
  readonly vkey: string | null;
  readonly checkpoint: string | null;
}

/** origin and vkey are null when the log's key is not the one that its origin names. */
type CheckReport = VerifyReport & { readonly origin: string | null; readonly vkey: string | null };

export const checkCommand: Command = {
  name: "check",
  usage: "custodia check --data DIR [--vkey KEY] [--checkpoint FILE] [--json]",
  about: "recomputes every entry, the tree, the signed head and every evidence file",
  help: `
Exit 0: everything verifies. Exit 1: something does not, and the first entry or file is named. Exit 2: the folder can't be used.

A log alone proves that it fits its own key. Whoever can change the whole folder could put another log in its place, or an
earlier copy of the same one: compare with what you have kept elsewhere.

  --vkey KEY         the log must be the one with this verifier key ("custodia checkpoint --vkey" prints it)
  --checkpoint FILE  the log must still begin with the entries that this checkpoint signed ("custodia checkpoint" prints it)
  --json             the report as JSON
`,
  run: async (args, output) => {
    const options = readOptions(args, {
      data: { type: "string" },
      vkey: { type: "string" },
      checkpoint: { type: "string" },
      json: { type: "boolean" },
    });
    const folder = required(options.data, "--data DIR");
    const kept = readKept(options.vkey, options.checkpoint);
    const { file, remove } = readableFile(folder);
    try {
      const alsoNamed = registerFiles(file);
      const verified = await startVerification({ file, evidenceFolder: join(folder, "evidence"), alsoNamed });
      const report = compare(file, verified, kept);
      output.out(printable(options.json === true ? `${JSON.stringify(report)}\n` : told(report)));
      return report.ok ? 0 : 1;
    } finally {
      remove();
    }
  },
};

/** What the register of accounts names. Damage that keeps it from being read is for the verification to tell. */
function registerFiles(file: string): ReturnType<typeof RegisterBook.files> {
  try {
    const database = openBeside(file);
    try {
      return RegisterBook.files(database);
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith("DATABASE_")) return [];
    throw error;
  }
}

/** Longer than a checkpoint with the signatures of many witnesses. */
const longestCheckpoint = 65_536;

function readKept(vkey: string | undefined, file: string | undefined): Kept {
  if (vkey !== undefined && !isVerifierKey(vkey)) {
    throw new UsageError('--vkey takes a verifier key, as "custodia checkpoint --vkey" prints it.');
  }
  if (file === undefined) return { vkey: vkey ?? null, checkpoint: null };
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile() !== true || found.size > longestCheckpoint) {
    throw new UsageError(
      `--checkpoint takes a file with a checkpoint, as "custodia checkpoint" prints it, not ${file}.`,
    );
  }
  return { vkey: vkey ?? null, checkpoint: readFileSync(file, "utf8") };
}

function compare(file: string, report: VerifyReport, kept: Kept): CheckReport {
  const database = openDatabase(file, "read");
  try {
    const identity = identityOf(() => readIdentity(database));
    const wrong: string[] = [];
    if (kept.vkey !== null && kept.vkey !== identity?.vkey) wrong.push("the log's key is not the one that was given");
    if (kept.checkpoint !== null) {
      const fault =
        identity === null ? "no checkpoint can be compared" : keptCheckpointFault(database, kept.checkpoint);
      if (fault !== null) wrong.push(fault);
    }
    const faults = wrong.map((what): VerifyFault => ({ seq: null, file: null, what: `checkpoint: ${what}` }));
    return {
      ...report,
      ok: report.ok && faults.length === 0,
      faults: [...report.faults, ...faults],
      faultCount: report.faultCount + faults.length,
      origin: identity?.origin ?? null,
      vkey: identity?.vkey ?? null,
    };
  } finally {
    database.close();
  }
}

/** null for a log that is not who it says: the report has said so. */
function identityOf(read: () => LogIdentity | null): LogIdentity | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof AppError && /^(LOG_DOES_NOT_VERIFY|DATABASE_DAMAGED)$/.test(error.code)) return null;
    throw error;
  }
}

const longestFault = 300;

function told(report: CheckReport): string {
  const counted = `${report.entries.toLocaleString("en-US")} entries, ${report.files.toLocaleString("en-US")} evidence files (${report.bytes.toLocaleString("en-US")} bytes)`;
  const identity = report.origin === null ? "" : `Log ${report.origin}\nKey ${report.vkey}\n`;
  const unnamed =
    report.unnamedFiles > 0
      ? `${report.unnamedFiles} file(s) in the evidence folder belong to no entry: left by an interrupted save, harmless.\n`
      : "";
  if (report.ok) return `Verified: ${counted}.\nRoot ${report.root}\n${identity}${unnamed}`;
  const sentences = report.faults.map((fault) => printableLine(fault.what, longestFault));
  const more =
    report.faultCount > report.faults.length ? `\n  … and ${report.faultCount - report.faults.length} more` : "";
  const faults = sentences.map((what) => `  ${what}`).join("\n");
  return `DOES NOT VERIFY: ${sentences[0] ?? "unknown"}\nChecked ${counted}; ${report.faultCount} fault(s):\n${faults}${more}\n${identity}${unnamed}`;
}
