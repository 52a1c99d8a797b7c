/** More than this no screenshot holds; in UTF-16 units. */
const longest = 100_000;

/**
 * The text of a picture fit to be searched and shown: white space folded, empty lines dropped, a bar that stands alone read as the “I” that
 * it was. '' when nothing is left that a person would call text.
 */
export function tidyText(found: string): string {
  const lines = found.normalize("NFC").toWellFormed().slice(0, longest).split(/\r?\n/).map(tidyLine);
  return lines.filter((line) => /[\p{L}\p{N}]/u.test(line)).join("\n");
}

function tidyLine(line: string): string {
  const plain = line.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\uFFFD]/gu, " ").replace(/\s+/g, " ");
  return plain.trim().replace(/(?<=^|\s)\|(?=\s+[\p{L}’'])/gu, "I");
}
