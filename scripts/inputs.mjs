// What the build is made from, and whether it has changed. Plain Node: runs before anything is installed.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./node24.mjs";

const folders = ["main", "preload", "renderer", "assets"];
const files = ["package.json", "package-lock.json", "scripts/build.mjs"];
const stamp = join(root, "dist", "inputs");

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

/** A digest of the name, size and time of every file that goes into the build. */
export function inputs() {
  const all = [...folders.flatMap((folder) => filesIn(join(root, folder))), ...files.map((file) => join(root, file))];
  const digest = createHash("sha256");
  for (const file of all.sort()) {
    const { size, mtimeMs } = statSync(file);
    digest.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return digest.digest("hex");
}

export const stampFile = stamp;

export function upToDate() {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === inputs();
}
