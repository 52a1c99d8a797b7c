// What can show the window: Electron where its runtime is installed, the stand-in elsewhere.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./node24.mjs";

/** Path of Electron's executable, or null where the runtime is not installed. */
export function electronRuntime() {
  const folder = join(root, "node_modules", "electron");
  const named = join(folder, "path.txt");
  if (!existsSync(named)) return null;
  const file = join(folder, "dist", readFileSync(named, "utf8"));
  return existsSync(file) ? file : null;
}

/** Is there a screen that a window could be shown on? */
export function hasDisplay() {
  return process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** A command as it must be called so that Electron finds a display; the stand-in needs none. */
export function withDisplay(command) {
  return hasDisplay() || electronRuntime() === null ? command : ["xvfb-run", "-a", ...command];
}

/** Arguments for Node 24 that run the app in the stand-in. */
export const standInArgs = ["--import", "./test/standin/hook.mjs", "dist/main/index.js"];
