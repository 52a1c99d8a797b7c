import { sealedBytesOf } from "../../lib/age-chunks.ts";
import { AgeSealer, ageHeader } from "../../lib/age-sealing.ts";
import type { PackageRef } from "../../model/entry.ts";
import type { WorkProgress } from "../../model/records-view.ts";
import type { ReportInput } from "../report/index.ts";
import { type BagPlan, type BagSource, bagName } from "../source.ts";
import { needsProofs, writeBag } from "./bag-writer.ts";
import { type Contents, contentsOf } from "./contents.ts";
import { Destination } from "./destination.ts";
import { unfinishedOf } from "./left-over.ts";
import { Pace } from "./pace.ts";
import type { Sink } from "./sink.ts";
import { type Survey, survey } from "./survey.ts";
import { tidyMeta } from "./texts.ts";
import { type HeldBack, heldBack } from "./withheld.ts";
import { ZipWriter } from "./zip-writer.ts";

export interface PackagePlace {
  /** Full path of the folder. */
  readonly folder: string;
  /** age X25519 recipients to seal it to; none: open. */
  readonly recipients: readonly string[];
  /** It keeps the name that it has while it is written, until whoever asked for it gives it its own. */
  readonly later?: boolean;
}

export interface AroundPackage {
  onProgress(progress: WorkProgress): void;
  readonly signal: AbortSignal;
  /** Bytes free in the folder, where something else than the file system knows it. */
  readonly freeBytes?: number;
}

/** What the package's file is called. */
export function packageFileName(plan: BagPlan, origin: string, isSealed: boolean): string {
  return `${bagName(plan, origin)}.zip${isSealed ? ".age" : ""}`;
}

/**
 * Writes a bag as one zip file (FORMATS section 3), sealed on the way if there are recipients: no part of it is on the disk unsealed.
 * It is durable under its own name (`path`) when this returns, or, if it is named later, under `temp`. When it throws, nothing is left.
 * @throws AppError EXPORT_EMPTY, EXPORT_EXISTS {name}, EXPORT_NO_ROOM {needed, free}, EXPORT_PLACE_MISSING {folder}, EXPORT_CANCELLED,
 *   RECIPIENT_INVALID {recipient}, EVIDENCE_MISSING, EVIDENCE_DAMAGED {sha256}, ENTRY_UNKNOWN {seq}, FIELD_UNKNOWN {seq, field},
 *   LOG_DOES_NOT_VERIFY, DISK_FULL, DISK_FAILED, FOLDER_READ_ONLY
 */
export async function writePackage(
  asked: BagPlan,
  source: BagSource,
  to: PackagePlace,
  around: AroundPackage,
): Promise<{ package: PackageRef; path: string; temp: string }> {
  const plan = { ...asked, meta: tidyMeta(asked.meta) };
  const pace = new Pace(around.onProgress, around.signal);
  const contents = contentsOf(plan, source);
  const sealing = to.recipients.length === 0 ? null : await ageHeader(to.recipients);
  const held: HeldBack =
    plan.kind === "release" ? heldBack(plan, source, contents) : { rows: [], files: new Set<string>() };
  pace.begin("reading", contents.count);
  const found = await survey(contents, source, held.files, pace);
  const needed = estimate(found, plan, source, contents.count, sealing !== null);
  const name = packageFileName(plan, source.origin, sealing !== null);
  const leftOver = unfinishedOf(plan, source.origin);
  const destination = Destination.open(to.folder, name, { needed, free: around.freeBytes, leftOver });
  try {
    const sealer = sealing === null ? null : sealTo(destination.sink, sealing);
    const sink: Sink = sealer ?? destination.sink;
    const zip = new ZipWriter(sink, { top: bagName(plan, source.origin), day: plan.meta.date }, pace);
    const input = reportInput(plan, source, contents, found, held);
    const manifest = await writeBag({ plan, source, contents, survey: found, input, zip, pace });
    sealer?.end();
    pace.begin("saving", 1);
    await pace.rest();
    const { path, temp, bytes } = to.later === true ? destination.keepLater() : destination.keep();
    return { package: { bytes, manifest: manifest.toString("hex"), name }, path, temp };
  } catch (error) {
    const explained = destination.explain(error, needed);
    destination.discard();
    throw explained;
  }
}

function sealTo(sink: Sink, { header, fileKey }: { header: Uint8Array; fileKey: Uint8Array }): AgeSealer {
  sink.write(header);
  return new AgeSealer(fileKey, (bytes) => {
    sink.write(bytes);
    release(bytes);
  });
}

/** Less is not worth a call. */
const worthReleasing = 4096;

/** Gives back the memory of a chunk that was written: waiting for the collector, 64 MB of them would lie about. */
function release({ buffer, byteLength }: Uint8Array): void {
  const isWhole = buffer.byteLength === byteLength && byteLength >= worthReleasing;
  if (isWhole && buffer instanceof ArrayBuffer) buffer.transfer(0);
}

const megabyte = 1024 * 1024;
/** Headers, a manifest line and two paths of each file. */
const perFile = 600;

/** Bytes that the package will take at most, as far as one can say before the report is written. */
function estimate(found: Survey, plan: BagPlan, source: BagSource, entries: number, isSealed: boolean): number {
  const proof = needsProofs(plan, source) ? perFile + source.checkpoint.length + 45 * Math.log2(source.size + 1) : 0;
  // The report and the table say in other words what the entries say.
  const texts = 3 * found.entryBytes + megabyte;
  const redacted = plan.kind === "release" ? plan.redactions.reduce((sum, one) => sum + one.redacted.bytes, 0) : 0;
  const zip = Math.ceil(found.fileBytes + redacted + texts + found.files * perFile + entries * proof);
  return isSealed ? sealedBytesOf(zip) + megabyte : zip;
}

function reportInput(
  plan: BagPlan,
  source: BagSource,
  contents: Contents,
  found: Survey,
  { rows }: HeldBack,
): ReportInput {
  const isExport = plan.kind === "export";
  const packs = [...found.index.policies].flatMap((ref) => {
    const known = source.pack(ref);
    return known === null ? [] : [[ref, known.pack] as const];
  });
  const { organisation, contactName, contactEmail, date, software } = plan.meta;
  return {
    kind: plan.kind,
    meta: { organisation, contactName, contactEmail, date, software },
    origin: source.origin,
    first: isExport ? plan.first : (plan.entries[0]?.seq ?? null),
    last: isExport ? plan.last : (plan.entries.at(-1)?.seq ?? null),
    size: source.size,
    root: Buffer.from(source.root).toString("base64"),
    packs: new Map(packs),
    seqs: contents.seqs,
    entry: contents.entry,
    index: found.index,
    withheld: rows,
    release: isExport ? null : plan.facts,
  };
}
