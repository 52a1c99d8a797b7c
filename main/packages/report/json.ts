/** Looking into fields of which nobody vouches that they have the shape that they should: a stranger's log may hold anything. */

import type { Json } from "../../model/entry.ts";

type Value = Json | undefined;

/** null when it is no text. */
export function asText(value: Value): string | null {
  return typeof value === "string" ? value : null;
}

/** null when it is no number. */
export function asNumber(value: Value): number | null {
  return typeof value === "number" ? value : null;
}

/** Empty when it is no list. */
export function asList(value: Value): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** undefined when it is no object or has no such member. */
export function member(value: Value, name: string): Value {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, name) ? (value as { readonly [name: string]: Json })[name] : undefined;
}

/** The member as text; empty when there is none. */
export function memberText(value: Value, name: string): string {
  return asText(member(value, name)) ?? "";
}
