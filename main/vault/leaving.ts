/** Passwords of official accounts, and what becomes of them when somebody leaves who could post there. [N-V.4] */

import { someText } from "../lib/field.ts";
import { withCredentials } from "./credential-list.ts";
import { withOpenResets } from "./custody.ts";
import type { Room, Session } from "./room.ts";
import { save } from "./saving.ts";
import { compareTexts } from "./version.ts";

/** A credential that belongs to an account of the register. No secret. */
export interface LinkedCredential {
  readonly vault: string;
  readonly id: string;
  readonly label: string;
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
 * Asks for another password of all that belongs to these accounts, once for the same person and reason: however often it is called, and
 * whether or not the password was changed since. Deleted ones are asked for, too: they may be brought back.
 * @throws AppError TEXT_* {field}, DISK_*, FOLDER_*
 */
export async function askOnLeaving(
  room: Room,
  session: Session,
  accounts: readonly string[],
  who: string,
  why: string,
): Promise<void> {
  const about = { person: someText("person", who, "name"), because: someText("because", why, "passage") };
  const chosen = () => {
    const { credentials, tombstones } = session.content;
    const here = [...credentials, ...tombstones.filter(({ movedTo }) => movedTo === null)];
    return here.filter(
      ({ account, resets }) =>
        account !== null &&
        accounts.includes(account) &&
        !resets.some(({ person, because }) => person === about.person && because === about.because),
    );
  };
  const asks = (at: string) => withOpenResets(room, session, chosen(), about, at);
  if (asks(room.now()).length === 0) return;
  await save(room, session, { build: (_revision, at) => withCredentials(session.content, asks(at)) });
}
