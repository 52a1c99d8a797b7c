import { evidenceExtensions } from "../../lib/evidence-extension.ts";
import type { PackageKind } from "../../model/records-view.ts";
import type { PackageFile } from "../open/index.ts";
import { bagPaths } from "../source.ts";
import type { Faults } from "./faults.ts";

/** Which files a package has, and that it has no others. (FORMATS section 3) */

const always = [
  bagPaths.declaration,
  bagPaths.info,
  bagPaths.checkpoint,
  bagPaths.vkey,
  bagPaths.manifest,
  bagPaths.tagManifest,
  bagPaths.readme,
  bagPaths.entries,
  bagPaths.removals,
  bagPaths.report,
];
const inRelease = [bagPaths.release, bagPaths.withheld, bagPaths.slip];

export const evidencePattern = new RegExp(`^data/evidence/([0-9a-f]{64})\\.(${evidenceExtensions.join("|")})$`);
export const packPattern = /^data\/policy\/([^/@]+@[^/@]+)\.json$/u;
export const proofPattern = /^data\/proofs\/(0|[1-9]\d{0,15})\.tlog-proof$/;
export const consistencyPattern = /^data\/consistency\/(0|[1-9]\d{0,15})$/;
const patterns = [evidencePattern, packPattern, proofPattern, consistencyPattern];

/** A package of more earlier checkpoints than this was not made by Custodia: a century of daily ones. */
const mostConsistency = 40_000;

export interface Layout {
  /** Sizes of the earlier trees that `data/consistency/` names. */
  readonly oldSizes: readonly number[];
  /** References of the policy packs. */
  readonly packs: readonly string[];
  /** Files and bytes below `data/`. */
  readonly payload: { readonly files: number; readonly bytes: number };
}

export function checkLayout(file: PackageFile, kind: PackageKind, faults: Faults): Layout {
  const needed = kind === "release" ? [...always, ...inRelease] : always;
  const known: ReadonlySet<string> = new Set([...needed, bagPaths.consistency]);
  for (const path of needed) if (file.size(path) === null) faults.file("bag", path, "it is missing");
  const oldSizes: number[] = [];
  const packs: string[] = [];
  const payload = { files: 0, bytes: 0 };
  for (const { path, bytes } of file.list()) {
    if (path.startsWith("data/")) {
      payload.files += 1;
      payload.bytes += bytes;
    }
    if (!known.has(path) && !patterns.some((pattern) => pattern.test(path))) {
      faults.file("bag", path, "it is no part of a package");
    }
    const oldSize = consistencyPattern.exec(path)?.[1];
    if (oldSize !== undefined && oldSizes.length < mostConsistency) oldSizes.push(Number(oldSize));
    const pack = packPattern.exec(path)?.[1];
    if (pack !== undefined) packs.push(pack);
  }
  if (oldSizes.length === mostConsistency) faults.whole("bag", "it names more earlier checkpoints than any log has");
  return { oldSizes: oldSizes.sort((a, b) => a - b), packs: packs.sort(), payload };
}
