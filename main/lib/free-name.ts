import { linkSync, lstatSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { syncFolder } from "./atomic-file.ts";
import { systemCode } from "./storage-error.ts";

/** Is there anything of this name? A link that leads nowhere is something, too. */
export function isTaken(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/**
 * Gives a file another name in its folder, if that is free: nothing is ever overwritten. Durable when it returns.
 * @returns false when the name is taken; then the file keeps the old one
 * @throws what the file system throws; then the file has the old name, or both
 */
export function giveFreeName(file: string, path: string): boolean {
  if (!hasTaken(file, path)) return false;
  rmSync(file, { force: true });
  syncFolder(dirname(path));
  return true;
}

/** A link is refused where the name is taken, even if it was taken this moment; file systems without links are asked first. */
function hasTaken(file: string, path: string): boolean {
  try {
    linkSync(file, path);
    return true;
  } catch (error) {
    const reason = systemCode(error);
    if (reason === "EEXIST") return false;
    if (!/^(EPERM|ENOTSUP|EOPNOTSUPP|ENOSYS|EINVAL|EMLINK|EACCES)$/.test(reason)) throw error;
    if (isTaken(path)) return false;
    renameSync(file, path);
    return true;
  }
}
