/** The last check as it lies in the database. */

import { z } from "zod";
import { checkReasons, type DeviceCheck, deviceAnswers, deviceFamilies, deviceVerdicts } from "../model/device-view.ts";
import { isDate, parseTime } from "../model/time.ts";

const time = z.string().refine((text) => parseTime(text) !== null);
const day = z.string().refine(isDate);
const verdict = z.enum(deviceVerdicts);

const question = z.object({
  id: z.string(),
  text: z.string(),
  hint: z.string(),
  answered: z.object({ answer: z.enum(deviceAnswers), at: time, by: z.string() }).nullable(),
  everyDays: z.int().positive(),
});

const line = z.object({
  id: z.string(),
  label: z.string(),
  verdict,
  reading: z.string(),
  says: z.string(),
  why: z.string(),
  steps: z.array(z.string()),
  source: z.enum(["measured", "osquery", "answered"]),
  at: time,
  until: day.nullable(),
  needed: z.boolean(),
  ask: question.nullable(),
});

const kept = z.object({
  at: time,
  because: z.enum(checkReasons),
  family: z.enum(deviceFamilies),
  platform: z.string(),
  verdict,
  lines: z.array(line),
  dataOn: day,
  took: z.int().nonnegative(),
});

/** null: it can't be read, such as after somebody else has written there. It is as if there had been no check: the next one mends it. */
export function parseCheck(text: string, seq: number): DeviceCheck | null {
  const read = kept.safeParse(parsed(text));
  return read.success ? { ...read.data, seq } : null;
}

export function checkText({ seq: _, ...check }: DeviceCheck): string {
  return JSON.stringify(check);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: see `parseCheck`.
    return null;
  }
}
