import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { writeAtomically } from "../lib/atomic-file.ts";

/** The folder that holds everything: `--data=DIR`, else CUSTODIA_DATA, else `usual`. */
export function dataFolder(argv: readonly string[], env: NodeJS.ProcessEnv, usual: string): string {
  const option = argv.find((argument) => argument.startsWith("--data="))?.slice("--data=".length);
  return resolve(option || env.CUSTODIA_DATA || usual);
}

/** The workstation's id, made on first use. In a folder that can't be written it lasts for this run: services will say what is wrong. */
export function deviceId(folder: string): string {
  const file = join(folder, "device-id");
  const known = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  if (known !== "") return known;
  const made = randomUUID();
  try {
    mkdirSync(folder, { recursive: true });
    writeAtomically(file, `${made}\n`);
  } catch {
    return made;
  }
  return made;
}
