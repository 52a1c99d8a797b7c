/** A log in memory with files on the disk, and packages of it by the real writer. */

import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { encode } from "fast-png";
import { onTestFinished } from "vitest";
import { originOf, signCheckpoint } from "../../../main/lib/proof/checkpoint.ts";
import { bytesOf, type Hash, hashOf, leafHash, nodeHash } from "../../../main/lib/proof/merkle.ts";
import { parsePublicText } from "../../../main/lib/proof/public-part.ts";
import { consistencyPath, inclusionPath, type ReadNode, rangeRoot } from "../../../main/lib/proof/tree.ts";
import { signerOf, verifierKey } from "../../../main/lib/signed-note.ts";
import type { Evidence } from "../../../main/model/entry.ts";
import { packRef } from "../../../main/model/policy-pack.ts";
import type { PackageReport } from "../../../main/model/records-view.ts";
import { openPackage } from "../../../main/packages/open/index.ts";
import { softwareAgent } from "../../../main/packages/report/index.ts";
import type {
  BagEntry,
  BagMeta,
  BagPlan,
  BagSource,
  EarlierHead,
  LeftOut,
  ReleasedEntry,
  ReleasedRedaction,
} from "../../../main/packages/source.ts";
import { type VerifyPackageOptions, verifyPackage } from "../../../main/packages/verify/index.ts";
import { writePackage } from "../../../main/packages/write/index.ts";
import { parseKeptPack } from "../../../main/policies/index.ts";
import { evidenceOf, pack, release, SampleBag } from "../report/a-bag.ts";

const packText = readFileSync(new URL("../../../assets/policies/anchorage-pp-16-5.json", import.meta.url), "utf8");

export const meta: BagMeta = {
  organisation: "Sample City",
  contactName: "Robin Placeholder",
  contactEmail: "records@city.example",
  date: "2026-12-01",
  timeZone: pack.timeZone,
  software: softwareAgent("0.4.0"),
};

/** @param entries by number; hashes are kept as long as no entry changes */
function nodesOf(entries: readonly BagEntry[]): ReadNode {
  const known = new Map<string, Hash>();
  const node: ReadNode = (level, index) => {
    const key = `${level}/${index}`;
    const hash = known.get(key) ?? (level === 0 ? leafHash(entries[index]?.publicPart ?? "") : pairOf(level, index));
    known.set(key, hash);
    return hash;
  };
  const pairOf = (level: number, index: number) => nodeHash(node(level - 1, index * 2), node(level - 1, index * 2 + 1));
  return node;
}

/** A log signed with a key of its own. */
export class ALog {
  readonly bag = new SampleBag();
  readonly folder: string;
  readonly #signer;
  readonly #large = new Map<string, { path: string; bytes: number }>();
  readonly origin: string;
  readonly vkey: string;

  /** @param folder for evidence and packages */
  constructor(folder: string, seed = 7) {
    this.folder = folder;
    this.#signer = signerOf(Buffer.alloc(32, seed));
    this.origin = originOf("removal-log.invalid", this.#signer.publicKey);
    this.vkey = verifierKey(this.origin, this.#signer.publicKey);
  }

  /** Seals a file of these bytes into the evidence folder, to be named by an entry. */
  keep(bytes: Uint8Array, name = "screenshot.png", mediaType = "image/png"): Evidence {
    return this.bag.keep(bytes, name, mediaType);
  }

  head(size = this.bag.entries.length): EarlierHead {
    return { size, root: bytesOf(rangeRoot(0, size, nodesOf(this.bag.entries))).toString("base64") };
  }

  /** Names a file that is too large for the memory. */
  keepFile(path: string, evidence: Evidence): void {
    this.#large.set(evidence.sha256, { path, bytes: evidence.bytes });
  }

  /** The signed head over any root: a forger has the key, too. */
  sign(size: number, root: string): string {
    const checkpoint = { origin: this.origin, size, root: hashOf(Buffer.from(root, "base64")) };
    return signCheckpoint(checkpoint, this.#signer);
  }

  source(size = this.bag.entries.length): BagSource {
    const entries = this.bag.entries.slice(0, size);
    const node = nodesOf(entries);
    const { root } = this.head(size);
    return {
      origin: this.origin,
      vkey: this.vkey,
      checkpoint: this.sign(size, root),
      size,
      root: Buffer.from(root, "base64"),
      entry: (seq) => entries[seq] ?? null,
      inclusionProof: (seq) => inclusionPath(seq, size, node).map(bytesOf),
      consistencyProof: (old) => consistencyPath(old, size, node).map(bytesOf),
      evidence: (sha256) => this.#file(sha256),
      pack: (ref) => (ref === packRef(pack) ? { text: packText, pack } : null),
    };
  }

  exportPlan(first = 0, earlier: readonly EarlierHead[] = [], size = this.bag.entries.length): BagPlan {
    return { kind: "export", first, last: size - 1, earlier, meta };
  }

  releasePlan(
    entries: readonly ReleasedEntry[],
    redactions: readonly ReleasedRedaction[] = [],
    leftOut: readonly LeftOut[] = [],
  ): BagPlan {
    return { kind: "release", facts: { ...release, leftOut }, entries, redactions, earlier: [], meta };
  }

  /** An entry as a release says that it is left out. */
  leftOut(seq: number, provision: string | null = null): LeftOut {
    const part = parsePublicText(this.bag.entries[seq]?.publicPart ?? "");
    if (part === null) throw new RangeError(`no entry ${seq}`);
    return { seq, kind: part.kind, at: part.at, provision };
  }

  /** @returns the package's path */
  async write(plan: BagPlan, size?: number, recipients: readonly string[] = []): Promise<string> {
    const folder = mkdtempSync(join(this.folder, "package-"));
    const around = { onProgress: () => {}, signal: new AbortController().signal };
    const { path } = await writePackage(plan, this.source(size), { folder, recipients }, around);
    return path;
  }

  /** A picture that takes another's place in a release. */
  redaction(seq: number, original: string, bytes: Uint8Array): ReleasedRedaction {
    const redacted = evidenceOf(bytes, "redacted.png");
    const path = join(this.folder, redacted.sha256);
    writeFileSync(path, bytes);
    return { seq, provision: "juveniles", original, redacted, path };
  }

  #file(sha256: string): { path: string; bytes: number } | null {
    const found = this.bag.files.get(sha256);
    if (found === undefined) return this.#large.get(sha256) ?? null;
    const path = join(this.folder, sha256);
    writeFileSync(path, found.bytes);
    return { path, bytes: found.bytes.length };
  }
}

/** What a redaction may have written: a small picture of one shade. */
export function paintedPicture(shade = 0): Buffer {
  const data = new Uint8Array(4 * 3 * 3).fill(shade);
  return Buffer.from(encode({ width: 4, height: 3, data, depth: 8, channels: 3 }));
}

/** An empty folder, gone after the test. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "custodia-verify-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A log of so many invented cases. */
export function aLog(cases = 3, seed = 7): ALog {
  const log = new ALog(aFolder(), seed);
  log.bag.tell(cases);
  return log;
}

export interface Checking extends Partial<Omit<VerifyPackageOptions, "previous">> {
  readonly identities?: readonly string[];
  /** Path. */
  readonly previous?: string;
}

/** Opens and verifies. */
export async function check(
  path: string,
  { identities = [], previous, ...options }: Checking = {},
): Promise<PackageReport> {
  const file = await openPackage(path, { identities });
  const older = previous === undefined ? undefined : await openPackage(previous, { identities });
  try {
    return await verifyPackage(file, { readPack: parseKeptPack, ...options, previous: older });
  } finally {
    file.close();
    older?.close();
  }
}

/** The sentences of a report's faults, or the code with which the package was refused. */
export async function faultsOf(path: string, checking: Checking = {}): Promise<readonly string[]> {
  const { ok, faults } = await check(path, checking);
  if (ok !== (faults.length === 0)) throw new Error("a report contradicts itself");
  return faults.map(({ part, what }) => `${part}: ${what}`);
}

export const nameOf = (path: string): string => basename(path);
export const sha256 = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");
