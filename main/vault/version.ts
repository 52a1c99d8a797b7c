import type { Time } from "../model/entry.ts";
import type { CredentialFields, CredentialVersion } from "../model/vault.ts";

/** Versions of a credential and the order among them (main/model/vault.ts). Members are always written in the order of their names. */

/** Who changed something, when, in which revision of the vault, and the id of the version that this makes. */
export interface Change {
  readonly keyId: string;
  readonly at: Time;
  readonly revision: number;
  /** A new UUIDv7. */
  readonly version: string;
}

interface Standing {
  readonly parents: readonly string[];
  readonly deleted: boolean;
  readonly movedTo: string | null;
}

export function versionOf(fields: CredentialFields, by: Change, standing: Standing): CredentialVersion {
  return copyOf({
    ...fields,
    changedAt: by.at,
    changedBy: by.keyId,
    deleted: standing.deleted,
    movedTo: standing.movedTo,
    parents: standing.parents.toSorted(),
    revision: by.revision,
    version: by.version,
  });
}

/** The version alone, of anything that is one and perhaps more. */
export function copyOf(version: CredentialVersion): CredentialVersion {
  return {
    account: version.account,
    address: version.address,
    changedAt: version.changedAt,
    changedBy: version.changedBy,
    deleted: version.deleted,
    label: version.label,
    movedTo: version.movedTo,
    notes: version.notes,
    parents: version.parents,
    password: version.password,
    recoveryCodes: version.recoveryCodes,
    revision: version.revision,
    totp: version.totp,
    username: version.username,
    version: version.version,
  };
}

/** What a person typed in it. */
export function fieldsOf(version: CredentialVersion): CredentialFields {
  const { account, address, label, notes, password, recoveryCodes, totp, username } = version;
  return { account, address, label, notes, password, recoveryCodes, totp, username };
}

/** By revision, time and id: the older first. */
export function compareVersions(a: CredentialVersion, b: CredentialVersion): number {
  return a.revision - b.revision || compareTexts(a.changedAt, b.changedAt) || compareTexts(a.version, b.version);
}

/** By UTF-16 units, as JCS sorts. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Versions that no other names as its parent, the winner first: not deleted before deleted, then the latest. */
export function headsOf(versions: readonly CredentialVersion[]): CredentialVersion[] {
  const parents = new Set(versions.flatMap((version) => version.parents));
  return versions
    .filter(({ version }) => !parents.has(version))
    .sort((a, b) => Number(a.deleted) - Number(b.deleted) || compareVersions(b, a));
}

/** The ids of these versions and of all that they go back to. */
export function withForebears(versions: readonly CredentialVersion[], ids: readonly string[]): Set<string> {
  const parentsOf = new Map(versions.map(({ version, parents }) => [version, parents]));
  const found = new Set(ids);
  // A set that is walked while it grows visits what was added.
  for (const id of found) for (const parent of parentsOf.get(id) ?? []) found.add(parent);
  return found;
}
