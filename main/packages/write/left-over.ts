import { lstatSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type BagPlan, bagName } from "../source.ts";

/** What a package is called until it is whole. @param file its own name @param mark random, hex */
export function unfinishedName(file: string, mark: string): string {
  return `.${file}.${mark}.part`;
}

/** Bytes of the mark. */
export const markBytes = 6;

const day = 24 * 3_600_000;

/** Names of unfinished packages of the plan's own kind: exports of any range of this log, or answers to this one request. */
export function unfinishedOf(plan: BagPlan, origin: string): RegExp {
  const exact = bagName(plan, origin).replace(/[^a-z0-9-]/gi, (sign) => `\\${sign}`);
  const bag = plan.kind === "export" ? exact.replace(/-\d+-\d+$/, "-\\d{1,16}-\\d{1,16}") : exact;
  return new RegExp(`^\\.${bag}\\.zip(\\.age)?\\.[0-9a-f]{${2 * markBytes}}\\.part$`);
}

/**
 * A process that is killed, or a stick that is pulled out, leaves an unfinished file of up to the whole package behind. Removes those with
 * such a name that nobody has written into for a day.
 * @param now in milliseconds since 1970, by the clock of the file system: that of a share may be another than ours
 */
export function removeLeftOver(folder: string, names: RegExp, now: number): void {
  for (const name of readdirSync(folder)) {
    if (!names.test(name)) continue;
    const path = join(folder, name);
    try {
      const found = lstatSync(path, { throwIfNoEntry: false });
      if (found?.isFile() === true && now - found.mtimeMs > day) rmSync(path);
    } catch {
      // It is gone meanwhile, or somebody else's to remove: the package itself does not need it gone.
    }
  }
}
