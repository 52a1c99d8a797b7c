import { AppError } from "../lib/app-error.ts";
import type { Credential, CredentialVersion, Reset, VaultContent, VaultCustodian } from "../model/vault.ts";
import { assembled, rivals, versionsOf } from "./credential.ts";
import { withCredentials } from "./credential-list.ts";
import { listed } from "./custodian-list.ts";
import { isCovered } from "./reset.ts";
import { unitedLogs } from "./vault-logs.ts";
import { compareTexts } from "./version.ts";

/**
 * Two copies of one vault become one. Versions and resets are united, records of custodians and the name go by the later: that is
 * commutative, associative and idempotent, so that every side comes to the same, in whatever order the copies arrive.
 */

export interface Merged {
  readonly content: VaultContent;
  /** My copy holds all of theirs: there is nothing to save. */
  readonly equalsMine: boolean;
  /** Theirs holds all of mine: it can be taken as it is. */
  readonly equalsTheirs: boolean;
  /** Ids of the credentials on which a person has to decide. */
  readonly conflicts: readonly string[];
  /**
   * What custodians who are removed in the merged copy could still open in one that did not know of the removal yet, deleted or not, and
   * that no reset covers: the resets are for the caller to open. [N-V.4]
   */
  readonly exposed: readonly { readonly keyId: string; readonly credentials: readonly string[] }[];
}

/** The revisions that the two copies have. */
export interface Revisions {
  readonly mine: number;
  readonly theirs: number;
}

/**
 * @param revision that of the merged copy, should it have to be written
 * @param revisions with them, a copy is only taken to hold the other as it is when no proof could be mistaken afterwards: see `outruns`
 * @throws AppError VAULT_OTHER for another vault's copy; VAULT_DAMAGED {reason} where one version or reset has two contents, which no
 * honest copy has; CUSTODIAN_LAST when nobody would be left in office
 */
export function mergeVaults(
  mine: VaultContent,
  theirs: VaultContent,
  revision: number,
  revisions: Revisions = { mine: 0, theirs: 0 },
): Merged {
  if (mine.id !== theirs.id || mine.createdAt !== theirs.createdAt || mine.createdBy !== theirs.createdBy) {
    throw new AppError("VAULT_OTHER");
  }
  const pairs = pairsOf(mine, theirs);
  const records = laterRecords([...recordsOf(mine), ...recordsOf(theirs)]);
  const name = compareNames(mine, theirs) >= 0 ? mine : theirs;
  const isAll = (one: VaultContent) => isSame(recordsOf(one), records) && compareNames(one, name) === 0;
  const holdsOther = ([one, other]: Pair, its: number) => holds(one, other) && !outruns(one, other, its);
  const equalsMine = isAll(mine) && pairs.every((pair) => holdsOther(pair, revisions.theirs));
  const equalsTheirs = isAll(theirs) && pairs.every(([a, b]) => holdsOther([b, a], revisions.mine));
  const content = equalsMine ? mine : equalsTheirs ? theirs : united({ mine, theirs }, pairs, name, records, revision);
  return {
    content,
    equalsMine,
    equalsTheirs,
    conflicts: content.credentials.filter((credential) => rivals(credential).length > 0).map(({ id }) => id),
    exposed: exposedIn(content, [mine, theirs]),
  };
}

type Pair = readonly [Credential | undefined, Credential | undefined];

/** Each credential as it stands on both sides, deleted or not. */
function pairsOf(mine: VaultContent, theirs: VaultContent): Pair[] {
  const [a, b] = [mine, theirs].map(byId);
  const ids = new Set([...(a?.keys() ?? []), ...(b?.keys() ?? [])]);
  return [...ids].map((id) => [a?.get(id), b?.get(id)]);
}

function byId({ credentials, tombstones }: VaultContent): Map<string, Credential> {
  return new Map([...credentials, ...tombstones].map((credential) => [credential.id, credential]));
}

function united(
  { mine, theirs }: { readonly mine: VaultContent; readonly theirs: VaultContent },
  pairs: readonly Pair[],
  name: VaultContent,
  records: readonly VaultCustodian[],
  revision: number,
): VaultContent {
  const people = listed(records);
  if (people.custodians.length === 0) throw new AppError("CUSTODIAN_LAST");
  const credentials = pairs.map(([a, b]) => unite(a, b, revision)).filter((credential) => credential !== undefined);
  const logs = unitedLogs(mine.logs ?? [], theirs.logs ?? []);
  const heads = logs.length === 0 ? {} : { logs };
  const { logs: _, ...named } = name;
  return withCredentials({ ...named, ...people, ...heads, credentials: [], tombstones: [] }, credentials);
}

/** Has the one all versions and resets of the other? */
function holds(one: Credential | undefined, other: Credential | undefined): boolean {
  if (other === undefined) return true;
  if (one === undefined) return false;
  if (one === other || isSame(one, other)) return true;
  const versions = unitedVersions(one, other).length;
  const resets = unitedResets(one, other).length;
  if (versions > 1 + one.earlier.length || resets > one.resets.length) return false;
  return versions > 1 + other.earlier.length || one.sealedIn >= other.sealedIn;
}

/**
 * Is the other copy's revision one that would prove the credential as it stands here, although it does not hold it? So it is when
 * both sides went on by themselves and all that the other did has been outdone since: a name, a role. [A-6.h.i]
 */
function outruns(one: Credential | undefined, other: Credential | undefined, revision: number): boolean {
  if (one === undefined || one === other || one.sealedIn > revision) return false;
  return other === undefined || unitedVersions(one, other).length > 1 + other.earlier.length;
}

/** What only one side has had until now is proved by nobody in its old revision: it counts from the merged one on. */
function unite(one: Credential | undefined, other: Credential | undefined, revision: number): Credential | undefined {
  if (one === undefined || other === undefined) {
    const only = one ?? other;
    return only === undefined ? undefined : { ...only, sealedIn: revision };
  }
  if (one === other || isSame(one, other)) return one;
  const versions = unitedVersions(one, other);
  const isSameSet = versions.length === 1 + one.earlier.length && versions.length === 1 + other.earlier.length;
  const sealedIn = isSameSet ? Math.max(one.sealedIn, other.sealedIn) : revision;
  return assembled(one.id, versions, unitedResets(one, other), sealedIn);
}

function unitedVersions(one: Credential, other: Credential): CredentialVersion[] {
  return unionOf([...versionsOf(one), ...versionsOf(other)], ({ version }) => version, "version");
}

function unitedResets(one: Credential, other: Credential): Reset[] {
  return unionOf([...one.resets, ...other.resets], ({ id }) => id, "reset");
}

/** Neither versions nor resets ever change: two that share an id are the same, or somebody rewrote history. */
function unionOf<T>(items: readonly T[], idOf: (item: T) => string, what: string): T[] {
  const found = new Map<string, T>();
  for (const item of items) {
    const known = found.get(idOf(item));
    if (known !== undefined && !isSame(known, item))
      throw new AppError("VAULT_DAMAGED", { reason: `${what} rewritten` });
    found.set(idOf(item), item);
  }
  return [...found.values()];
}

/** By revision and time of naming; by the name itself at a tie. */
function compareNames(a: VaultContent, b: VaultContent): number {
  return (
    a.namedIn.revision - b.namedIn.revision ||
    compareTexts(a.namedIn.at, b.namedIn.at) ||
    compareTexts(a.name, b.name) ||
    compareTexts(a.department, b.department)
  );
}

function recordsOf(content: VaultContent): VaultCustodian[] {
  const { custodians, formerCustodians } = listed([...content.custodians, ...content.formerCustodians]);
  return [...custodians, ...formerCustodians];
}

function laterRecords(records: readonly VaultCustodian[]): VaultCustodian[] {
  const latest = new Map<string, VaultCustodian>();
  for (const record of records) {
    const known = latest.get(record.keyId);
    if (known === undefined || compareRecords(record, known) > 0) latest.set(record.keyId, record);
  }
  const { custodians, formerCustodians } = listed([...latest.values()]);
  return [...custodians, ...formerCustodians];
}

/**
 * A return into office outdoes all before it; then a removal outdoes whatever else was changed without knowing of it; then the later
 * revision. A total order, so that it does not matter who merges first.
 */
function compareRecords(a: VaultCustodian, b: VaultCustodian): number {
  return (
    compareTexts(a.addedAt, b.addedAt) ||
    Number(a.removed !== null) - Number(b.removed !== null) ||
    a.revision - b.revision ||
    compareTexts(JSON.stringify(a), JSON.stringify(b))
  );
}

function exposedIn(content: VaultContent, sides: readonly VaultContent[]): Merged["exposed"] {
  const found = content.formerCustodians.map(({ keyId }) => {
    const unaware = sides.filter(({ custodians }) => custodians.some((one) => one.keyId === keyId)).map(byId);
    const all = unaware.length === 0 ? [] : [...content.credentials, ...content.tombstones];
    const credentials = all.filter((one) => isOpenTo(one, unaware));
    return { keyId, credentials: credentials.map(({ id }) => id) };
  });
  return found.filter(({ credentials }) => credentials.length > 0);
}

/** Is there a password in one of these copies, be it that of a head that does not win, of which no reset knows? */
function isOpenTo(credential: Credential, copies: readonly Map<string, Credential>[]): boolean {
  return copies.some((copy) => {
    const there = copy.get(credential.id);
    return there !== undefined && !isCovered(credential, versionsOf(there), credential.resets);
  });
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
