import { wordlist } from "@scure/bip39/wordlists/english.js";
import { drawFrom } from "./password/draw.ts";

/** Passphrases to be printed and typed again: on a recovery sheet, for plain `age -d`. (FORMATS section 5) */

/** Words of one to eight small letters that differ in their first four (BIP-39): 11 bits each. */
export const words: readonly string[] = wordlist;

/** 88 bits: with scrypt before it, out of reach. */
const fewest = 8;

const known: ReadonlySet<string> = new Set(words);

/**
 * Words parted by hyphens, as `age` itself writes them: one line, no blanks to miscount, nothing to shift.
 * @param count at least 8
 */
export function recoveryPassphrase(random: (bytes: number) => Uint8Array, count = fewest): string {
  if (!Number.isSafeInteger(count) || count < fewest)
    throw new Error(`a recovery passphrase has at least ${fewest} words`);
  const draw = drawFrom(random);
  return Array.from({ length: count }, () => words[draw(words.length)] ?? "").join("-");
}

/**
 * What a person meant who typed such a passphrase from paper: capitals, blanks or commas in the place of hyphens, and blanks at the ends are
 * put right. Any other text comes back as it is.
 */
export function typedRecoveryPassphrase(text: string): string {
  const typed = text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "");
  return typed.length >= fewest && typed.every((word) => known.has(word)) ? typed.join("-") : text;
}
