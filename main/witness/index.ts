import { AppError } from "../lib/app-error.ts";
import { cleaned, cosignedAt, united } from "../lib/proof/cosignature.ts";
import { parseNote, parseVerifierKey } from "../lib/signed-note.ts";
import { storageError } from "../lib/storage-error.ts";
import type { CosignedView, ForkView, WitnessedView, Witnessing } from "../model/records-view.ts";
import type { HeadProof, VaultLog } from "../model/vault.ts";
import { base64, compare, type Head, headOf } from "./look.ts";
import type { ShownHead, WitnessOptions } from "./ports.ts";
import {
  allForks,
  allWitnessed,
  forkOf,
  lastCosigned,
  lastHandedSizes,
  putCosigned,
  putFork,
  putHandedHead,
  putWitnessed,
  type WitnessedRow,
  witnessed,
} from "./queries.ts";

export type { Cosigner, OwnLog, ShownHead, WitnessOptions } from "./ports.ts";

/** What came of looking at a head. */
export interface Looked {
  readonly witnessing: Witnessing;
  /** Id of the fork that it shows. */
  readonly fork: number | null;
  /** What was known of the log before. */
  readonly before: WitnessedView | null;
}

/** Heads that a vault proves its log against: those handed out in vaults, and those of packages. */
const [handedProofs, exportedProofs] = [24, 12];
const shownCosignatures = 50;
/** A vault holds the heads of its custodians' logs, and takes no more than a thousand. */
const mostOthers = 199;

/**
 * The second custodian as witness: keeps the newest head seen of each colleague's log, and signs a head if, and only if, it extends that
 * one. Two heads that contradict each other are both kept. (C2SP tlog-cosignature; FORMATS section 2)
 */
export class Witness {
  readonly #options: WitnessOptions;

  constructor(options: WitnessOptions) {
    this.#options = options;
  }

  /**
   * Looks at a head that came from somewhere, keeps it where it goes on from what was seen, and signs it then if the vaults are open.
   * @throws AppError CHECKPOINT_UNREADABLE, CHECKPOINT_UNSIGNED, DISK_*, DATABASE_*
   */
  look(given: ShownHead): Looked {
    const head = headOf(given);
    const shown = { ...given, note: this.#cleaned(given, head.origin) };
    const { database, own, changed } = this.#options;
    const look = database.transaction((): Looked => {
      if (head.origin === own.origin) return this.#lookAtOwn(head, shown);
      const row = witnessed(database, head.origin);
      const witnessing = compare(row, head, shown);
      const before = row === null ? null : viewOf(row);
      if (witnessing === "forked") return { witnessing, fork: this.#keepFork(row?.note ?? "", shown, head), before };
      if (witnessing === "first" || witnessing === "extends") this.#keep(head, shown);
      if (witnessing === "same" && row !== null) this.#keep(head, { ...shown, note: united(row.note, shown.note) });
      return { witnessing, fork: null, before };
    });
    const looked = stored(() => look.immediate());
    changed();
    return looked;
  }

  /** What the next revision of a vault carries, where it carried `before`. @throws AppError DISK_*, DATABASE_* */
  stamp(before: readonly VaultLog[]): readonly VaultLog[] {
    return stored(() => {
      const { origin } = this.#options.own;
      const mine = this.#ownLog() ?? before.find((log) => log.origin === origin);
      const others = before.filter((log) => log.origin !== origin).flatMap((log) => this.#withSignatures(log) ?? []);
      const logs = mine === undefined ? others : [...others.slice(0, mostOthers), mine];
      return logs.sort((a, b) => (a.origin < b.origin ? -1 : 1));
    });
  }

  /**
   * The heads in a colleague's copy of a vault. One that can't be read is passed over: it proves nothing, and nothing is signed.
   * @throws AppError DISK_*, DATABASE_*
   */
  lookAll(logs: readonly VaultLog[], from: string): void {
    for (const { checkpoint, vkey, proofs } of logs) {
      try {
        this.look({ note: checkpoint, vkey, proofs, from });
      } catch (error) {
        // Passwords must come in whatever somebody has put beside them; only a disk that fails is a reason to stop.
        if (error instanceof AppError && /^(DISK_|DATABASE_)/.test(error.code)) throw error;
      }
    }
  }

  /**
   * The newest head seen of a log, with this custodian's signature.
   * @throws AppError CHECKPOINT_FOREIGN (nothing was seen of that log), VAULT_LOCKED (there is no key at hand to sign with)
   */
  cosignedNote(origin: string): string {
    return stored(() => {
      const row = witnessed(this.#options.database, origin);
      if (row === null) throw new AppError("CHECKPOINT_FOREIGN", { origin });
      if (this.#options.cosigner() === null) throw new AppError("VAULT_LOCKED");
      const note = this.#signed(row.note);
      if (note !== row.note) putWitnessed(this.#options.database, { ...row, note });
      return note;
    });
  }

  /**
   * A head of this log that came back with colleagues' signatures.
   * @returns who has signed it
   * @throws AppError CHECKPOINT_UNREADABLE, CHECKPOINT_FOREIGN (another log's), CHECKPOINT_UNSIGNED (not this log's own signature, or
   *   no colleague's), LOG_FORKED (this log no longer holds what it signed then)
   */
  takeIn(given: string): readonly CosignedView[] {
    const { database, own, changed } = this.#options;
    const parsed = parseNote(given);
    if (parsed === null) throw new AppError("CHECKPOINT_UNREADABLE");
    if (!parsed.text.startsWith(`${own.origin}\n`)) throw new AppError("CHECKPOINT_FOREIGN");
    const head = headOf({ note: given, vkey: own.vkey });
    const text = this.#cleaned({ note: given, vkey: own.vkey }, own.origin);
    const take = database.transaction(() => {
      if (!this.#holds(head)) {
        this.#keepFork(own.checkpoint(), { note: text, vkey: own.vkey, proofs: [], from: "" }, head);
        return null;
      }
      const views = this.#cosigners(text, head);
      for (const { witness, at } of views)
        putCosigned(database, { size: head.size, witness, note: text, signedAt: at });
      return views;
    });
    const views = stored(() => take.immediate());
    changed();
    if (views === null) throw new AppError("LOG_FORKED", { size: head.size });
    // The log's own signature fits: what is lacking is one of a colleague whose key is known here.
    if (views.length === 0) throw new AppError("CHECKPOINT_UNSIGNED", { origin: own.origin, witnesses: 0 });
    return views;
  }

  witnessed(): readonly WitnessedView[] {
    return stored(() => allWitnessed(this.#options.database).map(viewOf));
  }

  /** Newest first. */
  forks(): readonly ForkView[] {
    return stored(() =>
      allForks(this.#options.database).map(({ id, origin, at, cameFrom, seen, shown }) => ({
        id,
        origin,
        at,
        from: cameFrom,
        seen,
        shown,
      })),
    );
  }

  /** The last fifty, largest size first. */
  cosigned(): readonly CosignedView[] {
    return stored(() =>
      lastCosigned(this.#options.database, shownCosignatures).map(({ size, witness, signedAt }) => ({
        size,
        witness,
        at: signedAt,
      })),
    );
  }

  /** Both heads of a fork, for whoever has to find out. @throws AppError CHECKPOINT_FOREIGN for an unknown id */
  forkText(id: number): string {
    const fork = stored(() => forkOf(this.#options.database, id));
    if (fork === null) throw new AppError("CHECKPOINT_FOREIGN");
    return [
      `Two heads of the removal log ${fork.origin} contradict each other.`,
      `Both are signed by its key: ${fork.vkey}`,
      "A log that was only ever added to can't have signed both.",
      "",
      `The one that was seen before ${fork.at}:`,
      "",
      fork.seen,
      `The one that was shown at ${fork.at}, from ${fork.cameFrom}:`,
      "",
      fork.shown,
    ].join("\n");
  }

  /** A colleague hands this log's own head back. One that the log does not hold means that the log was taken back, or written twice. */
  #lookAtOwn(head: Head, shown: ShownHead): Looked {
    const { database, own } = this.#options;
    if (!this.#holds(head)) {
      return { witnessing: "forked", fork: this.#keepFork(own.checkpoint(), shown, head), before: null };
    }
    for (const { witness, at } of this.#cosigners(shown.note, head)) {
      putCosigned(database, { size: head.size, witness, note: shown.note, signedAt: at });
    }
    return { witnessing: "own", fork: null, before: null };
  }

  #holds({ size, root }: Head): boolean {
    const { own } = this.#options;
    return size <= own.size() && base64(own.root(size)) === root;
  }

  #cosigners(text: string, { size }: Head): CosignedView[] {
    const note = parseNote(text);
    if (note === null) return [];
    return this.#options.colleagues().flatMap(({ email, publicKey }) => {
      const at = cosignedAt(note, email, publicKey);
      return at === null ? [] : [{ size, witness: email, at: at.toISOString() }];
    });
  }

  #keep({ origin, size, root }: Head, { note, vkey }: ShownHead): void {
    const { database, clock } = this.#options;
    putWitnessed(database, { origin, vkey, size, root, note: this.#signed(note), at: clock().toISOString() });
  }

  #keepFork(seen: string, { note, vkey, from }: ShownHead, { origin }: Head): number {
    const at = this.#options.clock().toISOString();
    return putFork(this.#options.database, { origin, vkey, seen, shown: note, at, cameFrom: from });
  }

  /** Signs once: the time of a signature is when the head was first seen. */
  #signed(text: string): string {
    const { clock } = this.#options;
    const cosigner = this.#options.cosigner();
    const note = parseNote(text);
    if (cosigner === null || note === null || cosignedAt(note, cosigner.email, cosigner.publicKey) !== null)
      return text;
    return cosigner.cosign(text, clock());
  }

  /** The log as a vault carries it, mine under its head if I have seen that; null when its own key has not signed it. */
  #withSignatures(log: VaultLog): VaultLog | null {
    const row = witnessed(this.#options.database, log.origin);
    const same = row !== null && parseNote(row.note)?.text === parseNote(log.checkpoint)?.text;
    try {
      const { origin } = headOf({ note: log.checkpoint, vkey: log.vkey });
      if (origin !== log.origin) return null;
      const checkpoint = this.#cleaned({ note: log.checkpoint, vkey: log.vkey }, origin);
      return { ...log, checkpoint: same ? united(checkpoint, this.#signed(row.note)) : checkpoint };
    } catch (error) {
      if (error instanceof AppError && error.code.startsWith("CHECKPOINT_")) return null;
      throw error;
    }
  }

  /** @throws AppError CHECKPOINT_UNSIGNED */
  #cleaned({ note, vkey }: Pick<ShownHead, "note" | "vkey">, origin: string): string {
    const key = parseVerifierKey(vkey);
    const cosigner = this.#options.cosigner();
    const people = [...this.#options.colleagues(), ...(cosigner === null ? [] : [cosigner])];
    const witnesses = new Map(
      people.map(({ email: name, publicKey }) => [`${name} ${base64(publicKey)}`, { name, publicKey }]),
    );
    const clean = key === null ? null : cleaned(note, key, [...witnesses.values()]);
    if (clean === null) throw new AppError("CHECKPOINT_UNSIGNED", { origin });
    return clean;
  }

  /** null when the log is empty, and when it does not verify: that must not keep anybody from saving a password. Whoever opens the log is told. */
  #ownLog(): VaultLog | null {
    try {
      return this.#ownHead();
    } catch (error) {
      if (error instanceof AppError && error.code === "LOG_DOES_NOT_VERIFY") return null;
      throw error;
    }
  }

  #ownHead(): VaultLog | null {
    const { database, own } = this.#options;
    const checkpoint = own.checkpoint();
    const { size, root } = headOf({ note: checkpoint, vkey: own.vkey });
    // An empty log says nothing that could be contradicted.
    if (size === 0) return null;
    const sizes = new Set([
      ...lastHandedSizes(database, handedProofs),
      ...[...own.exportedSizes()].sort((a, b) => b - a).slice(0, exportedProofs),
    ]);
    const proofs = [...sizes]
      .filter((old) => old > 0 && old < size)
      .sort((a, b) => a - b)
      .map(
        (old): HeadProof => ({
          path: own.consistencyProof(old, size).map(base64),
          root: base64(own.root(old)),
          size: old,
        }),
      );
    putHandedHead(database, size, root);
    return { checkpoint, origin: own.origin, proofs, vkey: own.vkey };
  }
}

function viewOf({ origin, size, at }: WitnessedRow): WitnessedView {
  return { origin, size, at };
}

function stored<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof AppError ? error : storageError(error);
  }
}
