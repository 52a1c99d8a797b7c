/** Text that came from the system: product names, versions, what a program said. All of it is hostile. */

/** Controls, what changes the direction of writing, what is not drawn, lone surrogates. */
const unsteady = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+/gu;

/** Longest text of the system on a line, in characters (UTF-16 units). */
export const longestText = 120;

/**
 * On one line, without controls and characters that turn the direction of writing, cut short with an ellipsis.
 * @param longest in UTF-16 units, at least 1
 */
export function steadyText(text: string, longest: number = longestText): string {
  // Only what could be shown is looked at: a program may have written a megabyte.
  const steady = text
    .slice(0, longest * 4)
    .replace(unsteady, " ")
    .replace(/\s+/g, " ")
    .trim();
  if (steady.length <= longest) return steady;
  // A pair of surrogates that was cut through leaves half a character.
  return `${steady
    .slice(0, longest - 1)
    .replace(/[\uD800-\uDBFF]$/, "")
    .trimEnd()}…`;
}
