/** What is wrong with a pack, and where. */

/** Names of members and places in lists, from the whole pack inwards: `["steps", 3, "title"]`. */
export type PackPath = readonly (string | number)[];

export interface PackFault {
  readonly path: PackPath;
  /** A sentence without its full stop. */
  readonly says: string;
}

/** `steps[3].title`; "" for the whole pack. */
export function spelled(path: PackPath): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`))
    .join("")
    .replace(/^\./, "");
}
