import { setTimeout as pause } from "node:timers/promises";
import { type BrowserWindow, desktopCapturer, screen } from "electron";
import { AppError } from "../lib/app-error.ts";

/** Window managers fade a window out; a shorter wait leaves its ghost in the picture. */
const fade = 350;

/** Pictures of the screens, as PNG in full size, without Custodia's own window in them. Throws CAPTURE_FAILED. */
export async function captureScreens(window: BrowserWindow | null): Promise<{ name: string; png: Uint8Array }[]> {
  const sizes = screen.getAllDisplays().map(({ size, scaleFactor }) => ({
    width: Math.ceil(size.width * scaleFactor),
    height: Math.ceil(size.height * scaleFactor),
  }));
  const thumbnailSize = {
    width: Math.max(...sizes.map((size) => size.width)),
    height: Math.max(...sizes.map((size) => size.height)),
  };
  window?.hide();
  try {
    await pause(fade);
    const sources = await desktopCapturer.getSources({ types: ["screen"], thumbnailSize });
    const seen = sources.filter(({ thumbnail }) => !thumbnail.isEmpty());
    if (seen.length === 0) throw new AppError("CAPTURE_FAILED", { because: "no screen" });
    return seen.map(({ name, thumbnail }) => ({ name, png: new Uint8Array(thumbnail.toPNG()) }));
  } catch (error) {
    throw error instanceof AppError ? error : new AppError("CAPTURE_FAILED", {}, { cause: error });
  } finally {
    window?.show();
  }
}
