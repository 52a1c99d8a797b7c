import { exportInThread } from "../../main/services/package-thread.ts";
import type { PackageTask } from "../../main/services/package-worker.ts";
import { peakMemory } from "./peak.ts";

/** Exports as the app does, in a process of its own, so that time and memory are those of the whole. Prints the peak of its memory in MB. */
const task = JSON.parse(process.argv[2] ?? "") as PackageTask;
await exportInThread(task, { onProgress: () => {}, signal: new AbortController().signal });
process.stdout.write(`${peakMemory()}\n`);
