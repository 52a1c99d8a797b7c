import type { Incoming } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import type { ExportKeyView } from "../model/vault-view.ts";
import { confirmed } from "./events.ts";
import { fileHash, keepAside } from "./local-file.ts";
import { mergeVaults } from "./merge.ts";
import { markOf, peek, sessionOf } from "./opening.ts";
import type { KnownKey } from "./ports.ts";
import { addAccess, readVault } from "./queries.ts";
import { readSealed, refuseAhead, type Signer, signerOf, signersOf, trustedSigners } from "./reading.ts";
import { type Room, type Session, stored } from "./room.ts";
import { keep, save } from "./saving.ts";
import { type Theirs, takeIn } from "./taking-in.ts";
import type { OpenedVault } from "./vault-file.ts";

/** Sealed vaults that come from outside: read, held until a person decides, then taken in. */

export interface Held {
  readonly opened: OpenedVault;
  readonly bytes: Uint8Array;
  readonly signer: KnownKey;
  readonly known: boolean;
  /** A recovery copy: it can be restored, not taken as a sealed file. */
  readonly isRecovery: boolean;
  /** The shared folder in which it lies; null for a file that was handed over. */
  readonly folder: string | null;
}

/** As many as a person may look at, one after another, before the first is let go. */
const most = 32;

export class HandOver {
  readonly #room: Room;
  readonly #held = new Map<string, Held>();

  constructor(room: Room) {
    this.#room = room;
  }

  /**
   * Reads a sealed vault; nothing is taken in yet.
   * @throws AppError VAULT_* of `readSealed`, VAULT_SIGNER_REMOVED, VAULT_SIGNATURE_WRONG, VAULT_SIGNER_UNKNOWN (the vault itself does
   * not list its signer), VAULT_OLDER {name, revision, seen}
   */
  async read(bytes: Uint8Array, folder: string | null = null): Promise<Incoming> {
    const { keys, me } = this.#room;
    const opened = await readSealed(keys, me, bytes, (vault) => this.#trusted(vault));
    const { key, known } = signerOf(keys, opened, this.#trusted(opened.content.id));
    return await this.hold({ opened, bytes, signer: key, known, isRecovery: false, folder });
  }

  /** @throws AppError VAULT_OLDER, VAULT_OTHER, VAULT_DAMAGED */
  async hold(held: Held): Promise<Incoming> {
    const { content, statement } = held.opened;
    const local = await this.local(content.id);
    const standing = standingOf(local, held);
    // A recovery copy is older as a rule, and is only ever made one with what is here.
    if (!held.isRecovery) await refuseOlder(this.#room, held, local);
    refuseAhead(statement, Math.max(await seenOf(this.#room, content.id), local?.revision ?? 0));
    // Locked meanwhile: nothing that was read stays.
    const me = this.#room.me.key.keyId;
    const token = this.#room.newId();
    const [first] = this.#held.keys();
    if (this.#held.size >= most && first !== undefined) this.#held.delete(first);
    this.#held.set(token, held);
    return {
      token,
      vault: { id: content.id, name: content.name, department: content.department },
      revision: statement.revision,
      at: statement.at,
      from: keyView(held.signer, me),
      known: held.known,
      standing,
      credentials: content.credentials.length,
    };
  }

  /** @throws AppError SOURCE_UNKNOWN for a token that was let go */
  held(token: string): Held {
    const held = this.#held.get(token);
    if (held === undefined) throw new AppError("SOURCE_UNKNOWN");
    return held;
  }

  drop(token: string): void {
    this.#held.delete(token);
  }

  /** Lets go of everything that was read. */
  forget(): void {
    this.#held.clear();
  }

  /**
   * Takes a vault in, or makes it one with what is here.
   * @param compared how the fingerprint of a signer was compared whom nobody here knew
   * @throws AppError SOURCE_UNKNOWN, VAULT_SIGNER_UNKNOWN {name, email, keyId}, VAULT_OLDER, DISK_*, FOLDER_*
   */
  async take(token: string, compared: string | null): Promise<Session> {
    const held = this.held(token);
    if (held.isRecovery) throw new AppError("SOURCE_UNKNOWN");
    const { key, known } = signerOf(this.#room.keys, held.opened, this.#trusted(held.opened.content.id));
    if (!known && compared === null) {
      throw new AppError("VAULT_SIGNER_UNKNOWN", { name: key.name, email: key.email, keyId: key.keyId });
    }
    const theirs = { opened: held.opened, bytes: held.bytes, signer: key, compared: known ? null : compared };
    const session = await this.#taken(theirs);
    this.drop(token);
    this.#room.keepOpen(session);
    return session;
  }

  async #taken(theirs: Theirs): Promise<Session> {
    const local = await this.local(theirs.opened.content.id);
    await refuseOlder(this.#room, theirs, local);
    if (local === null) return await adopt(this.#room, theirs);
    await takeIn(this.#room, local, theirs, true);
    return local;
  }

  /** My copy of the vault; null when there is none that can be read. */
  async local(vault: string): Promise<Session | null> {
    const session = this.#room.sessions.get(vault);
    if (session !== undefined) return session;
    try {
      return await peek(this.#room, vault);
    } catch (error) {
      // A copy that is missing, damaged or not mine can't be merged with: this is the way out of that. It is put aside, never overwritten.
      if (error instanceof AppError && error.code !== "VAULT_LOCKED") return null;
      throw error;
    }
  }

  #trusted(vault: string): Signer[] {
    const { keys, me, sessions, options } = this.#room;
    const session = sessions.get(vault);
    if (session !== undefined) return signersOf(keys, session.content);
    return trustedSigners(keys, me, stored(() => readVault(options.database, vault))?.custodians ?? []);
  }
}

/** A vault of which no copy is here, or none that can be read. What is left may be older than what was seen: then it is sealed anew. */
async function adopt(room: Room, theirs: Theirs): Promise<Session> {
  const { opened, bytes, signer, compared } = theirs;
  const { statement, noteText, content } = opened;
  const row = stored(() => readVault(room.options.database, content.id));
  const seen = await seenOf(room, content.id);
  const session = sessionOf(room, opened, fileHash(bytes), signer.keyId);
  const event = confirmed(content, signer, { provedAt: statement.at, revision: statement.revision });
  const events = signer.keyId === session.me.key.keyId ? [] : [event];
  keepAside(room.options.folder, content.id, room.now());
  room.options.heads?.look(content.logs ?? [], content.name);
  // By me, too, where the database knows the vault and not its signer: the next opening must know who signed.
  if (statement.revision < seen || (row !== null && compared !== null)) {
    const beside = () => noteOlder(room, session, statement.revision < seen);
    await save(room, session, { build: () => content, events: () => events, above: seen, beside });
  } else {
    keep(room, session, { content, by: signer.keyId, file: { bytes, statement, noteText } }, events, undefined);
  }
  return session;
}

function noteOlder(room: Room, { id }: Session, isOlder: boolean): void {
  if (!isOlder) return;
  const access = { at: room.now(), who: room.who, what: "older-copy-accepted", vault: id } as const;
  addAccess(room.options.database, { ...access, credential: null, label: null });
}

/** The highest revision that was ever seen here; 0 for a vault that is new. */
async function seenOf(room: Room, vault: string): Promise<number> {
  const row = stored(() => readVault(room.options.database, vault));
  return Math.max(row?.revision ?? 0, (await markOf(room, vault)) ?? 0);
}

/** Where my copy can be read, an older one is a replay. Where it can't, any signed copy is better than none. */
async function refuseOlder(room: Room, { opened }: Pick<Held, "opened">, local: Session | null): Promise<void> {
  if (local === null) return;
  const { content, statement } = opened;
  const seen = Math.max(await seenOf(room, content.id), local.revision);
  if (statement.revision >= seen) return;
  throw new AppError("VAULT_OLDER", { name: content.name, revision: statement.revision, seen });
}

function standingOf(local: Session | null, { opened }: Held): Incoming["standing"] {
  if (local === null) return "new";
  const { equalsMine, equalsTheirs } = mergeVaults(local.content, opened.content, 1);
  if (equalsMine) return "same";
  return equalsTheirs ? "newer" : "diverged";
}

export function keyView(key: KnownKey, me: string): ExportKeyView {
  const { name, title, organisation, email, keyId, fingerprint, hybrid } = key;
  return { name, title, organisation, email, keyId, fingerprint, hybrid, isMe: keyId === me };
}
