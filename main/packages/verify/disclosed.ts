import { isUtf8 } from "node:buffer";
import { canonical } from "../../lib/canonical.ts";
import { disclosureDigest } from "../../lib/proof/disclosure.ts";
import { type EntryKind, type Evidence, evidenceNamed, type Json } from "../../model/entry.ts";
import { fieldsOf } from "../../model/withheld.ts";
import type { ReadEntry } from "../open/index.ts";

/** What an entry discloses, held against what its public part commits to. (FORMATS section 1, RFC 9901 section 4.2) */

export interface Fields {
  /** By name, `actor` and `device` among them. */
  readonly values: Readonly<Record<string, Json>>;
  /** How many of the committed fields are not here. */
  readonly missing: number;
}

const everywhere: readonly string[] = ["actor", "device"];

/** The fields of an entry, or a sentence that says why they are not its own. */
export function readFields({ part, disclosures }: ReadEntry): Fields | string {
  const committed = part.quotedDigests === "" ? [] : part.quotedDigests.slice(1, -1).split('","');
  if (committed.some((digest, place) => place > 0 && digest <= (committed[place - 1] ?? ""))) {
    return "its digests are out of order, or one stands there twice";
  }
  const left = new Set(committed);
  const values: Record<string, Json> = Object.create(null);
  for (const disclosure of disclosures) {
    const field = readField(disclosure);
    const name = field === null ? "a field that can't be read" : `field "${field.name.slice(0, 40)}"`;
    if (!left.delete(disclosureDigest(disclosure))) return `changed in ${name}`;
    if (field === null) return "a field is not written as an entry's is";
    if (!isFieldOf(part.kind, field.name)) return `${name} is none of an entry ${part.kind}`;
    if (Object.hasOwn(values, field.name)) return `${name} stands there twice`;
    values[field.name] = field.value;
  }
  return { values, missing: left.size };
}

/** Has an entry of the kind such a field? */
export function isFieldOf(kind: EntryKind, name: string): boolean {
  const names = fieldsOf(kind);
  // A kind that this version does not write yet.
  return names.length === 0 ? name !== "__proto__" : names.includes(name) || everywhere.includes(name);
}

/**
 * null when it is not, byte for byte, what `encodeDisclosure` writes: of a name that stands twice in an object, one program reads the
 * first and another one the last.
 */
function readField(disclosure: string): { name: string; value: Json } | null {
  const bytes = Buffer.from(disclosure, "base64url");
  if (!isUtf8(bytes) || bytes.toString("base64url") !== disclosure) return null;
  const json = bytes.toString("utf8");
  try {
    const [salt, name, value, ...rest] = JSON.parse(json) as [Json, Json, Json, ...Json[]];
    if (typeof salt !== "string" || typeof name !== "string" || value === undefined || rest.length > 0) return null;
    if (!/^[A-Za-z0-9_-]{22}$/.test(salt)) return null;
    return `["${salt}",${canonical(name)},${canonical(value)}]` === json ? { name, value } : null;
  } catch {
    // No JSON, or none that may be hashed: whoever wrote it was not Custodia.
    return null;
  }
}

const sha256Pattern = /^[0-9a-f]{64}$/;

/** The files that an entry names; null when it names one in a way that can't be read. */
export function filesNamed(kind: EntryKind, values: Readonly<Record<string, Json>>): readonly Evidence[] | null {
  let named: readonly unknown[];
  try {
    named = evidenceNamed(kind, values);
  } catch {
    // Types are no promise here: fields of another shape than the kind's.
    return null;
  }
  return Array.isArray(named) && named.every(isEvidence) ? named : null;
}

function isEvidence(value: unknown): value is Evidence {
  if (typeof value !== "object" || value === null) return false;
  const { bytes, mediaType, name, sha256 } = value as Partial<Record<string, unknown>>;
  const isFile = typeof bytes === "number" && typeof mediaType === "string" && typeof name === "string";
  return isFile && typeof sha256 === "string" && sha256Pattern.test(sha256);
}
