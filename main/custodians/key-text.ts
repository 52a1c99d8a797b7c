import { z } from "zod";
import { AppError } from "../lib/app-error.ts";
import type { CustodianPerson } from "../model/known-key.ts";

/**
 * A custodian's private key as the keychain keeps it: one line of ASCII JSON, with what is needed to write the export key again, so that
 * the keychain and a vault file are enough to begin anew on another computer. Under a passphrase, an age file in base64 takes the place
 * of everything secret. `age` itself opens a vault with the member `age`.
 */
export interface CustodianKey extends CustodianPerson {
  readonly keyId: string;
  /** UTC. */
  readonly madeAt: string;
  /** `AGE-SECRET-KEY-1...` */
  readonly age: string;
  /** `AGE-SECRET-KEY-PQ-1...`: made with the other, used when its export key was asked for. */
  readonly hybrid: string;
  /** Ed25519 seed in base64. */
  readonly seed: string;
}

/** What can be told of a kept key without its passphrase. */
export interface KeptKey {
  readonly keyId: string;
  readonly email: string;
  /** The age file, when a passphrase is on top; null when `text` is the key itself. */
  readonly sealed: Uint8Array | null;
}

/** A passphrase makes it half as long again, and the keychain of Windows takes 2,560 bytes. */
const longestText = 1_700;

const keyId = z.string().regex(/^[0-9a-f]{8}$/);
const line = z.string().min(1).max(254);
const keySchema = z.strictObject({
  v: z.literal(1),
  keyId,
  email: line,
  name: line,
  title: line,
  organisation: line,
  madeAt: z.string().max(30),
  age: z.string().regex(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/),
  hybrid: z.string().regex(/^AGE-SECRET-KEY-PQ-1[0-9A-Z]{58}$/),
  seed: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
});
const sealedSchema = z.strictObject({ v: z.literal(1), keyId, email: line, sealed: z.base64().min(1) });

/** @throws AppError TEXT_TOO_LONG {field, limit} when name, title and organisation together leave no room for the key */
export function keyText(key: CustodianKey): string {
  const { keyId, email, name, title, organisation, madeAt, age, hybrid, seed } = key;
  const text = ascii({ v: 1, keyId, email, name, title, organisation, madeAt, age, hybrid, seed });
  if (text.length > longestText) throw new AppError("TEXT_TOO_LONG", { field: "name", limit: longestText });
  return text;
}

/** The same key under a passphrase; `sealed` is an age file of `keyText`. */
export function sealedKeyText({ keyId, email }: Pick<CustodianKey, "keyId" | "email">, sealed: Uint8Array): string {
  return ascii({ v: 1, keyId, email, sealed: Buffer.from(sealed).toString("base64") });
}

/** null when the text is no kept key at all. */
export function readKept(text: string): KeptKey | null {
  const found = parsed(z.union([keySchema, sealedSchema]), text);
  if (found === undefined) return null;
  const sealed = "sealed" in found ? Buffer.from(found.sealed, "base64") : null;
  return { keyId: found.keyId, email: found.email, sealed };
}

/** null when the text is no key, or one under a passphrase. */
export function readKeyText(text: string): CustodianKey | null {
  const found = parsed(keySchema, text);
  if (found === undefined) return null;
  const { v: _, ...key } = found;
  return key;
}

function parsed<T>(schema: z.ZodType<T>, text: string): T | undefined {
  const found = schema.safeParse(jsonOf(text)).data;
  // The engine keeps the text that a regular expression last matched, a seed perhaps, until the next match.
  /^/.exec("");
  return found;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What the parser says holds a piece of the text, and with it of a key: never passed on.
    return null;
  }
}

/** JSON in printable ASCII: every other character as its escape. */
function ascii(value: object): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
