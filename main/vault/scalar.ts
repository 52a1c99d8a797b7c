import { isDate, parseTime } from "../model/time.ts";

/** Single values as a vault writes them. */

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const time = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const key = /^[0-9a-f]{8}$/;

/** A UUID of RFC 9562 in small letters. */
export function isUuid(value: unknown): value is string {
  return typeof value === "string" && uuid.test(value);
}

/** A `Time`. The pattern knows most; only the last days of a month need the calendar. */
export function isTime(value: unknown): value is string {
  return typeof value === "string" && (time.test(value) || parseTime(value) !== null);
}

/** `YYYY-MM-DD` */
export function isDay(value: unknown): value is string {
  return typeof value === "string" && isDate(value);
}

/** 8 hex digits. */
export function isKeyId(value: unknown): value is string {
  return typeof value === "string" && key.test(value);
}

/** Counted from 1. */
export function isRevision(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}
