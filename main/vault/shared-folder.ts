import { AppError } from "../lib/app-error.ts";
import { storageError } from "../lib/storage-error.ts";
import type { ErrorCode } from "../model/error-code.ts";
import { rivals } from "./credential.ts";
import { fileHash, fileName, readLocal } from "./local-file.ts";
import { addCopy, hasCopy } from "./queries.ts";
import { readSealed, refuseAhead, signerOf, signersOf } from "./reading.ts";
import { type Room, type Session, stored } from "./room.ts";
import { list, type Seen, setAside, stampAt, sweep, write } from "./shared-place.ts";
import { FolderReader } from "./shared-reader.ts";
import { SharedReceipts } from "./shared-receipts.ts";
import { setState, sharedRow } from "./shared-state.ts";
import { type Outcome, type Theirs, takeIn } from "./taking-in.ts";

/**
 * One vault and its shared folder. An exchange reads what the others wrote, makes it one with what is here, and only then writes. What
 * can't be believed is never overwritten, except an older copy that a known custodian signed.
 */

/** How often a file must be found broken, and the same, before it is called so: somebody may still be writing it. */
const patience = 3;
/** How often a folder is looked at, in milliseconds: not every drive tells of changes. */
export const everySoOften = 5_000;
/** How often two workstations may get in each other's way in one exchange, before the next one goes on. */
const rounds = 5;
/** A file that is broken may be whole in a moment. */
const broken: readonly ErrorCode[] = ["VAULT_FOREIGN", "VAULT_CUT_SHORT", "VAULT_DAMAGED"];
/** What a person may put aside, by asking to be in step: nobody here can take anything from it. */
const worthless: readonly ErrorCode[] = [...broken, "VAULT_SIGNER_REMOVED", "VAULT_SIGNATURE_WRONG", "VAULT_TOO_LARGE"];

/** What was found under the vault's own name. */
type Found =
  | { readonly state: "absent" }
  | { readonly state: "in-step" }
  | { readonly state: "behind"; readonly stamp: string }
  | { readonly state: "refused"; readonly error: AppError };

/** A file that was refused, when what was here. */
interface Refusal {
  readonly stamp: string;
  readonly here: string;
  readonly error: AppError;
  readonly times: number;
}

export class SharedFolder {
  readonly #room: Room;
  readonly #vault: string;
  readonly #name: string;
  readonly #stopped: AbortSignal;
  readonly #reader = new FolderReader();
  readonly #receipts: SharedReceipts;
  /** Copies that could not be used, by their hash and the custodians who were known then. */
  readonly #refused = new Set<string>();
  #broken: { hash: string; since: number } | null = null;
  #refusal: Refusal | null = null;
  /** Hashes of the files there and here when they were last in step. */
  #step: { there: string; here: string } | null = null;
  /** An older copy that lay there, and had ours put in its place. */
  #older: AppError | null = null;
  constructor(room: Room, vault: string, stopped: AbortSignal) {
    this.#room = room;
    this.#vault = vault;
    this.#name = fileName(vault);
    this.#stopped = stopped;
    this.#receipts = new SharedReceipts(room, this.#reader);
  }

  /** A receipt with a new date is due. */
  renewReceipt(): void {
    this.#receipts.renew();
  }

  /**
   * Reads, merges, writes. Never throws: how it ended is the vault's state.
   * @param asked a person asked for it: everything is looked at again, and what is worthless is put aside
   */
  async exchange(asked: boolean): Promise<void> {
    try {
      if (asked) await this.#forget();
      if (await this.#settle(asked)) this.#tellInStep();
      else setState(this.#room, this.#vault, "waiting", null);
    } catch (error) {
      // Locked meanwhile: the next unlocking begins anew.
      if (!this.#stopped.aborted) this.#tell(storageError(error));
    }
  }

  #tellInStep(): void {
    setState(this.#room, this.#vault, "in-step", this.#older?.refused() ?? null, this.#step?.there ?? null);
  }

  #tell(error: AppError): void {
    // Half-written, for all that one can tell: nobody has to do anything yet.
    const isUnfinished = broken.includes(error.code) && !this.#isBroken();
    const isRefused = error.code.startsWith("VAULT_") && !isUnfinished;
    setState(this.#room, this.#vault, isRefused ? "refused" : "waiting", isUnfinished ? null : error.refused());
  }

  /** Found broken, and the same, for as long as it takes to look three times: whoever was writing it has stopped. */
  #isBroken(): boolean {
    const { pollEvery = everySoOften } = this.#room.options;
    return this.#broken !== null && performance.now() - this.#broken.since >= (patience - 1) * pollEvery;
  }

  async #forget(): Promise<void> {
    this.#reader.forgetAll();
    this.#refused.clear();
    this.#older = null;
    const folder = sharedRow(this.#room, this.#vault)?.folder;
    if (folder !== undefined) await sweep(folder, this.#vault, this.#room.options.clock());
  }

  /** Until what lies there is what lies here. @returns false when others went on writing all the while */
  async #settle(asked: boolean): Promise<boolean> {
    for (let round = 1; round <= rounds; round += 1) {
      const { folder, listed } = await this.#list();
      for (const name of listed.copies) await this.#takeCopy(folder, name);
      const found = await this.#takeMain(folder, listed.main, asked);
      if (found.state === "refused") throw found.error;
      if (found.state === "in-step" || (await this.#write(folder, found))) {
        await this.#receipts.exchange(folder, this.#session, listed.receipts, this.#stopped);
        return true;
      }
    }
    return false;
  }

  async #list() {
    const row = sharedRow(this.#room, this.#vault);
    if (row === null) throw new AppError("SHARED_FOLDER_MISSING", { folder: "" });
    return { folder: row.folder, listed: await list(row.folder, this.#vault) };
  }

  get #session(): Session {
    this.#stopped.throwIfAborted();
    return this.#room.session(this.#vault);
  }

  async #takeMain(folder: string, isThere: boolean, asked: boolean): Promise<Found> {
    if (!isThere) return { state: "absent" };
    const refusal = this.#refusal;
    if (refusal !== null && !asked && (await this.#isStill(refusal, folder))) {
      return { state: "refused", error: refusal.error };
    }
    // Saved here since: what lies there has to be looked at, as it is about to be replaced.
    if (this.#step?.here !== this.#session.fileHash) this.#reader.forget(this.#name);
    let seen: Seen | null = null;
    try {
      seen = await this.#reader.changed(folder, this.#name);
      if (seen === null) return { state: this.#reader.has(this.#name) ? "in-step" : "absent" };
      const found = await this.#compare(seen);
      this.#broken = null;
      this.#refusal = null;
      return found;
    } catch (error) {
      if (!(error instanceof AppError) || !error.code.startsWith("VAULT_")) throw error;
      // No plain file, or far too large a one, is not even read.
      const stamp = seen?.stamp ?? (await stampAt(folder, this.#name)) ?? "";
      return await this.#refuse(folder, { stamp, hash: seen?.hash ?? stamp }, error, asked);
    }
  }

  /** It can't be believed; and is never replaced, unless a person asked for that and nobody could take anything from it. */
  async #refuse(folder: string, seen: Omit<Seen, "bytes">, error: AppError, asked: boolean): Promise<Found> {
    this.#step = null;
    const times = this.#refusal?.stamp === seen.stamp ? this.#refusal.times + 1 : 1;
    this.#refusal = { stamp: seen.stamp, here: this.#session.fileHash, error, times };
    const isBroken = broken.includes(error.code);
    if (isBroken && this.#broken?.hash !== seen.hash) this.#broken = { hash: seen.hash, since: performance.now() };
    const mayGo = asked && worthless.includes(error.code) && (!isBroken || this.#isBroken());
    if (!mayGo) return { state: "refused", error };
    await setAside(folder, this.#vault, this.#room.now());
    return { state: "absent" };
  }

  /** The same file, read often enough, and nothing here that could make it another case. */
  async #isStill({ times, stamp, here }: Refusal, folder: string): Promise<boolean> {
    return times >= patience && here === this.#session.fileHash && stamp === (await stampAt(folder, this.#name));
  }

  /** @throws AppError VAULT_*: it can't be believed */
  async #compare(seen: Seen): Promise<Found> {
    if (seen.hash === this.#session.fileHash) return this.#inStep(seen.hash);
    const theirs = await this.#believed(seen.bytes);
    const outcome = await this.#merge(theirs);
    const { revision, content } = theirs.opened.statement;
    const session = this.#session;
    if (session.contentHash === content && session.revision === revision) return this.#inStep(seen.hash);
    // Nothing in it that is not here. That is so whenever I have saved; but if it is not what I saw there last, somebody put it back.
    const isReplay = outcome === "same" && revision < session.revision && seen.hash !== this.#lastThere();
    if (isReplay) {
      const detail = { name: session.content.name, revision, seen: session.revision };
      this.#older = new AppError("VAULT_OLDER", detail);
    }
    return { state: "behind", stamp: seen.stamp };
  }

  #lastThere(): string | null {
    return this.#step?.there ?? sharedRow(this.#room, this.#vault)?.file ?? null;
  }

  #inStep(there: string): Found {
    this.#step = { there, here: this.#session.fileHash };
    return { state: "in-step" };
  }

  /** Opened, and signed by a custodian whom my own copy names. @throws AppError VAULT_*, VAULT_SIGNER_UNKNOWN {name, email, keyId} */
  async #believed(bytes: Buffer): Promise<Theirs> {
    const { keys } = this.#room;
    const { me, content, id, revision } = this.#session;
    const signers = signersOf(keys, content);
    const opened = await readSealed(keys, me, bytes, () => signers);
    if (opened.content.id !== id) throw new AppError("VAULT_OTHER", { name: opened.content.name });
    const { key, known } = signerOf(keys, opened, signers);
    if (!known) throw new AppError("VAULT_SIGNER_UNKNOWN", { name: key.name, email: key.email, keyId: key.keyId });
    refuseAhead(opened.statement, revision);
    return { opened, bytes, signer: key, compared: null };
  }

  /** An older copy may hold what is not here, if both were changed: a union loses nothing by that. */
  async #merge(theirs: Theirs): Promise<Outcome> {
    const outcome = await this.#room.inTurn(this.#vault, () => takeIn(this.#room, this.#session, theirs, false));
    if (outcome === "same") return outcome;
    this.#older = null;
    const conflicts = this.#session.content.credentials.filter((credential) => rivals(credential).length > 0).length;
    this.#room.options.merged(this.#vault, theirs.signer.name, conflicts);
    this.#room.options.changed();
    return outcome;
  }

  /** A sync program's second copy is read like any other, and left where it is. */
  async #takeCopy(folder: string, name: string): Promise<void> {
    const { database } = this.#room.options;
    try {
      const seen = await this.#reader.changed(folder, name);
      if (seen === null || stored(() => hasCopy(database, this.#vault, seen.hash))) return;
      if (this.#refused.has(this.#refusalOf(seen.hash))) return;
      await this.#believeCopy(seen);
    } catch (error) {
      // No file at all, or too large a one: it harms nobody where it lies.
      if (!(error instanceof AppError) || !error.code.startsWith("VAULT_")) throw error;
    }
  }

  async #believeCopy({ bytes, hash }: Seen): Promise<void> {
    try {
      await this.#merge(await this.#believed(bytes));
      stored(() => addCopy(this.#room.options.database, this.#vault, hash, this.#room.now()));
    } catch (error) {
      // Broken, or not for me. A change of the file, or of the custodians, has it read again.
      if (error instanceof AppError && error.code.startsWith("VAULT_")) this.#refused.add(this.#refusalOf(hash));
      throw error;
    }
  }

  #refusalOf(hash: string): string {
    return `${hash} ${this.#session.content.custodians.map(({ keyId }) => keyId).join()}`;
  }

  /** @returns false when somebody else came first, or I saved meanwhile */
  async #write(folder: string, found: Extract<Found, { state: "absent" | "behind" }>): Promise<boolean> {
    const session = this.#session;
    const bytes = readLocal(this.#room.options.folder, this.#vault);
    if (bytes === null) throw new AppError("VAULT_MISSING", { name: session.content.name });
    const hash = fileHash(bytes);
    const stamp = found.state === "behind" ? found.stamp : null;
    if (!(await write(folder, this.#name, bytes, stamp, this.#stopped))) return false;
    this.#step = { there: hash, here: hash };
    return this.#session.fileHash === hash;
  }
}
