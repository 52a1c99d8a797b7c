import { parseArgs } from "node:util";
import { UsageError } from "./index.ts";

type Options = Record<string, { readonly type: "string" | "boolean" }>;
type Values<T extends Options> = { [K in keyof T]?: T[K]["type"] extends "string" ? string : boolean };

/** Options of a command; throws UsageError for unknown ones, stray words and missing values. */
export function readOptions<T extends Options>(args: readonly string[], options: T): Values<T> {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values as Values<T>;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The same for a command that takes words beside its options. */
export function readWords<T extends Options>(
  args: readonly string[],
  options: T,
): { readonly values: Values<T>; readonly words: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
    return { values: values as Values<T>, words: positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The value of an option that must be there. */
export function required(value: string | undefined, name: string): string {
  if (value === undefined || value === "") throw new UsageError(`${name} is missing.`);
  return value;
}

/** A whole number from `least` to `most`. */
export function wholeNumber(value: string, name: string, least: number, most: number): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < least || number > most) {
    throw new UsageError(`${name} takes a whole number from ${least} to ${most}, not "${value}".`);
  }
  return number;
}
