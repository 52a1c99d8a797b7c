import { expect } from "vitest";
import { type Case, cutCase, lineOf, nonsenseCase, numbers, spoiltCase, unsteady } from "./fuzz-input.ts";

/** Each is tried so often; every failure names the number from which it began, so that it can be tried alone. */
export interface Times {
  readonly from: number;
  readonly count: number;
}

export function tryNonsense({ from, count }: Times): void {
  for (let seed = from; seed < from + count; seed += 1) {
    const made = nonsenseCase(numbers(seed));
    const line = attempted(made, seed);
    if (line.verdict === "met") expect.fail(story(made, seed, line));
    checkText(line, made, seed);
  }
}

/** Half an answer may say what the whole one says, or less: it never makes a line better. */
export function tryCut({ from, count }: Times): void {
  for (let seed = from; seed < from + count; seed += 1) {
    const made = cutCase(numbers(seed));
    const line = attempted(made, seed);
    const isBetter = line.verdict === "met" && made.whole !== null && lineOf(made, made.whole).verdict !== "met";
    if (isBetter) expect.fail(story(made, seed, line));
    checkText(line, made, seed);
  }
}

export function trySpoilt({ from, count }: Times): void {
  for (let seed = from; seed < from + count; seed += 1) {
    const made = spoiltCase(numbers(seed));
    checkText(attempted(made, seed), made, seed);
  }
}

function attempted(made: Case, seed: number) {
  try {
    return lineOf(made, made.outcomes);
  } catch (error) {
    throw new Error(story(made, seed, error), { cause: error });
  }
}

function checkText(line: ReturnType<typeof lineOf>, made: Case, seed: number): void {
  const texts = [line.reading, line.says, ...line.steps];
  if (texts.some((text) => unsteady.test(text) || text.length > 1_500)) expect.fail(story(made, seed, texts));
}

function story({ family, probe, outcomes }: Case, seed: number, found: unknown): string {
  const said = found instanceof Error ? found.stack : JSON.stringify(found);
  return `${family} ${probe.item}, seed ${seed}: ${said}\n${JSON.stringify(outcomes).slice(0, 2_000)}`;
}
