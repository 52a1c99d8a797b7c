import { AppError } from "../../lib/app-error.ts";
import { decodeDisclosure } from "../../lib/proof/disclosure.ts";
import { bytesOf, leafHash } from "../../lib/proof/merkle.ts";
import { type ParsedPublicPart, parsePublicText } from "../../lib/proof/public-part.ts";
import type { EntryKind, Json, Time } from "../../model/entry.ts";
import { fieldsOf } from "../../model/withheld.ts";
import type { BagEntry } from "../source.ts";
import { asText, memberText } from "./json.ts";

/** An entry as far as the bag discloses it. */
export interface ReportEntry {
  readonly seq: number;
  readonly at: Time;
  readonly case: string | null;
  readonly kind: EntryKind;
  readonly policy: string;
  /** Hash of the leaf, hex. */
  readonly leaf: string;
  /** What is disclosed, `actor` and `device` among it. */
  readonly fields: ReadonlyMap<string, Json>;
  /** Names of what every entry of this kind has and this one does not disclose. */
  readonly missing: readonly string[];
}

/** Throws LOG_DOES_NOT_VERIFY {seq} when the public part is none. */
export function publicPartOf({ seq, publicPart }: BagEntry): ParsedPublicPart {
  const part = parsePublicText(publicPart);
  if (part === null) throw new AppError("LOG_DOES_NOT_VERIFY", { seq });
  return part;
}

/**
 * Throws LOG_DOES_NOT_VERIFY when the public part can’t be read; `fields` and `missing` of what it gives do when a disclosure can’t.
 * Digests are left to verifying.
 */
export function reportEntry(entry: BagEntry): ReportEntry {
  return new LazyEntry(entry, publicPartOf(entry));
}

/** Most texts need a few entries of a case only: fields are read when somebody asks for them. */
class LazyEntry implements ReportEntry {
  readonly seq: number;
  readonly at: Time;
  readonly case: string | null;
  readonly kind: EntryKind;
  readonly policy: string;
  readonly #publicPart: string;
  #disclosures: readonly string[];
  #fields: ReadonlyMap<string, Json> | null = null;

  constructor({ publicPart, disclosures }: BagEntry, part: ParsedPublicPart) {
    this.seq = part.seq;
    this.at = part.at;
    this.case = part.case;
    this.kind = part.kind;
    this.policy = part.policy;
    this.#publicPart = publicPart;
    this.#disclosures = disclosures;
  }

  get leaf(): string {
    return bytesOf(leafHash(this.#publicPart)).toString("hex");
  }

  get fields(): ReadonlyMap<string, Json> {
    if (this.#fields !== null) return this.#fields;
    const fields = new Map<string, Json>();
    for (const disclosure of this.#disclosures) {
      const { name, value } = decodeDisclosure(disclosure);
      fields.set(name, value);
    }
    this.#fields = fields;
    this.#disclosures = [];
    return fields;
  }

  get missing(): readonly string[] {
    const { fields } = this;
    return [...fieldsOf(this.kind), "actor", "device"].filter((name) => !fields.has(name));
  }
}

/** The field as text; null when it is not disclosed, or is no text. */
export function textOf(entry: ReportEntry, field: string): string | null {
  return asText(entry.fields.get(field));
}

/** `Robin Sample, Social Media Coordinator`; null when it is not disclosed who made the entry. */
export function actorOf(entry: ReportEntry): string | null {
  const actor = entry.fields.get("actor");
  return actor === undefined ? null : personIn(actor);
}

/** `Robin Sample, Social Media Coordinator` of an object with a name and a role or title. */
export function personIn(value: Json | undefined): string {
  const parts = [memberText(value, "name"), memberText(value, "role"), memberText(value, "title")];
  return parts.filter((part) => part !== "").join(", ");
}

/** The text that a member of a field has; empty when it is not disclosed. */
export function partOf(entry: ReportEntry, field: string, part: string): string {
  return memberText(entry.fields.get(field), part);
}
