import { type ChildProcess, spawn } from "node:child_process";
import type { UnreadReason } from "../model/device/reading.ts";
import type { Outcome } from "./probe.ts";
import { reasonOf } from "./reason.ts";

/** What a program may take: milliseconds, bytes, and the environment that it sees. */
export interface RunLimits {
  readonly time: number;
  readonly output: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Milliseconds that a program’s own output may take to arrive once it has ended, before what it left running is ended, too. */
const grace = 250;

/**
 * Runs a program with fixed arguments, without a shell and with nothing to read. Never rejects. timed-out, too-long: it was ended, with
 * all that it had started in its process group. failed: it was ended by somebody else, or the app is closing.
 */
export function run(program: string, args: readonly string[], limits: RunLimits): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = started(program, args, limits.environment);
    if (child === null) {
      resolve({ state: "failed" });
      return;
    }
    let settled = false;
    const settle = (outcome: Outcome) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      clearTimeout(waiting);
      limits.signal.removeEventListener("abort", abort);
      resolve(outcome);
    };
    const stop = (state: UnreadReason) => {
      end(child);
      settle({ state });
    };
    const abort = () => stop("failed");
    const timer = setTimeout(() => stop("timed-out"), limits.time);
    let waiting: NodeJS.Timeout | undefined;
    limits.signal.addEventListener("abort", abort);
    const written = collect(child, limits.output, () => stop("too-long"));
    child.on("error", (error) => settle({ state: reasonOf(error) }));
    const finish = (code: number | null) =>
      settle(code === null ? { state: "failed" } : { state: "ok", ...written(), code });
    child.on("close", finish);
    child.on("exit", (code) => {
      const leave = () => {
        finish(code);
        end(child);
      };
      // What it started may hold on to its output. After a standstill of ours all that has arrived is read first.
      waiting = setTimeout(() => setImmediate(leave), grace);
    });
  });
}

/** null: the arguments can't be handed to any program, such as those with a zero byte in them. */
function started(program: string, args: readonly string[], environment: Readonly<Record<string, string>>) {
  try {
    return spawn(program, args, {
      stdio: ["ignore", "pipe", "pipe"],
      shell: false,
      windowsHide: true,
      cwd: process.platform === "win32" ? undefined : "/",
      env: { ...environment },
      // A process group of its own, so that all that it starts can be ended with it. On Windows it would be a window of its own instead.
      detached: process.platform !== "win32",
    });
  } catch {
    // Node checks the arguments before it starts anything; whatever is wrong with them, there is nothing to read.
    return null;
  }
}

/** Gathers both outputs; `tooLong` is called once they hold more than `most` bytes together. */
function collect(child: ChildProcess, most: number, tooLong: () => void) {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  let left = most;
  const into = (chunks: Buffer[]) => (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) tooLong();
    else chunks.push(chunk);
  };
  child.stdout?.on("data", into(out));
  child.stderr?.on("data", into(err));
  return () => ({ text: decoded(out), errors: decoded(err) });
}

function decoded(chunks: readonly Buffer[]): string {
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function end(child: ChildProcess): void {
  // What it started may hold on to the pipes; nobody reads them any more.
  child.stdout?.destroy();
  child.stderr?.destroy();
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // The whole group has ended already.
  }
}
