/** Passwords of official accounts, and what becomes of them when somebody leaves who could post there. [N-V.4] */

import { someText } from "../lib/field.ts";
import type { Credential } from "../model/vault.ts";
import { versionsOf } from "./credential.ts";
import { withCredentials } from "./credential-list.ts";
import { withReset } from "./custody.ts";
import { isCovered } from "./reset.ts";
import type { Room, Session } from "./room.ts";
import { save } from "./saving.ts";
import { compareTexts } from "./version.ts";

/** A credential that belongs to an account of the register. No secret. */
export interface LinkedCredential {
  readonly vault: string;
  readonly id: string;
  readonly label: string;
}

/** Somebody's part in accounts has ended. `event`: 12 hex digits, the same whenever the same is asked, and other ones for all else. */
export interface Leave {
  readonly person: string;
  readonly because: string;
  readonly event: string;
}

/** Those of open vaults, by label; null while the vaults are locked. */
export function linkedTo(room: Room, account: string): readonly LinkedCredential[] | null {
  if (!room.isOpen) return null;
  const found = [...room.sessions.values()].flatMap(({ id: vault, content }) =>
    content.credentials.filter((one) => one.account === account).map(({ id, label }) => ({ vault, id, label })),
  );
  return found.sort((a, b) => compareTexts(a.label, b.label) || compareTexts(a.id, b.id));
}

/**
 * Asks for another password of all that belongs to these accounts, once for the same event: however often it is called, and whether or not
 * the password was changed since. Deleted ones are asked for, too: they may be brought back.
 * @throws AppError TEXT_* {field}, DISK_*, FOLDER_*
 */
export async function askOnLeaving(
  room: Room,
  session: Session,
  accounts: readonly string[],
  leave: Leave,
): Promise<void> {
  const person = someText("person", leave.person, "name");
  const about = { person, because: someText("because", leave.because, "passage") };
  const chosen = () => {
    const { credentials, tombstones } = session.content;
    const here = [...credentials, ...tombstones.filter(({ movedTo }) => movedTo === null)];
    return here.filter(
      (one) => one.account !== null && accounts.includes(one.account) && !isAsked(one, person, leave.event),
    );
  };
  if (chosen().length === 0) return;
  await save(room, session, {
    build: (_revision, at) => {
      const asked = chosen().map((one) => withReset(room, session, one, { ...about, id: idOf(room, leave.event) }, at));
      return withCredentials(session.content, asked);
    },
  });
}

/**
 * For this event already; or everything that was ever its password is to be changed because the same person's access to the vault ended,
 * or as somebody asked by hand. Another event of the register is somebody else's, or came after another password, whatever the name.
 */
function isAsked(credential: Credential, person: string, event: string): boolean {
  if (credential.resets.some(({ id }) => isOfEvent(id) && id.endsWith(event))) return true;
  const others = credential.resets.filter((reset) => reset.person === person && !isOfEvent(reset.id));
  return isCovered(credential, versionsOf(credential), others);
}

/** UUID of version 8 (RFC 9562 section 5.8), by time as all ids here: its last digits are the event's. */
function idOf(room: Room, event: string): string {
  const id = room.newId();
  return `${id.slice(0, 14)}8${id.slice(15, 24)}${event}`;
}

function isOfEvent(id: string): boolean {
  return id[14] === "8";
}
