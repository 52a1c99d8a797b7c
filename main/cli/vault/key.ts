import { readFileSync, statSync } from "node:fs";
import { Custodian } from "../../custodians/index.ts";
import { AppError } from "../../lib/app-error.ts";
import { custodianPlace } from "../../services/custodian-place.ts";
import type { AgeIdentity } from "../../vault/age-file.ts";
import type { Output } from "../index.ts";
import { UsageError } from "../index.ts";
import { askHidden } from "./ask-hidden.ts";
import { custodianOf, type VaultPlace } from "./place.ts";

/** What opens the vaults: an identity file, or the custodian's key where it lies. */
export interface KeyOptions {
  readonly identity?: string | undefined;
  readonly "passphrase-file"?: string | undefined;
}

export const keyOptions = { identity: { type: "string" }, "passphrase-file": { type: "string" } } as const;

/** In bytes: more than any key or passphrase takes. */
const longestFile = 65_536;
const secretKey = /^AGE-SECRET-KEY-(?:PQ-)?1[0-9A-Z]+$/;

/**
 * @throws UsageError for files that hold no key or passphrase; AppError IDENTITY_MISSING, KEYCHAIN_*, KEY_MISMATCH, KEY_FILE_*,
 * PASSPHRASE_WRONG
 */
export async function openingKeys(
  place: VaultPlace,
  options: KeyOptions,
  output: Output,
): Promise<readonly AgeIdentity[]> {
  if (options.identity !== undefined) return identitiesIn(options.identity);
  const { keyId, keyStore } = custodianOf(place);
  const lies = custodianPlace(keyStore, place);
  const take = async (passphrase: string | null) => {
    const { key } = await lies.fetch(keyId, passphrase);
    return (await Custodian.take(key, false)).identities;
  };
  const file = options["passphrase-file"];
  if (file !== undefined) return await take(firstLine(file));
  try {
    return await take(null);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "PASSPHRASE_WRONG") throw error;
    return await take(await askHidden("Passphrase: ", output));
  }
}

/** As `age-keygen` writes it: one key a line, lines that begin with # are comments. */
function identitiesIn(file: string): string[] {
  const lines = readSmall(file, "--identity").split("\n");
  const keys = lines.map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
  // Nothing of what stands there is repeated: it may be half of a key.
  if (keys.length === 0 || !keys.every((key) => secretKey.test(key))) {
    throw new UsageError(`--identity takes an age identity file, as "age-keygen" writes it, not ${file}.`);
  }
  return keys;
}

function firstLine(file: string): string {
  const [line = ""] = readSmall(file, "--passphrase-file").split(/\r?\n/);
  if (line === "")
    throw new UsageError(`--passphrase-file takes a file whose first line is a passphrase, not ${file}.`);
  return line;
}

function readSmall(file: string, option: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile() !== true || found.size > longestFile)
    throw new UsageError(`${option}: there is no such file: ${file}`);
  return readFileSync(file, "utf8");
}
