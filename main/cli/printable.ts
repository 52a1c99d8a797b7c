/** Control characters, marks that turn the direction of a text, line separators and halves of characters. */
const unprintable = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * Text for a terminal: what could move the cursor, hide words or turn their order is written as \uXXXX, as JSON would write it. Line feeds
 * stay. Whoever can write the database decides what stands in it.
 */
export function printable(text: string): string {
  return text.replace(unprintable, (character) =>
    Array.from({ length: character.length }, (_, place) => escaped(character.charCodeAt(place))).join(""),
  );
}

/** The same on one line, at most `most` characters long. */
export function printableLine(text: string, most: number): string {
  const line = printable(text.slice(0, most + 1)).replaceAll("\n", "\\u000a");
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}
