/** Checks a package of any workstation, with nothing but what is in it and what the reader has kept. (FORMATS section 3) */

import type { PolicyPack } from "../../model/policy-pack.ts";
import type { PackageReport, WorkProgress } from "../../model/records-view.ts";
import type { PackageFile } from "../open/index.ts";
import { PackageCheck } from "./package-check.ts";
import type { ReadPack } from "./packs.ts";

export type { ReadPack } from "./packs.ts";

export interface VerifyPackageOptions {
  /** Reads a policy pack's text. @throws AppError PACK_* */
  readonly readPack: ReadPack;
  /** Policy packs that the reader has, by reference: what a package says of the same ones is held to them. */
  readonly ownPacks?: ReadonlyMap<string, PolicyPack> | undefined;
  /** The verifier key that the log must have, as `log.vkey` holds it; without its line feed. */
  readonly vkey?: string | undefined;
  /** An earlier package of the same log. */
  readonly previous?: PackageFile | undefined;
  /** Keys of people who may have cosigned the checkpoint. */
  readonly knownKeys?: readonly { readonly name: string; readonly publicKey: Uint8Array }[] | undefined;
  /** At most twenty times a second. */
  readonly onProgress?: ((progress: WorkProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Recomputes everything: container, bag, entries, fields, tree or proofs, signature, evidence, consistency, and the texts for people, which
 * are made again from the entries. Nothing is written.
 * @throws AppError VERIFY_CANCELLED, PACKAGE_FROM_FUTURE {format} or {report}, DISK_FAILED; all else that is wrong stands in the report
 */
export function verifyPackage(file: PackageFile, options: VerifyPackageOptions): Promise<PackageReport> {
  return new PackageCheck(file, options).run();
}
