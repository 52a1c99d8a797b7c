import { type FSWatcher, watch } from "node:fs";
import { Turns } from "../lib/turns.ts";
import { fileName } from "./local-file.ts";
import { readVaults } from "./queries.ts";
import { type Room, stored } from "./room.ts";
import { everySoOften, SharedFolder } from "./shared-folder.ts";
import { read } from "./shared-place.ts";
import { setState, sharedRow } from "./shared-state.ts";

interface Kept {
  readonly folder: SharedFolder;
  readonly stopped: AbortController;
  timer: NodeJS.Timeout | null;
  /** An exchange is waiting for its turn. */
  isDue: boolean;
}

/** The shared folders of all vaults that are open: in step with them while there is a key, watched while there is none. */
export class SharedFolders {
  readonly #room: Room;
  readonly #kept = new Map<string, Kept>();
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #turns = new Turns();
  readonly #lookDue = new Set<string>();
  /** Vaults for which something was ever under way. */
  readonly #begun = new Set<string>();
  #lookedAt = Number.NEGATIVE_INFINITY;
  #isClosed = false;

  constructor(room: Room) {
    this.#room = room;
  }

  /** Begins with every vault that is open and shared, and was not begun with yet. */
  start(): void {
    for (const { id, shared } of stored(() => readVaults(this.#room.options.database))) {
      if (shared === null || !this.#room.sessions.has(id) || this.#kept.has(id)) continue;
      this.#begun.add(id);
      const stopped = new AbortController();
      const folder = new SharedFolder(this.#room, id, stopped.signal);
      this.#kept.set(id, { folder, stopped, timer: null, isDue: false });
      this.#watch(id, shared.folder);
      this.touch(id);
    }
  }

  /** Something was saved, or seen: an exchange soon. */
  touch(vault: string): void {
    const kept = this.#kept.get(vault);
    if (kept === undefined || kept.isDue) return;
    kept.isDue = true;
    void this.#exchange(vault, kept, false);
  }

  /** A person asks for it. Ends with the exchange; its result is the vault's state. */
  async sync(vault: string): Promise<void> {
    const kept = this.#kept.get(vault);
    if (kept !== undefined) await this.#exchange(vault, kept, true);
  }

  renewReceipt(vault: string): void {
    this.#kept.get(vault)?.folder.renewReceipt();
    this.touch(vault);
  }

  /** No longer shared. */
  end(vault: string): void {
    this.#stop(vault);
    this.#watchers.get(vault)?.close();
    this.#watchers.delete(vault);
  }

  /** Locked: no exchange and no timer any more; a change is still noticed where the system tells of it. */
  stop(): void {
    for (const vault of [...this.#kept.keys()]) this.#stop(vault);
  }

  /** Ends when nothing is under way any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const vault of this.#begun) this.end(vault);
    await Promise.all([...this.#begun].map((vault) => this.#turns.take(vault, () => Promise.resolve())));
  }

  /** While locked: is there something else than what was there last? Asked as often as one likes; looks every few seconds. */
  look(): void {
    const now = this.#room.options.clock().getTime();
    if (this.#isClosed || this.#room.isOpen || Math.abs(now - this.#lookedAt) < this.#interval) return;
    this.#lookedAt = now;
    for (const { id, shared } of stored(() => readVaults(this.#room.options.database))) {
      if (shared?.state === "in-step") this.#lookAt(id);
    }
  }

  get #interval(): number {
    return this.#room.options.pollEvery ?? everySoOften;
  }

  /** After what is under way: a change that comes while it looks has it look again. */
  #lookAt(vault: string): void {
    if (this.#lookDue.has(vault)) return;
    this.#lookDue.add(vault);
    this.#begun.add(vault);
    void this.#turns.take(vault, async () => {
      this.#lookDue.delete(vault);
      await this.#lookOnce(vault);
    });
  }

  async #lookOnce(vault: string): Promise<void> {
    if (this.#room.isOpen || this.#isClosed) return;
    try {
      const known = sharedRow(this.#room, vault);
      if (known?.state !== "in-step") return;
      const seen = await read(known.folder, fileName(vault));
      if (seen === null || this.#room.isOpen || this.#isClosed) return;
      if (seen.hash !== known.file) setState(this.#room, vault, "newer-there", null);
    } catch {
      // Nothing can be done about it while locked: the exchange after unlocking finds out, and says why.
    }
  }

  async #exchange(vault: string, kept: Kept, asked: boolean): Promise<void> {
    await this.#turns.take(vault, async () => {
      kept.isDue = false;
      if (kept.stopped.signal.aborted) return;
      if (kept.timer !== null) clearTimeout(kept.timer);
      await kept.folder.exchange(asked);
      this.#again(vault, kept);
    });
  }

  #again(vault: string, kept: Kept): void {
    if (kept.stopped.signal.aborted) return;
    kept.timer = setTimeout(() => this.touch(vault), this.#interval);
    kept.timer.unref();
  }

  #stop(vault: string): void {
    const kept = this.#kept.get(vault);
    this.#kept.delete(vault);
    kept?.stopped.abort();
    if (kept !== undefined && kept.timer !== null) clearTimeout(kept.timer);
  }

  #watch(vault: string, folder: string): void {
    if (this.#watchers.has(vault)) return;
    try {
      const watcher = watch(folder, { persistent: false }, (_event, name) => {
        if (name === null || name.startsWith(vault)) this.#noticed(vault);
      });
      watcher.on("error", () => this.#unwatch(vault, watcher));
      this.#watchers.set(vault, watcher);
    } catch {
      // Not there, or a drive that tells of nothing: it is looked at every few seconds anyway.
    }
  }

  #unwatch(vault: string, watcher: FSWatcher): void {
    watcher.close();
    if (this.#watchers.get(vault) === watcher) this.#watchers.delete(vault);
  }

  #noticed(vault: string): void {
    if (this.#kept.has(vault)) this.touch(vault);
    else this.#lookAt(vault);
  }
}
