/** What of the chosen cases goes out, and how. Pure: the work and the entries give it. */

import { AppError } from "../lib/app-error.ts";
import type { CaseEntry } from "../model/entry.ts";
import type { LeftOutEntry, Redaction, Withholding } from "../model/records-view.ts";
import { fileOf, type Place, Places } from "./places.ts";
import type { WholeEntry } from "./ports.ts";
import type { RequestWork } from "./work.ts";

/** The entry with all its disclosures by name. */
export function whole(entry: CaseEntry): WholeEntry {
  const fields: [string, unknown][] = Object.entries(entry.fields);
  return { entry, fields: [...fields, ["actor", entry.actor], ["device", entry.device]] };
}

/**
 * The chosen entries with what the work means for each of them, also where an entry came after the work was done: a correction is withheld
 * with the field that it corrects, a picture wherever it stands.
 */
export class Chosen {
  readonly all: readonly WholeEntry[];
  readonly work: RequestWork;
  readonly #leftOut: ReadonlyMap<number, LeftOutEntry>;
  readonly #withheld: ReadonlyMap<string, Withholding>;
  readonly #redactions: ReadonlyMap<string, Redaction>;

  constructor(work: RequestWork, all: readonly WholeEntry[]) {
    this.all = all;
    this.work = pruned(work, all);
    this.#leftOut = new Map(this.work.leftOut.map((one) => [one.seq, one]));
    this.#withheld = new Map(this.work.withheld.map((one) => [placeKey(one), one]));
    this.#redactions = new Map(this.work.redactions.map((one) => [one.original, one]));
  }

  isLeftOut(seq: number): boolean {
    return this.#leftOut.has(seq);
  }

  /** null: it is left out because it was not asked for, or it is not left out. */
  leftOutUnder(seq: number): string | null {
    return this.#leftOut.get(seq)?.provision ?? null;
  }

  /** The provision under which the field is withheld; null when it goes out. */
  provisionOf(entry: CaseEntry, field: string): string | null {
    const known = this.#withheld.get(placeKey({ seq: entry.seq, field }));
    if (known !== undefined) return known.provision;
    const redaction = field === "evidence" ? this.redactionOf(entry) : null;
    return redaction?.hidesFile === true ? redaction.provision : null;
  }

  /**
   * How the entry's picture is redacted; null when it is not, and when it is withheld altogether. One redaction goes for every entry that
   * names the same picture: the original must not go out with another entry.
   */
  redactionOf(entry: CaseEntry): Redaction | null {
    const found = this.#redactions.get(fileOf(entry)?.sha256 ?? "");
    if (found === undefined || this.#withheld.has(placeKey({ seq: entry.seq, field: "evidence" }))) return null;
    return { ...found, seq: entry.seq };
  }

  /** Does the file of the entry stay here, with nothing in its place? */
  hidesPicture(entry: CaseEntry): boolean {
    return this.provisionOf(entry, "evidence") !== null && this.redactionOf(entry) === null;
  }

  /** What is withheld of an entry, in the order of its fields. */
  withheldOf({ entry, fields }: WholeEntry): readonly Withholding[] {
    return fields.flatMap(([field]) => {
      const provision = this.provisionOf(entry, field);
      return provision === null ? [] : [{ seq: entry.seq, field, provision }];
    });
  }

  /** Of all chosen entries, those that are left out among them. */
  withheld(): readonly Withholding[] {
    return this.all.flatMap((one) => this.withheldOf(one));
  }
}

/** The work without what is about entries that are no longer chosen, and with everything withheld wherever it is told. */
export function pruned(work: RequestWork, all: readonly WholeEntry[]): RequestWork {
  const seqs = new Set(all.map(({ entry }) => entry.seq));
  const files = new Set(all.map(({ entry }) => fileOf(entry)?.sha256));
  const places = new Places(all);
  const withheld = new Map(work.withheld.filter(({ seq }) => seqs.has(seq)).map((one) => [placeKey(one), one]));
  for (const one of [...withheld.values()]) {
    for (const same of places.same(one)) {
      if (!withheld.has(placeKey(same))) withheld.set(placeKey(same), { ...same, provision: one.provision });
    }
  }
  return {
    ...work,
    leftOut: work.leftOut.filter(({ seq }) => seqs.has(seq)),
    withheld: [...withheld.values()].sort(inOrder),
    redactions: work.redactions.filter(({ original }) => files.has(original)),
  };
}

/** By entry, then by field. */
export function inOrder(a: Place, b: Place): number {
  return a.seq - b.seq || (a.field < b.field ? -1 : 1);
}

export function placeKey({ seq, field }: Place): string {
  return `${seq} ${field}`;
}

/** An entry that a release lacks: what the log says of it in the open. */
export interface LeftOut extends LeftOutEntry {
  readonly kind: CaseEntry["kind"];
  readonly at: string;
}

export interface Release {
  readonly entries: readonly { readonly seq: number; readonly withheld: readonly Withholding[] }[];
  readonly redactions: readonly Redaction[];
  readonly leftOut: readonly LeftOut[];
}

/** What goes out, and which entries don't: each in the order of the log. */
export function releaseOf(chosen: Chosen): Release {
  const inLog = [...chosen.all].sort((a, b) => a.entry.seq - b.entry.seq);
  const out = inLog.filter(({ entry }) => !chosen.isLeftOut(entry.seq));
  return {
    entries: out.map((one) => ({ seq: one.entry.seq, withheld: chosen.withheldOf(one) })),
    redactions: out.flatMap(({ entry }) => chosen.redactionOf(entry) ?? []),
    leftOut: inLog.flatMap(({ entry: { seq, kind, at } }) =>
      chosen.isLeftOut(seq) ? [{ seq, kind, at, provision: chosen.leftOutUnder(seq) }] : [],
    ),
  };
}

/** @throws AppError ENTRY_UNKNOWN {seq} */
export function entryOf(all: readonly WholeEntry[], seq: number): WholeEntry {
  const found = all.find(({ entry }) => entry.seq === seq);
  if (found === undefined) throw new AppError("ENTRY_UNKNOWN", { seq });
  return found;
}

/** The fields, and wherever else the choice tells the same. @throws AppError ENTRY_UNKNOWN, FIELD_UNKNOWN {seq, field} */
export function placesOf(all: readonly WholeEntry[], fields: readonly Place[]): readonly Place[] {
  const places = new Places(all);
  return fields.flatMap(({ seq, field }) => {
    entryOf(all, seq);
    if (!places.has({ seq, field })) throw new AppError("FIELD_UNKNOWN", { seq, field });
    return places.same({ seq, field });
  });
}
