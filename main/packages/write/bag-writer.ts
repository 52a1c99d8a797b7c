import { AppError } from "../../lib/app-error.ts";
import { canonical } from "../../lib/canonical.ts";
import { evidenceExtension } from "../../lib/evidence-extension.ts";
import { verifyConsistency } from "../../lib/proof/merkle.ts";
import type { ReportInput } from "../report/index.ts";
import { readmeTxt, removalsCsv, reportHtml, slipHtml, withheldCsv } from "../report/index.ts";
import {
  type BagPlan,
  type BagSource,
  bagPaths,
  consistencyPath,
  type EarlierHead,
  evidencePath,
  packPath,
  proofPath,
  type ReleaseBag,
  type ReleaseFacts,
} from "../source.ts";
import { type Contents, entryLine } from "./contents.ts";
import { EvidenceFile } from "./evidence-file.ts";
import type { Pace } from "./pace.ts";
import type { Survey } from "./survey.ts";
import { bagDeclaration, bagInfo, consistencyText, manifestLine, proofText } from "./texts.ts";
import type { ZipWriter } from "./zip-writer.ts";

/** What goes into a bag, and where it goes. */
export interface BagParts {
  readonly plan: BagPlan;
  readonly source: BagSource;
  readonly contents: Contents;
  readonly survey: Survey;
  /** What the report is made from. */
  readonly input: ReportInput;
  readonly zip: ZipWriter;
  readonly pace: Pace;
}

/**
 * Writes all files of a bag (RFC 8493; FORMATS section 3) in a fixed order: payload before the manifests, and `bag-info.txt` after it, because
 * it tells how long the payload is.
 * @returns the SHA-256 of the tag manifest
 * @throws AppError EVIDENCE_MISSING, EVIDENCE_DAMAGED {sha256}, LOG_DOES_NOT_VERIFY, EXPORT_CANCELLED; what the file system throws
 */
export async function writeBag(bag: BagParts): Promise<Buffer> {
  const { source, zip, plan } = bag;
  zip.addText(bagPaths.declaration, bagDeclaration);
  zip.addText(bagPaths.checkpoint, source.checkpoint);
  zip.addText(bagPaths.vkey, `${source.vkey}\n`);
  const [newest, ...older] = earlierHeads(plan.earlier, source);
  if (newest !== undefined) zip.addText(bagPaths.consistency, consistencyOf(newest, source));
  await addTexts(bag);
  await addEvidence(bag);
  await addPacks(bag);
  if (needsProofs(plan, source)) await addProofs(bag);
  for (const old of older) zip.addText(consistencyPath(old.size), consistencyOf(old, source));
  return finishBag(bag);
}

/** Entries that are not all entries from the first on can't show the root by themselves. */
export function needsProofs(plan: BagPlan, source: BagSource): boolean {
  return plan.kind === "release" || plan.first > 0 || plan.last < source.size - 1;
}

/** Each head once, the newest first. A head without entries says nothing. */
function earlierHeads(earlier: readonly EarlierHead[], source: BagSource): readonly EarlierHead[] {
  const bySize = new Map(earlier.map((head) => [head.size, head]));
  for (const { size, root } of earlier) {
    const same = bySize.get(size)?.root === root;
    if (size > source.size || !same) throw new AppError("LOG_DOES_NOT_VERIFY", { reason: "an exported head", size });
  }
  return [...bySize.values()].filter(({ size }) => size > 0).sort((a, b) => b.size - a.size);
}

/** Throws LOG_DOES_NOT_VERIFY {size} when the log does not go on from what was exported: better here than in somebody's verifier. */
function consistencyOf(old: EarlierHead, source: BagSource): string {
  const proof = source.consistencyProof(old.size);
  if (!verifyConsistency(old.size, source.size, proof, Buffer.from(old.root, "base64"), source.root)) {
    throw new AppError("LOG_DOES_NOT_VERIFY", { reason: "an exported head", size: old.size });
  }
  return consistencyText(old, proof, source.checkpoint);
}

async function addTexts({ plan, contents, survey, input, zip, pace }: BagParts): Promise<void> {
  zip.addText(bagPaths.readme, readmeTxt(input));
  pace.begin("entries", survey.entryBytes);
  await zip.addPieces(bagPaths.entries, lines(contents));
  pace.begin("report", 0);
  await zip.addPieces(bagPaths.removals, removalsCsv(input));
  await zip.addPieces(bagPaths.report, reportHtml(input));
  if (plan.kind === "export") return;
  zip.addText(bagPaths.release, `${releaseText(plan.facts)}\n`);
  zip.addText(bagPaths.withheld, withheldCsv(input.withheld));
  zip.addText(bagPaths.slip, slipHtml(input));
}

/** JCS of exactly the members of `ReleaseFacts`. */
export function releaseText(facts: ReleaseFacts): string {
  const { request, reference, what, receivedOn, answeredOn, authority, law, words, name, title, appeal } = facts;
  const provisions = facts.provisions.map(({ id, citation, text }) => ({ id, citation, text }));
  const leftOut = facts.leftOut.map(({ seq, kind, at, provision }) => ({ seq, kind, at, provision }));
  const stated = { request, reference, what, receivedOn, answeredOn, authority, law, words, name, title, appeal };
  return canonical({ ...stated, leftOut, provisions });
}

function* lines(contents: Contents): Generator<string> {
  for (const seq of contents.seqs()) yield entryLine(contents.entry(seq));
}

async function addEvidence({ plan, source, survey, zip, pace }: BagParts): Promise<void> {
  const redacted = plan.kind === "release" ? redactedFiles(plan) : [];
  pace.begin("files", survey.fileBytes + redacted.reduce((sum, { bytes }) => sum + bytes, 0));
  const written = new Set<string>();
  for (const file of redacted) {
    if (written.has(file.sha256)) continue;
    written.add(file.sha256);
    await addFile(zip, file);
  }
  for (let place = 0; place < survey.files; place += 1) {
    const { sha256, extension } = survey.file(place);
    const found = source.evidence(sha256);
    if (found === null) throw new AppError("EVIDENCE_MISSING", { sha256 });
    if (!written.has(sha256)) await addFile(zip, { sha256, extension, ...found });
  }
}

function redactedFiles(plan: ReleaseBag) {
  return plan.redactions.map(({ redacted: { sha256, bytes, mediaType }, path }) => {
    return { sha256, bytes, path, extension: evidenceExtension(mediaType) };
  });
}

async function addFile(
  zip: ZipWriter,
  { path, sha256, bytes, extension }: { path: string; sha256: string; bytes: number; extension: string },
): Promise<void> {
  const file = EvidenceFile.open(path, sha256, bytes);
  try {
    await zip.addFile(evidencePath(sha256, extension), file);
  } finally {
    file.close();
  }
}

async function addPacks({ source, survey, zip }: BagParts): Promise<void> {
  for (const ref of [...survey.index.policies].sort()) {
    const found = source.pack(ref);
    if (found !== null) zip.addText(packPath(ref), found.text);
  }
}

async function addProofs({ source, contents, zip, pace }: BagParts): Promise<void> {
  pace.begin("saving", contents.count);
  for (const seq of contents.seqs()) {
    zip.addText(proofPath(seq), proofText(seq, source.inclusionProof(seq), source.checkpoint));
    if (pace.advance(1)) await pace.rest();
  }
}

/** What is known only now: how much there is, and the hash of each file. */
async function finishBag({ plan, source, input, zip }: BagParts): Promise<Buffer> {
  const isPayload = (path: string) => path.startsWith("data/");
  const payload = { bytes: 0, files: 0 };
  for (const { path, bytes } of zip.ledger.members()) {
    if (!isPayload(path)) continue;
    payload.bytes += bytes;
    payload.files += 1;
  }
  await zip.addPieces(bagPaths.manifest, manifest(zip, isPayload));
  const range = { origin: source.origin, first: input.first ?? 0, last: input.last ?? 0 };
  zip.addText(bagPaths.info, bagInfo(plan.meta, range, payload));
  const sha256 = zip.addText(bagPaths.tagManifest, [...manifest(zip, (path) => !isPayload(path))].join(""));
  zip.end();
  return sha256;
}

function* manifest(zip: ZipWriter, isWanted: (path: string) => boolean): Generator<string> {
  for (const { path, sha256 } of zip.ledger.members()) if (isWanted(path)) yield manifestLine(sha256, path);
}
