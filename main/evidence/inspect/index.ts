import { AppError } from "../../lib/app-error.ts";
import type { MediaType } from "../media-type.ts";
import { broken, type Finding, tooManyPixels } from "./finding.ts";
import { TooManyLooks, type Window } from "./window.ts";

/**
 * Refuses a file that is cut short or damaged (EVIDENCE_TRUNCATED {name}), or that claims more pixels than a screen or a camera has
 * (EVIDENCE_TOO_MANY_PIXELS {width, height}). EVIDENCE_CANCELLED when the window's signal is aborted.
 */
export async function inspect(file: Window, name: string, type: MediaType): Promise<void> {
  const { pixels, whole } = await findingOf(file, type);
  if (pixels !== null && tooManyPixels(pixels)) throw new AppError("EVIDENCE_TOO_MANY_PIXELS", { ...pixels });
  if (!whole) throw new AppError("EVIDENCE_TRUNCATED", { name });
}

/** A file in more parts than an honest one has is made to keep us busy; nobody can say that it is whole. */
async function findingOf(file: Window, type: MediaType): Promise<Finding> {
  try {
    return await type.inspect(file);
  } catch (error) {
    if (error instanceof TooManyLooks) return broken;
    throw error;
  }
}
