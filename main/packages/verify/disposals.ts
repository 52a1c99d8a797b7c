import { ByteSet } from "../../lib/byte-set.ts";
import type { ParsedPublicPart } from "../../lib/proof/public-part.ts";
import type { EntryKind, Json } from "../../model/entry.ts";
import { NumberList } from "../report/number-list.ts";
import type { Faults } from "./faults.ts";
import { Numbers } from "./numbers.ts";

/** May be disposed of besides whole cases, as the log itself has it. */
const disposable: readonly EntryKind[] = ["request.received", "request.released"];

/** What an entry belongs to: none of what may go, a request, or (from `firstCase` on) a case. */
const [never, ofRequest, firstCase] = [0, 1, 2];

/**
 * Fields may be gone where, and only where, a later entry `record.disposed` says so, once: of a request, or of all entries of a case. One
 * that was announced beforehand would be no reason: whoever wrote it could leave out what came after. [A-6.e.i]
 */
export class DisposalsCheck {
  readonly #faults: Faults;
  /** Numbers of the entries in the package. */
  readonly #seqs: Numbers;
  /** Are all entries here that came between the first and the last? */
  readonly #isExport: boolean;
  readonly #cases = new ByteSet(16);
  /** How many entries of each case were read so far, by its place in `#cases`. */
  readonly #counts = new NumberList();
  /** What each entry belongs to, by its place in `#seqs`. */
  readonly #owners = new NumberList();
  /** Entries without any field. */
  readonly #bare = new Numbers();
  /** Entries in the package that a disposal names. */
  readonly #named = new Numbers();

  constructor(seqs: Numbers, isExport: boolean, faults: Faults) {
    this.#seqs = seqs;
    this.#isExport = isExport;
    this.#faults = faults;
  }

  /** The next entry; its number is the last of `seqs`. @param isBare all its fields are gone, and no list of a release says why */
  take({ seq, kind, case: ofCase }: ParsedPublicPart, isBare: boolean): void {
    if (isBare) this.#bare.push(seq);
    if (ofCase === null) this.#owners.push(disposable.includes(kind) ? ofRequest : never);
    else this.#owners.push(firstCase + this.#count(ofCase));
  }

  /** What an entry `record.disposed` says, as far as it is disclosed. @param by its number */
  dispose(by: number, { entries, ofCase }: Readonly<Record<string, Json>>): void {
    const listed = numbersBelow(by, entries);
    if (listed === null) {
      if (entries !== undefined) this.#faults.entry("entry", by, "it disposes of what does not come before it");
      return;
    }
    const owner = this.#owner(ofCase);
    let found = 0;
    for (const seq of listed) {
      const place = this.#seqs.find(seq);
      if (place === -1) continue;
      found += 1;
      this.#named.push(seq);
      if (this.#owners.at(place) !== owner) {
        this.#faults.entry("entry", by, `it disposes of entry ${seq}, which is not of the record that it names`);
      }
      if (this.#bare.find(seq) === -1) {
        this.#faults.entry("entry", seq, `entry ${by} disposed of its fields, but some are there`);
      }
    }
    const whole = owner === null || owner < firstCase ? found : this.#counts.at(owner - firstCase);
    if (this.#isExport && found < whole) this.#faults.entry("entry", by, "it disposes of a part of a case only");
  }

  /** After the last entry. */
  finish(): void {
    this.#named.sort();
    let before: number | null = null;
    for (const seq of this.#named) {
      if (seq === before) this.#faults.entry("entry", seq, "its fields were disposed of twice");
      before = seq;
    }
    for (const seq of this.#bare) {
      if (this.#named.find(seq) === -1) {
        this.#faults.entry("entry", seq, "its fields are missing without a reason");
      }
    }
  }

  /** @returns the case's place */
  #count(id: string): number {
    const key = bytesOf(id);
    const isNew = this.#cases.add(key);
    const place = this.#cases.place(key) ?? 0;
    if (isNew) this.#counts.push(1);
    else this.#counts.set(place, this.#counts.at(place) + 1);
    return place;
  }

  /** What a disposal is about; null for a case of which nothing is here, and for what is none. */
  #owner(ofCase: Json | undefined): number | null {
    if (ofCase === null) return ofRequest;
    if (typeof ofCase !== "string" || !/^[0-9a-f-]{36}$/.test(ofCase)) return null;
    const place = this.#cases.place(bytesOf(ofCase));
    return place === null ? null : firstCase + place;
  }
}

/** @param id an id as 16 bytes; what is none may come out as any */
function bytesOf(id: string): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.write(id.replaceAll("-", ""), "hex");
  return bytes;
}

/** null when these are not numbers of entries before `by`, in order, each once. */
function numbersBelow(by: number, entries: Json | undefined): readonly number[] | null {
  if (!Array.isArray(entries)) return null;
  const listed: readonly Json[] = entries;
  const isFit = (seq: Json, place: number) =>
    typeof seq === "number" && Number.isSafeInteger(seq) && seq < by && seq > Number(listed[place - 1] ?? -1);
  return listed.every(isFit) ? (listed as readonly number[]) : null;
}
