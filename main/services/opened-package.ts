/** A package that was checked, as long as somebody browses in it. */

import { createHash } from "node:crypto";
import { parse } from "csv-parse/sync";
import type { PackageCase, PackageOther } from "../../preload/contract/records.ts";
import { AppError } from "../lib/app-error.ts";
import { evidenceExtension } from "../lib/evidence-extension.ts";
import type { Provision } from "../model/policy-pack.ts";
import type { PackageFile } from "../packages/open/index.ts";
import { bagPaths, evidencePath, type ReleaseFacts } from "../packages/source.ts";
import type { ForeignOther } from "../removal-log/foreign-entry.ts";
import type { ForeignLog } from "../removal-log/foreign-log.ts";

/** Largest text of a package that is read whole, and largest picture that is shown: both in bytes. */
const [mostText, mostShown] = [64 * 1024 * 1024, 256 * 1024 * 1024];

/** Entries of no case that are shown at once. */
const othersAtOnce = 100;

/** What a release says of what is missing from it. */
export interface HeldBack {
  /** By `<seq> <field>`: the provision's citation and words. */
  readonly because: ReadonlyMap<string, string>;
  /** By the same, the citation alone. */
  readonly under: ReadonlyMap<string, string>;
  /** SHA-256 of an original → path of the redacted picture in its place. */
  readonly redacted: ReadonlyMap<string, string>;
}

/** Nothing is withheld, or nobody says so. */
export const nothingHeldBack: HeldBack = { because: new Map(), under: new Map(), redacted: new Map() };

/** Nothing for an export. @throws AppError PACKAGE_UNREADABLE {file} */
export async function readHeldBack(file: PackageFile): Promise<HeldBack> {
  if (file.size(bagPaths.withheld) === null) return nothingHeldBack;
  try {
    const facts = JSON.parse(String(await file.read(bagPaths.release, mostText))) as ReleaseFacts;
    const rows: string[][] = parse(await file.read(bagPaths.withheld, mostText), { from: 2 });
    const provision = (id: string) => facts.provisions.find((one) => one.id === id);
    // One line may stand for a picture and for the field that names it; where the field has its own, that one is right.
    const places = (rows: string[][], words: (id: string) => string) =>
      new Map(rows.map(([seq = "", field = "", id = ""]) => [`${seq} ${field}`, words(id)]));
    const fields = rows.filter(([, , , , original]) => original === "");
    const pictures = rows.filter(([, , , , original]) => original !== "");
    return {
      because: places([...pictures, ...fields], (id) => wordsOf(provision(id)) ?? id),
      under: places([...pictures, ...fields], (id) => provision(id)?.citation ?? id),
      redacted: new Map(pictures.map(([, , , , original = "", path = ""]) => [original, path])),
    };
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("PACKAGE_UNREADABLE", { file: bagPaths.withheld }, { cause: error });
  }
}

function wordsOf(provision: Provision | undefined): string | null {
  return provision === undefined ? null : `${provision.citation}: ${provision.text}`;
}

/** Whoever made the package may have written anything there. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

export class OpenedPackages {
  readonly #opened = new Map<string, OpenedOne>();

  add(token: string, one: OpenedOne): void {
    this.#opened.set(token, one);
  }

  /** @throws AppError PACKAGE_UNKNOWN */
  get(token: string): OpenedOne {
    const found = this.#opened.get(token);
    if (found === undefined) throw new AppError("PACKAGE_UNKNOWN");
    return found;
  }

  /** A token that is not known is no error. */
  close(token: string): void {
    const found = this.#opened.get(token);
    this.#opened.delete(token);
    found?.close();
  }

  /** All of one log. */
  closeOf(origin: string): void {
    for (const [token, one] of [...this.#opened]) if (one.origin === origin) this.close(token);
  }

  closeAll(): void {
    for (const token of [...this.#opened.keys()]) this.close(token);
  }

  /** The one that was opened first; null when there are fewer than so many. */
  oldest(most: number): string | null {
    return this.#opened.size < most ? null : ([...this.#opened.keys()][0] ?? null);
  }
}

export interface OpenedOptions {
  readonly file: PackageFile;
  readonly log: ForeignLog;
  readonly heldBack: HeldBack;
  readonly origin: string | null;
  /** Did its head contradict what was seen before? */
  readonly forked: boolean;
}

export class OpenedOne {
  readonly log: ForeignLog;
  readonly origin: string | null;
  readonly forked: boolean;
  readonly #options: OpenedOptions;

  constructor(options: OpenedOptions) {
    this.#options = options;
    const { log, origin, forked } = options;
    this.log = log;
    this.origin = origin;
    this.forked = forked;
  }

  /** @throws AppError CASE_UNKNOWN {id} */
  case(id: string): PackageCase {
    const summary = this.log.summary(id);
    if (summary === null) throw new AppError("CASE_UNKNOWN", { id });
    const missing = this.log.missing(id).map(({ seq, field }) => ({ seq, field, because: this.#because(seq, field) }));
    return { summary, entries: this.log.caseEntries(id), missing };
  }

  /** @param after number of the last one that is known; null for the first ones */
  others(after: number | null): { entries: readonly PackageOther[]; next: number | null } {
    const found = this.log.otherEntries(after ?? -1, othersAtOnce + 1);
    const entries = found.slice(0, othersAtOnce).map((one) => this.#other(one));
    return { entries, next: found.length > othersAtOnce ? (entries.at(-1)?.seq ?? null) : null };
  }

  #other({ entry, missing }: ForeignOther): PackageOther {
    const { seq, at, kind, actor, fields } = entry;
    const named = { name: textOf(actor?.name), role: textOf(actor?.role) };
    return {
      seq,
      at,
      kind,
      actor: actor === undefined ? null : named,
      fields,
      missing: missing.map((field) => ({ field, because: this.#because(seq, field) })),
    };
  }

  #because(seq: number, field: string): string {
    return this.#options.heldBack.because.get(`${seq} ${field}`) ?? "It is no longer kept.";
  }

  /**
   * A file of the package, checked against its hash; in the place of a redacted original, the redacted picture.
   * @throws AppError EVIDENCE_MISSING {sha256}, EVIDENCE_DAMAGED {sha256}, PACKAGE_TOO_LARGE {file, limit}, PACKAGE_*
   */
  async evidence(sha256: string): Promise<{ mediaType: string; bytes: Uint8Array }> {
    const { file, heldBack } = this.#options;
    const evidence = this.log.evidence(sha256);
    if (evidence === null) throw new AppError("EVIDENCE_MISSING", { sha256: sha256.slice(0, 64) });
    const redacted = heldBack.redacted.get(sha256);
    const path = redacted ?? evidencePath(sha256, evidenceExtension(evidence.mediaType));
    if (file.size(path) === null) throw new AppError("EVIDENCE_MISSING", { sha256 });
    const bytes = await file.read(path, mostShown);
    const hash = createHash("sha256").update(bytes).digest("hex");
    if (path !== `data/evidence/${hash}.${path.split(".").at(-1)}`) throw new AppError("EVIDENCE_DAMAGED", { sha256 });
    return { mediaType: redacted === undefined ? evidence.mediaType : "image/png", bytes };
  }

  close(): void {
    this.log.close();
    this.#options.file.close();
  }
}
