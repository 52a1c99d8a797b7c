/** The signed head of a package with what it proves, as a witness looks at it. */

import { bytesOf } from "../lib/proof/merkle.ts";
import { Frontier } from "../lib/proof/tree.ts";
import type { HeadProof } from "../model/vault.ts";
import { type PackageFile, packageEntries } from "../packages/open/index.ts";
import { type BagEntry, bagPaths, packPath } from "../packages/source.ts";
import { parseKeptPack } from "../policies/index.ts";
import type { ShownHead } from "../witness/index.ts";

/** A head, a proof or a pack, in bytes. */
const most = 4_000_000;
const proofTitle = "custodia/consistency@v1";

/** Of a package that has been verified. @throws AppError PACKAGE_* */
export async function headOf(file: PackageFile): Promise<Pick<ShownHead, "note" | "vkey" | "proofs">> {
  const text = async (path: string) => (await file.read(path, most)).toString("utf8");
  const paths = [...file.list()].map(({ path }) => path);
  const proofs = paths.filter((path) => path === bagPaths.consistency || path.startsWith("data/consistency/"));
  return {
    note: await text(bagPaths.checkpoint),
    vkey: (await text(bagPaths.vkey)).trim(),
    proofs: (await Promise.all(proofs.map(text))).flatMap((one) => proofOf(one) ?? []),
  };
}

/** null: it is not one. The witness checks what it says. */
function proofOf(text: string): HeadProof | null {
  const [title, old = "", ...rest] = text.split("\n");
  const [, size = "", root = ""] = /^old (0|[1-9]\d{0,15}) ([A-Za-z0-9+/]{43}=)$/.exec(old) ?? [];
  const end = rest.indexOf("");
  return title !== proofTitle || root === "" || end < 0 ? null : { size: Number(size), root, path: rest.slice(0, end) };
}

/**
 * The entries of a package; on the way the root over the first `size` of them is put into `roots`, where the package begins at the
 * beginning and reaches so far.
 */
export async function* watched(
  file: PackageFile,
  size: number | null,
  roots: Map<number, Uint8Array>,
): AsyncGenerator<BagEntry> {
  const tree = Frontier.empty();
  for await (const entry of packageEntries(file)) {
    if (size !== null && entry.seq === tree.size && tree.size < size) {
      tree.append(entry.publicPart);
      if (tree.size === size) roots.set(size, bytesOf(tree.root()));
    }
    yield entry;
  }
}

/** The time zone of a policy that the package holds; null for none. @throws AppError PACKAGE_*, PACK_BROKEN */
export async function timeZoneOf(file: PackageFile, policy: string | null): Promise<string | null> {
  const path = policy === null ? "" : packPath(policy);
  if (path === "" || file.size(path) === null) return null;
  return parseKeptPack(path, (await file.read(path, most)).toString("utf8")).timeZone;
}
