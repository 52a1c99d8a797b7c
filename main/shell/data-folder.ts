import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { userInfo } from "node:os";
import { join, resolve } from "node:path";
import { writeAtomically } from "../lib/atomic-file.ts";
import { readSmallFile } from "../lib/small-file.ts";

/** The folder that holds everything: `--data=DIR`, else CUSTODIA_DATA, else `usual`. */
export function dataFolder(argv: readonly string[], env: NodeJS.ProcessEnv, usual: string): string {
  const option = argv.find((argument) => argument.startsWith("--data="))?.slice("--data=".length);
  return resolve(option || env.CUSTODIA_DATA || usual);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The workstation's id, made on first use, and anew where the file holds something else. In a folder that can't be written it lasts for this run: services will say what is wrong. */
export function deviceId(folder: string): string {
  const file = join(folder, "device-id");
  const known = readSmallFile(file, 100)?.trim() ?? "";
  if (uuid.test(known)) return known;
  const made = randomUUID();
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeAtomically(file, `${made}\n`);
  } catch {
    return made;
  }
  return made;
}

/** The name of the person's account on this workstation; "unknown" where the system has no name for it. */
export function osUser(): string {
  try {
    return userInfo().username;
  } catch {
    // A user id without an entry in the system's list of users, as on some managed desktops.
    return "unknown";
  }
}
