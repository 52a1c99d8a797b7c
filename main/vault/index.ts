/** Vaults: sealed files of credentials, each for all of its custodians. (FORMATS section 5) */

import { dirname } from "node:path";
import type { CredentialInput, ImportFile, Incoming, SecretField, Taken } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import type {
  AccessKind,
  AccessView,
  ComparedHow,
  CredentialRow,
  CredentialView,
  Strength,
  VaultSummary,
  VaultView,
} from "../model/vault-view.ts";
import { accesses, noteAccess } from "./access-log.ts";
import { rivals } from "./credential.ts";
import { addCustodian, askReset, attachHybrid, movedAway, removeCustodian, setRole } from "./custody.ts";
import {
  deleteCredential,
  inVault,
  moveCredential,
  present,
  saveCredential,
  settle,
  undeleteCredential,
} from "./editing.ts";
import { exportFile } from "./exporting.ts";
import { searchFolder } from "./folder-search.ts";
import { HandOver } from "./hand-over.ts";
import { Health } from "./health.ts";
import { Imports, type Preview } from "./importing.ts";
import { askOnLeaving, type Leave, type LinkedCredential, linkedTo } from "./leaving.ts";
import { fileName, readLocal } from "./local-file.ts";
import { makeVault, renameVault } from "./making.ts";
import { load, openAll } from "./opening.ts";
import { settleOutbox } from "./outbox.ts";
import { Scales } from "./password/scales.ts";
import type { KnownKey, Me, VaultsOptions } from "./ports.ts";
import { addAccess, readVault, readVaults, writeShared } from "./queries.ts";
import { drill, ownReceipt, takeReceipt } from "./receipts.ts";
import { makeRecovery, Recovery, type RecoveryCopy, recoverySaved, restore } from "./recovery.ts";
import { Room, type Session, stored } from "./room.ts";
import { note } from "./saving.ts";
import { type CopiedField, Secrets } from "./secrets.ts";
import { SharedFolders } from "./shared-folders.ts";
import { sharedFolder } from "./shared-place.ts";
import { wholeSummary } from "./summary.ts";
import { credentialView, furtherView, vaultView } from "./views.ts";

export type { LinkedCredential } from "./leaving.ts";
export type { KnownKey, Me, RevisionMarks, VaultPolicy, VaultsOptions } from "./ports.ts";
export type { RecoveryCopy } from "./recovery.ts";
export type { CopiedField } from "./secrets.ts";

/** A file to be saved by a person. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * All that needs the key throws VAULT_LOCKED while there is none, VAULT_UNKNOWN for a vault that is not here, and why a vault could not
 * be opened (VAULT_MISSING, VAULT_OLDER, VAULT_DAMAGED, ...); all that saves throws DISK_*, FOLDER_*. Changes of one vault come one
 * after another.
 */
export class Vaults {
  readonly #room: Room;
  readonly #scales: Scales;
  readonly #health: Health;
  readonly #secrets: Secrets;
  readonly #handOver: HandOver;
  readonly #recovery: Recovery;
  readonly #imports: Imports;
  readonly #shared: SharedFolders;

  constructor(options: VaultsOptions) {
    this.#room = new Room(options);
    this.#scales = new Scales();
    this.#health = new Health(this.#room, this.#scales);
    this.#secrets = new Secrets(this.#room);
    this.#handOver = new HandOver(this.#room);
    this.#recovery = new Recovery(this.#room, this.#handOver);
    this.#imports = new Imports(this.#room);
    this.#shared = new SharedFolders(this.#room);
  }

  get isOpen(): boolean {
    return this.#room.isOpen;
  }

  /** What is known of every vault, by id; needs no key. @throws AppError DATABASE_*, DISK_* */
  summaries(): readonly VaultSummary[] {
    const rows = stored(() => readVaults(this.#room.options.database));
    this.#shared.look();
    return rows.map(wholeSummary);
  }

  /** Keys of everybody in office in a vault here, myself among them; needs no key. @throws AppError DATABASE_*, DISK_* */
  colleagues(): readonly KnownKey[] {
    const { options, keys } = this.#room;
    const trusted = stored(() => readVaults(options.database)).flatMap(({ custodians }) => custodians);
    const texts = trusted.filter(({ removed }) => !removed).map(({ key }) => key);
    return [...new Set(texts)].map((text) => keys.of(text));
  }

  /** Opens all vaults with the key. One that can't be opened says why when it is asked for. @throws AppError DATABASE_*, DISK_* */
  async unlock(me: Me): Promise<void> {
    if (this.isOpen) this.lock();
    settleOutbox(this.#room);
    this.#room.begin(me);
    await openAll(this.#room);
    this.#goOn();
  }

  /** Forgets the key and everything that it opened. Saves that are under way are brought to their end. */
  lock(): void {
    this.#health.stop();
    this.#shared.stop();
    this.#secrets.forget();
    this.#handOver.forget();
    this.#recovery.forget();
    this.#imports.forget();
    this.#room.end();
    // The engine keeps the text that a regular expression last matched, which may be a password, until the next match.
    /^/.exec("");
    void this.#room.marks.flush();
  }

  /** Locks, and ends when nothing is under way any more. */
  async close(): Promise<void> {
    this.lock();
    await this.#shared.close();
    await this.#room.idle();
    await this.#room.marks.flush();
  }

  /** @throws AppError TEXT_* {field} */
  async create(name: string, department: string): Promise<VaultView> {
    const session = await makeVault(this.#room, name, department);
    this.#room.keepOpen(session);
    return this.#saved(session);
  }

  /** @throws AppError TEXT_* {field} */
  rename(vault: string, name: string, department: string): Promise<VaultView> {
    return this.#change(vault, (session) => renameVault(this.#room, session, name, department));
  }

  /**
   * That I open it is noted once after each unlocking, and proves that I can.
   * @param acceptOlder go on although a newer revision was seen here before (a restored backup)
   * @throws AppError VAULT_OLDER {name, revision, seen}
   */
  open(vault: string, acceptOlder: boolean): Promise<VaultView> {
    const room = this.#room;
    return room.inTurn(vault, async () => {
      const wasOpen = room.sessions.has(vault);
      const session = room.sessions.get(vault) ?? (await load(room, vault, acceptOlder));
      if (!room.shown.has(vault)) {
        const access = { at: room.now(), who: room.who, what: "vault-opened", vault } as const;
        note(room, session, [], () => addAccess(room.options.database, { ...access, credential: null, label: null }));
        room.shown.add(vault);
      }
      if (!wasOpen) this.#goOn();
      return vaultView(room, session, this.#health);
    });
  }

  /** How strong a typed password is; `known`: words such as the user name. @throws AppError VAULT_LOCKED when it was locked meanwhile */
  async strength(password: string, known: readonly string[]): Promise<Strength> {
    const [strength] = await this.#scales.weigh([{ password, known }]);
    if (strength === undefined) throw new AppError("UNEXPECTED", { reason: "weighing" });
    return strength;
  }

  /** The rows of a large vault that follow the first `from`, as of `revision`. */
  rows(
    vault: string,
    from: number,
  ): Promise<{ credentials: readonly CredentialRow[]; more: number; revision: number }> {
    return inVault(this.#room, vault, (session) => furtherView(this.#room, session, this.#health, from));
  }

  /** @throws AppError CREDENTIAL_UNKNOWN */
  credential(vault: string, id: string): Promise<CredentialView> {
    return inVault(this.#room, vault, (session) => this.#view(session, id));
  }

  /**
   * @param id null: a new one
   * @param version the one that the person was looking at
   * @throws AppError CREDENTIAL_UNKNOWN, CREDENTIAL_CHANGED, TEXT_* {field}, ADDRESS_INVALID, TOTP_INVALID, ACCOUNT_UNKNOWN
   */
  saveCredential(
    vault: string,
    id: string | null,
    version: string | null,
    input: CredentialInput,
  ): Promise<CredentialView> {
    return this.#edit(vault, (session) => saveCredential(this.#room, session, id, version, input));
  }

  /** @throws AppError CREDENTIAL_UNKNOWN, CREDENTIAL_CHANGED */
  deleteCredential(vault: string, id: string, version: string): Promise<VaultView> {
    return this.#change(vault, (session) => deleteCredential(this.#room, session, id, version));
  }

  /** @throws AppError CREDENTIAL_UNKNOWN */
  undeleteCredential(vault: string, id: string): Promise<CredentialView> {
    return this.#edit(vault, async (session) => {
      await undeleteCredential(this.#room, session, id);
      return id;
    });
  }

  /** @returns the vault that it left @throws AppError CREDENTIAL_UNKNOWN, CREDENTIAL_CHANGED, VAULT_UNKNOWN {vault} */
  async moveCredential(vault: string, id: string, version: string, to: string): Promise<VaultView> {
    const [first, second] = [vault, to].toSorted();
    const move = () => moveCredential(this.#room, this.#room.session(vault), this.#room.session(to), id, version);
    if (first === undefined || second === undefined || first === second) return await this.#change(vault, move);
    // Always in the same order, so that two moves can't wait for each other.
    await this.#room.inTurn(first, () => this.#room.inTurn(second, move));
    this.#saved(this.#room.session(to));
    return this.#saved(this.#room.session(vault));
  }

  /** Settles a conflict. @throws AppError CREDENTIAL_UNKNOWN, CREDENTIAL_NOT_IN_CONFLICT, CREDENTIAL_CHANGED */
  settle(vault: string, id: string, heads: readonly string[], choose: string): Promise<CredentialView> {
    return this.#edit(vault, async (session) => {
      await settle(this.#room, session, id, heads, choose);
      return id;
    });
  }

  /** A secret, after it was noted who asked; "" for an empty field. @throws AppError CREDENTIAL_UNKNOWN */
  reveal(vault: string, id: string, version: string | null, field: SecretField): string {
    return this.#secrets.reveal(vault, id, version, field);
  }

  /** What main copies, after it was noted who asked. @throws AppError CREDENTIAL_UNKNOWN, CREDENTIAL_EMPTY_FIELD {field} */
  copyValue(vault: string, id: string, version: string | null, field: CopiedField, index: number): string {
    return this.#secrets.copy(vault, id, version, field, index);
  }

  /** The running code. @throws AppError CREDENTIAL_UNKNOWN, CREDENTIAL_EMPTY_FIELD {field} */
  code(vault: string, id: string): { code: string; secondsLeft: number; period: number } {
    return this.#secrets.code(vault, id);
  }

  /** Fifty at a time, newest first; needs no key. @param before `next` of the page before; null for the first */
  accesses(
    vault: string,
    credential: string | null,
    before: number | null,
  ): { accesses: readonly AccessView[]; next: number | null } {
    return accesses(this.#room, vault, credential, before);
  }

  /** Needs no key. @param vault null: what concerns all of them */
  noteAccess(what: AccessKind, vault: string | null, credential: string | null): void {
    noteAccess(this.#room, what, vault, credential);
  }

  /** @throws AppError EXPORT_KEY_*, CUSTODIAN_IS_ME, CUSTODIAN_EXISTS, CUSTODIAN_UNKNOWN, ROLE_UNKNOWN */
  addCustodian(vault: string, exportKey: string, role: string | null, compared: ComparedHow): Promise<VaultView> {
    return this.#change(vault, (session) => addCustodian(this.#room, session, exportKey, role, compared));
  }

  /** @throws AppError CUSTODIAN_UNKNOWN, ROLE_UNKNOWN */
  setRole(vault: string, keyId: string, role: string | null): Promise<VaultView> {
    return this.#change(vault, (session) => setRole(this.#room, session, keyId, role));
  }

  /** Seals to the rest, and opens a reset for every password. [N-V.4] @throws AppError CUSTODIAN_UNKNOWN, CUSTODIAN_IS_ME, CUSTODIAN_LAST */
  async removeCustodian(vault: string, keyId: string, because: string): Promise<VaultView> {
    const moved = await inVault(this.#room, vault, (session) => movedAway(this.#room, session, keyId));
    // First what went elsewhere: killed in between, the removal is made again, and asks for nothing twice.
    for (const { vault: other, credentials, person } of moved) await this.askReset(other, credentials, person, because);
    return await this.#change(vault, (session) => removeCustodian(this.#room, session, keyId, because));
  }

  /** Somebody else goes who knew these passwords. [N-V.4] @throws AppError CREDENTIAL_UNKNOWN, TEXT_* {field} */
  askReset(vault: string, credentials: readonly string[], person: string, because: string): Promise<VaultView> {
    return this.#change(vault, (session) => askReset(this.#room, session, credentials, person, because));
  }

  /** Credentials of an account of the register; null while the vaults are locked. */
  linked(account: string): readonly LinkedCredential[] | null {
    return linkedTo(this.#room, account);
  }

  /**
   * Somebody leaves who could post on these accounts: all open vaults ask for new passwords of them, once for the same event, however
   * often this is called. [N-V.4]
   * @returns whether every vault that is known here was open
   * @throws AppError VAULT_LOCKED, TEXT_* {field}, and what one of the vaults throws, after the others were asked
   */
  async askOnLeaving(accounts: readonly string[], leave: Leave): Promise<boolean> {
    if (!this.isOpen) throw new AppError("VAULT_LOCKED");
    const failures: unknown[] = [];
    for (const vault of [...this.#room.sessions.keys()]) {
      try {
        await inVault(this.#room, vault, async (session) => {
          const before = session.content;
          await askOnLeaving(this.#room, session, accounts, leave);
          if (session.content !== before) this.#tell(vault);
        });
      } catch (error) {
        // It is thrown at the end: a vault that can't be written keeps no other one from being asked.
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    return this.isOpen && this.#room.failures.size === 0;
  }

  /** My own post-quantum key, into all vaults. @throws AppError EXPORT_KEY_* */
  async addHybridKey(text: string): Promise<void> {
    const key = this.#room.keys.of(text);
    for (const { id } of [...this.#room.sessions.values()]) {
      await this.#change(id, async (session) => {
        const mine = session.content.custodians.find(({ keyId }) => keyId === session.me.key.keyId);
        if (mine?.hybridExportKey === null) await attachHybrid(this.#room, session, key);
      });
    }
  }

  /** The sealed file as it lies here, to be handed over: that is noted. @throws AppError VAULT_MISSING */
  sealedFile(vault: string): Promise<NamedFile> {
    return inVault(this.#room, vault, ({ content }) => {
      const bytes = readLocal(this.#room.options.folder, vault);
      if (bytes === null) throw new AppError("VAULT_MISSING", { name: content.name });
      noteAccess(this.#room, "handed-over", vault, null);
      return { name: fileName(vault), bytes };
    });
  }

  /**
   * Reads somebody's sealed vault; it is taken in only by `take`.
   * @throws AppError VAULT_FOREIGN, VAULT_CUT_SHORT, VAULT_DAMAGED, VAULT_FROM_FUTURE, VAULT_TOO_LARGE, VAULT_NOT_FOR_YOU, VAULT_OTHER,
   *   VAULT_SIGNER_UNKNOWN, VAULT_SIGNER_REMOVED, VAULT_SIGNATURE_WRONG, VAULT_RECIPIENTS_CHANGED, VAULT_OLDER
   */
  async incoming(bytes: Uint8Array): Promise<Incoming> {
    return await this.#handOver.read(bytes);
  }

  /**
   * @param compared how the fingerprint was compared, where the signer was not known
   * @throws AppError SOURCE_UNKNOWN, VAULT_SIGNER_UNKNOWN, VAULT_OLDER
   */
  async take(token: string, compared: ComparedHow | null): Promise<Taken> {
    const { opened, folder } = this.#handOver.held(token);
    const session = await this.#room.inTurn(opened.content.id, () => this.#handOver.take(token, compared));
    noteAccess(this.#room, "vault-opened", session.id, null);
    if (folder !== null && this.#row(session.id)?.shared === null) this.#keepFolder(session.id, folder);
    const conflicts = session.content.credentials.filter((credential) => rivals(credential).length > 0).length;
    return { view: this.#saved(session), conflicts, receipt: ownReceipt(this.#room, session).text };
  }

  /** What tells the others that I opened it. */
  receipt(vault: string): { text: string; fileName: string } {
    return ownReceipt(this.#room, this.#room.session(vault));
  }

  /** @throws AppError RECEIPT_UNREADABLE, RECEIPT_UNSIGNED, RECEIPT_FOREIGN */
  async takeReceipt(text: string): Promise<VaultView> {
    if (!this.isOpen) throw new AppError("VAULT_LOCKED");
    return this.#saved(takeReceipt(this.#room, text, true));
  }

  /** Reads and opens the file afresh, and keeps the dated proof. @param me the key, fetched afresh where the caller can */
  drill(vault: string, me?: Me): Promise<VaultView> {
    return this.#change(vault, async (session) => {
      await drill(this.#room, session, me);
      this.#shared.renewReceipt(vault);
    });
  }

  /** @throws AppError SHARED_FOLDER_MISSING {folder}, SHARED_FOLDER_OWN {folder} */
  async share(vault: string, folder: string): Promise<VaultView> {
    const { id } = await inVault(this.#room, vault, (session) => session);
    this.#keepFolder(id, sharedFolder(folder, dirname(this.#room.options.folder)));
    return await this.sync(vault);
  }

  /** What lies in the folder stays there. */
  unshare(vault: string): Promise<VaultView> {
    return this.#change(vault, async () => {
      this.#shared.end(vault);
      stored(() => writeShared(this.#room.options.database, vault, null));
    });
  }

  /** Ends when the exchange with the shared folder has; how it went is in the summary. */
  async sync(vault: string): Promise<VaultView> {
    await inVault(this.#room, vault, () => this.#shared.start());
    await this.#shared.sync(vault);
    return await inVault(this.#room, vault, (session) => this.#saved(session));
  }

  /** The vaults in a folder that are for me. @throws AppError SHARED_FOLDER_MISSING, or why none of them can be read */
  async incomingFromFolder(folder: string): Promise<readonly Incoming[]> {
    if (!this.isOpen) throw new AppError("VAULT_LOCKED");
    return await searchFolder(this.#handOver, folder, this.#room.options.folder);
  }

  /** A copy under a passphrase; it counts as made once `recoverySaved` says so. */
  makeRecovery(vault: string): Promise<RecoveryCopy> {
    return inVault(this.#room, vault, (session) => makeRecovery(this.#room, session));
  }

  recoverySaved(vault: string, at: string, revision: number): void {
    recoverySaved(this.#room, vault, at, revision);
    this.#room.options.changed();
  }

  beginRecovery(name: string, bytes: Uint8Array): { token: string; name: string } {
    return this.#recovery.begin(name, bytes);
  }

  /** @throws AppError SOURCE_UNKNOWN, PASSPHRASE_WRONG, VAULT_* as `incoming` */
  async openRecovery(token: string, passphrase: string): Promise<Incoming> {
    if (!this.isOpen) throw new AppError("VAULT_LOCKED");
    return await this.#recovery.open(token, passphrase);
  }

  /** Makes the copy a vault of mine. @param token of `openRecovery` @throws AppError SOURCE_UNKNOWN */
  async restore(token: string): Promise<VaultView> {
    const held = this.#recovery.held(token);
    const { id } = held.opened.content;
    return await this.#room.inTurn(id, async () => {
      const session = await restore(this.#room, held, await this.#handOver.local(id));
      this.#handOver.drop(token);
      this.#room.keepOpen(session);
      noteAccess(this.#room, "vault-opened", id, null);
      return this.#saved(session);
    });
  }

  /** @throws AppError IMPORT_* */
  beginImport(name: string, bytes: Uint8Array): ImportFile {
    if (!this.isOpen) throw new AppError("VAULT_LOCKED");
    return this.#imports.begin(name, bytes);
  }

  /** @throws AppError SOURCE_UNKNOWN, IMPORT_* */
  previewImport(token: string, vault: string, passphrase: string | null): Promise<Preview> {
    return inVault(this.#room, vault, (session) => this.#imports.preview(token, session, passphrase));
  }

  /** @param rows by their `index` in the preview @throws AppError SOURCE_UNKNOWN */
  takeImport(
    token: string,
    vault: string,
    rows: readonly number[],
  ): Promise<{ view: VaultView; added: number; updated: number }> {
    return inVault(this.#room, vault, async (session) => {
      const counts = await this.#imports.take(token, session, rows);
      return { view: this.#saved(session), ...counts };
    });
  }

  dropImport(token: string): void {
    this.#imports.drop(token);
  }

  /** @param typed the vault's name @throws AppError VAULT_NAME_DIFFERS {name}, PASSPHRASE_WEAK {least} */
  exportFile(
    vault: string,
    format: "kdbx" | "csv",
    typed: string,
    passphrase: string | null,
  ): Promise<NamedFile & { credentials: number }> {
    return inVault(this.#room, vault, (session) => exportFile(this.#room, session, format, typed, passphrase));
  }

  #change(vault: string, work: (session: Session) => Promise<void>): Promise<VaultView> {
    return inVault(this.#room, vault, async (session) => {
      await work(session);
      return this.#saved(session);
    });
  }

  /** @param work gives the credential's id */
  #edit(vault: string, work: (session: Session) => Promise<string>): Promise<CredentialView> {
    return inVault(this.#room, vault, async (session) => {
      const id = await work(session);
      this.#tell(vault);
      return this.#view(session, id);
    });
  }

  #view(session: Session, id: string): CredentialView {
    return credentialView(this.#room, session, this.#health, present(session, id, null));
  }

  #saved(session: Session): VaultView {
    this.#tell(session.id);
    return vaultView(this.#room, session, this.#health);
  }

  /** What follows a change: the shared folder, the search for weak passwords, the window. */
  #tell(vault: string): void {
    this.#goOn();
    this.#shared.touch(vault);
    this.#room.options.changed();
  }

  /** What goes on in the background while there is a key. */
  #goOn(): void {
    if (!this.isOpen) return;
    this.#shared.start();
    this.#health.check();
  }

  #row(vault: string) {
    return stored(() => readVault(this.#room.options.database, vault));
  }

  #keepFolder(vault: string, folder: string): void {
    this.#shared.end(vault);
    const row = { folder, state: "waiting", at: null, refused: null, file: null } as const;
    stored(() => writeShared(this.#room.options.database, vault, row));
  }
}
