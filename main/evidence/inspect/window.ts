import type { FileHandle } from "node:fs/promises";

/**
 * Positioned reads of a file through one window, so that neither the file's size nor a walk in small steps costs memory or time.
 * A view that `bytes` gave is valid until the next call.
 */
export class Window {
  readonly size: number;
  readonly #file: FileHandle | null;
  readonly #buffer: Buffer;
  #start = 0;
  #filled = 0;

  private constructor(size: number, file: FileHandle | null, buffer: Buffer) {
    this.size = size;
    this.#file = file;
    this.#buffer = buffer;
  }

  /** `size` is the file's, `longest` the window's, in bytes. */
  static onFile(file: FileHandle, size: number, longest: number): Window {
    return new Window(size, file, Buffer.allocUnsafe(Math.min(size, longest)));
  }

  /** A whole file that is in memory anyway. */
  static onBytes(bytes: Uint8Array): Window {
    const window = new Window(bytes.length, null, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    window.#filled = bytes.length;
    return window;
  }

  /** The longest view that `bytes` can give. */
  get longest(): number {
    return this.#buffer.length;
  }

  /** `length` bytes at `position`, fewer where the file ends or the window is shorter. */
  async bytes(position: number, length: number): Promise<Buffer> {
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

  async #load(position: number): Promise<void> {
    if (this.#file === null) return;
    this.#start = position;
    this.#filled = 0;
    while (this.#filled < this.longest) {
      const at = position + this.#filled;
      const { bytesRead } = await this.#file.read(this.#buffer, this.#filled, this.longest - this.#filled, at);
      if (bytesRead === 0) return;
      this.#filled += bytesRead;
    }
  }
}
