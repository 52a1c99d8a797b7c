/** Where policy packs lie: the app's own folder, and the one in the data folder for those of one's own. */

import { join } from "node:path";
import type { PackFolders } from "../policies/index.ts";

/** Packs of one's own; it is made when the first is kept. */
export function ownPackFolder(folder: string): string {
  return join(folder, "policies");
}

/** @param options.folder the data folder */
export function packFolders({
  folder,
  packFolder,
}: {
  readonly folder: string;
  readonly packFolder: string;
}): PackFolders {
  return [packFolder, ownPackFolder(folder)];
}
