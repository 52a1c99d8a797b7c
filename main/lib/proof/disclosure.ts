import { hash } from "node:crypto";
import type { Json } from "../../model/entry.ts";
import { AppError } from "../app-error.ts";
import { canonical } from "../canonical.ts";

/** Random bytes of a salt (RFC 9901 section 4.2.1). */
export const saltBytes = 16;

/** One disclosed field of an entry. */
export interface Disclosed {
  readonly salt: string;
  readonly name: string;
  readonly value: Json;
}

/** `base64url(JSON [salt, name, value])`, the members of `value` in the order of JCS. Throws what `canonical` throws. */
export function encodeDisclosure(salt: Uint8Array, name: string, value: Json): string {
  const json = `["${Buffer.from(salt).toString("base64url")}",${canonical(name)},${canonical(value)}]`;
  return Buffer.from(json, "utf8").toString("base64url");
}

/** Digest of a disclosure as it stands in `_sd`: base64url of the SHA-256 of its ASCII. */
export function disclosureDigest(disclosure: string): string {
  return hash("sha256", disclosure, "base64url");
}

/** Throws LOG_DOES_NOT_VERIFY when the text is no disclosure. */
export function decodeDisclosure(disclosure: string): Disclosed {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(disclosure, "base64url").toString("utf8"));
  } catch (error) {
    throw new AppError("LOG_DOES_NOT_VERIFY", { reason: "a disclosure can't be read" }, { cause: error });
  }
  if (Array.isArray(parsed) && parsed.length === 3) {
    const [salt, name, value] = parsed as [unknown, unknown, Json];
    if (typeof salt === "string" && typeof name === "string") return { salt, name, value };
  }
  throw new AppError("LOG_DOES_NOT_VERIFY", { reason: "a disclosure can't be read" });
}
