import { type Note, parseNote } from "../lib/signed-note.ts";

/** A signed note of fixed lines, such as an export key or a receipt. */
export interface NoteForm {
  /** `custodia/receipt`, without its version. */
  readonly name: string;
  /** First words of the lines below the first, in order. */
  readonly lines: readonly string[];
  /** Of these lines, those in which a line break of a mail program stood for a space. */
  readonly prose: readonly string[];
}

export type FoundNote =
  | { readonly found: "note"; readonly text: string; readonly note: Note; readonly fields: ReadonlyMap<string, string> }
  /** Of a version that is not known here. */
  | { readonly found: "future"; readonly version: number }
  | { readonly found: "nothing" };

/** Longer than any such note with a mail around it. */
const longestPaste = 256 * 1024;
/** Ed25519: 4 bytes of key id, 64 of signature. */
const signature = /^— \S+ [A-Za-z0-9+/]{91}=$/;
const dash = "—";

/**
 * Finds the first note of a form in what somebody pasted. Around its lines a mail program may have put CRLF, white space, `>` and empty
 * lines, and may have broken long lines. The note is put together again exactly as its form demands: if that is not what was signed,
 * its signature says so.
 */
export function findNote(paste: string, form: NoteForm): FoundNote {
  if (paste.length > longestPaste) return { found: "nothing" };
  const lines = paste
    .replace(/^\uFEFF/, "")
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/^[\s>]+/, "").trimEnd())
    .filter((line) => line !== "");
  const first = lines.findIndex((line) => line.startsWith(`${form.name}@v`));
  const version = Number(/@v([1-9][0-9]{0,5})$/.exec(lines[first] ?? "")?.[1] ?? 0);
  if (version === 0) return { found: "nothing" };
  if (version > 1) return { found: "future", version };
  return assemble(lines.slice(first + 1), form);
}

function assemble(lines: readonly string[], form: NoteForm): FoundNote {
  const joined = joinBroken(lines, form);
  if (joined === null) return { found: "nothing" };
  const text = `${[`${form.name}@v1`, ...joined.slice(0, -1), "", joined.at(-1)].join("\n")}\n`;
  const note = parseNote(text);
  if (note === null) return { found: "nothing" };
  const fields = form.lines.map((word, place): [string, string] => [
    word,
    (joined[place] ?? "").slice(word.length + 1),
  ]);
  return { found: "note", text, note, fields: new Map(fields) };
}

/** One line for each word of the form and one for the signature; null when they are not all there. */
function joinBroken(lines: readonly string[], form: NoteForm): string[] | null {
  const words = [...form.lines, dash];
  const joined: string[] = [];
  for (const line of lines) {
    const next = words[joined.length];
    if (next !== undefined && (line === next || line.startsWith(`${next} `))) joined.push(line);
    else if (!goOn(joined, line, form)) return null;
    if (joined.length === words.length && signature.test(joined.at(-1) ?? "")) return joined;
  }
  return null;
}

/** Adds the rest of a line that was broken; false when there is none to add to. */
function goOn(joined: string[], rest: string, { lines, prose }: NoteForm): boolean {
  const begun = joined.pop();
  if (begun === undefined) return false;
  const word = lines[joined.length] ?? dash;
  // A break stood for a space after the first word, within prose, and before a signature.
  const spaced = begun === word || prose.includes(word) || (word === dash && begun.split(" ").length === 2);
  joined.push(`${begun}${spaced ? " " : ""}${rest}`);
  return true;
}
