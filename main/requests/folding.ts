/** Texts as they are compared and quoted. */

/** Characters on each side of a word. */
const around = 40;

/** Every text in a field's value, however deep. */
export function texts(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(texts);
}

/** A text around a place in it, on one line. */
export function excerpt(text: string, from: number, to: number): string {
  const [start, end] = [Math.max(0, from - around), Math.min(text.length, to + around)];
  const cut = text.slice(start, end).toWellFormed().replace(/\s+/g, " ");
  return `${start > 0 ? "…" : ""}${cut}${end < text.length ? "…" : ""}`;
}

/** As it is compared: small letters without accents and without what no font draws, each run of white space as one space. `places` says
 * for each unit where it stood in the text. */
export function folded(text: string): { readonly text: string; readonly places: readonly number[] } {
  const plain: string[] = [];
  const places: number[] = [];
  let at = 0;
  for (const character of text) {
    const small = character
      .normalize("NFKD")
      .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, "")
      .toLowerCase();
    const folded = small.replace(/\s+/gu, plain.at(-1) === " " ? "" : " ");
    if (folded !== "") plain.push(folded);
    for (let unit = 0; unit < folded.length; unit++) places.push(at);
    at += character.length;
  }
  return { text: plain.join(""), places };
}
