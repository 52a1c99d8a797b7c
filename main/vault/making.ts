import { someText } from "../lib/field.ts";
import type { VaultCustodian } from "../model/vault.ts";
import { newContent, renamed } from "./custodian-list.ts";
import { added } from "./events.ts";
import type { Me } from "./ports.ts";
import type { Room, Session } from "./room.ts";
import { save } from "./saving.ts";

/** A new vault, with me as its first custodian. @throws AppError TEXT_* {field}, DISK_*, FOLDER_* */
export async function makeVault(room: Room, name: string, department: string): Promise<Session> {
  const { me } = room;
  const named = {
    name: someText("name", name, "name"),
    department: someText("department", department, "name"),
  };
  const at = room.now();
  const content = newContent({ id: room.newId(), ...named, at, maker: firstCustodian(me, at) });
  const by = me.key.keyId;
  const session = { id: content.id, me, content, revision: 0, contentHash: "", fileHash: "", noteText: "", at, by };
  await save(room, session, {
    build: () => content,
    events: () => [added(room, content, me.key, { role: null, comparedHow: null })],
  });
  return session;
}

function firstCustodian(me: Me, at: string): VaultCustodian {
  return {
    addedAt: at,
    addedBy: me.key.keyId,
    comparedHow: null,
    confirmedAt: null,
    exportKey: me.key.text,
    hybridExportKey: me.hybridKey?.text ?? null,
    keyId: me.key.keyId,
    removed: null,
    revision: 1,
    role: null,
  };
}

/** @throws AppError TEXT_* {field}, DISK_*, FOLDER_* */
export async function renameVault(room: Room, session: Session, name: string, department: string): Promise<void> {
  const [to, of] = [someText("name", name, "name"), someText("department", department, "name")];
  if (to === session.content.name && of === session.content.department) return;
  await save(room, session, { build: (revision, at) => renamed(session.content, to, of, { at, revision }) });
}
