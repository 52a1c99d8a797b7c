/** Packages from any workstation: checked, witnessed, opened to be read. [A-6.g.ii] */

import { mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { OpenedPackage, PackageCase } from "../../preload/contract/records.ts";
import type { LogPage } from "../../preload/contract.ts";
import type { Custodian } from "../custodians/index.ts";
import { AppError } from "../lib/app-error.ts";
import { storageError } from "../lib/storage-error.ts";
import type { PackageReport } from "../model/records-view.ts";
import { openPackage, type PackageFile } from "../packages/open/index.ts";
import type { PackFolders } from "../policies/index.ts";
import { ForeignLog } from "../removal-log/foreign-log.ts";
import type { SearchFilters } from "../removal-log/index.ts";
import type { Looked, Witness } from "../witness/index.ts";
import { filled } from "./filled-entry.ts";
import { nothingHeldBack, OpenedOne, OpenedPackages, readHeldBack } from "./opened-package.ts";
import { startPackageCheck } from "./package-check.ts";
import { headOf, timeZoneOf, watched } from "./package-head.ts";
import type { PackagesDesk, Work } from "./records-desk.ts";

/** Most packages that are open at once; with one more the one that was opened first is closed. */
const mostOpen = 8;

export interface PackagesOptions {
  /** For the tables of opened packages: emptied at the start and at the end. */
  readonly folder: string;
  readonly packFolders: PackFolders;
  readonly random: (bytes: number) => Uint8Array;
  /** Of this workstation's own log. */
  readonly ownOrigin: string;
  readonly witness: Witness;
  /** null while the vaults are locked. */
  custodian(): Custodian | null;
  /** Keys of colleagues, by which their signatures as witnesses are told. */
  knownKeys(): readonly { readonly name: string; readonly publicKey: Uint8Array }[];
  readonly closing: AbortSignal;
}

/** age identities: text, or a key that can't be taken out again. */
type Identities = Parameters<typeof openPackage>[1]["identities"];

export class Packages implements PackagesDesk {
  readonly #options: PackagesOptions;
  readonly #opened = new OpenedPackages();
  #running = false;
  /** How often packages of the own log were closed. */
  #closings = 0;

  /** Removes what an earlier run left. @throws AppError DISK_*, FOLDER_* */
  constructor(options: PackagesOptions) {
    this.#options = options;
    this.#sweep();
  }

  async open(path: string, identities: "mine" | readonly string[], work: Work): Promise<OpenedPackage> {
    if (this.#running) throw new AppError("VERIFY_RUNNING");
    this.#running = true;
    try {
      const signal = AbortSignal.any([work.signal, this.#options.closing]);
      return await this.#open(path, identities, { onProgress: (progress) => work.onProgress(progress), signal });
    } finally {
      this.#running = false;
    }
  }

  search(token: string, query: string, filters: SearchFilters, after: number | null, limit: number): LogPage {
    return this.#opened.get(token).log.search(query, filters, after, limit);
  }

  count(token: string, query: string, filters: SearchFilters): { cases: number; more: boolean } {
    return this.#opened.get(token).log.count(query, filters);
  }

  case(token: string, id: string): PackageCase {
    return this.#opened.get(token).case(id);
  }

  others(token: string, after: number | null): ReturnType<PackagesDesk["others"]> {
    return this.#opened.get(token).others(after);
  }

  async evidence(token: string, sha256: string): Promise<{ mediaType: string; bytes: Uint8Array }> {
    return await this.#opened.get(token).evidence(sha256);
  }

  async close(token: string): Promise<void> {
    this.#opened.close(token);
  }

  cosignedNote(token: string): { note: string; fileName: string } {
    const { origin, forked } = this.#opened.get(token);
    if (origin === null) throw new AppError("PACKAGE_DOES_NOT_VERIFY");
    // What contradicts another head is never signed.
    if (forked) throw new AppError("LOG_FORKED", { origin });
    const note = this.#options.witness.cosignedNote(origin);
    const size = note.split("\n")[1] ?? "";
    return { note, fileName: `checkpoint-${origin.slice(origin.lastIndexOf("/") + 1)}-${size}.txt` };
  }

  /** A package of the own log holds words that were disposed of: it must be opened again by whoever wants to read on. */
  closeOwn(): void {
    this.#closings += 1;
    this.#opened.closeOf(this.#options.ownOrigin);
  }

  closeAll(): void {
    this.#opened.closeAll();
    this.#sweep();
  }

  async #open(path: string, asked: "mine" | readonly string[], work: Work): Promise<OpenedPackage> {
    const { custodian, packFolders } = this.#options;
    const mine = asked === "mine" ? custodian() : null;
    const identities: Identities = asked === "mine" ? (mine?.identities ?? []) : asked;
    const file = await this.#file(path, identities, asked === "mine" && mine === null);
    try {
      const before = standing(path);
      const closings = this.#closings;
      const knownKeys = this.#options.knownKeys();
      const report = await startPackageCheck({ file: path, packs: packFolders, identities, knownKeys }, work);
      // What was checked must be what is read from now on, and what was read must be what was checked.
      const refuseChanged = () => {
        // Something was disposed of while it was read.
        if (report.origin === this.#options.ownOrigin && closings !== this.#closings)
          throw new AppError("PACKAGE_UNKNOWN");
        if (standing(path) === before) return;
        throw new AppError("PACKAGE_UNREADABLE", { reason: "the file was changed meanwhile", file: report.name });
      };
      refuseChanged();
      return await this.#browse(file, report, work, refuseChanged);
    } catch (error) {
      file.close();
      throw storageError(error);
    }
  }

  async #file(path: string, identities: Identities, locked: boolean): Promise<PackageFile> {
    try {
      return await openPackage(path, { identities });
    } catch (error) {
      if (locked && error instanceof AppError && error.code === "PACKAGE_SEALED") {
        throw new AppError("VAULT_LOCKED", { of: "package" });
      }
      throw error;
    }
  }

  async #browse(
    file: PackageFile,
    report: PackageReport,
    { signal }: Work,
    refuseChanged: () => void,
  ): Promise<OpenedPackage> {
    const token = Buffer.from(this.#options.random(16)).toString("hex");
    const seen = this.#options.witness.witnessed().find(({ origin }) => origin === report.origin)?.size ?? null;
    const roots = new Map<number, Uint8Array>();
    // Of a package that does not verify nothing is shown but why: what it says might be anybody's invention.
    const entries = report.ok ? watched(file, seen, roots) : [];
    const table = join(this.#options.folder, `${token}.sqlite`);
    const heldBack = report.ok ? await readHeldBack(file) : nothingHeldBack;
    const log = await ForeignLog.create(table, entries, (entry) => filled(entry, heldBack), signal);
    try {
      refuseChanged();
      const looked = report.ok ? await this.#look(file, report, roots) : unproved;
      const timeZone = await timeZoneOf(file, log.lastPolicy());
      refuseChanged();
      this.#makeRoom();
      const origin = report.ok ? report.origin : null;
      this.#opened.add(token, new OpenedOne({ file, log, heldBack, origin, forked: looked.witnessing === "forked" }));
      const { witnessing, fork, before: seenBefore } = looked;
      const about = { cases: log.caseCount(), facets: log.facets(), others: log.others() };
      return { token, report, ...about, witnessing, fork, seenBefore, timeZone };
    } catch (error) {
      log.close();
      throw error;
    }
  }

  async #look(file: PackageFile, report: PackageReport, roots: ReadonlyMap<number, Uint8Array>): Promise<Looked> {
    const head = await headOf(file);
    return this.#options.witness.look({ ...head, rootAt: (size) => roots.get(size) ?? null, from: report.name });
  }

  #makeRoom(): void {
    const oldest = this.#opened.oldest(mostOpen);
    if (oldest !== null) this.#opened.close(oldest);
  }

  #sweep(): void {
    try {
      rmSync(this.#options.folder, { recursive: true, force: true });
      mkdirSync(this.#options.folder, { recursive: true, mode: 0o700 });
    } catch (error) {
      throw storageError(error);
    }
  }
}

/** The file that lies there, as far as one can tell without reading it. */
function standing(path: string): string {
  const { dev, ino, mtimeNs, ctimeNs, size } = statSync(path, { bigint: true });
  return [dev, ino, mtimeNs, ctimeNs, size].join(" ");
}

const unproved: Looked = { witnessing: "unproved", fork: null, before: null };
