/** The words of a PDF that Chromium has printed: enough of ISO 32000 to read what its own printer (Skia) writes, and no more. */
import { inflateSync } from "node:zlib";

interface Thing {
  readonly head: string;
  readonly stream: string | null;
}

/** Objects by their numbers, streams unpacked. */
function objectsOf(pdf: Buffer): ReadonlyMap<string, Thing> {
  const text = pdf.toString("latin1");
  const things = new Map<string, Thing>();
  for (const found of text.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)(?:stream\r?\n|endobj)/g)) {
    const [whole, number = "", head = ""] = found;
    const length = /\/Length (\d+)/.exec(head)?.[1];
    const begin = found.index + whole.length;
    const bytes = pdf.subarray(begin, begin + Number(length ?? 0));
    const isPacked = head.includes("/FlateDecode");
    const stream = length === undefined ? null : (isPacked ? inflateSync(bytes) : bytes).toString("latin1");
    things.set(number, { head, stream });
  }
  return things;
}

const unicode = (hex: string) => Buffer.from(hex, "hex").swap16().toString("utf16le");

/** What each code of a font stands for. */
function lettersOf(cmap: string): ReadonlyMap<number, string> {
  const letters = new Map<number, string>();
  for (const [, lines = ""] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = "", to = ""] of lines.matchAll(/<(\w+)> <(\w+)>/g))
      letters.set(Number.parseInt(code, 16), unicode(to));
  for (const [, lines = ""] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, first = "", last = "", to = ""] of lines.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      const [from, until] = [Number.parseInt(first, 16), Number.parseInt(last, 16)];
      const start = Number.parseInt(to, 16);
      for (let code = from; code <= until; code++) letters.set(code, String.fromCharCode(start + code - from));
    }
  return letters;
}

const letterByLetter = (text: string) => text.normalize("NFKC").replaceAll(/\s+/g, "");

/** Do these words stand in it, one after the other? Blanks don't count: the printer moves on instead of drawing them all. */
export function pdfHolds(pdf: Buffer, words: string): boolean {
  return letterByLetter(pdfText(pdf)).includes(letterByLetter(words));
}

/** All that was drawn, in its order. */
function pdfText(pdf: Buffer): string {
  const objects = objectsOf(pdf);
  const words: string[] = [];
  for (const { head } of objects.values()) {
    if (!/\/Type \/Page\b(?!s)/.test(head)) continue;
    const fonts = new Map<string, ReadonlyMap<number, string>>();
    for (const [, name = "", number = ""] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(number)?.head ?? "")?.[1] ?? "";
      fonts.set(name, lettersOf(objects.get(map)?.stream ?? ""));
    }
    const content = objects.get(/\/Contents (\d+) 0 R/.exec(head)?.[1] ?? "")?.stream ?? "";
    let letters: ReadonlyMap<number, string> = new Map();
    for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|((?:<[0-9A-Fa-f]+>|\[[^\]]*\]) ?T[jJ])/g)) {
      if (font !== undefined) letters = fonts.get(font) ?? new Map();
      if (shown === undefined) continue;
      const codes = [...shown.matchAll(/<([0-9A-Fa-f]+)>/g)].flatMap(([, hex = ""]) => hex.match(/.{4}/g) ?? []);
      words.push(codes.map((code) => letters.get(Number.parseInt(code, 16)) ?? "").join(""));
    }
  }
  return words.join("");
}
