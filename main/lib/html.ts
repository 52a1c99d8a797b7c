/** HTML of which every text from outside is escaped, whoever wrote it: markup is a type of its own, and a string is never it. */

export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Piece = string | number | Markup | null | false | readonly Piece[];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const special = /[&<>"']/g;
/** No control character but tab and line feed stands in HTML (section 13.1.4 of the standard). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is sought
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g;

/** The text as it may stand between tags and in a quoted attribute. What HTML can't hold becomes U+FFFD. */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(control, "\ufffd")
    .replace(special, (found) => entities[found] ?? "");
}

function written(piece: Piece): string {
  if (piece instanceof Markup) return piece.text;
  if (piece === null || piece === false) return "";
  if (typeof piece === "object") return piece.map(written).join("");
  return typeof piece === "number" ? String(piece) : escaped(piece);
}

/** A template in which strings are escaped, lists joined, and null and false leave nothing. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  let text = parts[0] ?? "";
  for (let place = 0; place < pieces.length; place += 1) {
    text += written(pieces[place] ?? null) + (parts[place + 1] ?? "");
  }
  return new Markup(text);
}

export const nothing = new Markup("");

/** Someone's own words: their direction is their own, and no override in them reaches beyond. */
export function words(text: string): Markup {
  return html`<bdi>${text}</bdi>`;
}

/** `a, b, c` */
export function joined(pieces: readonly Markup[], by = ", "): Markup {
  return new Markup(pieces.map((piece) => piece.text).join(escaped(by)));
}
