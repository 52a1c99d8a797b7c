import { setImmediate } from "node:timers/promises";
import {
  type AppReading,
  type DeviceItemId,
  deviceItems,
  type Read,
  type ReadBy,
  type Readings,
  type UnreadReason,
} from "../model/device/reading.ts";
import { better } from "./better.ts";
import { Lane } from "./lane.ts";
import { linuxProbes } from "./linux/index.ts";
import { macosProbes } from "./macos/index.ts";
import { osqueryProbes } from "./osquery/index.ts";
import type { AnyProbe, Around, Outcome, Source } from "./probe.ts";
import { type Limits, readSource, usualLimits } from "./read-source.ts";
import { windowsProbes } from "./windows/index.ts";
import { within } from "./within.ts";
import { environmentOf } from "./workstation.ts";

export interface CheckTask {
  readonly around: Around;
  readonly app: AppReading;
  readonly now: Date;
  /** Ends all programs that run for the check; what is not there yet is unread. */
  readonly signal: AbortSignal;
  /** Called for each line as it comes. */
  readonly onRead?: ((read: Read) => void) | undefined;
  /** An earlier check still waits for the home folder: it is not asked again. */
  readonly isHomeSilent?: boolean | undefined;
  /** Others than the family's own, for tests. */
  readonly probes?: readonly AnyProbe[] | undefined;
  /** Where to look for osquery, for tests. */
  readonly osquery?: readonly string[] | undefined;
  readonly limits?: Partial<Omit<Limits, "signal" | "environment">> | undefined;
}

/**
 * Looks at everything side by side: one `Read` for each of `deviceItems`, in their order. Where osquery is installed its answers are used
 * beside ours. Never rejects; reads only. It is over when the time limit is, whatever hangs, and at once when the signal comes.
 */
export async function checkDevice(task: CheckTask): Promise<readonly Read[]> {
  const read = readOnce(task);
  const own = task.probes ?? probesOf(task.around);
  const { time, signal } = { ...usualLimits, ...task.limits, signal: task.signal };
  const osquery = within<readonly AnyProbe[]>(osqueryProbes(task.around, task.osquery), { time, signal }, () => []);
  const lines = deviceItems.map(async (item) => {
    const found = item === "app" ? appRead(task.app) : await lineOf(item, own, osquery, { ...task, read });
    task.onRead?.(found);
    return found;
  });
  return Promise.all(lines);
}

interface Asked extends CheckTask {
  readonly read: (source: Source) => Promise<Outcome>;
}

function appRead(app: AppReading): Read {
  return { item: "app", by: "measured", reading: app };
}

async function lineOf(
  item: DeviceItemId,
  own: readonly AnyProbe[],
  osquery: Promise<readonly AnyProbe[]>,
  asked: Asked,
): Promise<Read> {
  const reads = async (probes: readonly AnyProbe[], by: ReadBy) =>
    Promise.all(probes.filter((probe) => probe.item === item).map((probe) => readBy(probe, by, asked)));
  const asking = osquery.then((probes) => reads(probes, "osquery"));
  const [measured, answered] = await Promise.all([reads(own, "measured"), asking]);
  return better(firstOf(item, measured), answered[0] ?? null);
}

/** A family may have several probes of an item: the first that found anything counts, else the first that says more than “absent”. */
function firstOf(item: DeviceItemId, reads: readonly Read[]): Read {
  return (
    reads.find((read) => "reading" in read) ??
    reads.find((read) => "unread" in read && read.unread !== "absent") ??
    reads[0] ??
    named(item, "measured", "absent")
  );
}

/** A probe never throws; one that does all the same costs its own line, not the others. */
async function readBy(probe: AnyProbe, by: ReadBy, { around, now, read }: Asked): Promise<Read> {
  try {
    const first = await all(probe.sources(around), read);
    const outcomes = { ...first, ...(await all(probe.more?.(first) ?? {}, read)) };
    return named(probe.item, by, probe.parse(outcomes, around, now.getTime()));
  } catch {
    // A fault of ours, which the line tells: nothing could be made of it.
    return named(probe.item, by, "unreadable");
  }
}

async function all(sources: Readonly<Record<string, Source>>, read: Asked["read"]): Promise<Record<string, Outcome>> {
  const outcomes = Object.entries(sources).map(async ([name, source]) => [name, await read(source)] as const);
  return Object.fromEntries(await Promise.all(outcomes));
}

function named(item: DeviceItemId, by: ReadBy, found: Readings[DeviceItemId] | UnreadReason): Read {
  // The item and its reading belong together by the probe's own type.
  return (typeof found === "string" ? { item, by, unread: found } : { item, by, reading: found }) as Read;
}

/** Each source is read once, though several probes may name it. */
function readOnce({ around, signal, limits, isHomeSilent }: CheckTask): (source: Source) => Promise<Outcome> {
  const how = around.family === "windows" ? new Lane() : "program";
  const home = { home: around.home, homeBy: isHomeSilent === true ? null : how } as const;
  const all: Limits = { ...usualLimits, ...home, ...limits, environment: environmentOf(around), signal };
  const begin = performance.now();
  const begun = new Map<string, Promise<Outcome>>();
  // Each begins in a turn of its own: starting thirty programs in one would keep answers, time limits and the closing signal waiting.
  let turn: Promise<unknown> = Promise.resolve();
  return (source) => {
    const key = JSON.stringify(source);
    const known = begun.get(key);
    if (known !== undefined) return known;
    turn = turn.then(() => setImmediate());
    // The limit is the whole check's: what begins late has so much less.
    const left = () => Math.max(1, begin + all.time - performance.now());
    const outcome = turn.then(() => readSource(source, { ...all, time: left() }));
    begun.set(key, outcome);
    return outcome;
  };
}

function probesOf({ family }: Around): readonly AnyProbe[] {
  if (family === "windows") return windowsProbes;
  return family === "macos" ? macosProbes : linuxProbes;
}
