import { statSync } from "node:fs";
import { join } from "node:path";
import type { VerifyReport } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import { startVerification } from "../removal-log/verification.ts";
import { readOptions, required } from "./arguments.ts";
import type { Command } from "./index.ts";

export const checkCommand: Command = {
  name: "check",
  usage: "custodia check --data DIR [--json]",
  about: "recomputes every entry, the tree, the signed head and every evidence file",
  help: `
Exit 0: everything verifies. Exit 1: something does not, and the first entry or file is named. Exit 2: the folder can't be used.

  --json      the report as JSON
`,
  run: async (args, output) => {
    const options = readOptions(args, { data: { type: "string" }, json: { type: "boolean" } });
    const folder = required(options.data, "--data DIR");
    const file = join(folder, "log.sqlite");
    if (statSync(file, { throwIfNoEntry: false }) === undefined) throw new AppError("FOLDER_MISSING", { folder });
    const report = await startVerification({ file, evidenceFolder: join(folder, "evidence") });
    output.out(options.json === true ? `${JSON.stringify(report)}\n` : told(report));
    return report.ok ? 0 : 1;
  },
};

function told(report: VerifyReport): string {
  const counted = `${report.entries.toLocaleString("en-US")} entries, ${report.files.toLocaleString("en-US")} evidence files (${report.bytes.toLocaleString("en-US")} bytes)`;
  const unnamed =
    report.unnamedFiles > 0
      ? `${report.unnamedFiles} file(s) in the evidence folder belong to no entry: left by an interrupted save, harmless.\n`
      : "";
  if (report.ok) return `Verified: ${counted}.\nRoot ${report.root}\n${unnamed}`;
  const faults = report.faults.map((fault) => `  ${fault.what}`).join("\n");
  const more =
    report.faultCount > report.faults.length ? `\n  … and ${report.faultCount - report.faults.length} more` : "";
  // An entry or a file says more than the log as a whole: which record to doubt.
  const named = report.faults.find((fault) => fault.seq !== null || fault.file !== null);
  const first = (named ?? report.faults[0])?.what ?? "unknown";
  return `DOES NOT VERIFY: ${first}\nChecked ${counted}; ${report.faultCount} fault(s):\n${faults}${more}\n${unnamed}`;
}
