/** Why something is not in the bag: withheld under the law, painted over, or no longer kept. */

import type { Json } from "../../model/entry.ts";
import type { ReleaseFacts, WithheldRow } from "../source.ts";
import type { Disposals } from "./disposals.ts";
import { personIn, type ReportEntry } from "./entry.ts";
import { asList, asNumber, asText } from "./json.ts";

export type Provision = ReleaseFacts["provisions"][number];

/** What an entry `record.disposed` says, as far as it is disclosed. */
export interface Disposal {
  readonly seq: number;
  readonly at: string;
  readonly authority: string;
  readonly reason: string;
  readonly approvedBy: string;
  readonly ofCase: string | null;
  readonly entries: readonly number[];
  readonly files: number;
}

export function disposalOf(entry: ReportEntry): Disposal {
  const field = (name: string): Json | undefined => entry.fields.get(name);
  return {
    seq: entry.seq,
    at: entry.at,
    authority: asText(field("authority")) ?? "",
    reason: asText(field("reason")) ?? "",
    approvedBy: personIn(field("approvedBy")),
    ofCase: asText(field("ofCase")),
    entries: asList(field("entries")).flatMap((seq) => asNumber(seq) ?? []),
    files: asList(field("files")).length,
  };
}

/** Why a field is lacking. */
export type Gap =
  | { readonly because: "withheld"; readonly provision: Provision; readonly row: WithheldRow }
  | { readonly because: "disposed"; readonly disposal: Disposal }
  | { readonly because: "unknown" };

export class Gaps {
  readonly #rows = new Map<string, WithheldRow>();
  /** Of the rows that are about no picture, the provision. */
  readonly #plain = new Map<string, string>();
  readonly #provisions: ReadonlyMap<string, Provision>;
  readonly #disposals: Disposals;

  constructor(rows: readonly WithheldRow[], release: ReleaseFacts | null, disposals: Disposals) {
    this.#disposals = disposals;
    for (const row of rows) {
      const place = `${row.seq} ${row.field}`;
      if (row.original === "") this.#plain.set(place, row.provision);
      // Of several pictures of one entry the first that has a painted copy.
      const known = this.#rows.get(place);
      if (known === undefined || (known.redacted === "" && row.redacted !== "")) this.#rows.set(place, row);
    }
    this.#provisions = new Map((release?.provisions ?? []).map((one) => [one.id, one]));
  }

  /** The provision that the id means; where nothing says it, the id stands for its citation. */
  provision(id: string): Provision {
    return this.#provisions.get(id) ?? { id, citation: id, text: "" };
  }

  /** What the bag says about a field that it does not disclose. */
  of(seq: number, field: string): Gap {
    const row = this.#rows.get(`${seq} ${field}`);
    if (row !== undefined) return { because: "withheld", provision: this.provision(row.provision), row };
    const disposal = this.#disposals.of(seq);
    return disposal === null ? { because: "unknown" } : { because: "disposed", disposal };
  }

  /** The field's own provision where it is withheld in a line of its own; null when only its picture is listed. */
  withheldUnder(seq: number, field: string): Provision | null {
    const id = this.#plain.get(`${seq} ${field}`);
    return id === undefined ? null : this.provision(id);
  }

  /** Does one line stand for a picture that is redacted, and for the field that names it? */
  isBoth({ seq, field, redacted }: WithheldRow, isDisclosed: boolean): boolean {
    return redacted !== "" && !isDisclosed && !this.#plain.has(`${seq} ${field}`);
  }

  /** Is there a painted picture for the file that this line names? */
  isPainted({ seq, field }: WithheldRow): boolean {
    const row = this.#rows.get(`${seq} ${field}`);
    return row !== undefined && row.redacted !== "";
  }

  /** The disposal that took an entry's fields; null when none in the bag names it. */
  disposal(seq: number): Disposal | null {
    return this.#disposals.of(seq);
  }
}

/** For a redacted picture: where in the bag, below `data/`, the painted one lies. null: no picture takes its place. */
export function redactedPath(row: WithheldRow): string | null {
  return /^data\/(evidence\/[0-9a-f]{64}\.[a-z0-9]{1,8})$/.exec(row.redacted)?.[1] ?? null;
}
