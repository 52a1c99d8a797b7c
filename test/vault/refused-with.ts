import { AppError } from "../../main/lib/app-error.ts";
import type { Refused } from "../../main/model/error-code.ts";

/** What a call was refused with, code and facts; null when it was not. Any other error goes through. */
export function refusal(call: () => unknown): Refused | null {
  try {
    call();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.refused();
    throw error;
  }
}

/** The same for what answers later. */
export async function laterRefusal(call: () => Promise<unknown>): Promise<Refused | null> {
  try {
    await call();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.refused();
    throw error;
  }
}
