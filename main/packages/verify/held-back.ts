import type { Evidence } from "../../model/entry.ts";
import type { ReadEntry } from "../open/index.ts";
import type { WithheldRow } from "../source.ts";
import { type Fields, isFieldOf } from "./disclosed.ts";
import type { Faults } from "./faults.ts";

/** What a release says that it held back of an entry, against what the entry lacks. */

/** Each missing field has its line, and each line its missing field. Lines about pictures name the original, and no missing field. */
export function checkWithheld(
  { seq, part }: ReadEntry,
  { values, missing }: Fields,
  rows: readonly WithheldRow[],
  faults: Faults,
): void {
  const withheld = new Set(rows.filter(({ original }) => original === "").map(({ field }) => field));
  for (const field of withheld) {
    const what = `the list of what was withheld names its field "${field.slice(0, 40)}", which`;
    if (Object.hasOwn(values, field)) faults.entry("entry", seq, `${what} is here`);
    else if (!isFieldOf(part.kind, field)) faults.entry("entry", seq, `${what} it never had`);
  }
  if (withheld.size < missing) {
    faults.entry("entry", seq, `${missing - withheld.size} of its fields are missing without a reason`);
  } else if (withheld.size > missing) {
    faults.entry("entry", seq, "the list of what was withheld names more of its fields than are missing");
  }
}

/** Where the entry still names its files, a line about a picture is about one of them. */
export function checkOriginals(
  seq: number,
  named: readonly Evidence[],
  rows: readonly WithheldRow[],
  faults: Faults,
): void {
  for (const { original } of rows) {
    if (original !== "" && !named.some(({ sha256 }) => sha256 === original)) {
      faults.entry("derived", seq, "the list of what was withheld names a picture that is not its own");
    }
  }
}
