import confusables from "unicode-confusables";
import { foldName, normaliseHandle } from "../model/author.ts";

/**
 * What a handle looks like: two handles with the same skeleton may be taken for each other. Only ever compared, never shown. Coarse on
 * purpose: it asks a person to look, it decides nothing.
 *
 * The letters of other scripts by UTS 39; then what differs in an accent, in a separator, or in letters that one font draws alike: I, l, i
 * and 1; O and 0; rn and m; vv and w.
 */
export function skeleton(handle: string): string {
  // Upper case first: a Greek Ν looks like N, a Greek ν like v.
  const seen = confusables.rectifyConfusion(handle.normalize("NFKC")).normalize("NFKD").replace(/\p{M}/gu, "");
  const folded = confusables.rectifyConfusion(normaliseHandle(seen)).toLowerCase();
  return [...folded.replace(/[\s._\-‐-―·~]/gu, "")]
    .map((letter) => alike[letter] ?? letter)
    .join("")
    .replaceAll("vv", "w");
}

/** By which handles on one platform look the same. */
export function lookOf(platform: string, handle: string): string {
  return `${foldName(platform)}\n${skeleton(handle)}`;
}

/** UTS 39 leads some letters of other scripts to small capitals, which look like the capitals whose case was folded here. */
const alike: Readonly<Record<string, string>> = {
  ...{ i: "l", 1: "l", "|": "l", 0: "o", m: "rn" },
  ...{ ᴀ: "a", ʙ: "b", ᴄ: "c", ᴅ: "d", ᴇ: "e", ꜰ: "f", ɢ: "g", ʜ: "h", ɪ: "l", ᴊ: "j", ᴋ: "k", ĸ: "k", ʟ: "l" },
  ...{ ᴍ: "rn", ʍ: "rn", ɴ: "n", ᴏ: "o", ᴘ: "p", ʀ: "r", ꜱ: "s", ᴛ: "t", ᴜ: "u", ᴠ: "v", ᴡ: "w", ʏ: "y", ᴢ: "z" },
};
