import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { basename } from "node:path";
import { AppError } from "../../lib/app-error.ts";
import { systemCode } from "../../lib/storage-error.ts";

/** Bytes that lie somewhere and are read where they are wanted. Read at once, without a promise: packages are checked in a thread of their own. */
export interface ByteSource {
  readonly size: number;
  /**
   * Just so many bytes from `position`.
   * @param into where they are put; a new buffer, when it isn't given
   * @throws AppError PACKAGE_CUT_SHORT, PACKAGE_UNREADABLE {reason}
   */
  readAt(position: number, length: number, into?: Buffer): Buffer;
  close(): void;
}

/** A plain file. @throws AppError PACKAGE_UNREADABLE {file, reason} when there is none that can be read */
export function openFile(file: string): ByteSource {
  const descriptor = descriptorOf(file);
  const { size } = fstatSync(descriptor);
  return {
    size,
    readAt(position, length, into) {
      if (position < 0 || length < 0 || position + length > size) throw new AppError("PACKAGE_CUT_SHORT");
      const bytes = into?.subarray(0, length) ?? Buffer.allocUnsafe(length);
      readExactly(descriptor, position, bytes);
      return bytes;
    },
    close: () => closeSync(descriptor),
  };
}

function descriptorOf(file: string): number {
  const name = basename(file);
  let descriptor: number;
  try {
    // Not waiting: whoever puts a pipe in the file's place would keep us for ever.
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    throw new AppError("PACKAGE_UNREADABLE", { file: name, reason: systemCode(error) }, { cause: error });
  }
  if (fstatSync(descriptor).isFile()) return descriptor;
  closeSync(descriptor);
  throw new AppError("PACKAGE_UNREADABLE", { file: name, reason: "it is no plain file" });
}

function readExactly(descriptor: number, position: number, bytes: Buffer): void {
  let done = 0;
  while (done < bytes.length) {
    const read = readPiece(descriptor, bytes, done, position);
    // The file has become shorter since it was opened.
    if (read === 0) throw new AppError("PACKAGE_CUT_SHORT");
    done += read;
  }
}

function readPiece(descriptor: number, bytes: Buffer, done: number, position: number): number {
  try {
    return readSync(descriptor, bytes, done, bytes.length - done, position + done);
  } catch (error) {
    throw new AppError("PACKAGE_UNREADABLE", { reason: systemCode(error) }, { cause: error });
  }
}
