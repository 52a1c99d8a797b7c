/** The app exports or releases a package, and is killed at a moment that the test names: at the first call of a kind about a file of a kind. */

import { randomBytes } from "node:crypto";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { osKeychain } from "../../main/keychain/index.ts";
import { Services } from "../../main/services.ts";

/** What the process is told on its command line, as JSON. */
export interface ExportingTask {
  readonly folder: string;
  readonly packFolder: string;
  readonly place: string;
  readonly recipients: readonly string[];
  /** null: an export. */
  readonly request: { readonly id: string; readonly revision: number } | null;
  readonly killAt: "lstatSync" | "linkSync" | "rmSync";
  /** How the name of the file ends. */
  readonly about: string;
}

const task = JSON.parse(process.argv[2] ?? "") as ExportingTask;
const { folder, packFolder, place, recipients, request, killAt, about } = task;
const work = { onProgress: () => undefined, signal: new AbortController().signal };

const run = Services.create({
  folder,
  packFolder,
  clock: () => new Date("2026-11-20T10:00:00.000Z"),
  random: (bytes) => randomBytes(bytes),
  keychain: osKeychain(),
  osUser: "alex",
  device: "device-1",
});
await run.start();

const original = fs[killAt] as (path: string, ...rest: unknown[]) => unknown;
const deadly = (path: string, ...rest: unknown[]) => {
  if (path.startsWith(place) && path.endsWith(about)) process.kill(process.pid, "SIGKILL");
  return original(path, ...rest);
};
Object.assign(fs, { [killAt]: deadly });
syncBuiltinESMExports();

const { exports, requests } = run.ready.records;
if (request === null) await exports.run({ range: "all", recipients, folder: place }, work);
else {
  const answered = { answeredOn: "2026-11-20", how: "", words: "" };
  await requests.release({ ...request, ...answered, folder: place }, work);
}
