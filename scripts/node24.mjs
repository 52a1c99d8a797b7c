// The Node that Electron carries comes with the packages; the machine's own may be older.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

const installed = fileURLToPath(
  new URL(`../node_modules/node/bin/node${process.platform === "win32" ? ".exe" : ""}`, import.meta.url),
);

/** Path of Node 24, or null before the packages are installed. */
export function node24() {
  return existsSync(installed) ? installed : null;
}
