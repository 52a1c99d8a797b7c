import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Around, Outcome } from "../../main/device/probe.ts";
import type { DeviceFamily, DeviceItemId } from "../../main/model/device/reading.ts";

/** What one probe's sources gave on one system, and what its parser makes of it. */
export interface Recording {
  /** File name without its ending. */
  readonly name: string;
  readonly family: DeviceFamily;
  /** `Windows 11 Pro 24H2 (26100.2314), German` */
  readonly system: string;
  readonly item: DeviceItemId;
  /** A machine, or the vendor's documents it was put together from. */
  readonly from: string;
  /** true: taken from a real machine. */
  readonly real: boolean;
  /** A date that JavaScript reads, for parsers that need it. */
  readonly now?: string;
  /** By the source's name; a source that is left out was absent. */
  readonly outcomes: Readonly<Record<string, Outcome>>;
  /** A reading or an UnreadReason. */
  readonly reading: unknown;
}

const folder = fileURLToPath(new URL("../fixtures/device/", import.meta.url));

/** All recordings of a family, in the order of their names; `ok` outcomes may leave out `errors` and `code`. */
export function recordings(family: DeviceFamily): readonly Recording[] {
  const names = readdirSync(join(folder, family)).filter((name) => name.endsWith(".json"));
  return names.toSorted().map((name) => {
    const read = JSON.parse(readFileSync(join(folder, family, name), "utf8"));
    return { ...read, name: name.slice(0, -".json".length), family, outcomes: completed(read.outcomes) };
  });
}

/** The outcomes of exactly the sources named; what the recording leaves out was absent. */
export function outcomesFor<S extends string>(
  sources: Readonly<Record<S, unknown>>,
  recorded: Readonly<Record<string, Outcome>>,
): Record<S, Outcome> {
  const names = Object.keys(sources) as S[];
  const outcomes = names.map((name): [S, Outcome] => [name, recorded[name] ?? { state: "absent" }]);
  return Object.fromEntries(outcomes) as Record<S, Outcome>;
}

function completed(outcomes: Readonly<Record<string, Partial<Outcome>>>): Record<string, Outcome> {
  const whole = Object.entries(outcomes).map(([name, outcome]) => [name, wholeOutcome(outcome)] as const);
  return Object.fromEntries(whole);
}

function wholeOutcome(outcome: Partial<Outcome>): Outcome {
  return outcome.state === "ok" ? ok("", outcome) : (outcome as Outcome);
}

/** What a source gave that went well. */
export function ok(text: string, more: Partial<Extract<Outcome, { state: "ok" }>> = {}): Outcome {
  return { errors: "", code: 0, text, ...more, state: "ok" };
}

/** An invented workstation. */
export function sampleAround(family: DeviceFamily): Around {
  if (family === "windows") {
    return {
      family,
      home: "C:\\Users\\robin",
      folder: "C:\\Users\\robin\\AppData\\Roaming\\Custodia",
      systemRoot: "C:\\Windows",
      programs: ["C:\\Program Files", "C:\\Program Files (x86)"],
      arch: "x64",
    };
  }
  const home = family === "macos" ? "/Users/robin" : "/home/robin";
  const inHome = family === "macos" ? "Library/Application Support/Custodia" : ".config/custodia";
  return { family, home, folder: `${home}/${inHome}`, systemRoot: "", programs: [], arch: "x64" };
}
