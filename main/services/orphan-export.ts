/** A package that was written whole, and of which the log never came to say so: the app ended, or the power went, between the two. */

import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../lib/app-error.ts";
import type { PackageReport } from "../model/records-view.ts";
import { openPackage } from "../packages/open/index.ts";
import { bagName, bagPaths } from "../packages/source.ts";
import type { RemovalLog } from "../removal-log/index.ts";
import { startPackageCheck } from "./package-check.ts";
import type { Work } from "./records-desk.ts";
import type { Written } from "./records-exports.ts";

/** A manifest has two lines of a hundred letters for each file of the bag. */
const mostManifest = 64 * 1024 * 1024;

export interface Orphan {
  readonly folder: string;
  /** The file's name without its folder. */
  readonly name: string;
  /** Number of the first entry that no export holds. */
  readonly first: number;
  /** Folder of the policy packs. */
  readonly packs: string;
}

type OwnLog = Pick<RemovalLog, "identity" | "root" | "counts">;

/**
 * The open package that begins with this entry and has the name that it should have, checked wholly against this log; null for anything
 * else. A sealed one can't be looked into here.
 * @throws AppError EXPORT_CANCELLED, DISK_*
 */
export async function findOrphan(orphan: Orphan, log: OwnLog, { onProgress, signal }: Work): Promise<Written | null> {
  const path = join(orphan.folder, orphan.name);
  try {
    const before = statSync(path);
    const task = { file: path, packs: orphan.packs, identities: [], vkey: log.identity.vkey };
    const report = await startPackageCheck(task, { onProgress, signal });
    if (!isOurs(report, orphan, log)) return null;
    const manifest = await manifestOf(path);
    const after = statSync(path);
    const isSame = before.ino === after.ino && before.mtimeMs === after.mtimeMs && before.size === after.size;
    if (!isSame) return null;
    const { size, root } = report;
    return { package: { bytes: after.size, manifest, name: orphan.name }, path, size, root };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "VERIFY_CANCELLED") throw new AppError("EXPORT_CANCELLED");
    if (error.code.startsWith("PACKAGE_")) return null;
    throw error;
  }
}

type Checked = PackageReport & { readonly size: number; readonly root: string };

/** Whole and right, of the range that its name says, and under a head that this log has had. */
function isOurs(report: PackageReport, { name, first }: Orphan, log: OwnLog): report is Checked {
  const { ok, sealed, kind, origin, size, root, last } = report;
  if (!ok || sealed || kind !== "export" || origin !== log.identity.origin || report.first !== first) return false;
  // An export ends with the last entry of its checkpoint.
  if (size === null || last !== size - 1 || size > log.counts().entries) return false;
  if (name !== `${bagName({ kind: "export", first, last }, origin)}.zip`) return false;
  return root === Buffer.from(log.root(size)).toString("base64");
}

/** SHA-256 of the tag manifest, which stands for all of the bag. */
async function manifestOf(path: string): Promise<string> {
  const file = await openPackage(path, { identities: [] });
  try {
    const text = await file.read(bagPaths.tagManifest, mostManifest);
    return createHash("sha256").update(text).digest("hex");
  } finally {
    file.close();
  }
}
