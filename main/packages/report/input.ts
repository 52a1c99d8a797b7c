/** What the report and the other texts for people are made from: nothing but what is in the bag, so that they can be made again. */

import type { PolicyPack } from "../../model/policy-pack.ts";
import type { PackageKind } from "../../model/records-view.ts";
import type { BagEntry, BagMeta, ReleaseFacts, WithheldRow } from "../source.ts";
import type { BagIndex } from "./bag-index.ts";

export interface ReportInput {
  readonly kind: PackageKind;
  /** As `bag-info.txt` has it. The time zone is not among it: it is that of the newest policy in the bag. */
  readonly meta: Omit<BagMeta, "timeZone">;
  readonly origin: string;
  /** Numbers of the first and the last entry; null for a bag without any. */
  readonly first: number | null;
  readonly last: number | null;
  /** Of the checkpoint; `root` is base64. */
  readonly size: number;
  readonly root: string;
  /** By reference, `<pack id>@<pack version>`: the packs in the bag. */
  readonly packs: ReadonlyMap<string, PolicyPack>;
  /** The numbers of all entries in the bag, in order. Called more than once. */
  seqs(): Iterable<number>;
  /** Called more than once for each, mostly in order of the cases. */
  entry(seq: number): BagEntry;
  /** Of the same entries, where somebody has read them all already. */
  readonly index?: BagIndex;
  /** None in an export. */
  readonly withheld: readonly WithheldRow[];
  /** null in an export. */
  readonly release: ReleaseFacts | null;
}
