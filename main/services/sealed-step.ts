import type { Sealed } from "../evidence/index.ts";
import { AppError } from "../lib/app-error.ts";
import type { Evidence } from "../model/entry.ts";

/** Runs a step that names a sealed file: it is kept when the step stands, and given up when it was refused. Throws what `step` throws. */
export function withSealed<T>(sealed: Sealed | null, step: (evidence: Evidence | null) => T): T {
  let result: T;
  try {
    result = step(sealed?.evidence ?? null);
  } catch (error) {
    if (wasRefused(error)) sealed?.discard();
    throw error;
  }
  sealed?.keep();
  return result;
}

/** A failing disk may have kept the event all the same: then the file must stay. The next start sweeps those that nothing names. */
function wasRefused(error: unknown): boolean {
  return error instanceof AppError && error.code !== "DISK_FAILED" && !error.code.startsWith("DATABASE_");
}
