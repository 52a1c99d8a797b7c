import { AppError } from "../lib/app-error.ts";
import { ownReceipt, readReceipt, takeReceipt } from "./receipts.ts";
import type { Room, Session } from "./room.ts";
import { stampAt, write } from "./shared-place.ts";
import type { FolderReader } from "./shared-reader.ts";

/** In bytes. */
const longest = 64 * 1024;

/** The receipts that custodians leave beside the vault in a shared folder. [A-6.h.i] */
export class SharedReceipts {
  readonly #room: Room;
  readonly #reader: FolderReader;
  /** Of which content mine was last written. */
  #written: string | null = null;

  constructor(room: Room, reader: FolderReader) {
    this.#room = room;
    this.#reader = reader;
  }

  /** One with a new date is due. */
  renew(): void {
    this.#written = null;
  }

  /** Reads those of the others and leaves mine. @throws AppError DISK_*, FOLDER_* */
  async exchange(folder: string, session: Session, names: readonly string[], stopped: AbortSignal): Promise<void> {
    const own = ownReceipt(this.#room, session);
    for (const name of names) if (name !== own.fileName) await this.#take(folder, name, session.id);
    if (this.#written === session.contentHash) return;
    const stamp = await stampAt(folder, own.fileName);
    const isWritten = await write(folder, own.fileName, Buffer.from(own.text), stamp, stopped);
    if (isWritten) this.#written = session.contentHash;
  }

  async #take(folder: string, name: string, vault: string): Promise<void> {
    try {
      const seen = await this.#reader.changed(folder, name);
      if (seen === null || seen.bytes.length > longest || !this.#room.isOpen) return;
      const text = seen.bytes.toString("utf8");
      if (readReceipt(this.#room, text).receipt.vault !== vault) return;
      takeReceipt(this.#room, text, false);
      this.#room.options.changed();
    } catch (error) {
      // Half-written, no plain file, or of somebody who is no custodian: it proves nothing, and is read again once it changes.
      if (!(error instanceof AppError) || !/^(?:RECEIPT|VAULT)_/.test(error.code)) throw error;
    }
  }
}
