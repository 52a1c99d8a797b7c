/** Where something stands in a JSON text. */

import {
  createScanner,
  findNodeAtLocation,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import type { PackFault, PackPath } from "./fault.ts";

/** Counted from 1; the column in characters as an editor counts them (UTF-16 units). */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** Deeper than any pack: the reader of places calls itself once a level. */
const deepest = 100;

/**
 * Most words, numbers and marks of a pack: ten times those of the largest at hand. A file of commas alone has a fault for each, which
 * would keep the app busy for minutes.
 */
const mostTokens = 40_000;

/** Why a text is not looked through as a pack, before anything is made of it; null: it can be. Takes no longer than to read it once. */
export function textFault(text: string): string | null {
  const scanner = createScanner(text);
  let [depth, tokens] = [0, 0];
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    // The kinds of tokens are no values (a `const enum`): brackets and blanks are told by what they begin with.
    const begins = text[scanner.getTokenOffset()] ?? "";
    if (!" \t\r\n".includes(begins)) tokens++;
    if (tokens > mostTokens) return "it holds far more than any policy pack does";
    if (begins === "{" || begins === "[") depth++;
    if (begins === "}" || begins === "]") depth--;
    if (depth > deepest) return "it is nested too deeply";
  }
  return null;
}

/** A text as a tree with places; `root` is null for a text that holds nothing, or that is refused as a whole. */
export class JsonPlaces {
  /** What is no JSON, the first first. */
  readonly errors: readonly { readonly place: TextPlace; readonly says: string }[];
  readonly #root: Node | null;
  readonly #lineStarts: readonly number[];

  constructor(text: string) {
    this.#lineStarts = lineStarts(text);
    const errors: ParseError[] = [];
    const refused = textFault(text);
    this.#root = refused === null ? (parseTree(text, errors, { disallowComments: true }) ?? null) : null;
    this.errors =
      refused !== null
        ? [{ place: { line: 1, column: 1 }, says: refused }]
        : errors.map(({ offset, error }) => ({
            place: this.at(offset),
            says: words[printParseErrorCode(error)] ?? "this is no JSON",
          }));
  }

  /** Of the member, or of the innermost one around it that is there: what is missing has no place of its own. */
  find(path: PackPath): TextPlace {
    for (let length = path.length; this.#root !== null && length >= 0; length--) {
      const node = findNodeAtLocation(this.#root, path.slice(0, length));
      // A member is looked for by its name, not by its value, which may begin lines further down.
      if (node !== undefined) return this.at(node.parent?.type === "property" ? node.parent.offset : node.offset);
    }
    return { line: 1, column: 1 };
  }

  /** Members of one object with the same name: of those only the last would count. */
  doubles(): readonly (PackFault & { readonly place: TextPlace })[] {
    return this.#root === null
      ? []
      : [...doublesIn(this.#root, [])].map((one) => ({ ...one, place: this.at(one.offset) }));
  }

  at(offset: number): TextPlace {
    let [low, high] = [0, this.#lineStarts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#lineStarts[low] ?? 0) + 1 };
  }
}

const words: Readonly<Record<string, string>> = {
  InvalidSymbol: "this is no JSON: words stand in straight double quotes",
  InvalidNumberFormat: "this is no number",
  PropertyNameExpected: "a member’s name in double quotes should stand here, or a comma is too many",
  ValueExpected: "a value should stand here, or a comma is too many",
  ColonExpected: "a colon is missing here",
  CommaExpected: "a comma is missing here",
  CloseBraceExpected: "a closing brace } is missing: the file ends too early",
  CloseBracketExpected: "a closing bracket ] is missing: the file ends too early",
  EndOfFileExpected: "the pack has ended before this",
  InvalidCommentToken: "there are no comments in JSON",
  UnexpectedEndOfComment: "there are no comments in JSON",
  UnexpectedEndOfString: "a closing double quote is missing on this line",
  UnexpectedEndOfNumber: "this number is cut short",
  InvalidUnicode: "\\u is followed by four hexadecimal digits",
  InvalidEscapeCharacter: 'a backslash in a text is written twice, and only " \\ / b f n r t u may follow a single one',
  InvalidCharacter: "a text holds a line break or another control character: write \\n",
};

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function* doublesIn(node: Node, path: PackPath): Generator<PackFault & { readonly offset: number }> {
  const seen = new Set<string>();
  for (const [place, child] of (node.children ?? []).entries()) {
    const [key, value] = child.type === "property" ? (child.children ?? []) : [undefined, child];
    const name = key === undefined ? place : String(key.value);
    if (typeof name === "string" && seen.has(name)) {
      yield { path: [...path, name], says: `the member “${name}” is there twice`, offset: child.offset };
    }
    if (typeof name === "string") seen.add(name);
    if (value !== undefined) yield* doublesIn(value, [...path, name]);
  }
}
