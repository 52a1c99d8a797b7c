import canonicalize from "canonicalize";
import type { Json } from "../model/entry.ts";
import { AppError } from "./app-error.ts";

/**
 * RFC 8785 (JCS) of a value that may be hashed.
 * Throws TEXT_NOT_WELL_FORMED for a lone surrogate; REQUEST_MALFORMED for what JCS or FORMATS leave out: fractions, integers beyond
 * 2^53-1, undefined, anything that is no plain JSON.
 */
export function canonical(value: Json): string {
  refuseUnhashable(value, 0);
  // Of a well-formed text JCS is what JSON.stringify makes (RFC 8785 section 3.2.2.2); most fields are texts.
  if (typeof value === "string") return JSON.stringify(value);
  const text = canonicalize(value);
  if (text === undefined) throw new AppError("REQUEST_MALFORMED", { reason: "no JSON value" });
  return text;
}

/** Deeper than anything that the app writes; a value that holds itself ends here. */
const deepest = 32;

function refuseUnhashable(value: unknown, depth: number): void {
  if (depth > deepest) throw new AppError("REQUEST_MALFORMED", { reason: "nested too deeply" });
  if (value === null || typeof value === "boolean") return;
  if (typeof value === "string") {
    if (!value.isWellFormed()) throw new AppError("TEXT_NOT_WELL_FORMED");
    return;
  }
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new AppError("REQUEST_MALFORMED", { reason: "not an integer" });
    return;
  }
  if (Array.isArray(value)) {
    for (const item of value) refuseUnhashable(item, depth + 1);
    return;
  }
  if (!isPlainObject(value)) throw new AppError("REQUEST_MALFORMED", { reason: `a ${typeof value} is no JSON` });
  for (const name of Object.keys(value)) {
    refuseUnhashable(name, depth + 1);
    refuseUnhashable(value[name], depth + 1);
  }
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
