import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { linuxProbes } from "../../main/device/linux/index.ts";
import { macosProbes } from "../../main/device/macos/index.ts";
import { browsersByOsquery } from "../../main/device/osquery/browsers.ts";
import { macosByOsquery } from "../../main/device/osquery/macos.ts";
import { systemByOsquery } from "../../main/device/osquery/system.ts";
import { windowsByOsquery } from "../../main/device/osquery/windows.ts";
import type { AnyProbe, Outcome } from "../../main/device/probe.ts";
import { windowsProbes } from "../../main/device/windows/index.ts";
import type { EndOfLife } from "../../main/model/device/end-of-life.ts";
import { judge } from "../../main/model/device/judge.ts";
import { type DeviceFamily, type Read, unreadReasons } from "../../main/model/device/reading.ts";
import type { DeviceLine } from "../../main/model/device-view.ts";
import { ok, outcomesFor, type Recording, recordings, sampleAround } from "./recording.ts";

const program = "/usr/bin/osqueryi";

/** Every parser of the checklist: ours, and those of osquery's answers. */
export const probesOf: Readonly<Record<DeviceFamily, readonly AnyProbe[]>> = {
  windows: [...windowsProbes, ...windowsByOsquery(program), browsersByOsquery(program, "windows")],
  macos: [
    ...macosProbes,
    ...macosByOsquery(program),
    systemByOsquery(program, "macos"),
    browsersByOsquery(program, "macos"),
  ],
  linux: [...linuxProbes, systemByOsquery(program, "linux"), browsersByOsquery(program, "linux")],
};
const families = ["windows", "macos", "linux"] as const;

const file = fileURLToPath(new URL("../../assets/end-of-life.json", import.meta.url));
const data = JSON.parse(readFileSync(file, "utf8")) as EndOfLife;
export const now = Date.parse("2026-11-21T12:00:00Z");

/** Numbers that look random and are the same in each run (mulberry32). */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
type Random = (below: number) => number;

function one<T>(random: Random, list: readonly T[]): T {
  return list[random(list.length)] as T;
}

/** What stands in the way of each parser: the marks of its format, other writing, controls, what turns the direction, numbers past all sense. */
const shards = [
  ..."{}[]()<>\"'\\/=:;,.|#%$ \t\r\n\0\u0007\u001b\u007f\u0085\u2028\u202e\u2066\ufeff\ufffd\ud800",
  "\r\n\r\n",
  "    ",
  "HKEY_LOCAL_MACHINE\\SOFTWARE\\",
  "HKEY_CURRENT_USER\\",
  "    REG_DWORD    ",
  "    REG_SZ    ",
  "0x1",
  "0x",
  "-1",
  "1e999",
  "99999999999999999999",
  "NaN",
  "null",
  "true",
  '{"__proto__":1}',
  '"constructor"',
  "<?xml version=",
  "<!DOCTYPE plist [<!ENTITY a 'b'>]>",
  "<plist>",
  "<dict><dict>",
  "</dict>",
  "<key>__proto__</key>",
  "&a;",
  "ü",
  "é",
  "既定",
  "מ",
  "🖥",
  "Version=",
  "VERSION_ID=",
  "9999-99-99",
  "0000-00-00",
];

/** Text that no system writes: nothing in it may be taken for a state. */
export function nonsense(random: Random): string {
  const length = random(100) === 0 ? 20_000 : random(60);
  return Array.from({ length }, () => one(random, shards)).join("");
}

function oddOutcome(random: Random): Outcome {
  if (random(8) === 0) return { state: one(random, unreadReasons) };
  const code = random(3) === 0 ? random(256) : 0;
  return ok(random(10) === 0 ? "" : nonsense(random), {
    errors: random(4) === 0 ? nonsense(random) : "",
    code,
  });
}

export interface Case {
  readonly family: DeviceFamily;
  readonly probe: AnyProbe;
  readonly outcomes: Readonly<Record<string, Outcome>>;
  /** Where it began, for what is cut off or spoilt. */
  readonly whole: Readonly<Record<string, Outcome>> | null;
  readonly at: number;
}

export function nonsenseCase(random: Random): Case {
  const family = one(random, families);
  const probe = one(random, probesOf[family]);
  const names = Object.keys(probe.sources(sampleAround(family)));
  const outcomes = Object.fromEntries(names.map((name) => [name, oddOutcome(random)]));
  return { family, probe, outcomes, whole: null, at: one(random, [now, 0, 4e12]) };
}

const recorded = families.flatMap((family) => recordings(family)).flatMap(recordedCase);

function recordedCase(recording: Recording): readonly Case[] {
  const around = sampleAround(recording.family);
  return probesOf[recording.family]
    .filter((probe) => probe.item === recording.item)
    .map((probe): Case => {
      const first = outcomesFor(probe.sources(around), recording.outcomes);
      const whole = { ...first, ...outcomesFor(probe.more?.(first) ?? {}, recording.outcomes) };
      const at = recording.now === undefined ? now : Date.parse(recording.now);
      return { family: recording.family, probe, outcomes: whole, whole, at };
    })
    .filter(({ outcomes }) => Object.keys(recording.outcomes).every((name) => name in outcomes));
}

/** Their first line alone is a whole answer (apt’s is its heading): cut off between lines they can’t be told from one. */
const answersOfLines = new Set(["filevault", "newer"]);

/** A recorded answer in which one program’s output ends too early. Files and folders are read whole or not at all (read-source.ts). */
export function cutCase(random: Random): Case {
  const begun = one(random, recorded);
  const { probe, outcomes, family } = begun;
  const sources: Readonly<Record<string, object>> = {
    ...probe.sources(sampleAround(family)),
    ...probe.more?.(outcomes),
  };
  const names = Object.keys(outcomes).filter((name) => "run" in (sources[name] ?? {}));
  if (names.length === 0) return begun;
  const name = one(random, names);
  return changed(begun, name, (text) => {
    const cut = text.slice(0, random(Math.max(1, text.trimEnd().length)));
    return answersOfLines.has(name) ? cut.replace(/\n$/, "") : cut;
  });
}

/** A recorded answer with something put in, taken out, doubled or written over. */
export function spoiltCase(random: Random): Case {
  const begun = one(random, recorded);
  const times = 1 + random(4);
  return Array.from({ length: times }).reduce<Case>(
    (spoilt) => changed(spoilt, one(random, Object.keys(spoilt.outcomes)), (text) => spoil(text, random)),
    begun,
  );
}

function spoil(text: string, random: Random): string {
  const from = random(text.length + 1);
  const to = Math.min(text.length, from + random(40));
  const [before, within, after] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
  return one(random, [
    () => before + nonsense(random) + within + after,
    () => before + after,
    () => before + within.repeat(1 + random(30)) + after,
    () => before + within.replace(/\d+/g, one(random, ["0", "-1", "99999999999999999999", "1e999"])) + after,
    () => text.replaceAll("\n", one(random, ["\r", "\n\n", "\u2028", ""])),
  ])();
}

function changed(begun: Case, name: string, change: (text: string) => string): Case {
  const outcome = begun.outcomes[name];
  if (outcome?.state !== "ok") return begun;
  return { ...begun, outcomes: { ...begun.outcomes, [name]: { ...outcome, text: change(outcome.text) } } };
}

/** The line that the checklist would show of a parser’s outcomes. */
export function lineOf({ family, probe, at }: Case, outcomes: Case["outcomes"]): DeviceLine {
  const { item } = probe;
  const found = probe.parse(outcomes, sampleAround(family), at);
  const read =
    typeof found === "string" ? { item, by: "measured", unread: found } : { item, by: "measured", reading: found };
  const facts = { family, data, rule: null, answers: [], now: new Date(now), timeZone: "America/Denver" };
  const line = judge([read as Read], facts).lines.find(({ id }) => id === item);
  if (line === undefined) throw new Error(`no line for ${item}`);
  return line;
}

/** What could turn a line of the screen or a terminal into something else. */
export const unsteady = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]/u;
