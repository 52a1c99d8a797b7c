import { AppError } from "../../lib/app-error.ts";
import type { MediaType } from "../media-type.ts";
import { tooManyPixels } from "./finding.ts";
import type { Window } from "./window.ts";

/**
 * Refuses a file that is cut short or damaged (EVIDENCE_TRUNCATED {name}), or that claims more pixels than a screen or a camera has
 * (EVIDENCE_TOO_MANY_PIXELS {width, height}).
 */
export async function inspect(file: Window, name: string, type: MediaType): Promise<void> {
  const { pixels, whole } = await type.inspect(file);
  if (pixels !== null && tooManyPixels(pixels)) throw new AppError("EVIDENCE_TOO_MANY_PIXELS", { ...pixels });
  if (!whole) throw new AppError("EVIDENCE_TRUNCATED", { name });
}
