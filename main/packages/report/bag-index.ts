/** Which entries belong together, found in one reading of the public parts and kept small: a log may hold a million entries. */

import type { EntryKind, Time } from "../../model/entry.ts";
import { publicPartOf } from "./entry.ts";
import type { ReportInput } from "./input.ts";

/** Numbers that are added one by one, eight bytes each. */
class Numbers {
  #values = new Float64Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Float64Array(this.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  at(place: number): number {
    return this.#values[place] ?? -1;
  }

  set(place: number, value: number): void {
    this.#values[place] = value;
  }
}

export interface BagCase {
  readonly id: string;
  /** Counts from 1, in the order in which the cases turn up in the bag. */
  readonly number: number;
  /** Its entries in the bag, in order. */
  readonly seqs: readonly number[];
}

const none = -1;

export class BagIndex {
  readonly #seqs = new Numbers();
  /** Place of the next entry of the same case. */
  readonly #next = new Numbers();
  readonly #numbers = new Map<string, number>();
  readonly #firsts = new Numbers();
  readonly #lasts = new Numbers();
  /** How many entries there are of each kind. */
  readonly kinds = new Map<EntryKind, number>();
  /** Numbers of the entries that belong to no case, in order. */
  readonly desk: number[] = [];
  readonly waivers: number[] = [];
  readonly disposals: number[] = [];
  /** Times of the first and the last entry; null in an empty bag. */
  first: Time | null = null;
  last: Time | null = null;
  /** Every policy that an entry was made under, in the order in which they turn up. */
  readonly policies = new Set<string>();
  lastPolicy: string | null = null;

  constructor(input: ReportInput) {
    for (const seq of input.seqs()) {
      const part = publicPartOf(input.entry(seq));
      this.kinds.set(part.kind, (this.kinds.get(part.kind) ?? 0) + 1);
      this.policies.add(part.policy);
      this.lastPolicy = part.policy;
      this.first ??= part.at;
      this.last = part.at;
      if (part.kind === "step.waived") this.waivers.push(seq);
      if (part.kind === "record.disposed") this.disposals.push(seq);
      if (part.case === null) this.desk.push(seq);
      else this.#add(part.case, seq);
    }
  }

  get entries(): number {
    return this.desk.length + this.#seqs.length;
  }

  get cases(): number {
    return this.#numbers.size;
  }

  of(kind: EntryKind): number {
    return this.kinds.get(kind) ?? 0;
  }

  /** Of a case by its id, counted from 1; null when the bag has none of its entries. */
  numberOf(id: string): number | null {
    const place = this.#numbers.get(id);
    return place === undefined ? null : place + 1;
  }

  /** In the order in which they turn up in the bag. */
  *each(): Iterable<BagCase> {
    for (const [id, place] of this.#numbers) yield { id, number: place + 1, seqs: this.#seqsOf(place) };
  }

  /** null when the bag has none of its entries. */
  case(id: string): BagCase | null {
    const place = this.#numbers.get(id);
    return place === undefined ? null : { id, number: place + 1, seqs: this.#seqsOf(place) };
  }

  #add(id: string, seq: number): void {
    const entry = this.#seqs.length;
    this.#seqs.push(seq);
    this.#next.push(none);
    const place = this.#numbers.get(id);
    if (place === undefined) {
      this.#numbers.set(id, this.#numbers.size);
      this.#firsts.push(entry);
      this.#lasts.push(entry);
      return;
    }
    this.#next.set(this.#lasts.at(place), entry);
    this.#lasts.set(place, entry);
  }

  #seqsOf(place: number): number[] {
    const seqs: number[] = [];
    for (let entry = this.#firsts.at(place); entry !== none; entry = this.#next.at(entry)) {
      seqs.push(this.#seqs.at(entry));
    }
    return seqs;
  }
}
