/** From a picture that the person pastes, drops or chooses to what its QR code says. Main reads the code; here are only the pixels. */
import { ask, RefusedError } from "./bridge.ts";
import { claimedPixels, mostPixels } from "./picture-size.ts";

/** Pixels that are sent at first, and at most: a code on a screenshot of a large screen is sharp enough at the first. */
const usual = 4_000_000;
const most = 12_000_000;

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** The size at which a picture has no more than so many pixels; its own, when that is small enough. */
export function fitted(width: number, height: number, pixels: number): { width: number; height: number } {
  const scale = Math.min(1, Math.sqrt(pixels / (width * height)));
  const fittedWidth = Math.max(1, Math.floor(width * scale));
  // A line of a picture would still be too long: nothing is lost with the rest of it.
  return {
    width: fittedWidth,
    height: Math.min(Math.max(1, Math.floor(height * scale)), Math.floor(pixels / fittedWidth)),
  };
}

function pixelsOf(bitmap: ImageBitmap, limit: number): Pixels {
  const { width, height } = fitted(bitmap.width, bitmap.height, limit);
  const context = new OffscreenCanvas(width, height).getContext("2d");
  if (context === null) throw new RefusedError({ code: "QR_NOT_FOUND" });
  // A picture may be transparent: a code stands on white.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  return { width, height, rgba: new Uint8Array(context.getImageData(0, 0, width, height).data.buffer) };
}

async function bitmapOf(picture: Blob): Promise<ImageBitmap> {
  const claimed = claimedPixels(new Uint8Array(await picture.arrayBuffer()));
  if (claimed === null) throw new RefusedError({ code: "QR_NOT_FOUND" });
  if (claimed > mostPixels) throw new RefusedError({ code: "PICTURE_TOO_LARGE" });
  try {
    return await createImageBitmap(picture);
  } catch {
    // A picture that is cut off or damaged: there is no code to be read in it.
    throw new RefusedError({ code: "QR_NOT_FOUND" });
  }
}

/** What the QR code in a picture says. Throws RefusedError: QR_NOT_FOUND, PICTURE_TOO_LARGE. */
export async function readQr(picture: Blob): Promise<string> {
  const bitmap = await bitmapOf(picture);
  try {
    return (await ask("qr.read", pixelsOf(bitmap, usual))).text;
  } catch (error) {
    const again = error instanceof RefusedError && error.refused.code === "QR_NOT_FOUND";
    if (!again || bitmap.width * bitmap.height <= usual) throw error;
    return (await ask("qr.read", pixelsOf(bitmap, most))).text;
  } finally {
    bitmap.close();
  }
}

/** The first picture among files; null when there is none. */
export function pictureAmong(files: Iterable<File> | null | undefined): File | null {
  return [...(files ?? [])].find((file) => file.type.startsWith("image/")) ?? null;
}
