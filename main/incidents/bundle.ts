/** An incident in one file for whoever looks into it: the message, and the evidence under its hashes. */

import { createHash, randomBytes } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { AppError } from "../lib/app-error.ts";
import { syncFolder } from "../lib/atomic-file.ts";
import { evidenceExtension } from "../lib/evidence-extension.ts";
import { storageError, systemCode } from "../lib/storage-error.ts";
import type { Evidence } from "../model/entry.ts";

export interface BundledFile {
  readonly evidence: Evidence;
  /** Where it lies. */
  readonly path: string;
}

/**
 * Replaces what stands at `path`, whole or not at all.
 * @param at time that the files in it carry
 * @throws AppError EVIDENCE_MISSING {sha256}, EVIDENCE_DAMAGED {sha256}, DISK_*, FOLDER_*
 */
export async function writeBundle(
  path: string,
  message: string,
  files: readonly BundledFile[],
  at: string,
): Promise<void> {
  const temp = join(dirname(path), `.${basename(path).slice(0, 80)}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    const target = await open(temp, "wx", 0o600);
    try {
      const zip = zipOf(message, files, new Date(at));
      await pipeline(zip, async (pieces: AsyncIterable<Uint8Array>) => {
        for await (const piece of pieces) await target.writeFile(piece);
      });
      await target.sync();
    } finally {
      await target.close();
    }
    await rename(temp, path);
    syncFolder(dirname(path));
  } catch (error) {
    await rm(temp, { force: true });
    throw storageError(error);
  }
}

function zipOf(message: string, files: readonly BundledFile[], mtime: Date): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream.pipe(new PassThrough());
  const fail = (error: Error) => void output.destroy(error);
  zip.on("error", fail);
  zip.addBuffer(Buffer.from(message, "utf8"), "message.txt", { mtime });
  const once = new Map(files.map((file) => [file.evidence.sha256, file]));
  for (const { evidence, path } of once.values()) {
    const name = `evidence/${evidence.sha256}.${evidenceExtension(evidence.mediaType)}`;
    // Pictures and films are packed already.
    const options = { mtime, size: evidence.bytes, compress: false };
    zip.addReadStreamLazy(name, options, (give) => {
      // The library does not hear of what goes wrong in the stream.
      give(null, Readable.from(verified(evidence, path)).on("error", fail));
    });
  }
  zip.end();
  return output;
}

/** The file in pieces; throws where it is not the one that was sealed, at the latest after the last piece. */
async function* verified({ sha256, bytes }: Evidence, path: string): AsyncGenerator<Buffer> {
  const file = await opened(path, sha256);
  try {
    const hash = createHash("sha256");
    let done = 0;
    for await (const piece of file.createReadStream({ autoClose: false, highWaterMark: 1024 * 1024 })) {
      hash.update(piece);
      done += piece.length;
      if (done > bytes) break;
      yield piece;
    }
    if (done !== bytes || hash.digest("hex") !== sha256) throw new AppError("EVIDENCE_DAMAGED", { sha256 });
  } finally {
    await file.close();
  }
}

async function opened(path: string, sha256: string) {
  try {
    return await open(path, "r");
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw error;
    throw new AppError("EVIDENCE_MISSING", { sha256 }, { cause: error });
  }
}
