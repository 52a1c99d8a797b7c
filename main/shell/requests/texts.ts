import { z } from "zod";

/**
 * Any text. The bridge only keeps out what no person could have meant to send; what a text may hold is for the services to say,
 * with a code that has a sentence.
 */
export const text = z.string().max(4_000_000);
/** A line that is worked on before any service measures it: a file name, a passphrase. */
export const line = z.string().max(4_096);
export const id = z.string().min(1).max(200);
/** SHA-256 in lower-case hex. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Dates and times are checked by the services. */
export const moment = z.string().max(40);
export const nothing = z.null();
/** A signed note: an export key or a receipt. */
export const note = z.string().max(65_536);
