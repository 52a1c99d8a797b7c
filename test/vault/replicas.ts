import fc from "fast-check";
import type { Credential, VaultContent } from "../../main/model/vault.ts";
import {
  changed,
  deleted,
  heads,
  newCredential,
  resetOf,
  settled,
  undeleted,
  withResets,
} from "../../main/vault/credential.ts";
import { credentialOf, withCredentials } from "../../main/vault/credential-list.ts";
import { custodianAdded, custodianChanged, custodianRemoved, renamed } from "../../main/vault/custodian-list.ts";
import { mergeVaults } from "../../main/vault/merge.ts";
import { aCustodian, aVault, by, fields, moment, type Person, uuid } from "./a-vault.ts";

/** Some workstations with a copy each of one vault, at which things happen in any order. */

export const replicaCount = 3;
const actions = [
  "new",
  "edit",
  "delete",
  "undelete",
  "settle",
  "reset",
  "rename",
  "add",
  "remove",
  "role",
  "take",
] as const;

export interface Event {
  readonly at: number;
  readonly action: (typeof actions)[number];
  /** Chooses the credential, the custodian, the head or the other workstation. */
  readonly pick: number;
  /** Few, so that different hands choose the same. */
  readonly value: number;
}

export const events = fc.array(
  fc.record({
    at: fc.nat({ max: replicaCount - 1 }),
    action: fc.constantFrom(...actions),
    pick: fc.nat({ max: 6 }),
    value: fc.nat({ max: 3 }),
  }),
  { maxLength: 40 },
);

export interface Copy {
  readonly revision: number;
  readonly content: VaultContent;
}

export interface Replica {
  copy: Copy;
  /** All copies that this workstation ever had in hand. */
  readonly seen: Copy[];
}

/** What the workstations have after these events. The first of `people` is never removed. */
export function replicasAfter(happened: readonly Event[], people: readonly [Person, ...Person[]]): Replica[] {
  const content = aVault(people, { credentials: 2 });
  const replicas = Array.from({ length: replicaCount }, (): Replica => {
    const copy = { revision: 1, content };
    return { copy, seen: [copy] };
  });
  happened.forEach((event, index) => {
    const replica = replicas[event.at];
    const other = replicas[event.pick % replicaCount];
    if (replica === undefined || other === undefined) return;
    if (event.action === "take") take(replica, other.copy);
    else change(replica, event, index + 1, people);
  });
  return replicas;
}

function have(replica: Replica, copy: Copy): void {
  replica.copy = copy;
  replica.seen.push(copy);
}

/** As a workstation takes in another's copy. */
export function take(replica: Replica, theirs: Copy): void {
  const mine = replica.copy;
  const revision = Math.max(mine.revision, theirs.revision) + 1;
  const { content, equalsMine, equalsTheirs } = mergeVaults(mine.content, theirs.content, revision, {
    mine: mine.revision,
    theirs: theirs.revision,
  });
  replica.seen.push(theirs);
  if (equalsMine) return;
  have(replica, equalsTheirs && theirs.revision >= mine.revision ? theirs : { revision, content });
}

function change(replica: Replica, event: Event, n: number, people: readonly [Person, ...Person[]]): void {
  const { content } = replica.copy;
  const revision = replica.copy.revision + 1;
  const next = peopleAfter(content, event, n, revision, people) ?? credentialAfter(content, event, n, revision, people);
  if (next !== null && next !== content) have(replica, { revision, content: next });
}

function peopleAfter(
  content: VaultContent,
  { action, pick, value }: Event,
  n: number,
  revision: number,
  people: readonly [Person, ...Person[]],
): VaultContent | null {
  const [maker, ...others] = people;
  const person = others[pick % others.length] ?? maker;
  const isIn = content.custodians.some(({ keyId }) => keyId === person.keyId);
  const at = moment(n);
  if (action === "rename") return renamed(content, `Name ${value}`, "Parks", { at, revision });
  if (action === "add" && !isIn) {
    return custodianAdded(content, aCustodian(person, { addedAt: at, addedBy: maker.keyId, revision }));
  }
  if (action === "remove" && isIn && person !== maker) {
    return custodianRemoved(content, person.keyId, { at, because: `left ${value}`, by: maker.keyId, revision });
  }
  if (action === "role" && isIn) return custodianChanged(content, person.keyId, { role: `role-${value}` }, revision);
  return null;
}

function credentialAfter(
  content: VaultContent,
  { action, pick, value }: Event,
  n: number,
  revision: number,
  [person]: readonly [Person, ...Person[]],
): VaultContent | null {
  const by_ = by(person, n, revision);
  const typed = fields(value, { password: `password ${value}` });
  if (action === "new") return withCredentials(content, [newCredential(typed, by_, uuid(2000 + n, 2))]);
  const all = [...content.credentials, ...content.tombstones];
  const one = all[pick % all.length];
  if (one === undefined) return null;
  const next = oneAfter(one, action, () => ({ change: by_, typed, n, value }));
  return next === null ? null : withCredentials(content, [next]);
}

function oneAfter(
  one: Credential,
  action: Event["action"],
  wish: () => { change: ReturnType<typeof by>; typed: ReturnType<typeof fields>; n: number; value: number },
): Credential | null {
  const { change, typed, n, value } = wish();
  const inConflict = heads(one);
  if (action === "edit" && !one.deleted) return changed(one, typed, change);
  if (action === "delete" && !one.deleted) return deleted(one, change, value === 0 ? uuid(2) : null);
  if (action === "undelete" && one.deleted) return undeleted(one, change);
  if (action === "settle" && inConflict.length > 1) {
    return settled(one, inConflict[value % inConflict.length]?.version ?? "", change);
  }
  if (action !== "reset") return null;
  const due = `2026-04-0${value + 1}`;
  const opened = { because: "left", due, id: uuid(n, 4), openedAt: change.at, openedBy: change.keyId, person: "Di" };
  return withResets(one, [resetOf(one, opened)]);
}

/** Every id of a version or a reset, and of the credential that it is in. */
export function idsIn(content: VaultContent): Set<string> {
  return new Set(
    [...content.credentials, ...content.tombstones].flatMap((credential) => [
      ...[credential, ...credential.earlier].map(({ version }) => `${credential.id} ${version}`),
      ...credential.resets.map(({ id }) => `${credential.id} ${id}`),
    ]),
  );
}

/** The copies, among those that were in hand, that would be taken for a proof of a credential and do not have its present heads. */
export function falseProofs({ copy, seen }: Replica): string[] {
  return copy.content.credentials.flatMap((credential) =>
    seen
      .filter(({ revision }) => revision >= credential.sealedIn)
      .filter(({ content }) => {
        const there = credentialOf(content, credential.id);
        const ids = new Set(there === null ? [] : [there, ...there.earlier].map(({ version }) => version));
        return heads(credential).some(({ version }) => !ids.has(version));
      })
      .map(({ revision }) => `${credential.id} since ${credential.sealedIn}, not in ${revision}`),
  );
}
