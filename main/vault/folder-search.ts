import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Incoming } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import type { HandOver } from "./hand-over.ts";
import { extension } from "./local-file.ts";
import { isUuid } from "./scalar.ts";
import { folderName, isOwnFolder, read } from "./shared-place.ts";

/**
 * Reads every vault in a folder that is for me, to be taken in from there.
 * @param vaults the app's own folder of vaults: what lies beside it is shared with nobody
 * @throws AppError SHARED_FOLDER_MISSING {folder}, or why none of them can be read
 */
export async function searchFolder(handOver: HandOver, folder: string, vaults: string): Promise<readonly Incoming[]> {
  const names = vaultsIn(folder);
  const found: Incoming[] = [];
  let refused: AppError | null = null;
  const shared = isOwnFolder(folder, dirname(vaults)) ? null : folder;
  for (const name of names) {
    try {
      const seen = await read(folder, name);
      if (seen !== null) found.push(await handOver.read(seen.bytes, shared));
    } catch (error) {
      // Another department's, perhaps: told only when there is nothing else to tell.
      if (!(error instanceof AppError)) throw error;
      refused ??= error;
    }
  }
  if (found.length === 0 && refused !== null) throw refused;
  return found;
}

/** Names of the vaults' own files in a folder. @throws AppError SHARED_FOLDER_MISSING {folder} */
function vaultsIn(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    throw new AppError("SHARED_FOLDER_MISSING", { folder: folderName(folder) }, { cause: error });
  }
  return names.filter((name) => name.endsWith(extension) && isUuid(name.slice(0, -extension.length)));
}
