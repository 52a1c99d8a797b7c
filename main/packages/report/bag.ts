/** A bag as the report reads it: entries by number and by case, and why something is lacking. Made once for all texts of one input. */

import type { PolicyPack } from "../../model/policy-pack.ts";
import { BagIndex } from "./bag-index.ts";
import { Disposals } from "./disposals.ts";
import { type ReportEntry, reportEntry } from "./entry.ts";
import { disposalOf, Gaps } from "./gaps.ts";
import type { ReportInput } from "./input.ts";
import { Times } from "./times.ts";

/**
 * Characters of entries up to which all are kept parsed: the texts of a month are made without parsing an entry twice. Of more of them
 * none is kept: most would be parsed again all the same.
 */
const kept = 8_000_000;

export class Bag {
  readonly input: ReportInput;
  readonly index: BagIndex;
  readonly gaps: Gaps;
  readonly times: Times;
  /** The newest policy in the bag; null when the bag holds no pack of it. */
  readonly pack: PolicyPack | null;
  readonly #entries = new Map<number, ReportEntry>();
  readonly #isKeeping: boolean;

  constructor(input: ReportInput) {
    this.input = input;
    this.index = input.index ?? BagIndex.of(input);
    this.#isKeeping = this.index.characters <= kept;
    const disposals = new Disposals(this.index.disposals, (seq) => disposalOf(this.entry(seq)));
    this.gaps = new Gaps(input.withheld, input.release, disposals);
    this.pack = newestPack(input, this.index);
    this.times = new Times(this.pack?.timeZone ?? null);
  }

  /** Throws what `input.entry` throws, and LOG_DOES_NOT_VERIFY. */
  entry(seq: number): ReportEntry {
    const known = this.#entries.get(seq);
    if (known !== undefined) return known;
    const entry = reportEntry(this.input.entry(seq));
    if (this.#isKeeping) this.#entries.set(seq, entry);
    return entry;
  }

  entries(seqs: readonly number[]): readonly ReportEntry[] {
    return seqs.map((seq) => this.entry(seq));
  }
}

function newestPack({ packs }: ReportInput, index: BagIndex): PolicyPack | null {
  const last = index.lastPolicy === null ? undefined : packs.get(index.lastPolicy);
  return (
    last ??
    [...packs.keys()]
      .sort()
      .flatMap((ref) => packs.get(ref) ?? [])
      .at(-1) ??
    null
  );
}

const bags = new WeakMap<ReportInput, Bag>();

/** The bag of an input: the same one for the same input. */
export function bagOf(input: ReportInput): Bag {
  const known = bags.get(input);
  if (known !== undefined) return known;
  const bag = new Bag(input);
  bags.set(input, bag);
  return bag;
}
