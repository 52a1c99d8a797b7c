import { isUtf8 } from "node:buffer";
import { hash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { AppError } from "../../lib/app-error.ts";
import { type PolicyPack, packRef } from "../../model/policy-pack.ts";
import type { PackageFile } from "../open/index.ts";
import { packPath } from "../source.ts";
import type { Faults } from "./faults.ts";
import type { Digests } from "./manifest.ts";

const largest = 16 * 1024 * 1024;
/** No log was ever kept under more policies. */
const mostPacks = 1000;

/** Reads the text of a policy pack. @throws AppError PACK_BROKEN {reason}, PACK_FROM_FUTURE */
export type ReadPack = (file: string, text: string) => PolicyPack;

/** The policy packs of a package, by reference. */
export async function readPacks(
  file: PackageFile,
  refs: readonly string[],
  readPack: ReadPack,
  digests: Digests,
  faults: Faults,
): Promise<ReadonlyMap<string, PolicyPack>> {
  const packs = new Map<string, PolicyPack>();
  if (refs.length > mostPacks) faults.whole("bag", "it holds more policies than any log was kept under");
  for (const ref of refs.slice(0, mostPacks)) {
    const path = packPath(ref);
    const bytes = await faults.guard(path, null, () => file.read(path, largest));
    if (bytes === null) continue;
    digests.compare(path, hash("sha256", bytes, "hex"), faults);
    const pack = isUtf8(bytes) ? parsed(path, bytes.toString("utf8"), readPack, faults) : null;
    if (!isUtf8(bytes)) faults.file("derived", path, "it is not UTF-8 text");
    if (pack === null) continue;
    if (packRef(pack) === ref) packs.set(ref, pack);
    else faults.file("derived", path, `it is another policy (${packRef(pack)})`);
  }
  return packs;
}

function parsed(path: string, text: string, readPack: ReadPack, faults: Faults): PolicyPack | null {
  try {
    return readPack(path, text);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    faults.file("derived", path, `it is no policy that can be read (${error.detail.reason ?? error.code})`);
    return null;
  }
}

/** What words the entries in the report. The rest (duties, records, vaults) a later app knows more of under the same version. */
const wording = [
  "id",
  "version",
  "organisation",
  "domain",
  "timeZone",
  "title",
  "shortTitle",
  "effective",
  "clauses",
  "roles",
  "grounds",
  "steps",
  "actions",
  "notices",
] as const;

/**
 * No signature covers a policy's text, and the report is worded by it: where the reader has the same version, it must say the same. A
 * member that one of the two does not know is left out.
 * @returns what a reader should know who has no such policy
 */
export function knownPacks(
  packs: ReadonlyMap<string, PolicyPack>,
  own: ReadonlyMap<string, PolicyPack>,
  faults: Faults,
): readonly string[] {
  const unknown: string[] = [];
  for (const [ref, pack] of packs) {
    const mine = own.get(ref);
    const other = mine === undefined ? [] : differing(pack, mine);
    if (mine === undefined) unknown.push(ref);
    if (other.length > 0) {
      faults.file("derived", packPath(ref), `it is not worded as the same policy is here, in ${other.join(", ")}`);
    }
  }
  if (unknown.length === 0) return [];
  const named = unknown.slice(0, 5).join(", ");
  return [
    `Not known here: ${named}${unknown.length > 5 ? ` and ${unknown.length - 5} more` : ""}. The report is worded by the policy’s text in the package, for which nobody signs: what an entry holds stands beside those words.`,
  ];
}

/**
 * Names of the members that both know and that are not the same. A role that only one of the two has words nothing: where a step names
 * it, the steps differ.
 */
function differing(pack: PolicyPack, mine: PolicyPack): readonly string[] {
  const known = (one: PolicyPack, name: (typeof wording)[number]) => (one[name] as unknown) !== undefined;
  const shared = (one: PolicyPack, other: PolicyPack, name: (typeof wording)[number]) =>
    name === "roles" ? one.roles.filter(({ id }) => other.roles.some((role) => role.id === id)) : one[name];
  return wording.filter(
    (name) =>
      known(pack, name) && known(mine, name) && !isDeepStrictEqual(shared(pack, mine, name), shared(mine, pack, name)),
  );
}

/** Policies under which entries were made, and packs that no entry names. */
export function comparePacks(refs: readonly string[], used: ReadonlySet<string>, faults: Faults): string[] {
  for (const ref of refs) if (!used.has(ref)) faults.file("bag", packPath(ref), "no entry names it");
  const absent = [...used].filter((ref) => !refs.includes(ref));
  if (absent.length === 0) return [];
  return [
    `Of ${absent.length} of the policies that its entries name the text is not in the package: ${absent.slice(0, 5).join(", ")}.`,
  ];
}
