import type { FileHandle } from "node:fs/promises";

/**
 * Positioned reads of a file through one window, so that neither the file's size nor a walk in small steps costs memory or time.
 * A view that `bytes` gave is valid until the next call.
 */
export class Window {
  readonly size: number;
  readonly #file: FileHandle;
  readonly #buffer: Buffer;
  #start = 0;
  #filled = 0;

  constructor(file: FileHandle, size: number, longest: number) {
    this.#file = file;
    this.size = size;
    this.#buffer = Buffer.allocUnsafe(Math.min(size, longest));
  }

  /** The longest view that `bytes` can give. */
  get longest(): number {
    return this.#buffer.length;
  }

  /** `length` bytes at `position`, fewer where the file ends or the window is shorter. */
  async bytes(position: number, length: number): Promise<Buffer> {
    const wanted = Math.max(0, Math.min(length, this.longest, this.size - position));
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
