/**
 * Somebody leaves, and the app is killed at one of the moments at which it looks at the clock, asks for random bytes, or calls the file
 * system: the one that the test names by its number. Without being killed, it prints how many there are.
 */

import { randomBytes } from "node:crypto";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { osKeychain } from "../../main/keychain/index.ts";
import { Services } from "../../main/services.ts";

const fileCalls = ["openSync", "writeSync", "fsyncSync", "renameSync"] as const;
type FileCall = (typeof fileCalls)[number];

/** What the process is told on its command line, as JSON. */
export interface LeavingTask {
  readonly folder: string;
  readonly packFolder: string;
  readonly person: string;
  readonly on: string;
  /** From 1; 0: it is not killed. Or the first call of this name. */
  readonly killAt: number | FileCall;
  /** Is it killed once the call is over? */
  readonly after: boolean;
}

const task = JSON.parse(process.argv[2] ?? "") as LeavingTask;
let moments = 0;
let isArmed = false;

function deadly<A extends unknown[], R>(work: (...asked: A) => R, name = ""): (...asked: A) => R {
  return (...asked) => {
    if (!isArmed) return work(...asked);
    moments += 1;
    const dies = moments === task.killAt || name === task.killAt;
    if (dies && !task.after) process.kill(process.pid, "SIGKILL");
    const result = work(...asked);
    if (dies) process.kill(process.pid, "SIGKILL");
    return result;
  };
}

const run = Services.create({
  folder: task.folder,
  packFolder: task.packFolder,
  clock: deadly(() => new Date()),
  random: deadly((bytes: number) => randomBytes(bytes)),
  keychain: osKeychain(),
  osUser: "alex",
  device: "device-1",
});
await run.start();
await run.ready.vaultDesk.unlock(null);
const { lastEvent } = run.ready.book.person(task.person).person;

for (const name of fileCalls) {
  Object.assign(fs, { [name]: deadly(fs[name] as (...asked: unknown[]) => unknown, name) });
}
syncBuiltinESMExports();
isArmed = true;
await run.ready.book.personStep(task.person, lastEvent, { step: "leave", on: task.on, because: "Retired." }, null);
isArmed = false;
await run.close();
process.stdout.write(String(moments));
