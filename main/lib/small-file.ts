import { readFileSync, statSync } from "node:fs";

/**
 * The text of a small file; null when there is none, when it is something else than a plain file or can't be read, or when it
 * holds more than `most` bytes: for files that the app can do without.
 */
export function readSmallFile(file: string, most: number): string | null {
  try {
    const stat = statSync(file);
    // Looked at before it is opened: a pipe would keep us waiting, a huge file would fill the memory.
    return stat.isFile() && stat.size <= most ? readFileSync(file, "utf8") : null;
  } catch {
    return null;
  }
}
