import { parseVerifierKey } from "../lib/signed-note.ts";
import { readSmallFile } from "../lib/small-file.ts";
import type { PackageFault, PackageReport } from "../model/records-view.ts";
import type { PackFolders } from "../policies/index.ts";
import { packFolders } from "../services/pack-folders.ts";
import { startPackageCheck } from "../services/package-check.ts";
import { readWords } from "./arguments.ts";
import { type Command, UsageError } from "./index.ts";
import { printable, printableLine } from "./printable.ts";
import { packFolder } from "./sample.ts";

export const verifyCommand: Command = {
  name: "verify",
  usage: "custodia verify PACKAGE [--identity FILE] [--vkey KEY] [--previous PACKAGE] [--data DIR] [--json]",
  about: "checks a package that left a workstation: every file, entry, hash and signature",
  help: `
PACKAGE is a custodia-….zip, or a sealed custodia-….zip.age. Exit 0: everything verifies. Exit 1: something does not; what fails is
named, the first hundred things of it. Exit 2: the file can't be used: cut short, no package, sealed for somebody else, unsafe to
unpack. Nothing is written anywhere.

A package alone proves that it fits the key that is in it. Whoever can change all of it could put another log in its place:
compare with what you have kept elsewhere.

  --identity FILE      age identities (AGE-SECRET-KEY-1…), one a line, that open what is sealed, the earlier package too; "age-keygen"
                       writes such a file
  --vkey KEY           the log must be the one with this verifier key: the key itself, or a file that holds it, such as an earlier
                       package's log.vkey
  --previous PACKAGE   an earlier package of the same log: this one must go on from it, and no entry may be missing in between
  --data DIR           a data folder: policy packs of your own that it holds are known, too
  --json               the report as JSON
`,
  run: async (args, output) => {
    const { values, words } = readWords(args, {
      identity: { type: "string" },
      vkey: { type: "string" },
      data: { type: "string" },
      previous: { type: "string" },
      json: { type: "boolean" },
    });
    const [file, ...more] = words;
    if (file === undefined || more.length > 0) throw new UsageError("One PACKAGE is needed.");
    const own = packFolder();
    const packs: PackFolders =
      values.data === undefined ? [own] : packFolders({ folder: values.data, packFolder: own });
    const task = {
      file,
      packs,
      identities: values.identity === undefined ? [] : identitiesIn(values.identity),
      vkey: values.vkey === undefined ? undefined : keyOf(values.vkey),
      previous: values.previous,
    };
    const report = await startPackageCheck(task);
    output.out(printable(values.json === true ? `${JSON.stringify(report)}\n` : told(report)));
    return report.ok ? 0 : 1;
  },
};

const longestKeyFile = 65_536;

/** The file's words are never repeated: they are secret. */
function identitiesIn(file: string): readonly string[] {
  const lines = readSmallFile(file, longestKeyFile)?.split(/\r?\n/) ?? [];
  const identities = lines.map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
  if (identities.length === 0 || !identities.every((line) => /^AGE-SECRET-KEY-(PQ-)?1[0-9A-Z]+$/.test(line))) {
    throw new UsageError(`--identity takes a file with age identities, as "age-keygen" writes it, not ${file}.`);
  }
  return identities;
}

function keyOf(word: string): string {
  const key = parseVerifierKey(word) === null ? (readSmallFile(word, longestKeyFile)?.trim() ?? "") : word;
  if (parseVerifierKey(key) !== null) return key;
  throw new UsageError(`--vkey takes a verifier key or a file that holds one, such as log.vkey, not ${word}.`);
}

const longestFault = 300;

function told(report: PackageReport): string {
  const lines = report.ok ? [`Verified: ${counted(report)}.`] : refused(report);
  if (report.origin !== null) lines.push(`Log ${report.origin}`, `Key ${report.vkey}`);
  if (report.root !== null) lines.push(`Checkpoint: ${number(report.size ?? 0)} entries, root ${report.root}`);
  if (report.organisation !== null) lines.push(`Organization, as it says itself: ${report.organisation}`);
  if (report.cosigned.length > 0) lines.push(`Cosigned by ${report.cosigned.join(", ")}`);
  if (report.previous !== null && report.ok) {
    lines.push(`It goes on from ${report.previous.name} (${number(report.previous.size)} entries).`);
  }
  lines.push(...report.notes.map((note) => `Note: ${note}`));
  return lines.map((line) => `${printableLine(line, 2 * longestFault)}\n`).join("");
}

function refused({ faults, faultCount, ...report }: PackageReport): string[] {
  const more = faultCount > faults.length ? [`  … and ${number(faultCount - faults.length)} more`] : [];
  const first = faults[0] === undefined ? "unknown" : line(faults[0]);
  const faulty = `${number(faultCount)} ${faultCount === 1 ? "fault" : "faults"}`;
  return [
    `DOES NOT VERIFY: ${first}`,
    `Checked ${counted({ ...report, faults, faultCount })}; ${faulty}:`,
    ...faults.map((fault) => `  ${line(fault)}`),
    ...more,
  ];
}

function line({ part, what }: PackageFault): string {
  return printableLine(`${part}: ${what}`, longestFault);
}

function counted({ kind, sealed, entries, first, last, files, bytes }: PackageReport): string {
  const range = first === null ? "" : ` (${first} to ${last})`;
  const what = `${sealed ? "a sealed " : "an open "}${kind === "release" ? "release" : "export"}`;
  return `${what} of ${number(entries)} entries${range}, ${number(files)} files, ${number(bytes)} bytes`;
}

function number(count: number): string {
  return count.toLocaleString("en-US");
}
