/** Which entries belong together, found in one reading of the public parts and kept small: a log may hold a million entries. */

import { ByteSet } from "../../lib/byte-set.ts";
import { casePattern, type ParsedPublicPart } from "../../lib/proof/public-part.ts";
import type { EntryKind, Time } from "../../model/entry.ts";
import type { BagEntry } from "../source.ts";
import { publicPartOf } from "./entry.ts";
import type { ReportInput } from "./input.ts";
import { NumberList } from "./number-list.ts";

export interface BagCase {
  readonly id: string;
  /** Counts from 1, in the order in which the cases turn up in the bag. */
  readonly number: number;
  /** Its entries in the bag, in order. */
  readonly seqs: readonly number[];
}

const none = 0;

export class BagIndex {
  /** Numbers of the entries that belong to a case. */
  readonly #seqs = new NumberList();
  /** One more than the place in `#seqs` of the next entry of the same case; 0 for the last. */
  readonly #next = new NumberList();
  /** The cases' ids as bytes, in the order in which they turn up; by the same places their first and last entry. */
  readonly #cases = new ByteSet(16);
  readonly #firsts = new NumberList();
  readonly #lasts = new NumberList();
  /** How many entries there are of each kind. */
  readonly kinds = new Map<EntryKind, number>();
  /** Numbers of the entries that belong to no case, in order. */
  readonly desk: number[] = [];
  readonly waivers: number[] = [];
  readonly disposals: number[] = [];
  /** Characters of all entries. */
  characters = 0;
  /** Times of the first and the last entry; null in an empty bag. */
  first: Time | null = null;
  last: Time | null = null;
  /** Every policy that an entry was made under, in the order in which they turn up. */
  readonly policies = new Set<string>();
  lastPolicy: string | null = null;

  static of(input: ReportInput): BagIndex {
    const index = new BagIndex();
    for (const seq of input.seqs()) {
      const entry = input.entry(seq);
      index.add(entry, publicPartOf(entry));
    }
    return index;
  }

  /** The next entry of the bag. @param part its public part */
  add(entry: BagEntry, part: ParsedPublicPart): void {
    const { seq } = entry;
    this.characters += charactersOf(entry);
    this.kinds.set(part.kind, (this.kinds.get(part.kind) ?? 0) + 1);
    this.policies.add(part.policy);
    this.lastPolicy = part.policy;
    this.first ??= part.at;
    this.last = part.at;
    if (part.kind === "step.waived") this.waivers.push(seq);
    if (part.kind === "record.disposed") this.disposals.push(seq);
    if (part.case === null) this.desk.push(seq);
    else this.#take(part.case, seq);
  }

  get entries(): number {
    return this.desk.length + this.#seqs.length;
  }

  get cases(): number {
    return this.#cases.size;
  }

  of(kind: EntryKind): number {
    return this.kinds.get(kind) ?? 0;
  }

  /** Of a case by its id, counted from 1; null when the bag has none of its entries. */
  numberOf(id: string): number | null {
    const place = casePattern.test(id) ? this.#cases.place(bytesOf(id)) : null;
    return place === null ? null : place + 1;
  }

  /** In the order in which they turn up in the bag. */
  *each(): Iterable<BagCase> {
    for (let place = 0; place < this.#cases.size; place += 1) yield this.#at(place);
  }

  /** null when the bag has none of its entries. */
  case(id: string): BagCase | null {
    const number = this.numberOf(id);
    return number === null ? null : this.#at(number - 1);
  }

  #at(place: number): BagCase {
    return { id: idOf(this.#cases.at(place)), number: place + 1, seqs: this.#seqsOf(place) };
  }

  #take(id: string, seq: number): void {
    const entry = this.#seqs.length;
    this.#seqs.push(seq);
    this.#next.push(none);
    const key = bytesOf(id);
    if (this.#cases.add(key)) {
      this.#firsts.push(entry);
      this.#lasts.push(entry);
      return;
    }
    const place = this.#cases.place(key) ?? 0;
    this.#next.set(this.#lasts.at(place), entry + 1);
    this.#lasts.set(place, entry);
  }

  #seqsOf(place: number): number[] {
    const seqs: number[] = [];
    for (let next = this.#firsts.at(place) + 1; next !== none; next = this.#next.at(next - 1)) {
      seqs.push(this.#seqs.at(next - 1));
    }
    return seqs;
  }
}

/** A text that was cut out of another keeps all of that in memory: an id is kept as its bytes. @param id of the form of `casePattern` */
function bytesOf(id: string): Buffer {
  return Buffer.from(id.replaceAll("-", ""), "hex");
}

function idOf(bytes: Buffer): string {
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function charactersOf({ publicPart, disclosures }: BagEntry): number {
  return disclosures.reduce((sum, one) => sum + one.length, publicPart.length);
}
