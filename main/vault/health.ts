import { setTimeout } from "node:timers/promises";
import { AppError } from "../lib/app-error.ts";
import type { Time } from "../model/entry.ts";
import type { Credential } from "../model/vault.ts";
import type { CredentialHealth } from "../model/vault-view.ts";
import type { Scales } from "./password/scales.ts";
import type { Room, Session } from "./room.ts";

/** How many passwords are weighed at a time. */
const atOnce = 250;
/** How long it waits at first, in milliseconds: what a person asked for is shown before anything is looked into. */
const patience = 500;
/** The lowest score of a password that holds. */
const strong = 3;

/** What is the matter with passwords: of those that are open, of all vaults together. */
export class Health {
  readonly #room: Room;
  readonly #scales: Scales;
  /** By version: was its password found to be weak? Not a word of it is kept. */
  readonly #weak = new Map<string, boolean>();
  /** How often a password occurs, of the contents for which it was counted. */
  #counted: { readonly contents: readonly object[]; readonly times: ReadonlyMap<string, number> } | null = null;
  #running: AbortController | null = null;

  constructor(room: Room, scales: Scales) {
    this.#room = room;
    this.#scales = scales;
  }

  /** For many rows: what is the matter with a credential, whose password has been the same since `since`. */
  reader(): (credential: Credential, since: Time) => CredentialHealth[] {
    const times = this.#times();
    const oldest = this.#oldest();
    return (credential, since) => {
      if (credential.password === "") return ["empty"];
      const found: CredentialHealth[] = [];
      if ((times.get(credential.password) ?? 0) > 1) found.push("reused");
      if (this.#weak.get(credential.version) === true) found.push("weak");
      if (since <= oldest) found.push("old");
      return found;
    };
  }

  /** Was every password of the vault weighed? */
  hasWeighed(session: Session): boolean {
    return this.#unchecked(session).length === 0;
  }

  /** Looks in the background for weak passwords that were not looked at yet, and tells of each vault in which it looked. */
  check(): void {
    if (this.#running !== null || !this.#room.isOpen) return;
    const running = new AbortController();
    this.#running = running;
    void this.#look(running.signal).finally(() => {
      if (this.#running === running) this.#running = null;
    });
  }

  /** Lets go of everything that was read. */
  stop(): void {
    this.#running?.abort();
    this.#running = null;
    this.#counted = null;
    this.#scales.stop();
  }

  async #look(stopped: AbortSignal): Promise<void> {
    await rest(patience, stopped);
    for (let session = this.#next(); session !== null && !stopped.aborted; session = this.#next()) {
      if (!(await this.#judge(session, stopped))) return;
      if (this.#unchecked(session).length === 0) this.#room.options.checked(session.id);
    }
    // Whoever types a password starts them anew; until then the word lists are in nobody's way.
    if (!stopped.aborted) this.#scales.rest();
  }

  /** A vault with passwords that nobody has looked at yet; null when there is none. */
  #next(): Session | null {
    const open = this.#room.sessions.values();
    return open.find((session) => this.#unchecked(session).length > 0) ?? null;
  }

  #unchecked({ content }: Session): Credential[] {
    return content.credentials.filter(({ version }) => !this.#weak.has(version));
  }

  /** Weighs some of the passwords that nobody has looked at yet. @returns false when it was stopped, or can't be done */
  async #judge(session: Session, stopped: AbortSignal): Promise<boolean> {
    const some = this.#unchecked(session).slice(0, atOnce);
    const { name, department } = session.content;
    const passwords = some.map(({ password, label, username }) => ({
      password,
      known: [label, username, name, department],
    }));
    try {
      const strengths = await this.#scales.weigh(passwords);
      if (stopped.aborted) return false;
      for (const [at, { version, password }] of some.entries()) {
        this.#weak.set(version, password !== "" && (strengths[at]?.score ?? strong) < strong);
      }
      return true;
    } catch (error) {
      // Locked, or the thread failed: then nothing is called weak, and the next opening looks again.
      if (error instanceof AppError) return false;
      throw error;
    }
  }

  #times(): ReadonlyMap<string, number> {
    const contents = [...this.#room.sessions.values()].map(({ content }) => content);
    const counted = this.#counted;
    if (counted?.contents.length === contents.length && contents.every((one, at) => one === counted.contents[at])) {
      return counted.times;
    }
    const times = new Map<string, number>();
    for (const { credentials } of contents) {
      for (const { password } of credentials) times.set(password, (times.get(password) ?? 0) + 1);
    }
    this.#counted = { contents, times };
    return times;
  }

  /** The latest time that counts as long ago; "" when none does. */
  #oldest(): Time {
    const months = this.#room.options.policy().rule.oldAfterMonths;
    if (months === null) return "";
    const limit = this.#room.options.clock();
    const then = new Date(limit);
    then.setUTCMonth(limit.getUTCMonth() - months);
    return then.toISOString();
  }
}

/** Leaves no timer behind when it is stopped. */
async function rest(time: number, stopped: AbortSignal): Promise<void> {
  try {
    await setTimeout(time, undefined, { ref: false, signal: stopped });
  } catch {
    // Stopped: the caller looks at the signal.
  }
}
