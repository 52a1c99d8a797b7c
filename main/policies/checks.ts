/** What the parts of a pack must say about each other. */

import type { PolicyPack } from "../model/policy-pack.ts";
import { doubles } from "./doubles.ts";
import type { PackFault } from "./fault.ts";
import { members } from "./raw.ts";
import { unknownNames } from "./references.ts";
import { wordFaults } from "./word-checks.ts";
import { workflowFaults } from "./workflow-checks.ts";

/** Names that are there twice, or not at all. `pack` may be anything: a file may be wrong in its form, too. */
export function nameFaults(pack: unknown): readonly PackFault[] {
  return [...doubles(pack), ...protoRow(pack), ...unknownNames(pack)];
}

/** The one name that the schema takes out of a list of names without a word. */
function protoRow(pack: unknown): readonly PackFault[] {
  if (!Object.hasOwn(members(members(pack).rows), "__proto__")) return [];
  return [{ path: ["rows", "__proto__"], says: "rows.__proto__: no row can have this name" }];
}

/**
 * Everything that is wrong with a pack that has passed the schema; empty when it is sound.
 * @param value the same as it stood in the file, without what was filled in
 */
export function packFaults(pack: PolicyPack, value: unknown = pack): readonly PackFault[] {
  const names = nameFaults(value);
  // An order among steps that are not there says nothing.
  return [...names, ...(names.length > 0 ? [] : workflowFaults(pack)), ...wordFaults(pack)];
}
