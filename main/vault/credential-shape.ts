import type { Credential, CredentialVersion, Reset } from "../model/vault.ts";
import { damage } from "./damage.ts";
import { longest, longestLine, mostRecoveryCodes, mostVersions } from "./limits.ts";
import { compareResets, earliestDue, openAmong } from "./reset.ts";
import { isDay, isKeyId, isRevision, isTime, isUuid } from "./scalar.ts";
import { compareVersions, headsOf } from "./version.ts";

/**
 * Is a value that came out of JSON.parse a credential? By hand, because ten thousand of them must be checked in milliseconds. The members
 * must stand in the order of their names: then JSON.stringify writes JCS (RFC 8785 section 3.2.3), and no other name is among them,
 * `__proto__` included.
 */

const versionNames = [
  "account",
  "address",
  "changedAt",
  "changedBy",
  "deleted",
  "label",
  "movedTo",
  "notes",
  "parents",
  "password",
  "recoveryCodes",
  "revision",
  "totp",
  "username",
  "version",
];
const credentialNames = [...versionNames, "earlier", "id", "resetDue", "resets", "sealedIn"].sort();
const resetNames = ["because", "due", "id", "openedAt", "openedBy", "person", "versions"];

/** The value itself, now known for what it is. @throws AppError VAULT_DAMAGED {reason} */
export function credentialIn(value: unknown): Credential {
  checkVersion(value, credentialNames, "credential");
  const credential = value as Credential;
  if (!isUuid(credential.id)) throw damage("credential: id");
  if (!isRevision(credential.sealedIn)) throw damage("credential: sealedIn");
  if (!Array.isArray(credential.earlier) || credential.earlier.length > mostVersions)
    throw damage("credential: earlier");
  if (!Array.isArray(credential.resets)) throw damage("credential: resets");
  for (const version of credential.earlier) checkVersion(version, versionNames, "earlier version");
  for (const reset of credential.resets) checkReset(reset);
  if (credential.earlier.length + credential.parents.length > 0) checkHistory(credential);
  checkResets(credential);
  return credential;
}

function checkVersion(value: unknown, names: readonly string[], what: string): asserts value is CredentialVersion {
  if (typeof value !== "object" || value === null || !hasNames(value, names)) throw damage(what);
  const version = value as CredentialVersion;
  if (!isTextOrNull(version.account, longest.account)) throw damage(`${what}: account`);
  if (!isTextOrNull(version.address, longest.address)) throw damage(`${what}: address`);
  if (!isTime(version.changedAt)) throw damage(`${what}: changedAt`);
  if (!isKeyId(version.changedBy)) throw damage(`${what}: changedBy`);
  if (typeof version.deleted !== "boolean") throw damage(`${what}: deleted`);
  if (!isText(version.label, longest.label)) throw damage(`${what}: label`);
  if (version.movedTo !== null && !isUuid(version.movedTo)) throw damage(`${what}: movedTo`);
  if (!isText(version.notes, longest.notes)) throw damage(`${what}: notes`);
  if (!Array.isArray(version.parents) || !isAscending(version.parents)) throw damage(`${what}: parents`);
  if (!isText(version.password, longest.password)) throw damage(`${what}: password`);
  if (!areCodes(version.recoveryCodes)) throw damage(`${what}: recoveryCodes`);
  if (!isRevision(version.revision)) throw damage(`${what}: revision`);
  if (!isTextOrNull(version.totp, longest.totp)) throw damage(`${what}: totp`);
  if (!isText(version.username, longest.username)) throw damage(`${what}: username`);
  if (!isUuid(version.version)) throw damage(`${what}: version`);
}

function checkReset(value: unknown): asserts value is Reset {
  if (typeof value !== "object" || value === null || !hasNames(value, resetNames)) throw damage("reset");
  const reset = value as Reset;
  if (!isText(reset.because, longestLine) || !isText(reset.person, longestLine)) throw damage("reset: person");
  if (!isDay(reset.due) || !isTime(reset.openedAt)) throw damage("reset: due");
  if (!isUuid(reset.id) || !isKeyId(reset.openedBy)) throw damage("reset: id");
  if (!Array.isArray(reset.versions) || reset.versions.length === 0 || !isAscending(reset.versions)) {
    throw damage("reset: versions");
  }
}

/** Each parent is there, no version is its own forebear, the winner wins, and the others stand in their order. */
function checkHistory(credential: Credential): void {
  const versions: readonly CredentialVersion[] = [credential, ...credential.earlier];
  const byId = new Map(versions.map((version) => [version.version, version]));
  if (byId.size !== versions.length) throw damage("credential: a version twice");
  if (versions.some(({ parents }) => parents.some((id) => !byId.has(id))))
    throw damage("credential: a parent is missing");
  if (holdsCycle(versions)) throw damage("credential: versions in a circle");
  if (headsOf(versions)[0] !== credential) throw damage("credential: another version wins");
  if (!isSorted(credential.earlier, compareVersions)) throw damage("credential: order of versions");
}

/** Kahn's sorting: what is left when nothing more can be taken stands in a circle. */
function holdsCycle(versions: readonly CredentialVersion[]): boolean {
  const followers = new Map<string, number>();
  for (const { parents } of versions) for (const id of parents) followers.set(id, (followers.get(id) ?? 0) + 1);
  const byId = new Map(versions.map((version) => [version.version, version]));
  const free = versions.filter(({ version }) => !followers.has(version));
  let taken = 0;
  for (let version = free.pop(); version !== undefined; version = free.pop()) {
    taken++;
    for (const id of version.parents) {
      const left = (followers.get(id) ?? 0) - 1;
      followers.set(id, left);
      const parent = byId.get(id);
      if (left === 0 && parent !== undefined) free.push(parent);
    }
  }
  return taken < versions.length;
}

function checkResets(credential: Credential): void {
  const { earlier, resetDue, resets } = credential;
  if (resets.length === 0) {
    if (resetDue !== null) throw damage("credential: resetDue");
    return;
  }
  const versions = [credential, ...earlier];
  const ids = new Set(versions.map(({ version }) => version));
  if (resets.some((reset) => reset.versions.some((id) => !ids.has(id)))) throw damage("reset: unknown version");
  if (new Set(resets.map(({ id }) => id)).size !== resets.length) throw damage("reset: id twice");
  if (!isSorted(resets, compareResets)) throw damage("reset: order");
  if (resetDue !== earliestDue(openAmong(versions, resets))) throw damage("credential: resetDue");
}

/** Exactly these, in this order. */
function hasNames(value: object, names: readonly string[]): boolean {
  let index = 0;
  // The quickest way to a plain object's own names; none stand on the prototype of what JSON.parse made.
  for (const name in value) {
    if (names[index] !== name) return false;
    index++;
  }
  return index === names.length;
}

function isSorted<T>(items: readonly T[], compare: (a: T, b: T) => number): boolean {
  return items.every((item, index) => {
    const before = items[index - 1];
    return before === undefined || compare(before, item) < 0;
  });
}

/** Ids in ascending order, none twice. */
function isAscending(ids: readonly unknown[]): boolean {
  return ids.every((id, index) => isUuid(id) && (index === 0 || String(ids[index - 1]) < id));
}

function areCodes(value: unknown): boolean {
  if (!Array.isArray(value) || value.length > mostRecoveryCodes) return false;
  return value.every((code) => isText(code, longest.recoveryCodes));
}

function isText(value: unknown, limit: number): value is string {
  return typeof value === "string" && value.length <= limit;
}

function isTextOrNull(value: unknown, limit: number): boolean {
  return value === null || isText(value, limit);
}
