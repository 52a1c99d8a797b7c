import type { FileHandle } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { AppError } from "../../lib/app-error.ts";

/** Looks after which everything else gets a turn: a millisecond's worth. */
const looksInTurn = 4096;

/** No honest file asks for so many: a film of 2 GiB has some ten thousand boxes, a PNG a chunk for every 8 KiB. */
const mostLooks = 5_000_000;

/** Thrown where a walk through a file takes more looks than an honest file asks for. */
export class TooManyLooks extends Error {}

/**
 * Positioned reads of a file through one window, so that neither the file's size nor a walk in small steps costs memory or time.
 * A long walk lets others have their turn, ends with EVIDENCE_CANCELLED when the signal says so, and with TooManyLooks at last.
 * A view that `bytes` gave is valid until the next call.
 */
export class Window {
  readonly size: number;
  readonly #file: FileHandle | null;
  readonly #buffer: Buffer;
  #start = 0;
  #filled = 0;
  #looks = 0;
  readonly #signal: AbortSignal | undefined;

  private constructor(size: number, file: FileHandle | null, buffer: Buffer, signal: AbortSignal | undefined) {
    this.#signal = signal;
    this.size = size;
    this.#file = file;
    this.#buffer = buffer;
  }

  /** `size` is the file's, `longest` the window's, in bytes. */
  static onFile(file: FileHandle, size: number, longest: number, signal?: AbortSignal): Window {
    return new Window(size, file, Buffer.allocUnsafe(Math.min(size, longest)), signal);
  }

  /** A whole file that is in memory anyway. */
  static onBytes(bytes: Uint8Array, signal?: AbortSignal): Window {
    const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const window = new Window(bytes.length, null, content, signal);
    window.#filled = bytes.length;
    return window;
  }

  /** The longest view that `bytes` can give. */
  get longest(): number {
    return this.#buffer.length;
  }

  /** `length` bytes at `position`, fewer where the file ends or the window is shorter. */
  async bytes(position: number, length: number): Promise<Buffer> {
    this.#looks++;
    if (this.#looks % looksInTurn === 0) await this.#pause();
    const wanted = Math.max(0, Math.min(length, this.longest, this.size - position));
    if (wanted === 0) return this.#buffer.subarray(0, 0);
    if (position < this.#start || position + wanted > this.#start + this.#filled) await this.#load(position);
    const from = position - this.#start;
    return this.#buffer.subarray(from, Math.min(from + wanted, this.#filled));
  }

  /** All that the window holds from `position` on: at least two bytes, unless the file ends before. */
  async rest(position: number): Promise<Buffer> {
    const held = this.#start + this.#filled - position;
    return this.bytes(position, position >= this.#start && held >= 2 ? held : this.longest);
  }

  /** Exactly `length` bytes, or null where the file (or the window) ends before. */
  async exactly(position: number, length: number): Promise<Buffer | null> {
    const bytes = await this.bytes(position, length);
    return bytes.length === length ? bytes : null;
  }

  async #pause(): Promise<void> {
    if (this.#looks >= mostLooks) throw new TooManyLooks();
    await setImmediate();
    this.#goOn();
  }

  #goOn(): void {
    if (this.#signal?.aborted) throw new AppError("EVIDENCE_CANCELLED", {}, { cause: this.#signal.reason });
  }

  async #load(position: number): Promise<void> {
    if (this.#file === null) return;
    this.#start = position;
    this.#filled = 0;
    while (this.#filled < this.longest) {
      this.#goOn();
      const at = position + this.#filled;
      const { bytesRead } = await this.#file.read(this.#buffer, this.#filled, this.longest - this.#filled, at);
      if (bytesRead === 0) return;
      this.#filled += bytesRead;
    }
  }
}
