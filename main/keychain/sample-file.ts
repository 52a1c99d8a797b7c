import { existsSync } from "node:fs";
import { writeAtomically } from "../lib/atomic-file.ts";
import { readKeyFile, seedFrom } from "./passphrase-file.ts";

export interface SampleKeyFile {
  /** Replaces the file whole. Throws DISK_*, FOLDER_*. */
  write(seed: Uint8Array): Promise<void>;
  /** The 32-byte seed. Throws KEY_FILE_MISSING, KEY_FILE_DAMAGED, FOLDER_READ_ONLY, DISK_FAILED. */
  read(): Promise<Uint8Array>;
  exists(): boolean;
}

/** A key in plain sight, hex and a line feed: for invented cases that anyone may see, never for a real log. */
export function sampleKeyFile(file: string): SampleKeyFile {
  return {
    async write(seed) {
      writeAtomically(file, `${Buffer.from(seed).toString("hex")}\n`, { mode: 0o600 });
    },
    async read() {
      return seedFrom((await readKeyFile(file)).toString("latin1"), "hex");
    },
    exists: () => existsSync(file),
  };
}
