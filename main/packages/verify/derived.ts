import { createHash } from "node:crypto";
import { AppError } from "../../lib/app-error.ts";
import type { PolicyPack } from "../../model/policy-pack.ts";
import type { PackageKind } from "../../model/records-view.ts";
import { type PackageFile, readEntryLine } from "../open/index.ts";
import {
  type ReportInput,
  readmeTxt,
  removalsCsv,
  reportHtml,
  reportVersion,
  reportVersionOf,
  slipHtml,
  withheldCsv,
} from "../report/index.ts";
import { type BagEntry, bagPaths } from "../source.ts";
import { type BagInfo, metaOf } from "./bag-info.ts";
import type { EntriesCheck } from "./entries.ts";
import type { Faults } from "./faults.ts";
import type { Head } from "./head.ts";
import type { Digests } from "./manifest.ts";
import type { Pace } from "./pace.ts";
import type { Release } from "./release.ts";

/** The texts for people, made again from the entries and compared: whoever reads only them has read what was signed. */

export interface DerivedFrom {
  readonly file: PackageFile;
  readonly kind: PackageKind;
  readonly info: BagInfo;
  readonly head: Head;
  readonly entries: EntriesCheck;
  readonly release: Release | null;
  readonly packs: ReadonlyMap<string, PolicyPack>;
  readonly digests: Digests;
  readonly faults: Faults;
  readonly pace: Pace;
}

/** @throws AppError PACKAGE_FROM_FUTURE {report}: texts that can't be made again here might say anything */
export async function checkDerived(from: DerivedFrom): Promise<void> {
  const version = reportVersionOf(metaOf(from.info).software);
  if (version === null) {
    from.faults.file("bag", bagPaths.info, "its Bag-Software-Agent does not name the version of the report");
    return;
  }
  if (version > reportVersion) throw new AppError("PACKAGE_FROM_FUTURE", { report: version });
  const input = inputOf(from);
  await from.pace.begin("report", 0);
  for (const [path, make] of generators(from.kind)) await compare(path, make, input, from);
}

type Make = (input: ReportInput) => Iterable<string>;

function generators(kind: PackageKind): readonly (readonly [string, Make])[] {
  const always: (readonly [string, Make])[] = [
    [bagPaths.readme, (input) => [readmeTxt(input)]],
    [bagPaths.removals, removalsCsv],
    [bagPaths.report, reportHtml],
  ];
  if (kind === "export") return always;
  return [
    ...always,
    [bagPaths.withheld, ({ withheld }) => [withheldCsv(withheld)]],
    [bagPaths.slip, (input) => [slipHtml(input)]],
  ];
}

/** By the digest that the manifest names: that the file has it is seen elsewhere. */
async function compare(path: string, make: Make, input: ReportInput, from: DerivedFrom): Promise<void> {
  const { faults, digests, pace } = from;
  const told = digests.of(path);
  if (told === null) return;
  try {
    const sha256 = createHash("sha256");
    for (const piece of make(input)) {
      sha256.update(piece, "utf8");
      await pace.step(0);
    }
    if (sha256.digest("hex") !== told) faults.file("derived", path, "it does not say what the entries say");
  } catch (error) {
    if (error instanceof AppError && isOurs.test(error.code)) throw error;
    // Fields of another shape than their kind's: signed, but by no Custodia.
    faults.file("derived", path, "it can't be made again from the entries");
  }
}

/** What says nothing about the entries. */
const isOurs = /^(PACKAGE_|VERIFY_|DISK_|FOLDER_)/;

class Unmade extends Error {}

function inputOf({ file, kind, info, head, entries, release, packs }: DerivedFrom): ReportInput {
  const window = file.window(bagPaths.entries);
  const entry = (seq: number): BagEntry => {
    const place = entries.seqs.find(seq);
    if (place === -1) throw new Unmade(`there is no entry ${seq}`);
    const { at, bytes } = entries.lineOf(place);
    const read = readEntryLine(window.readAt(at, bytes));
    if (read === null) throw new Unmade(`entry ${seq} can't be read`);
    return { seq, publicPart: read.publicPart, disclosures: read.disclosures };
  };
  return {
    kind,
    meta: metaOf(info),
    origin: head.checkpoint.origin,
    first: entries.first,
    last: entries.last,
    size: head.checkpoint.size,
    root: head.root,
    packs,
    seqs: () => entries.seqs,
    entry,
    withheld: release?.rows ?? [],
    release: release?.facts ?? null,
  };
}
