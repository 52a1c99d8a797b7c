import { AppError } from "../lib/app-error.ts";
import { claimedPixels } from "../model/picture-size.ts";

/** In bytes. */
export const largestReadable = 64 * 1024 * 1024;

/** A phone’s screenshot of a whole long page; the reading program holds some ten bytes for each. */
export const mostReadablePixels = 25_000_000;

const mediaTypes = ["image/png", "image/jpeg", "image/webp", "image/gif"];

/** Can a sealed file of this type and size hold text that is read here? Films, print-outs and HEIC are not. */
export function isReadable({ mediaType, bytes }: { readonly mediaType: string; readonly bytes: number }): boolean {
  return mediaTypes.includes(mediaType) && bytes > 0 && bytes <= largestReadable;
}

/** @throws AppError READING_FAILED {because, broken} */
export function refuseUnreadable(picture: Uint8Array): void {
  const pixels = picture.length > largestReadable ? null : claimedPixels(picture);
  if (pixels === null || pixels === 0) throw refused("it is no picture that can be read");
  if (pixels > mostReadablePixels) throw refused("it has too many pixels");
}

function refused(because: string): AppError {
  return new AppError("READING_FAILED", { because, broken: false });
}
