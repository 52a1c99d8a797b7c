/** Which computer this is, as far as it can be told without asking anybody. [A-6.h.iii] */

import { createHash } from "node:crypto";
import { homedir, hostname } from "node:os";

/** What tells one computer from another. */
export interface ComputerTraits {
  /** Its name; a network may hang a domain on it, or write it in capitals. */
  readonly host: string;
  readonly platform: string;
  readonly arch: string;
  readonly home: string;
}

/**
 * A hash, so that no name of a computer or of an account lies in the data: SHA-256, hex. A computer that was given another name counts as
 * another one, and is checked again; so does a person's account on the same one.
 */
export function computerHash({ host, platform, arch, home }: ComputerTraits): string {
  const name = host.split(".")[0]?.toLowerCase() ?? "";
  return createHash("sha256")
    .update(JSON.stringify([name, platform, arch, home]))
    .digest("hex");
}

/** This one's. */
export function thisComputer(): string {
  const { platform, arch } = process;
  return computerHash({ host: hostname(), platform, arch, home: homedir() });
}
