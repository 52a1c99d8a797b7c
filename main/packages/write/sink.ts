import { writeSync } from "node:fs";

/** Where bytes go, one after the other. What is handed over may be used for something else afterwards. */
export interface Sink {
  write(bytes: Uint8Array): void;
}

/** Enough that a system call is no burden, little enough that nobody misses it. */
const bufferBytes = 1024 * 1024;

/** Writes into an open file from its beginning. Throws what the file system throws. */
export class FileSink implements Sink {
  readonly #file: number;
  readonly #buffer = Buffer.allocUnsafe(bufferBytes);
  #waiting = 0;
  #written = 0;

  constructor(file: number) {
    this.#file = file;
  }

  /** Handed over so far. */
  get bytes(): number {
    return this.#written + this.#waiting;
  }

  write(bytes: Uint8Array): void {
    if (this.#waiting + bytes.length > bufferBytes) this.flush();
    if (bytes.length >= bufferBytes) {
      this.#writeAll(bytes);
      return;
    }
    this.#buffer.set(bytes, this.#waiting);
    this.#waiting += bytes.length;
  }

  flush(): void {
    this.#writeAll(this.#buffer.subarray(0, this.#waiting));
    this.#waiting = 0;
  }

  /** One write may take fewer bytes than it was given (write(2)). */
  #writeAll(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length; ) {
      const taken = writeSync(this.#file, bytes, done, bytes.length - done, this.#written);
      done += taken;
      this.#written += taken;
    }
  }
}
