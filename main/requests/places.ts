/** Where else a field tells what it tells: whoever withholds it there means all of these places. Pure. */

import { type CaseEntry, type Evidence, evidenceNamed } from "../model/entry.ts";
import type { Withholding } from "../model/records-view.ts";
import type { WholeEntry } from "./ports.ts";

/** A field of an entry. */
export type Place = Omit<Withholding, "provision">;

/** The file of an entry of a case; null when it names none. */
export function fileOf(entry: CaseEntry): Evidence | null {
  return evidenceNamed(entry.kind, entry.fields)[0] ?? null;
}

/** A correction tells what the field that it corrects should have told; a file is the same wherever it is named. */
function toldBy(entry: CaseEntry, field: string): string {
  const file = field === "evidence" ? fileOf(entry) : null;
  if (file !== null) return `file ${file.sha256}`;
  if (entry.kind !== "case.amended" || field !== "correction") return `${entry.seq} ${field}`;
  return `${entry.fields.amends.seq} ${entry.fields.field}`;
}

/** The places of all chosen entries, by what they tell. */
export class Places {
  readonly #all = new Map<string, Place[]>();
  readonly #told = new Map<string, string>();

  constructor(all: readonly WholeEntry[]) {
    for (const { entry, fields } of all) {
      for (const [field] of fields) this.#add({ seq: entry.seq, field }, toldBy(entry, field));
    }
  }

  has({ seq, field }: Place): boolean {
    return this.#told.has(`${seq} ${field}`);
  }

  /** The place itself among them; none for a place that there is not. */
  same({ seq, field }: Place): readonly Place[] {
    return this.#all.get(this.#told.get(`${seq} ${field}`) ?? "") ?? [];
  }

  #add(place: Place, told: string): void {
    this.#told.set(`${place.seq} ${place.field}`, told);
    const known = this.#all.get(told);
    if (known === undefined) this.#all.set(told, [place]);
    else known.push(place);
  }
}
