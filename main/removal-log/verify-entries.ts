import type { Disclosed } from "../lib/proof/disclosure.ts";
import { decodeDisclosure, disclosureDigest } from "../lib/proof/disclosure.ts";
import { type Hash, hashLength, leafHash } from "../lib/proof/merkle.ts";
import { type ParsedPublicPart, parsePublicText, parsePublicTextOf } from "../lib/proof/public-part.ts";
import { Frontier } from "../lib/proof/tree.ts";
import type { Faults } from "./faults.ts";
import type { DisposalVerifier } from "./verify-disposals.ts";

/** seq, public, hashes, text of the disclosures (null: there are none, not even an empty text) */
export type VerifyRow = readonly [number, string, Buffer, string | null];

/** What was read of an entry. */
export interface Verified {
  readonly part: ParsedPublicPart;
  readonly disclosures: readonly string[];
  /** Its fields are gone, and it is listed as disposed of. */
  readonly disposed: boolean;
}

/**
 * Recomputes entry after entry: form, number, digests, leaf, tree. After a fault in the tree it goes on from the stored hashes, so that one
 * change is told once, where it was made.
 */
export class EntryVerifier {
  readonly #faults: Faults;
  readonly #disposals: Pick<DisposalVerifier, "blank">;
  readonly #frontier = Frontier.empty();
  /** Entries are missing in between, or can't be read: from there on only each entry's own hash can be compared. */
  #gap = false;
  entries = 0;

  constructor(faults: Faults, disposals: Pick<DisposalVerifier, "blank">) {
    this.#faults = faults;
    this.#disposals = disposals;
  }

  /** Root over all entries so far; null when entries are missing in between. */
  root(): Hash | null {
    return this.#gap ? null : this.#frontier.root();
  }

  /** null when the public part can't be read. */
  check(row: VerifyRow): Verified | null {
    const [seq] = row;
    if (seq !== this.entries && !this.#gap) {
      this.#faults.entry(this.entries, `missing, and with it all up to entry ${seq}`);
      this.#gap = true;
    }
    this.entries += 1;
    if (!isEntryRow(row)) {
      this.#faults.entry(seq, "its row does not hold what an entry's row holds");
      this.#gap = true;
      return null;
    }
    const [, text, hashes, disclosed] = row;
    this.#checkHashes(seq, text, hashes.toString("latin1"));
    const disclosures = disclosed === null || disclosed === "" ? [] : disclosed.split("~");
    const digests = disclosures.map(disclosureDigest);
    const whole = parsePublicTextOf(text, sorted(digests));
    const part = whole ?? parsePublicText(text);
    if (part === null) {
      this.#faults.entry(seq, "its public part is not written as an entry's is");
      return null;
    }
    if (part.seq !== seq) this.#faults.entry(seq, `its public part belongs to entry ${part.seq}`);
    if (whole === null && disclosed === "") {
      return { part, disclosures, disposed: this.#disposals.blank(seq, fieldCount(part.quotedDigests)) };
    }
    if (whole === null) this.#diagnose(seq, part.quotedDigests, disclosures, digests);
    return { part, disclosures, disposed: false };
  }

  #checkHashes(seq: number, text: string, stored: Hash): void {
    const leaf = leafHash(text);
    if (!stored.startsWith(leaf)) this.#faults.entry(seq, "its public part was changed");
    if (this.#gap) return;
    const computed = this.#frontier.appendHash(leaf);
    if (computed === stored) return;
    if (stored.startsWith(leaf)) this.#faults.entry(seq, "the tree over it was changed");
    if (stored.length === computed.length) this.#frontier.replaceLast(stored.slice(-hashLength));
  }

  /** The public part does not commit to just these disclosures: what is wrong? */
  #diagnose(seq: number, committed: string, disclosures: readonly string[], digests: readonly string[]): void {
    const missing = fieldCount(committed) - digests.length;
    const changed = disclosures.filter((_, place) => !committed.includes(`"${digests[place]}"`)).map(fieldName);
    if (changed.length > 0) this.#faults.entry(seq, `changed in ${changed.join(", ")}`);
    else if (missing > 0) this.#faults.entry(seq, `${missing} of its fields missing`);
    else this.#faults.entry(seq, "its digests are out of order, or a field stands there twice");
  }
}

/** 43 characters, two quotes and a comma each. */
function fieldCount(quotedDigests: string): number {
  return Math.round(quotedDigests.length / 46);
}

/** The table's types hold only as long as nobody rewrites the schema. */
function isEntryRow([, text, hashes, disclosed]: readonly unknown[]): boolean {
  return typeof text === "string" && Buffer.isBuffer(hashes) && (disclosed === null || typeof disclosed === "string");
}

/** In ASCII order. A dozen texts at most: inserting each at its place takes a fifth of the time of `sort`. */
function sorted(digests: readonly string[]): string[] {
  const inOrder: string[] = [];
  for (const digest of digests) {
    let place = inOrder.length;
    for (let before = inOrder[place - 1]; before !== undefined && before > digest; before = inOrder[place - 1]) {
      inOrder[place] = before;
      place -= 1;
    }
    inOrder[place] = digest;
  }
  return inOrder;
}

/** A disclosure that was changed may hold anything. */
function fieldName(disclosure: string): string {
  const name = readDisclosure(disclosure)?.name;
  return name === undefined ? "a field that can't be read" : `field "${name}"`;
}

/** null when it can't be read: that is told by its digest. */
export function readDisclosure(disclosure: string): Disclosed | null {
  try {
    return decodeDisclosure(disclosure);
  } catch {
    return null;
  }
}
