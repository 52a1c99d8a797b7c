import type { KeyStore } from "../../preload/contract.ts";
import type { Database } from "../database/index.ts";
import { AppError } from "../lib/app-error.ts";
import { originOf } from "../lib/proof/checkpoint.ts";
import { verifierKey } from "../lib/signed-note.ts";
import { selectIdentity } from "./queries.ts";

/** Who a log is, for ever. */
export interface LogIdentity {
  /** `<organisation's domain>/custodia/<16 hex>` */
  readonly origin: string;
  readonly publicKey: Uint8Array;
  /** Verifier key as in `log.vkey`. */
  readonly vkey: string;
  /** Where the private key was put. */
  readonly keyStore: KeyStore;
}

const keyStores: readonly string[] = ["keychain", "passphrase-file", "sample-file"] satisfies readonly KeyStore[];

function isKeyStore(text: string): text is KeyStore {
  return keyStores.includes(text);
}

/**
 * null when the database holds no log yet. Throws DATABASE_DAMAGED; LOG_DOES_NOT_VERIFY when the origin is not that of the public key
 * (FORMATS section 2): a key that was put in another one's place could otherwise sign in the log's name.
 */
export function readIdentity(database: Database): LogIdentity | null {
  const row = selectIdentity(database);
  if (row === null) return null;
  const { origin, publicKey, keyStore } = row;
  if (!isKeyStore(keyStore)) throw new AppError("DATABASE_DAMAGED", { reason: "the log's key is kept nowhere known" });
  if (!isOrigin(origin, publicKey)) {
    throw new AppError("LOG_DOES_NOT_VERIFY", { reason: "the log's origin is not that of its public key" });
  }
  return { origin, publicKey, vkey: verifierKey(origin, publicKey), keyStore };
}

function isOrigin(origin: unknown, publicKey: unknown): boolean {
  if (typeof origin !== "string" || !Buffer.isBuffer(publicKey) || publicKey.length !== 32) return false;
  const [domain = ""] = origin.split("/");
  return domain !== "" && origin === originOf(domain, publicKey);
}
