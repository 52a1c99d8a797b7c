/** What later entries of a case put right in earlier ones (model/amendment.ts), as far as the bag discloses it. */

import { isAmendable } from "../../model/amendment.ts";
import type { CaseEntryKind, EntryKind, Json } from "../../model/entry.ts";
import type { ReportEntry } from "./entry.ts";
import { asNumber, asText, member } from "./json.ts";

export interface Correction {
  /** Number of the entry that corrects. */
  readonly by: number;
  readonly value: Json;
}

export class Corrections {
  readonly #found = new Map<string, Correction>();

  /** @param entries of one case, in order */
  constructor(entries: readonly ReportEntry[]) {
    const kinds = new Map<number, EntryKind>(entries.map((entry) => [entry.seq, entry.kind]));
    for (const entry of entries) {
      if (entry.kind !== "case.amended") continue;
      const seq = asNumber(member(entry.fields.get("amends"), "seq"));
      const field = asText(entry.fields.get("field"));
      const value = entry.fields.get("correction");
      const kind = seq === null ? undefined : kinds.get(seq);
      if (seq === null || field === null || value === undefined || kind === undefined || seq >= entry.seq) continue;
      // Entries of one case are of the kinds of cases.
      if (!isAmendable(kind as CaseEntryKind, field)) continue;
      this.#found.set(`${seq} ${field}`, { by: entry.seq, value });
    }
  }

  /** The latest correction of a field; null when it stands as it was recorded. */
  of(seq: number, field: string): Correction | null {
    return this.#found.get(`${seq} ${field}`) ?? null;
  }

  /** What holds now: the correction, or what was recorded. undefined when neither is disclosed. */
  current(entry: ReportEntry, field: string): Json | undefined {
    return this.of(entry.seq, field)?.value ?? entry.fields.get(field);
  }
}
