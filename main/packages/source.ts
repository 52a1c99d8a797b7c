/** What a bag is made of and how it is asked for: shared by the writer, the report and the verifier. (FORMATS section 3) */

import type { EntryKind, Evidence, Time } from "../model/entry.ts";
import type { PolicyPack } from "../model/policy-pack.ts";
import type { PackageKind } from "../model/records-view.ts";

/** An entry as it is stored and exported. */
export interface BagEntry {
  readonly seq: number;
  /** JCS of the public part: the bytes of the leaf. */
  readonly publicPart: string;
  readonly disclosures: readonly string[];
}

/** What a writer reads a log by: one consistent snapshot of `size` entries. */
export interface BagSource {
  readonly origin: string;
  readonly vkey: string;
  /** The signed note over `size` entries. */
  readonly checkpoint: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** null when there is no such entry. */
  entry(seq: number): BagEntry | null;
  inclusionProof(seq: number): readonly Uint8Array[];
  /** Shows the first `oldSize` entries to be a beginning of the `size`. */
  consistencyProof(oldSize: number): readonly Uint8Array[];
  /** null: disposed of, by the words of an entry `record.disposed`. A file that should be there and isn't is found out while copying. */
  evidence(sha256: string): { readonly path: string; readonly bytes: number } | null;
  /** The policy pack, and its file as text; null when it isn't known here: then the bag goes without it. */
  pack(ref: string): { readonly text: string; readonly pack: PolicyPack } | null;
}

/** What `bag-info.txt` says beside what follows from the entries. */
export interface BagMeta {
  readonly organisation: string;
  readonly contactName: string;
  readonly contactEmail: string;
  /** Day of the bagging, `YYYY-MM-DD`, in the city's time zone. */
  readonly date: string;
  /** IANA name. */
  readonly timeZone: string;
  /** `Custodia <version> report/<report version>` */
  readonly software: string;
}

/** A checkpoint that left the house before. `root` is base64. */
export interface EarlierHead {
  readonly size: number;
  readonly root: string;
}

/** What the report and the slip of a release say about the request. Stands in the bag as `data/release.json` (JCS of exactly these members). */
export interface ReleaseFacts {
  /** The request's own id. */
  readonly request: string;
  /** The requester's or the city's number for it; may be empty. */
  readonly reference: string;
  readonly what: string;
  /** Days `YYYY-MM-DD`. */
  readonly receivedOn: string;
  readonly answeredOn: string;
  /** Title that answers by the policy. */
  readonly authority: string;
  /** Citation of the law on requests. */
  readonly law: string;
  /** The words of the answer. */
  readonly words: string;
  /** Name and title of the person withholding. */
  readonly name: string;
  readonly title: string;
  /** What the person may do who was refused something; null: nothing to say. */
  readonly appeal: string | null;
  /** The provisions that something was withheld under, by id. */
  readonly provisions: readonly { readonly id: string; readonly citation: string; readonly text: string }[];
  /** Entries of the chosen cases that are not in the package, in the order of the log. */
  readonly leftOut: readonly LeftOut[];
}

/** An entry that a release lacks though its case was chosen: what the log says of it in the open, its kind and its time. */
export interface LeftOut {
  readonly seq: number;
  readonly kind: EntryKind;
  readonly at: Time;
  /** Id in `ReleaseFacts.provisions`; null: it was not asked for. */
  readonly provision: string | null;
}

/** Stands in `withheld.csv` for an entry that is left out whole: as its field, and as its provision when it was not asked for. */
export const leftOutWords = { field: "entry", notAskedFor: "not-asked-for" } as const;

/**
 * A line of `data/withheld.csv`: a withheld field, a redacted picture (`original` and `redacted` filled), or both in one line when the field
 * `evidence` is withheld and its picture redacted; or an entry that is left out (`leftOutWords`). Empty text: does not apply.
 */
export interface WithheldRow {
  readonly seq: number;
  /** `evidence` for a redacted picture, `entry` for an entry that is left out. */
  readonly field: string;
  /** The provision's id in `ReleaseFacts.provisions`; `not-asked-for` for an entry that is left out and was not asked for. */
  readonly provision: string;
  /** Title of the person withholding. */
  readonly title: string;
  /** SHA-256 of a file that stays here although the entry names it. */
  readonly original: string;
  /** Path in the bag of the picture that takes its place; empty where nothing does. */
  readonly redacted: string;
}

/** The line of an entry that is left out. @param title of the person withholding */
export function leftOutRow({ seq, provision }: LeftOut, title: string): WithheldRow {
  const why = provision ?? leftOutWords.notAskedFor;
  return { seq, field: leftOutWords.field, provision: why, title, original: "", redacted: "" };
}

export interface ExportBag {
  readonly kind: "export";
  /** Numbers of the first and the last entry. */
  readonly first: number;
  readonly last: number;
  /** Every checkpoint that was exported before, in any order. */
  readonly earlier: readonly EarlierHead[];
  readonly meta: BagMeta;
}

export interface ReleasedEntry {
  readonly seq: number;
  readonly withheld: readonly { readonly field: string; readonly provision: string }[];
}

export interface ReleasedRedaction {
  readonly seq: number;
  readonly provision: string;
  /** SHA-256 of the original, which stays here. */
  readonly original: string;
  readonly redacted: Evidence;
  /** Where the redacted file lies. */
  readonly path: string;
}

export interface ReleaseBag {
  readonly kind: "release";
  readonly facts: ReleaseFacts;
  /** In the order of the log. */
  readonly entries: readonly ReleasedEntry[];
  readonly redactions: readonly ReleasedRedaction[];
  readonly earlier: readonly EarlierHead[];
  readonly meta: BagMeta;
}

export type BagPlan = ExportBag | ReleaseBag;

/** `custodia-<log hex>-<first>-<last>` or `custodia-release-<request id>`, without `.zip`: the bag's top folder. */
export function bagName(
  plan: Pick<ExportBag, "kind" | "first" | "last"> | Pick<ReleaseBag, "kind" | "facts">,
  origin: string,
): string {
  if (plan.kind === "release") return `custodia-release-${plan.facts.request}`;
  return `custodia-${origin.slice(origin.lastIndexOf("/") + 1)}-${plan.first}-${plan.last}`;
}

export function bagKind(name: string): PackageKind {
  return name.startsWith("custodia-release-") ? "release" : "export";
}

/** Everything in a bag has a path of these, below the top folder; nothing else may be there. */
export const bagPaths = {
  declaration: "bagit.txt",
  info: "bag-info.txt",
  checkpoint: "checkpoint",
  vkey: "log.vkey",
  consistency: "consistency",
  manifest: "manifest-sha256.txt",
  tagManifest: "tagmanifest-sha256.txt",
  readme: "data/README.txt",
  entries: "data/entries.jsonl",
  removals: "data/removals.csv",
  report: "data/report.html",
  /** Releases only. */
  release: "data/release.json",
  withheld: "data/withheld.csv",
  slip: "data/withholding-slip.html",
} as const;

export function evidencePath(sha256: string, extension: string): string {
  return `data/evidence/${sha256}.${extension}`;
}

export function packPath(ref: string): string {
  return `data/policy/${ref}.json`;
}

export function proofPath(seq: number): string {
  return `data/proofs/${seq}.tlog-proof`;
}

/** Against every earlier exported checkpoint but the newest, which stands in `consistency`. */
export function consistencyPath(oldSize: number): string {
  return `data/consistency/${oldSize}`;
}
