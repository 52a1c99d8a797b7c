import type { Evidence } from "../model/entry.ts";
import { decodeDisclosure, disclosureDigest } from "./disclosure.ts";
import type { Faults } from "./faults.ts";
import { type Hash, hashLength, leafHash } from "./merkle.ts";
import { type ParsedPublicPart, parsePublicText } from "./public-part.ts";
import { Frontier } from "./tree.ts";

/** seq, public, hashes, text of the disclosures (null: there are none, not even an empty text) */
export type VerifyRow = readonly [number, string, Buffer, string | null];

/** A file that some entry names. */
export interface NamedFile {
  readonly bytes: number;
  readonly seq: number;
}

/**
 * Recomputes entry after entry: form, number, digests, leaf, tree. After a fault in the tree it goes on from the stored hashes, so that one
 * change is told once, where it was made.
 */
export class EntryVerifier {
  readonly files = new Map<string, NamedFile>();
  readonly #faults: Faults;
  readonly #frontier = Frontier.empty();
  /** Entries are missing in between: from there on only each entry's own hash can be compared. */
  #gap = false;
  entries = 0;

  constructor(faults: Faults) {
    this.#faults = faults;
  }

  /** Root over all entries so far; null when entries are missing in between. */
  root(): Hash | null {
    return this.#gap ? null : this.#frontier.root();
  }

  /** @returns the public part when it can be read */
  check([seq, text, hashes, disclosed]: VerifyRow): ParsedPublicPart | null {
    if (seq !== this.entries && !this.#gap) {
      this.#faults.entry(this.entries, `missing, and with it all up to entry ${seq}`);
      this.#gap = true;
    }
    this.entries += 1;
    this.#checkHashes(seq, text, hashes.toString("latin1"));
    const part = parsePublicText(text);
    if (part === null) {
      this.#faults.entry(seq, "its public part is not written as an entry's is");
      return null;
    }
    if (part.seq !== seq) this.#faults.entry(seq, `its public part belongs to entry ${part.seq}`);
    this.#checkDisclosures(seq, part, disclosed);
    if (part.kind === "evidence.sealed" && disclosed !== null) this.#noteFile(seq, disclosed);
    return part;
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

  #checkDisclosures(seq: number, part: ParsedPublicPart, disclosed: string | null): void {
    const disclosures = disclosed === null || disclosed === "" ? [] : disclosed.split("~");
    const digests = disclosures.map(disclosureDigest);
    const committed = part.quotedDigests;
    if (`"${[...digests].sort().join('","')}"` === committed) return;
    if (digests.length === 0 && committed === "") return;
    // 43 characters, two quotes and a comma each
    const wanted = Math.round(committed.length / 46);
    const changed = disclosures.filter((_, place) => !committed.includes(`"${digests[place]}"`)).map(fieldName);
    if (changed.length > 0) this.#faults.entry(seq, `changed in ${changed.join(", ")}`);
    else if (digests.length < wanted)
      this.#faults.entry(seq, `${wanted - digests.length} of its ${wanted} fields missing`);
    else this.#faults.entry(seq, "its list of digests is out of order or its fields stand there twice");
  }

  #noteFile(seq: number, disclosed: string): void {
    for (const disclosure of disclosed.split("~")) {
      const evidence = evidenceIn(disclosure);
      if (evidence === null) continue;
      const { sha256, bytes } = evidence;
      const named = this.files.get(sha256);
      if (named === undefined) this.files.set(sha256, { bytes, seq });
      else if (named.bytes !== bytes) {
        this.#faults.entry(seq, `names file ${sha256} with ${bytes} bytes, entry ${named.seq} with ${named.bytes}`);
      }
    }
  }
}

/** A disclosure that was changed may hold anything. */
function fieldName(disclosure: string): string {
  try {
    return `field "${decodeDisclosure(disclosure).name}"`;
  } catch {
    return "a field that can't be read";
  }
}

function evidenceIn(disclosure: string): Evidence | null {
  try {
    const { name, value } = decodeDisclosure(disclosure);
    return name === "evidence" ? (value as Evidence) : null;
  } catch {
    // Told already: its digest does not agree.
    return null;
  }
}
