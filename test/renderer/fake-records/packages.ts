/** Pretend packages of other workstations, and what is known of their logs: opened, searched, looked at, witnessed. */
import type { CaseEntry } from "../../../main/model/entry.ts";
import type { CosignedView, ForkView, PackageReport, WitnessedView } from "../../../main/model/records-view.ts";
import type { OpenedPackage, PackageCase } from "../../../preload/contract.ts";
import { type PretendDesk, raise, type Slice } from "./desk.ts";
import type { PretendPackageKind } from "./dialogs.ts";
import { foreignOthers } from "./foreign-others.ts";
import { faults, forkOf, otherOrigin, report } from "./foreign-report.ts";
import { type ForeignStory, foreignStory } from "./foreign-story.ts";

type PackageChannel =
  | "package.open"
  | "package.search"
  | "package.count"
  | "package.case"
  | "package.others"
  | "package.evidence"
  | "package.close"
  | "package.save-cosigned"
  | "witness.take-in"
  | "witness.save-fork";

interface Held {
  readonly kind: PretendPackageKind;
  readonly story: ForeignStory;
  readonly opened: OpenedPackage;
}

export class PretendPackages {
  witnessed: WitnessedView[] = [];
  forks: ForkView[] = [];
  cosigned: CosignedView[] = [];
  readonly #desk: PretendDesk;
  readonly #open = new Map<string, Held>();
  #story: Promise<ForeignStory> | null = null;
  #next = 0;

  constructor(desk: PretendDesk) {
    this.#desk = desk;
  }

  #held(token: string): Held {
    return this.#open.get(token) ?? raise("PACKAGE_UNKNOWN");
  }

  async #opened(): Promise<OpenedPackage | null> {
    const { dialogs } = this.#desk;
    if (dialogs.cancelled) return null;
    const chosen = dialogs.packages[this.#next % dialogs.packages.length] ?? "extends";
    this.#next += 1;
    if (typeof chosen !== "string") return raise(chosen.code, chosen.detail ?? {});
    await this.#desk.work(["reading", "entries", "files"]);
    this.#story ??= foreignStory(this.#desk.options.pack());
    const story = await this.#story;
    const opened = this.#look(chosen, story, report(chosen, story, this.#desk));
    this.#open.set(opened.token, { kind: chosen, story, opened });
    this.#desk.changed();
    return opened;
  }

  /** Witnesses the log as main does. */
  #look(kind: PretendPackageKind, story: ForeignStory, found: PackageReport): OpenedPackage {
    const origin = found.origin ?? "";
    const seenBefore = this.witnessed.find((one) => one.origin === origin) ?? null;
    const size = found.size ?? 0;
    const extended = seenBefore === null ? "first" : seenBefore.size === size ? "same" : "extends";
    const standings = { forked: "forked", faulty: "unproved", release: "older", own: "own" } as const;
    const witnessing = kind in standings ? standings[kind as keyof typeof standings] : extended;
    if (witnessing === "first" || witnessing === "extends") this.see(origin, size);
    const fork = witnessing === "forked" ? this.fork(origin) : null;
    return {
      token: crypto.randomUUID(),
      report: found,
      cases: story.log.summaries().length,
      facets: story.log.facets(),
      others: foreignOthers.length,
      witnessing,
      fork,
      seenBefore,
      timeZone: this.#desk.options.pack().timeZone,
    };
  }

  see(origin: string, size: number, at = this.#desk.now()): void {
    this.witnessed = [{ origin, size, at }, ...this.witnessed.filter((one) => one.origin !== origin)];
  }

  /** Keeps both heads of a fork, once. */
  fork(origin = otherOrigin, from = "samplelibrary-log-2026-11.zip"): number {
    const known = this.forks.find((one) => one.origin === origin && one.from === from);
    if (known !== undefined) return known.id;
    const made = { id: this.forks.length + 1, origin, at: this.#desk.now(), from, ...forkOf(origin) };
    this.forks = [made, ...this.forks];
    return made.id;
  }

  #case({ kind, story }: Held, id: string): PackageCase {
    const entries = story.log.caseEntries(id);
    const summary = story.log.summary(id) ?? raise("CASE_UNKNOWN", { case: id });
    const [first] = entries;
    if (kind !== "release" || first?.kind !== "case.opened") return { summary, entries, missing: [] };
    const citation = this.#desk.options.pack().records.provisions[0]?.citation ?? "the law";
    const fields = { ...first.fields, author: "(withheld)" };
    const withheld: readonly CaseEntry[] = [{ ...first, fields }, ...entries.slice(1)];
    const missing = [{ seq: first.seq, field: "author", because: citation }];
    return { summary: { ...summary, author: "(withheld)" }, entries: withheld, missing };
  }

  readonly handlers: Slice<PackageChannel> = {
    "package.open": () => this.#opened(),
    "package.search": ({ token, query, filters, after, limit }) =>
      this.#held(token).story.log.page(query, filters, after, limit),
    "package.count": ({ token, query, filters }) => {
      return { cases: this.#held(token).story.log.found(query, filters).length, more: false };
    },
    "package.case": ({ token, id }) => this.#case(this.#held(token), id),
    "package.others": ({ token, after }) => {
      this.#held(token);
      // One at a time, so that there is always more to be asked for.
      const [first, ...rest] = foreignOthers.filter(({ seq }) => seq > (after ?? -1));
      return { entries: first === undefined ? [] : [first], next: rest.length > 0 ? (first?.seq ?? null) : null };
    },
    "package.evidence": ({ token, sha256 }) => {
      const { kind, story } = this.#held(token);
      if (kind === "faulty" && sha256 === faults(story)[0]?.file?.slice(-68, -4)) raise("EVIDENCE_DAMAGED", { sha256 });
      const file = story.files.get(sha256) ?? raise("EVIDENCE_MISSING", { sha256 });
      return { mediaType: file.evidence.mediaType, bytes: file.bytes };
    },
    "package.close": ({ token }) => {
      this.#open.delete(token);
      return null;
    },
    "package.save-cosigned": ({ token }) => {
      const { opened } = this.#held(token);
      if (["forked", "unproved", "own"].includes(opened.witnessing)) raise("CHECKPOINT_FOREIGN");
      return this.#desk.saved("checkpoint-cosigned.txt");
    },
    "witness.take-in": () => {
      if (this.#desk.dialogs.cancelled) return null;
      const made = { size: this.#desk.options.log.size, witness: "quinn.example@sample.invalid", at: this.#desk.now() };
      this.cosigned = [made, ...this.cosigned];
      return this.#desk.changed();
    },
    "witness.save-fork": ({ fork }) => {
      if (this.forks.every((one) => one.id !== fork)) raise("LOG_FORKED");
      return this.#desk.saved(`fork-${fork}.txt`);
    },
  };
}
