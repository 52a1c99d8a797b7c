import type { Bag } from "./bag.ts";
import { html, type Markup } from "./html.ts";

/**
 * When an entry was made: in the city's time, which an unsigned text names, and as it was signed.
 * `November 19, 2026, 4:12 PM (2026-11-20T01:12:00.123Z)`
 */
export function entryTime(bag: Bag, at: string): Markup {
  return html`${bag.times.moment(at)} <span class="nowrap">(${at})</span>`;
}
