import { AppError } from "../lib/app-error.ts";
import { isSignedBy, type Note } from "../lib/signed-note.ts";
import type { OpenedVault } from "./vault-file.ts";

/** Who wrote a vault. age does not say; the statement's signature does (FORMATS section 5). */

/** A custodian as the reader knows it already, from its own copy of the vault. */
export interface KnownCustodian {
  readonly keyId: string;
  readonly keyName: string;
  readonly publicKey: Uint8Array;
  readonly removed: boolean;
}

/**
 * The custodian in office who signed the statement.
 * @throws AppError VAULT_SIGNER_REMOVED {email}; VAULT_SIGNATURE_WRONG {email} for a known key whose signature does not fit;
 * VAULT_SIGNER_UNKNOWN {email, keyId}
 */
export function checkWriter<T extends KnownCustodian>({ note }: OpenedVault, custodians: readonly T[]): T {
  const signers = custodians.filter(({ keyName, publicKey }) => isSignedBy(note, keyName, publicKey));
  const inOffice = signers.find(({ removed }) => !removed);
  if (inOffice !== undefined) return inOffice;
  const [former] = signers;
  if (former !== undefined) throw new AppError("VAULT_SIGNER_REMOVED", { email: former.keyName });
  const signatures = claimsIn(note);
  const claimed = signatures.find(({ email, keyId }) =>
    custodians.some((one) => one.keyName === email && one.keyId === keyId),
  );
  if (claimed !== undefined) throw new AppError("VAULT_SIGNATURE_WRONG", { email: claimed.email });
  throw new AppError("VAULT_SIGNER_UNKNOWN", { email: signatures[0]?.email ?? "", keyId: signatures[0]?.keyId ?? "" });
}

/** Names and key ids of those who are said to have signed. */
function claimsIn({ signatures }: Note): { email: string; keyId: string }[] {
  return signatures.map(({ name, base64 }) => ({
    email: name,
    keyId: Buffer.from(base64, "base64").subarray(0, 4).toString("hex"),
  }));
}
