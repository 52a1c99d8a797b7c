import type { FileHandle } from "node:fs/promises";
import { AppError } from "../../lib/app-error.ts";
import type { MediaType } from "../media-type.ts";
import { tooManyPixels } from "./finding.ts";
import { Window } from "./window.ts";

/**
 * Refuses a file that is cut short or damaged (EVIDENCE_TRUNCATED {name}), or that claims more pixels than a screen or a camera has
 * (EVIDENCE_TOO_MANY_PIXELS {width, height}). Reads by position through one window, so a film of 2 GiB costs no more memory than a picture.
 */
export async function inspect(file: FileHandle, bytes: number, name: string, type: MediaType): Promise<void> {
  const { pixels, whole } = await type.inspect(new Window(file, bytes, type.windowBytes));
  if (pixels !== null && tooManyPixels(pixels)) throw new AppError("EVIDENCE_TOO_MANY_PIXELS", { ...pixels });
  if (!whole) throw new AppError("EVIDENCE_TRUNCATED", { name });
}
