import { AppError } from "../lib/app-error.ts";
import type { Time } from "../model/entry.ts";
import type { Credential, CredentialFields, CredentialVersion, Reset } from "../model/vault.ts";
import { compareResets, earliestDue, openAmong } from "./reset.ts";
import { type Change, compareTexts, compareVersions, copyOf, fieldsOf, headsOf, versionOf } from "./version.ts";

export { resetOf } from "./reset.ts";
export { type Change, fieldsOf } from "./version.ts";

/**
 * What can happen to a credential. Each returns another one; the old is as it was. Every own change makes a version, and the credential
 * is from then on sealed in the change's revision.
 */

/** The first version of a new credential. `id` is that of the version unless another is given. */
export function newCredential(fields: CredentialFields, by: Change, id = by.version): Credential {
  const first = versionOf(fields, by, { parents: [], deleted: false, movedTo: null });
  return assembled(id, [first], [], by.revision);
}

/** An edit of the winning version. Other heads stay heads: a conflict is settled by `settled` alone. */
export function changed(credential: Credential, fields: CredentialFields, by: Change): Credential {
  return followed(credential, versionOf(fields, by, { parents: [credential.version], deleted: false, movedTo: null }));
}

/** A tombstone that repeats the winner and ends every head. `movedTo`: the id of the vault it went to; null when it was deleted. */
export function deleted(credential: Credential, by: Change, movedTo: string | null): Credential {
  return followed(
    credential,
    versionOf(fieldsOf(credential), by, { parents: headIds(credential), deleted: true, movedTo }),
  );
}

/** Brings a deleted credential back as it was. */
export function undeleted(credential: Credential, by: Change): Credential {
  return followed(
    credential,
    versionOf(fieldsOf(credential), by, { parents: headIds(credential), deleted: false, movedTo: null }),
  );
}

/**
 * Ends a conflict: the chosen head goes on, deleted where it was that.
 * @throws AppError CREDENTIAL_NOT_IN_CONFLICT with one head, CREDENTIAL_CHANGED when `choose` is no head
 */
export function settled(credential: Credential, choose: string, by: Change): Credential {
  const all = heads(credential);
  if (all.length < 2) throw new AppError("CREDENTIAL_NOT_IN_CONFLICT");
  const chosen = all.find(({ version }) => version === choose);
  if (chosen === undefined) throw new AppError("CREDENTIAL_CHANGED");
  const { deleted, movedTo } = chosen;
  return followed(credential, versionOf(fieldsOf(chosen), by, { parents: headIds(credential), deleted, movedTo }));
}

/**
 * A credential that comes from another vault, with its history and its resets: they do not end by moving. [N-V.4]
 * @param here the same credential where it was in this vault before, null otherwise
 */
export function movedHere(here: Credential | null, moved: Credential, by: Change): Credential {
  const versions = new Map([...(here === null ? [] : versionsOf(here)), ...versionsOf(moved)].map(idPair));
  const resets = new Map([...(here?.resets ?? []), ...moved.resets].map((reset) => [reset.id, reset]));
  const all = [...versions.values()];
  const parents = headsOf(all).map(({ version }) => version);
  const arrived = versionOf(fieldsOf(moved), by, { parents, deleted: false, movedTo: null });
  return assembled(moved.id, [...all, arrived], [...resets.values()], by.revision);
}

function idPair(version: CredentialVersion): [string, CredentialVersion] {
  return [version.version, version];
}

/** The same credential with these resets beside its own; one that it has already (by id) stays as it is. */
export function withResets(credential: Credential, resets: readonly Reset[]): Credential {
  const all = new Map([...resets, ...credential.resets].map((reset) => [reset.id, reset]));
  return assembled(credential.id, versionsOf(credential), [...all.values()], credential.sealedIn);
}

/** Versions that no other follows, the winner first. More than one: copies were changed on two sides. */
export function heads(credential: Credential): readonly CredentialVersion[] {
  return credential.earlier.length === 0 ? [copyOf(credential)] : headsOf(versionsOf(credential));
}

/**
 * Heads beside the winner that a person has to look at: those that differ from it in what was typed, or in being deleted. Two
 * tombstones are no conflict, and neither are two edits that came to the same.
 */
export function rivals(credential: Credential): readonly CredentialVersion[] {
  if (credential.earlier.length === 0 || credential.deleted) return [];
  const winner = JSON.stringify(fieldsOf(credential));
  return heads(credential)
    .slice(1)
    .filter((head) => head.deleted || JSON.stringify(fieldsOf(head)) !== winner);
}

/** All versions: the winner first, then the others from the oldest on. */
export function versionsOf(credential: Credential): readonly CredentialVersion[] {
  return [copyOf(credential), ...credential.earlier];
}

/** Resets that no changed password has closed yet. [N-V.4] */
export function openResets(credential: Credential): readonly Reset[] {
  return credential.resets.length === 0 ? [] : openAmong(versionsOf(credential), credential.resets);
}

/** Since when the password has been what it is now, without a break. */
export function passwordSince(credential: Credential): Time {
  const byId = new Map(credential.earlier.map(idPair));
  const same = new Set<CredentialVersion>([credential]);
  // A set that is walked while it grows visits what was added.
  for (const { parents } of same) {
    for (const id of parents) {
      const parent = byId.get(id);
      if (parent !== undefined && parent.password === credential.password) same.add(parent);
    }
  }
  const [since = credential.changedAt] = [...same].map(({ changedAt }) => changedAt).sort(compareTexts);
  return since;
}

/** The credential that these versions make. `versions` in any order, at least one of them. */
export function assembled(
  id: string,
  versions: readonly CredentialVersion[],
  resets: readonly Reset[],
  sealedIn: number,
): Credential {
  const [winner] = headsOf(versions);
  if (winner === undefined) throw new AppError("VAULT_DAMAGED", { reason: "credential without a version" });
  const earlier = versions.filter((version) => version.version !== winner.version).sort(compareVersions);
  const open = openAmong([winner, ...earlier], resets);
  return {
    account: winner.account,
    address: winner.address,
    changedAt: winner.changedAt,
    changedBy: winner.changedBy,
    deleted: winner.deleted,
    earlier,
    id,
    label: winner.label,
    movedTo: winner.movedTo,
    notes: winner.notes,
    parents: winner.parents,
    password: winner.password,
    recoveryCodes: winner.recoveryCodes,
    resetDue: earliestDue(open),
    resets: resets.toSorted(compareResets),
    revision: winner.revision,
    sealedIn,
    totp: winner.totp,
    username: winner.username,
    version: winner.version,
  };
}

function followed(credential: Credential, next: CredentialVersion): Credential {
  return assembled(credential.id, [...versionsOf(credential), next], credential.resets, next.revision);
}

function headIds(credential: Credential): string[] {
  return heads(credential).map(({ version }) => version);
}
