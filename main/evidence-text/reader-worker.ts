/** The thread in which pictures are read. */
import { constants, setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import { Engine } from "./engine.ts";
import { languageFiles } from "./language-files.ts";

/** What the thread is asked, one after another. */
export interface ReadTask {
  readonly id: number;
  readonly picture: Uint8Array;
}

/** What the thread says. `progress` is the part that is done, 0 to 1; `broken`: no picture can be read here, whatever it is. */
export type ReadAnswer =
  | { readonly id: number; readonly progress: number }
  | { readonly id: number; readonly text: string }
  | { readonly id: number; readonly failed: string; readonly broken: boolean };

// Whoever seals or types goes first. Only on Linux does a thread have a priority of its own here; elsewhere it would be the whole app's.
if (process.platform === "linux") setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);

let starting: Promise<Engine> | null = null;

async function read({ id, picture }: ReadTask, say: (answer: ReadAnswer) => void): Promise<void> {
  let engine: Engine | null = null;
  try {
    starting ??= Engine.start(languageFiles(import.meta.url));
    engine = await starting;
    say({ id, progress: 0 });
    say({ id, text: await engine.read(picture, (progress) => say({ id, progress })) });
  } catch (error) {
    // The library throws texts and numbers as well; none of them holds a word of the picture.
    const failed = error instanceof Error ? error.message.slice(0, 200) : "the reading program stopped";
    say({ id, failed, broken: engine === null });
  }
}

parentPort?.on("message", (task: ReadTask) => read(task, (answer) => parentPort?.postMessage(answer)));
