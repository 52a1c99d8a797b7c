/** Words for a table that was read and not taken in yet, and for what came of it. */
import type { ImportFault, ImportPreview } from "../../main/model/register-view.ts";
import { capital, count, counted } from "../format.ts";
import type { Tone } from "../words.ts";

export type What = ImportPreview["what"];

/** `1 account`, `312 people` */
export function countedThings(what: What, n: number): string {
  return what === "accounts" ? counted(n, "account") : counted(n, "person", "people");
}

export const stateWords: Record<ImportPreview["rows"][number]["state"], { words: string; tone: Tone }> = {
  new: { words: "New", tone: "good" },
  known: { words: "Here already", tone: "plain" },
  faulty: { words: "Mistake", tone: "bad" },
  example: { words: "Example, left out", tone: "plain" },
};

/** How the file is written, for the person who has to mend it: `UTF-8, semicolons` */
export function formatWords({ encoding, delimiter }: Pick<ImportPreview, "encoding" | "delimiter">): string {
  const between = { ",": "commas", ";": "semicolons", tab: "tabs" }[delimiter];
  return `${encoding}, ${between} between the columns`;
}

/** What would come of it, in a sentence. Nothing is taken in as long as one line has a mistake. */
export function outcomeWords(preview: Pick<ImportPreview, "what" | "added" | "known" | "faultCount">): string {
  const { what, added, known, faultCount } = preview;
  if (faultCount > 0) return "Nothing is taken in as long as there is a mistake in the file.";
  const here = known === 0 ? "" : `; ${countedThings(what, known)} in it ${known === 1 ? "is" : "are"} here already`;
  if (added === 0)
    return known === 0 ? "The file has only the template’s example, which is left out." : `Nothing new${here}.`;
  return `${capital(countedThings(what, added))} would be added${here}.`;
}

/** `Line 14, Official e-mail` */
export function faultPlace({ line, column }: Pick<ImportFault, "line" | "column">): string {
  return `Line ${count(line)}${column === null ? "" : `, ${column}`}`;
}

/** Columns of the preview, in the order in which the rows have them; a column that no row fills is left out. */
export function columnsOf(rows: ImportPreview["rows"]): readonly string[] {
  const names = new Set<string>();
  for (const { cells } of rows) for (const [name, value] of Object.entries(cells)) if (value !== "") names.add(name);
  const order = Object.keys(rows[0]?.cells ?? {});
  return [...order.filter((name) => names.has(name)), ...[...names].filter((name) => !order.includes(name))];
}

/** Which cells have a mistake or want a look: `14 Official e-mail` → what is said of it. */
export function cellRemarks(faults: readonly ImportFault[]): ReadonlyMap<string, string> {
  return new Map(faults.flatMap(({ line, column, says }) => (column === null ? [] : [[cellKey(line, column), says]])));
}

export function cellKey(line: number, column: string): string {
  return `${line} ${column}`;
}

/** `and 1,240 more.`; empty when all are shown. */
export function moreWords(shown: number, all: number): string {
  return all > shown ? `and ${count(all - shown)} more.` : "";
}
