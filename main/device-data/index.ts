/** Reads the dated file of ends of support and newest versions, `assets/end-of-life.json`. */

import { readFileSync, statSync } from "node:fs";
import { z } from "zod";
import { AppError } from "../lib/app-error.ts";
import { storageError } from "../lib/storage-error.ts";
import { type EndOfLife, endOfLifeFormat } from "../model/device/end-of-life.ts";
import { isDate } from "../model/time.ts";

/** Far more than it ever holds, in bytes. */
const longestFile = 1_048_576;

const day = z.string().refine(isDate, "it is no day of the calendar");
/** On a line, without controls: it is shown to people. */
const words = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u, "it is no plain text");

const cycle = z.strictObject({
  cycle: words(40),
  until: day.nullable(),
  editions: z.partialRecord(z.enum(["home-pro", "enterprise", "lts"]), day).optional(),
  build: z
    .string()
    .regex(/^\d{4,6}$/)
    .optional(),
  latest: words(60).nullable(),
  latestOn: day.nullable(),
});

const product = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: words(200),
  sources: z
    .array(z.url({ protocol: /^https$/ }))
    .min(1)
    .max(20),
  note: words(600).optional(),
  cycles: z
    .array(cycle)
    .min(1)
    .max(200)
    .refine((all) => new Set(all.map((one) => one.cycle)).size === all.length, "a cycle is there twice"),
});

const endOfLife = z.strictObject({
  format: z.literal(endOfLifeFormat),
  on: day,
  products: z
    .array(product)
    .max(100)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, "a product is there twice"),
});

/**
 * The data of a file's text.
 * @throws AppError DEVICE_DATA_BROKEN {reason}: not JSON, of a newer format, or something in it can’t be
 */
export function parseEndOfLife(text: string): EndOfLife {
  const parsed = endOfLife.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data as EndOfLife;
  const [issue] = parsed.error.issues;
  throw broken(`${issue?.path.join(".") ?? ""}: ${issue?.message ?? "it is something else"}`);
}

/**
 * @param file absolute
 * @throws AppError DEVICE_DATA_BROKEN {reason}; FILE_MISSING and the like where it can’t be read
 */
export function loadEndOfLife(file: string): EndOfLife {
  return parseEndOfLife(textOf(file));
}

function textOf(file: string): string {
  try {
    // Looked at before it is opened: a pipe would keep us waiting, a huge file would fill the memory.
    const stat = statSync(file);
    if (stat.isFile() && stat.size <= longestFile) return readFileSync(file, "utf8");
  } catch (error) {
    throw storageError(error);
  }
  throw broken("it is no file, or far too long");
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw broken("it is not JSON", error);
  }
}

function broken(reason: string, cause?: unknown): AppError {
  return new AppError("DEVICE_DATA_BROKEN", { reason: reason.slice(0, 200) }, { cause });
}
