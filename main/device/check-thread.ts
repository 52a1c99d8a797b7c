import { Worker } from "node:worker_threads";
import { deviceItems, type Read } from "../model/device/reading.ts";
import type { CheckTask } from "./check.ts";
import type { CheckMessage, CheckWork } from "./check-worker.ts";

/** The thread's program stands beside this one: as source when this is source, built when this is built. */
const worker = `check-worker${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`;

/** Milliseconds that the app waits for the thread when it closes. */
const closingTime = 2_000;

export type ThreadTask = Pick<CheckTask, "around" | "app" | "now" | "signal" | "onRead">;

/**
 * `checkDevice` in threads of its own: to start a program keeps the thread that does it waiting until the system has made room for one,
 * which takes tens of milliseconds when it is busy, and there are thirty of them.
 * Never rejects: a thread that dies without a word has read nothing, and each line says `failed`.
 */
export function checksAside(): (task: ThreadTask) => Promise<readonly Read[]> {
  const threads = new Set<Worker>();
  return ({ signal, onRead, ...work }) => {
    if (signal.aborted) return Promise.resolve(nothing(work));
    // A thread that is still there has answered, and waits for a file. On Windows the next one would lose another thread of the pool.
    const workerData: CheckWork = { ...work, isHomeSilent: work.around.family === "windows" && threads.size > 0 };
    const thread = new Worker(new URL(worker, import.meta.url), { workerData });
    threads.add(thread);
    thread.once("exit", () => threads.delete(thread));
    return answer(thread, { signal, onRead }, nothing(work));
  };
}

/** @param otherwise when it dies, or does not answer when the app closes */
function answer(
  thread: Worker,
  { signal, onRead }: Pick<ThreadTask, "signal" | "onRead">,
  otherwise: readonly Read[],
): Promise<readonly Read[]> {
  return new Promise((resolve) => {
    let patience: NodeJS.Timeout | undefined;
    const settle = (reads: readonly Read[]) => {
      clearTimeout(patience);
      signal.removeEventListener("abort", close);
      thread.unref();
      resolve(reads);
    };
    // It ends all programs that it has started, and answers at once.
    const close = () => {
      thread.postMessage("close");
      patience = setTimeout(() => settle(otherwise), closingTime);
    };
    signal.addEventListener("abort", close);
    thread.on("message", (message: CheckMessage) => {
      if ("read" in message) onRead?.(message.read);
      else settle(message.reads);
    });
    // Nobody could do anything about why: that nothing was found out is what the lines say.
    thread.once("error", () => settle(otherwise));
    // Settled already, unless the thread died without a word.
    thread.once("exit", () => settle(otherwise));
  });
}

function nothing({ app }: CheckWork): readonly Read[] {
  const none = { by: "measured", unread: "failed" } as const;
  return deviceItems.map(
    (item): Read => (item === "app" ? { item, by: "measured", reading: app } : ({ item, ...none } as Read)),
  );
}
