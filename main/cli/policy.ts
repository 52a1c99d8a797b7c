import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { AppError } from "../lib/app-error.ts";
import { systemCode } from "../lib/storage-error.ts";
import { type PolicyPack, packRef } from "../model/policy-pack.ts";
import {
  type Inspected,
  inspectPack,
  JsonPlaces,
  type LocatedFault,
  loadPacks,
  longestPack,
  type PackFolders,
  PolicyPacks,
  packText,
} from "../policies/index.ts";
import { packFolders } from "../services/pack-folders.ts";
import { readWords } from "./arguments.ts";
import { type Command, UsageError } from "./index.ts";
import { printable, printableLine } from "./printable.ts";
import { packFolder } from "./sample.ts";

export const policyCommand: Command = {
  name: "policy",
  usage: "custodia policy check FILE [--data DIR] [--json]",
  about: "says what is wrong with a policy pack, by line and column, before it is loaded",
  help: `
FILE is a policy pack, as docs/policy-packs.md explains it. Exit 0: it is sound, and Settings will load it. Exit 2: it can't be used; what
is wrong stands on a line each, as FILE:LINE:COLUMN: and a sentence, so that an editor can go there. Nothing is written anywhere.

  --data DIR  a data folder: policy packs of your own that it holds are known, too. A version that is known already must say the same
  --json      the answer as JSON
`,
  run: async (args, output) => {
    const [action, ...rest] = args;
    if (action !== "check") throw new UsageError("Say check after policy.");
    const { values, words } = readWords(rest, { data: { type: "string" }, json: { type: "boolean" } });
    const [file, ...more] = words;
    if (file === undefined || more.length > 0) throw new UsageError("One FILE is needed.");
    const found = check(file, knownPacks(values.data));
    output.out(printable(values.json === true ? asJson(file, found) : told(file, found)));
    return found.pack === null ? 2 : 0;
  },
};

function knownPacks(data: string | undefined): PolicyPacks {
  const own = packFolder();
  const folders: PackFolders = data === undefined ? [own] : packFolders({ folder: data, packFolder: own });
  return new PolicyPacks(loadPacks(...folders));
}

/** @throws AppError FILE_UNREADABLE {name}, PACK_BROKEN {file, reason, line}, PACK_FROM_FUTURE {file, format} */
function check(file: string, known: PolicyPacks): Inspected {
  const name = basename(file);
  const text = packText(name, bytesOf(file, name));
  const inspected = inspectPack(name, text);
  const taken = inspected.pack === null ? null : takenBy(inspected.pack, known);
  if (taken === null) return inspected;
  const says = `version: ${taken} is known already, and says something else: give this one another version`;
  return { pack: null, faults: [{ place: new JsonPlaces(text).find(["version"]), says }], more: 0 };
}

function takenBy(pack: PolicyPack, known: PolicyPacks): string | null {
  try {
    known.refuseTaken(pack);
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code === "PACK_VERSION_TAKEN") return String(error.detail.ref);
    throw error;
  }
}

/** Looked at before it is read: a pipe would keep us waiting, a huge file would fill the memory. */
export function bytesOf(file: string, name: string): Uint8Array {
  try {
    const found = statSync(file);
    if (!found.isFile()) throw new AppError("FILE_UNREADABLE", { name });
    // A character takes three bytes at most for each UTF-16 unit.
    if (found.size > 3 * longestPack)
      throw new AppError("PACK_BROKEN", { file: name, reason: "the file is too long", line: null });
    return readFileSync(file);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("FILE_UNREADABLE", { name, reason: systemCode(error) }, { cause: error });
  }
}

const longestFault = 400;

function told(file: string, { pack, faults, more }: Inspected): string {
  if (pack !== null) return sound(pack);
  const lines = faults.map((fault) => faultLine(file, fault));
  if (more > 0) lines.push(`… and ${more} more`);
  const count = faults.length + more;
  lines.push(`Not usable: ${counted(count, "fault")}.`);
  return lines.map((line) => `${line}\n`).join("");
}

function faultLine(file: string, { place, says }: LocatedFault): string {
  return printableLine(`${file}:${place.line}:${place.column}: ${says}`, file.length + longestFault);
}

function sound(pack: PolicyPack): string {
  const { clauses, grounds, steps, actions, rows } = pack;
  const counts = [
    counted(clauses.length, "clause"),
    counted(grounds.length, "ground"),
    counted(steps.length, "step"),
    counted(actions.length, "action"),
    `${counted(Object.keys(rows).length, "row")} of duties`,
  ];
  return `Sound: ${packRef(pack)}\n${pack.title}, ${pack.organisation}, in effect since ${pack.effective}\n${counts.join(", ")}\n`;
}

function counted(count: number, one: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${one}s`;
}

function asJson(file: string, { pack, faults, more }: Inspected): string {
  const named = faults.map(({ place, says }) => ({ ...place, says }));
  return `${JSON.stringify({ file, ok: pack !== null, ref: pack === null ? null : packRef(pack), faults: named, more })}\n`;
}
