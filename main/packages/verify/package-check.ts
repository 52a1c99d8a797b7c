import type { PolicyPack } from "../../model/policy-pack.ts";
import type { PackageKind, PackageReport } from "../../model/records-view.ts";
import type { PackageFile } from "../open/index.ts";
import { bagKind, bagPaths } from "../source.ts";
import { type BagInfo, checkBagInfo, checkDeclaration, readBagInfo } from "./bag-info.ts";
import { ConsistencyCheck } from "./consistency.ts";
import { checkDerived } from "./derived.ts";
import { EntriesCheck } from "./entries.ts";
import { Faults } from "./faults.ts";
import { checkFiles } from "./files.ts";
import { cosignersOf, type Head, readHead } from "./head.ts";
import type { VerifyPackageOptions } from "./index.ts";
import { checkLayout, type Layout } from "./layout.ts";
import { Digests, readManifest, readTagFiles } from "./manifest.ts";
import { notesOn } from "./notes.ts";
import { Pace } from "./pace.ts";
import { comparePacks, knownPacks, readPacks } from "./packs.ts";
import { checkPrevious, type Previous, readPrevious } from "./previous.ts";
import { type Release, readRelease } from "./release.ts";

/** What is known of a bag before its entries are read. */
interface Outline {
  readonly layout: Layout;
  readonly info: BagInfo;
  readonly head: Head | null;
  readonly release: Release | null;
  readonly packs: ReadonlyMap<string, PolicyPack>;
  /** SHA-256 of the tag manifest. */
  readonly manifest: string | null;
}

const unread = "The rest of the package was not looked at: a sealed file that was changed anywhere can’t be relied on.";

/** One check of one package, from the outside in. */
export class PackageCheck {
  readonly #file: PackageFile;
  readonly #options: VerifyPackageOptions;
  readonly #kind: PackageKind;
  readonly #faults = new Faults();
  readonly #digests: Digests;
  readonly #consistency = new ConsistencyCheck();
  readonly #pace: Pace;

  constructor(file: PackageFile, options: VerifyPackageOptions) {
    this.#file = file;
    this.#options = options;
    this.#kind = bagKind(file.top);
    this.#digests = new Digests(file);
    this.#pace = new Pace(options.onProgress, options.signal);
  }

  async run(): Promise<PackageReport> {
    const outline = await this.#outline();
    const { head } = outline;
    const { previous: older } = this.#options;
    const previous = older === undefined ? null : await readPrevious(older, head, this.#faults);
    const entries = this.#entriesOf(outline, previous);
    await this.#faults.guard(bagPaths.entries, null, () => entries.run());
    if (this.#faults.isSealBroken) return this.#report(outline, entries, null, [unread]);
    this.#checkBag(outline, entries);
    this.#consistency.compare(entries, this.#kind === "export", this.#faults);
    await checkFiles(this.#file, entries.named, this.#digests, this.#faults, this.#pace);
    if (this.#faults.isSealBroken) return this.#report(outline, entries, null, [unread]);
    const notes = comparePacks(outline.layout.packs, entries.policies, this.#faults);
    const compared = head !== null && previous !== null && (await this.#checkPrevious(head, entries, previous));
    const known = knownPacks(outline.packs, this.#options.ownPacks ?? new Map(), this.#faults);
    const derived = await this.#checkDerived(outline, entries);
    const told = compared ? previous : null;
    return this.#report(outline, entries, told, [...(derived === null ? [] : [derived]), ...notes, ...known]);
  }

  async #outline(): Promise<Outline> {
    const [file, faults, digests] = [this.#file, this.#faults, this.#digests];
    await this.#pace.begin("reading", file.files);
    const layout = checkLayout(file, this.#kind, faults);
    const { texts, manifest } = await readTagFiles(file, digests, faults);
    checkDeclaration(texts.get(bagPaths.declaration), faults);
    const info = readBagInfo(texts.get(bagPaths.info), faults);
    await faults.guard(bagPaths.manifest, null, () => readManifest(file, digests, faults));
    const given = this.#options.vkey ?? null;
    const head = readHead(texts.get(bagPaths.vkey), texts.get(bagPaths.checkpoint), given, faults);
    await this.#consistency.read(file, head, texts.get(bagPaths.consistency), layout.oldSizes, digests, faults);
    const release = this.#kind === "release" ? await readRelease(file, faults) : null;
    const packs = await readPacks(file, layout.packs, this.#options.readPack, digests, faults);
    return { layout, info, head, release, packs, manifest };
  }

  #entriesOf({ head, release }: Outline, previous: Previous | null): EntriesCheck {
    const wanted = new Set(this.#consistency.earlier.keys());
    if (previous !== null) wanted.add(previous.head.checkpoint.size);
    const [file, kind, digests, faults, pace] = [this.#file, this.#kind, this.#digests, this.#faults, this.#pace];
    return new EntriesCheck({ file, kind, head, digests, release, wanted, faults, pace });
  }

  #checkBag({ layout, info, head, release }: Outline, { first, last }: EntriesCheck): void {
    const origin = head?.checkpoint.origin ?? null;
    const request = release?.facts?.request ?? null;
    const facts = { kind: this.#kind, top: this.#file.top, origin, first, last, payload: layout.payload, request };
    checkBagInfo(info, facts, this.#faults);
  }

  /** @returns whether there was something to compare */
  async #checkPrevious(head: Head, entries: EntriesCheck, previous: Previous): Promise<boolean> {
    const isExport = this.#kind === "export";
    const present = { file: this.#file, head, isExport, entries, consistency: this.#consistency };
    return await this.#faults.guard(null, true, () => checkPrevious(present, previous, this.#faults, this.#pace));
  }

  /** Only over entries that are right: otherwise one fault would be told many times. */
  async #checkDerived({ info, head, release, packs }: Outline, entries: EntriesCheck): Promise<string | null> {
    if (head === null || this.#faults.count > 0) {
      return "The texts for people were not compared with the entries, because of what is wrong with the package.";
    }
    const [file, kind, digests, faults, pace] = [this.#file, this.#kind, this.#digests, this.#faults, this.#pace];
    const from = { file, kind, info, head, entries, release, packs, digests, faults, pace };
    await faults.guard(null, null, () => checkDerived(from));
    return null;
  }

  #report(
    { info, head, manifest }: Outline,
    entries: EntriesCheck,
    previous: Previous | null,
    found: readonly string[],
  ): PackageReport {
    const { name, sealed, files, bytes } = this.#file;
    const { knownKeys = [], vkey } = this.#options;
    const cosigned = head === null ? [] : cosignersOf(head.note, knownKeys);
    const facts = {
      file: this.#file,
      kind: this.#kind,
      head,
      cosigned,
      manifest,
      given: vkey !== undefined,
      compared: previous !== null,
      first: entries.first,
    };
    return {
      ok: this.#faults.count === 0,
      name,
      kind: this.#kind,
      sealed,
      origin: head?.checkpoint.origin ?? null,
      vkey: head?.vkey ?? null,
      organisation: info.get("Source-Organization") ?? null,
      first: entries.first,
      last: entries.last,
      entries: entries.seqs.length,
      size: head?.checkpoint.size ?? null,
      root: head?.root ?? null,
      files,
      bytes,
      cosigned,
      key: vkey === undefined ? "own" : "given",
      previous: previous === null ? null : { name: previous.file.name, size: previous.head.checkpoint.size },
      faults: this.#faults.list,
      faultCount: this.#faults.count,
      notes: [...found, ...notesOn(facts)],
    };
  }
}
