import { readdir } from "node:fs/promises";
import { isAbsolute } from "node:path";
import type { Lane } from "./lane.ts";
import type { Outcome, Source } from "./probe.ts";
import { readApart } from "./read-apart.ts";
import { readStart } from "./read-start.ts";
import { reasonOf } from "./reason.ts";
import { run } from "./run.ts";
import { runningPrograms } from "./running-programs.ts";
import { within } from "./within.ts";

/** How long and how much a source may take. */
export interface Limits {
  /** Milliseconds for a program, a file or a folder. */
  readonly time: number;
  /** Bytes that a program may write, to its output and its error output together. */
  readonly output: number;
  /** Bytes of a file. */
  readonly file: number;
  /** Names in a folder. */
  readonly names: number;
  /** What lies in this folder may be on a server that no longer answers, and is read so that it can be given up. Empty: there is none. */
  readonly home: string;
  /**
   * How that is read. By a program of the system’s, which can be ended. Or one after another, where there is none for it: a reading of our
   * own that hangs holds a thread of the four with which the whole app reads and writes its files. null: not at all, since an earlier one
   * still hangs.
   */
  readonly homeBy: "program" | Lane | null;
  /** All that a program is told of its surroundings, beside what its source names. */
  readonly environment: Readonly<Record<string, string>>;
  /** The app is closing: programs are ended, and nothing more is read or waited for. */
  readonly signal: AbortSignal;
}

/** 10 seconds; 1 MiB of output, 4 MiB of a file. */
export const usualLimits = { time: 10_000, output: 1_048_576, file: 4_194_304, names: 5_000 } as const;

/** Reads one source and never rejects: what went wrong is the outcome. A program or file that is named by a relative path is refused. */
export async function readSource(source: Source, limits: Limits): Promise<Outcome> {
  if (limits.signal.aborted) return { state: "failed" };
  try {
    if ("run" in source) return await ran(source, limits);
    return await (isInHome(source, limits) ? homeRead(source, limits) : inTime(read(source, limits), limits));
  } catch (error) {
    return { state: reasonOf(error) };
  }
}

type Plain = Exclude<Source, { run: string }>;

function isInHome(source: Plain, { home }: Limits): boolean {
  const path = pathOf(source);
  return home !== "" && path.startsWith(home) && /^[/\\]/.test(path.slice(home.length));
}

function pathOf(source: Plain): string {
  if ("file" in source) return source.file;
  return "folder" in source ? source.folder : "";
}

async function homeRead(source: Plain, limits: Limits): Promise<Outcome> {
  const { homeBy, time } = limits;
  if (homeBy === null) return { state: "timed-out" };
  if (homeBy === "program") {
    if ("folder" in source) return readApart("folder", source.folder, limits);
    return readApart("file", pathOf(source), { ...limits, output: limits.file });
  }
  const end = performance.now() + time;
  const begin = (): Promise<Outcome> =>
    performance.now() < end ? read(source, limits) : Promise.resolve({ state: "timed-out" });
  return inTime(homeBy.next(begin), limits);
}

function inTime(coming: Promise<Outcome>, limits: Limits): Promise<Outcome> {
  return within<Outcome>(coming, limits, (state) => ({ state }));
}

function read(source: Plain, limits: Limits): Promise<Outcome> {
  if ("file" in source) return fileText(source.file, limits);
  if ("folder" in source) return folderNames(source.folder, limits);
  return runningPrograms(source.processes === "own" ? "own" : "all", limits.names);
}

function ran(source: Extract<Source, { run: string }>, limits: Limits): Promise<Outcome> {
  // Found in a search path it could be anybody's program.
  if (!isAbsolute(source.run)) return Promise.resolve({ state: "failed" });
  return run(source.run, source.args, { ...limits, environment: { ...limits.environment, ...source.env } });
}

async function fileText(file: string, limits: Limits): Promise<Outcome> {
  if (!isAbsolute(file)) return { state: "failed" };
  const found = await readStart(file, limits.file);
  if (found === null) return { state: "unreadable" };
  return found.isWhole ? ok(found.text) : { state: "too-long" };
}

async function folderNames(folder: string, limits: Limits): Promise<Outcome> {
  if (!isAbsolute(folder)) return { state: "failed" };
  const names = await readdir(folder);
  if (names.length > limits.names) return { state: "too-long" };
  return ok(names.toSorted().join("\n"));
}

function ok(text: string): Outcome {
  return { state: "ok", text, errors: "", code: 0 };
}
