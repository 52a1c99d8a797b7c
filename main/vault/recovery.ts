import type { Incoming } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import { cleanFileName } from "../lib/file-name.ts";
import type { Time } from "../model/entry.ts";
import type { VaultContent } from "../model/vault.ts";
import { noteAccess } from "./access-log.ts";
import { custodianAdded } from "./custodian-list.ts";
import { added, closedByMerging } from "./events.ts";
import type { HandOver, Held } from "./hand-over.ts";
import { keepAside } from "./local-file.ts";
import { mergeVaults } from "./merge.ts";
import { markOf, sessionOf } from "./opening.ts";
import type { KnownKey } from "./ports.ts";
import { addAccess, readVault, writeRecovery } from "./queries.ts";
import { checkPeople, signerOf, signersOf } from "./reading.ts";
import { recoveryPassphrase, typedRecoveryPassphrase } from "./recovery-words.ts";
import { type Room, type Session, stored } from "./room.ts";
import { save } from "./saving.ts";
import { withExposed } from "./taking-in.ts";
import { type OpenedVault, openRecovery, plainOf, sealRecovery } from "./vault-file.ts";

/** Recovery copies: the same JSON in an age file under one passphrase, which is printed and shown once (FORMATS section 5). */

export interface RecoveryCopy {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Eight words, parted by blanks or hyphens: told to nobody but the person. */
  readonly passphrase: string;
  readonly at: Time;
  readonly revision: number;
}

export async function makeRecovery(room: Room, session: Session): Promise<RecoveryCopy> {
  const { content, noteText, revision, id } = session;
  const passphrase = recoveryPassphrase((bytes) => room.options.random(bytes));
  const plain = plainOf({ content, noteText });
  try {
    const bytes = await sealRecovery(plain, passphrase);
    return { name: `${id}.recovery.age`, bytes, passphrase, at: room.now(), revision };
  } finally {
    plain.fill(0);
  }
}

/** Only a copy that a person has put somewhere counts as made. */
export function recoverySaved(room: Room, vault: string, at: Time, revision: number): void {
  noteAccess(room, "recovery-made", vault, null);
  stored(() => writeRecovery(room.options.database, vault, at, revision));
}

/** Files that were chosen and wait for their passphrase; as many as a person may try one after another. */
const most = 4;

/** From a recovery copy back to a vault. Whoever has its passphrase may: that is what it is for. */
export class Recovery {
  readonly #room: Room;
  readonly #handOver: HandOver;
  readonly #files = new Map<string, Uint8Array>();

  constructor(room: Room, handOver: HandOver) {
    this.#room = room;
    this.#handOver = handOver;
  }

  begin(name: string, bytes: Uint8Array): { token: string; name: string } {
    const token = this.#room.newId();
    const [first] = this.#files.keys();
    if (this.#files.size >= most && first !== undefined) this.#files.delete(first);
    this.#files.set(token, bytes);
    return { token, name: cleanFileName(name) };
  }

  /** @throws AppError SOURCE_UNKNOWN, PASSPHRASE_WRONG, VAULT_* as `openRecovery`, VAULT_SIGNER_UNKNOWN, VAULT_LOCKED */
  async open(token: string, passphrase: string): Promise<Incoming> {
    const bytes = this.#files.get(token);
    if (bytes === undefined) throw new AppError("SOURCE_UNKNOWN");
    const { keys } = this.#room;
    const opened = await openRecovery(bytes, typedRecoveryPassphrase(passphrase));
    checkPeople(keys, opened.content);
    const key = recoverySigner(keys, opened, await this.#handOver.local(opened.content.id));
    const incoming = await this.#handOver.hold({
      opened,
      bytes,
      signer: key,
      known: true,
      isRecovery: true,
      folder: null,
    });
    this.#files.delete(token);
    return incoming;
  }

  /** The held copy. @throws AppError SOURCE_UNKNOWN unless `open` gave the token */
  held(token: string): Held {
    const held = this.#handOver.held(token);
    if (!held.isRecovery) throw new AppError("SOURCE_UNKNOWN");
    return held;
  }

  forget(): void {
    this.#files.clear();
  }
}

/**
 * Makes the copy a vault of this workstation: one with what is here, if anything is, and mine to open. Whoever held it before goes on
 * holding it.
 */
export async function restore(room: Room, held: Held, local: Session | null): Promise<Session> {
  const { content: theirs, statement } = held.opened;
  const { database, folder } = room.options;
  const row = stored(() => readVault(database, theirs.id));
  const seen = Math.max(row?.revision ?? 0, (await markOf(room, theirs.id)) ?? 0);
  const session = local ?? sessionOf(room, held.opened, "", held.signer.keyId);
  if (local === null) keepAside(folder, theirs.id, room.now());
  const above = Math.max(seen, session.revision, statement.revision);
  const both = local === null ? [] : [local.content, theirs];
  const merged = local === null ? null : mergeVaults(local.content, theirs, above + 1);
  const isMine = isCustodian(merged?.content ?? theirs, session);
  const access = { at: room.now(), who: room.who, vault: session.id, credential: null, label: null } as const;
  await save(room, session, {
    build: (revision, at) => {
      const content = merged === null ? theirs : withExposed(room, session, merged, both, at);
      return isMine ? content : withMe(content, session, revision, at);
    },
    events: (content) => [
      ...(isMine ? [] : [added(room, content, session.me.key, { role: null, comparedHow: null })]),
      ...closedByMerging(room, both, content),
    ],
    beside: () => {
      if (statement.revision < seen && local === null) addAccess(database, { ...access, what: "older-copy-accepted" });
    },
    above,
  });
  return session;
}

/**
 * The passphrase lay with the sheet, so its holder is trusted; the signature still shows that the copy is as it was made. Where my own copy
 * can be read, it must be one that a custodian made whom it names; and one who is no longer in office brings nobody else in.
 * @throws AppError VAULT_SIGNER_UNKNOWN, VAULT_SIGNER_REMOVED, VAULT_SIGNATURE_WRONG, VAULT_OTHER
 */
function recoverySigner(keys: Room["keys"], opened: OpenedVault, local: Session | null): KnownKey {
  const listed = signersOf(keys, local?.content ?? opened.content);
  const signers = listed.map((signer) => ({ ...signer, removed: false }));
  const { key, known } = signerOf(keys, opened, signers);
  if (!known) throw new AppError("VAULT_SIGNER_UNKNOWN", { name: key.name, email: key.email, keyId: key.keyId });
  const isInOffice = (content: VaultContent, id: string) => content.custodians.some(({ keyId }) => keyId === id);
  if (local === null || isInOffice(local.content, key.keyId)) return key;
  const { content } = mergeVaults(local.content, opened.content, 1);
  const isAsBefore = content.custodians.every(({ keyId }) => isInOffice(local.content, keyId));
  if (!isAsBefore) throw new AppError("VAULT_SIGNER_REMOVED", { email: key.email });
  return key;
}

function isCustodian({ custodians }: VaultContent, { me }: Session): boolean {
  return custodians.some(({ keyId }) => keyId === me.key.keyId);
}

function withMe(content: VaultContent, { me }: Session, revision: number, at: Time): VaultContent {
  return custodianAdded(content, {
    addedAt: at,
    addedBy: me.key.keyId,
    comparedHow: null,
    confirmedAt: null,
    exportKey: me.key.text,
    hybridExportKey: me.hybridKey?.text ?? null,
    keyId: me.key.keyId,
    removed: null,
    revision,
    role: null,
  });
}
