import type { Evidence } from "../../model/entry.ts";
import type { ReadEntry } from "../open/index.ts";
import type { WithheldRow } from "../source.ts";
import { type Fields, isFieldOf } from "./disclosed.ts";
import type { Faults } from "./faults.ts";

/** What a release says that it held back of an entry, against what the entry lacks. */

/**
 * Each missing field has its line, and each line its missing field. A line about a picture names the original, and is about a missing
 * field only where the field `evidence` is gone without a line of its own: then it stands for both.
 */
export function checkWithheld(
  { seq, part }: ReadEntry,
  { values, missing }: Fields,
  rows: readonly WithheldRow[],
  faults: Faults,
): void {
  const plain = rows.filter(({ original }) => original === "").map(({ field }) => field);
  const withheld = new Set(plain);
  if (withheld.size < plain.length)
    faults.entry("entry", seq, "the list of what was withheld names a field of it twice");
  if (!Object.hasOwn(values, picture) && rows.some(isPainted)) withheld.add(picture);
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

const picture = "evidence";
const sha256Pattern = /^[0-9a-f]{64}$/;

function isPainted({ field, original, redacted }: WithheldRow): boolean {
  return field === picture && original !== "" && redacted !== "";
}

/** A line about a picture is about one that the entry names, or names in the field that is withheld. @param named by the entry */
export function checkOriginals(
  { seq, part }: ReadEntry,
  { values }: Fields,
  named: readonly Evidence[],
  rows: readonly WithheldRow[],
  faults: Faults,
): void {
  const isHidden = !Object.hasOwn(values, picture) && isFieldOf(part.kind, picture);
  for (const row of rows) {
    const { field, original, redacted } = row;
    if (original === "" && redacted === "") continue;
    const isOwn = named.some(({ sha256 }) => sha256 === original);
    if (field === picture && sha256Pattern.test(original) && (isOwn || (isHidden && isPainted(row)))) continue;
    faults.entry("derived", seq, "the list of what was withheld names a picture that is not its own");
  }
}
