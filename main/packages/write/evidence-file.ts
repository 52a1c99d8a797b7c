import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { AppError } from "../../lib/app-error.ts";
import { systemCode } from "../../lib/storage-error.ts";

/** Not through a symbolic link, and never waiting for somebody to write into a pipe. Windows has neither flag, and needs neither. */
const readOnly = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** A sealed file, open to be read. Close it. */
export class EvidenceFile {
  readonly sha256: string;
  readonly bytes: number;
  readonly #file: number;

  private constructor(sha256: string, file: number, bytes: number) {
    this.sha256 = sha256;
    this.bytes = bytes;
    this.#file = file;
  }

  /**
   * @param bytes as the log has it
   * @throws AppError EVIDENCE_MISSING {sha256}; EVIDENCE_DAMAGED {sha256} for anything but a plain file of this size
   */
  static open(path: string, sha256: string, bytes: number): EvidenceFile {
    const file = openPlain(path, sha256);
    const stat = fstatSync(file);
    if (stat.isFile() && stat.size === bytes) return new EvidenceFile(sha256, file, bytes);
    closeSync(file);
    throw new AppError("EVIDENCE_DAMAGED", { sha256 });
  }

  /**
   * The bytes from `at`, as many as `buffer` takes and the file has: a view of the buffer.
   * @throws AppError EVIDENCE_DAMAGED {sha256} when the file ends before, or can't be read there
   */
  read(buffer: Buffer, at: number): Buffer {
    const wanted = Math.min(buffer.length, this.bytes - at);
    for (let done = 0; done < wanted; ) {
      const read = this.#readSome(buffer.subarray(done, wanted), at + done);
      if (read === 0) throw this.damaged();
      done += read;
    }
    return buffer.subarray(0, wanted);
  }

  damaged(): AppError {
    return new AppError("EVIDENCE_DAMAGED", { sha256: this.sha256 });
  }

  close(): void {
    closeSync(this.#file);
  }

  #readSome(buffer: Buffer, at: number): number {
    try {
      return readSync(this.#file, buffer, 0, buffer.length, at);
    } catch (error) {
      throw new AppError("EVIDENCE_DAMAGED", { sha256: this.sha256, reason: systemCode(error) }, { cause: error });
    }
  }
}

function openPlain(path: string, sha256: string): number {
  try {
    return openSync(path, readOnly);
  } catch (error) {
    const reason = systemCode(error);
    const code = reason === "ENOENT" || reason === "ENOTDIR" ? "EVIDENCE_MISSING" : "EVIDENCE_DAMAGED";
    throw new AppError(code, { sha256, reason }, { cause: error });
  }
}
