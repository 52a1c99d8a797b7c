/** What a department was called when it was first written: the record of it outlives the accounts and people that named it. */

import { foldName } from "../model/author.ts";
import type { RegisterEvent } from "../model/register-view.ts";
import type { RegisterStore } from "./store.ts";

/** What the earliest of a department's own events calls it, taken back or not; undefined: older events lack it. */
export function namedIn(events: readonly RegisterEvent[]): string | undefined {
  for (const { fields } of events) {
    if ("department" in fields && fields.department !== undefined) return fields.department;
  }
  return undefined;
}

/** As the earliest event of all that names it writes it. The whole history is read once, when somebody asks. */
export class FirstNames {
  readonly #store: RegisterStore;
  #names: ReadonlyMap<string, string> | null = null;

  constructor(store: RegisterStore) {
    this.#store = store;
  }

  /** @param key the folded name; undefined: no event names it */
  of(key: string): string | undefined {
    this.#names ??= this.#read();
    return this.#names.get(key);
  }

  #read(): ReadonlyMap<string, string> {
    const names = new Map<string, string>();
    for (const name of this.#store.departmentNames()) {
      const folded = foldName(name);
      if (!names.has(folded)) names.set(folded, name);
    }
    return names;
  }
}
