/** What is wrong with a pack, and where. */

/** Names of members and places in lists, from the whole pack inwards: `["steps", 3, "title"]`. */
export type PackPath = readonly (string | number)[];

export interface PackFault {
  readonly path: PackPath;
  /** A sentence without its full stop. */
  readonly says: string;
}

const longestName = 100;

/** A name as a fault quotes it: in a faulty file it may be anything. */
export function quoted(name: unknown): string {
  // An object may hold a member `toString`, and then can't be made a text.
  const text = typeof name === "object" ? "…" : String(name);
  return text.slice(0, longestName).toWellFormed();
}

/** `steps[3].title`; "" for the whole pack. */
export function spelled(path: PackPath): string {
  return (
    path
      // A faulty file's names may be of any length.
      .map((part) => (typeof part === "number" ? `[${part}]` : `.${quoted(part)}`))
      .join("")
      .replace(/^\./, "")
  );
}
