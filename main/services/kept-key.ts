import { type CustodianKey, keyText, readKept, readKeyText, sealedKeyText } from "../custodians/index.ts";
import { openText, sealText } from "../keychain/index.ts";
import { AppError } from "../lib/app-error.ts";
import type { FetchedKey } from "./custodian-place.ts";

/** A key as one line of text, under a passphrase or not. @throws AppError PASSPHRASE_WEAK {least}, TEXT_TOO_LONG */
export async function keptText(key: CustodianKey, passphrase: string | null): Promise<string> {
  const text = keyText(key);
  return passphrase === null ? text : sealedKeyText(key, await sealText(text, passphrase));
}

/** The key of such a text. @throws AppError KEY_MISMATCH {keyId}, PASSPHRASE_WRONG, also for none where one is needed */
export async function keptKey(text: string, keyId: string, passphrase: string | null): Promise<FetchedKey> {
  const kept = readKept(text);
  if (kept?.keyId !== keyId) throw new AppError("KEY_MISMATCH", { keyId });
  const { sealed } = kept;
  if (sealed !== null && passphrase === null) throw new AppError("PASSPHRASE_WRONG");
  const key = readKeyText(sealed === null ? text : await openSealed(sealed, keyId, passphrase ?? ""));
  if (key?.keyId !== keyId) throw new AppError("KEY_MISMATCH", { keyId });
  return { key, passphrase: sealed !== null };
}

async function openSealed(sealed: Uint8Array, keyId: string, passphrase: string): Promise<string> {
  try {
    return await openText(sealed, passphrase);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "KEY_FILE_DAMAGED") throw error;
    // There is no file: what the keychain gave back is no key.
    throw new AppError("KEY_MISMATCH", { keyId }, { cause: error });
  }
}
