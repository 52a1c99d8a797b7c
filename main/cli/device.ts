import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { checkDevice, runningApp, workstation } from "../device/index.ts";
import { loadEndOfLife } from "../device-data/index.ts";
import { readSmallFile } from "../lib/small-file.ts";
import { type Judged, judge, verdictOf } from "../model/device/judge.ts";
import type { AppReading } from "../model/device/reading.ts";
import type { DeviceFamily, DeviceLine, DeviceQuestion, DeviceVerdict } from "../model/device-view.ts";
import type { PolicyPack } from "../model/policy-pack.ts";
import { packText, parsePack } from "../policies/index.ts";
import { readOptions, required } from "./arguments.ts";
import type { Command } from "./index.ts";
import { ownTimeZone } from "./own-time-zone.ts";
import { bytesOf } from "./policy.ts";
import { printable, printableLine } from "./printable.ts";
import { packFolder } from "./sample.ts";

/** 2 stays what it is for each command: the input can't be used. */
const exitCodes: Readonly<Record<DeviceVerdict, number>> = { met: 0, "not-met": 1, unknown: 3 };

export const deviceCommand: Command = {
  name: "device",
  usage: "custodia device [--data DIR] [--policy FILE] [--json]",
  about: "says whether this computer is fit to administer the accounts: system, updates, protection, browsers",
  help: `
Reads only, without administrator's rights, and needs neither a profile nor the net; it takes a few seconds. Exit 0: all that is needed is
met. Exit 1: something is not met. Exit 3: nothing is known to be amiss, but something could not be found out, which never counts as met.
What a person has to answer is listed as "asks" and is not counted.

  --data DIR     the data folder: the disk that holds it is the one that should be encrypted (default: your home folder)
  --policy FILE  a policy pack: what it needs is needed here (default: the app's own short list)
  --json         the answer as JSON
`,
  run: async (args, output) => {
    const options = readOptions(args, {
      data: { type: "string" },
      policy: { type: "string" },
      json: { type: "boolean" },
    });
    // An empty name would be the folder that one happens to be in.
    const data = options.data === undefined ? homedir() : required(options.data, "--data");
    const pack = options.policy === undefined ? null : packIn(required(options.policy, "--policy"));
    const found = await look(resolve(data), pack);
    output.out(printable(options.json === true ? `${JSON.stringify(found)}\n` : told(found)));
    return exitCodes[found.verdict];
  },
};

/** What `--json` writes. */
interface Found {
  readonly at: string;
  readonly family: DeviceFamily;
  readonly platform: string;
  readonly verdict: DeviceVerdict;
  readonly lines: readonly Omit<DeviceLine, "ask">[];
  readonly asks: readonly Omit<DeviceQuestion, "answered">[];
  /** Day of the data on ends of support. */
  readonly dataOn: string;
  /** Milliseconds. */
  readonly took: number;
}

/** @throws AppError DEVICE_DATA_BROKEN {reason} */
async function look(folder: string, pack: PolicyPack | null): Promise<Found> {
  const data = loadEndOfLife(join(packFolder(), "..", "end-of-life.json"));
  const around = workstation(folder);
  const now = new Date();
  const { signal } = new AbortController();
  const reads = await checkDevice({ around, app: appHere(), now, signal });
  const timeZone = pack?.timeZone ?? ownTimeZone();
  const { family } = around;
  const judged = judge(reads, { family, data, rule: pack?.device ?? null, answers: [], now, timeZone });
  const { lines, asks } = parted(judged);
  const took = Date.now() - now.getTime();
  const { platform } = judged;
  return { at: now.toISOString(), family, platform, verdict: verdictOf(lines), lines, asks, dataOn: data.on, took };
}

/** The lines that were looked at, and beside them what only a person can answer. */
function parted({ lines }: Judged): Pick<Found, "lines" | "asks"> {
  return {
    lines: lines.filter(({ id }) => !id.startsWith("question:")).map(({ ask: _ask, ...line }) => line),
    asks: lines.flatMap(({ ask }) => {
      if (ask === null) return [];
      const { answered: _answered, ...question } = ask;
      return [question];
    }),
  };
}

/** @throws AppError FILE_UNREADABLE {name}, PACK_BROKEN {file, reason, line}, PACK_FROM_FUTURE {file, format} */
function packIn(file: string): PolicyPack {
  const name = basename(file);
  return parsePack(name, packText(name, bytesOf(file, name)));
}

/** The app that this command came with, and the Electron that it would open its window with; null where that was never fetched. */
function appHere(): AppReading {
  const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const electron = readSmallFile(join(root, "node_modules/electron/dist/version"), 100)?.trim().replace(/^v/, "");
  return runningApp(version, electron === undefined ? {} : { electron });
}

const marks: Readonly<Record<DeviceVerdict, string>> = { met: "met", "not-met": "NOT MET", unknown: "unknown" };

const summaries: Readonly<Record<DeviceVerdict, string>> = {
  met: "Met: all that is needed.",
  "not-met": "NOT MET: something that is needed is amiss.",
  unknown: "Unknown: not everything that is needed could be found out. That never counts as met.",
};

function told({ platform, verdict, lines, asks, dataOn }: Found): string {
  const all = [
    platform,
    ...lines.map(lineOf),
    ...(asks.length === 0 ? [] : ["To be answered by a person:", ...asks.map(({ text }) => `  ${text}`)]),
    `Ends of support as known on ${dataOn}.`,
    summaries[verdict],
  ];
  return all.map((line) => `${printableLine(line, 500)}\n`).join("");
}

function lineOf({ label, verdict, needed, reading, says }: Omit<DeviceLine, "ask">): string {
  const what = [reading, says].filter((words) => words !== "").join(". ");
  return `  ${marks[verdict].padEnd(8)} ${label}${needed ? "" : " (good to have)"}: ${what}`;
}
