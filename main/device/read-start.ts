import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";

/** The first bytes of a file as text. */
export interface Start {
  readonly text: string;
  /** false: the file holds more than was read. */
  readonly isWhole: boolean;
}

/**
 * Reads at most `most` bytes of a plain file. null: it is something else, such as a pipe or a device. Files in /proc have no size of their
 * own, so it is read until it ends.
 * @throws the system's error when it is not there or may not be read
 */
export async function readStart(path: string, most: number): Promise<Start | null> {
  // Without O_NONBLOCK opening a pipe would wait for its writer. Windows has no such flag.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    if (!(await file.stat()).isFile()) return null;
    const bytes = await firstBytes(file, most + 1);
    return { text: new TextDecoder().decode(bytes.subarray(0, most)), isWhole: bytes.length <= most };
  } finally {
    await file.close();
  }
}

async function firstBytes(file: FileHandle, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < most) {
    const chunk = new Uint8Array(Math.min(65_536, most - length));
    const { bytesRead } = await file.read(chunk, 0, chunk.length, null);
    if (bytesRead === 0) break;
    chunks.push(chunk.subarray(0, bytesRead));
    length += bytesRead;
  }
  return Buffer.concat(chunks, length);
}
