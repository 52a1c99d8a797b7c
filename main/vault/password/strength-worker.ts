import { parentPort } from "node:worker_threads";
import type { Strength } from "../../model/vault-view.ts";
import { loadMeter } from "./strength.ts";

/** A password, and words that somebody who guesses it would try first. */
export interface Weighed {
  readonly password: string;
  readonly known: readonly string[];
}

/** What the thread is asked, as often as one likes. */
export interface WeighTask {
  readonly id: number;
  readonly passwords: readonly Weighed[];
}

export interface WeighAnswer {
  readonly id: number;
  readonly strengths: readonly Strength[];
}

parentPort?.on("message", async ({ id, passwords }: WeighTask) => {
  const meter = await loadMeter();
  const strengths = passwords.map(({ password, known }) => meter(password, known));
  parentPort?.postMessage({ id, strengths } satisfies WeighAnswer);
});
