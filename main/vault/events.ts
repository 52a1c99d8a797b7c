/** What goes to the removal log from a vault. No secret is ever among it. */

import type { CustodianRef, DeskEvent, VaultRef } from "../model/entry.ts";
import type { Credential, Reset, VaultContent } from "../model/vault.ts";
import { openResets } from "./credential.ts";
import { credentialOf } from "./credential-list.ts";
import type { KnownKey } from "./ports.ts";
import type { Room } from "./room.ts";

export function vaultRef({ department, id, name }: VaultContent): VaultRef {
  return { department, id, name };
}

export function custodianRef({ email, fingerprint, keyId, name, title }: KnownKey): CustodianRef {
  return { email, fingerprint, keyId, name, title };
}

/** @param role a role's id in the pack */
export function added(
  room: Room,
  content: VaultContent,
  key: KnownKey,
  how: { role: string | null; comparedHow: string | null },
): DeskEvent {
  const title = room.options.policy().roles.find(({ id }) => id === how.role)?.title ?? how.role;
  const fields = { comparedHow: how.comparedHow, custodian: custodianRef(key), role: title, vault: vaultRef(content) };
  return { kind: "custodian.added", fields };
}

export function confirmed(
  content: VaultContent,
  key: KnownKey,
  proof: { provedAt: string; revision: number },
): DeskEvent {
  const { provedAt, revision } = proof;
  const fields = { custodian: custodianRef(key), provedAt, revision, vault: vaultRef(content) };
  return { kind: "custodian.confirmed", fields };
}

/**
 * One for each reset that was open before and is closed now, because the password is another one. A credential that was deleted has
 * closed none. [N-V.4]
 */
export function closedResets(room: Room, before: Credential, after: VaultContent): DeskEvent[] {
  const credential = credentialOf(after, before.id);
  if (credential === null || credential.deleted) return [];
  const open = new Set(openResets(credential).map(({ id }) => id));
  const closed = openResets(before).filter(({ id }) => !open.has(id));
  return oncePerPerson(closed).map((reset) => closedReset(room, credential, reset, after));
}

/**
 * The same for resets that nobody has closed, but that two copies close by becoming one: one side had changed the password, the other
 * asked for it. Where a side had it closed already, it is recorded there. [N-V.4]
 */
export function closedByMerging(room: Room, both: readonly VaultContent[], after: VaultContent): DeskEvent[] {
  return after.credentials.flatMap((credential) => {
    if (credential.resets.length === 0) return [];
    const sides = both.map((content) => credentialOf(content, credential.id)).filter((side) => side !== null);
    const isIn = (resets: readonly Reset[], id: string) => resets.some((reset) => reset.id === id);
    const closed = credential.resets.filter(({ id }) => {
      const had = sides.filter(({ resets }) => isIn(resets, id));
      return had.length > 0 && had.every((side) => isIn(openResets(side), id)) && !isIn(openResets(credential), id);
    });
    return oncePerPerson(closed).map((reset) => closedReset(room, credential, reset, after));
  });
}

/** Two workstations that took in the same copy may both have asked, for the same reason. */
function oncePerPerson(resets: readonly Reset[]): Reset[] {
  const found = new Map(resets.toReversed().map((reset) => [JSON.stringify([reset.person, reset.because]), reset]));
  return resets.filter((reset) => [...found.values()].includes(reset));
}

function closedReset(room: Room, credential: Credential, reset: Reset, content: VaultContent): DeskEvent {
  const { because, due, openedAt, person } = reset;
  const { account, id, label } = credential;
  return {
    kind: "credential.reset",
    fields: {
      account: account === null ? null : room.options.accountRef(account),
      because,
      credential: { id, label },
      due,
      openedAt,
      person,
      vault: vaultRef(content),
    },
  };
}
