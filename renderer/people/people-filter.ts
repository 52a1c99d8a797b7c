/** Which people the list shows: decided here, over what main sent, with every key. */

import type { PersonRow } from "../../main/model/register-view.ts";
import { plain } from "../search-text.ts";

export const peopleShown = ["here", "unsigned", "unforwarded", "left"] as const;
export type PeopleShown = (typeof peopleShown)[number];

export interface PeopleFilter {
  readonly words: string;
  /** Empty: of all departments. */
  readonly department: string;
  readonly show: PeopleShown;
}

export const noFilter: PeopleFilter = { words: "", department: "", show: "here" };

/** Who may post must have signed; who may not need not. [A-6.b.ii] */
export function lacksSignature(row: Pick<PersonRow, "left" | "accounts" | "signedOn">): boolean {
  return row.left === null && row.accounts > 0 && row.signedOn === null;
}

/** Signed, and still with the department. [A-6.b.ii] */
export function waitsToBeForwarded(row: Pick<PersonRow, "left" | "signedOn" | "forwardedOn">): boolean {
  return row.left === null && row.signedOn !== null && row.forwardedOn === null;
}

const rules: Record<PeopleShown, (row: PersonRow) => boolean> = {
  here: ({ left }) => left === null,
  unsigned: lacksSignature,
  unforwarded: waitsToBeForwarded,
  left: ({ left }) => left !== null,
};

/** What is searched of each person: made once, since it is read with every key. */
export type PeopleTexts = ReadonlyMap<string, string>;

export function peopleTexts(rows: readonly PersonRow[]): PeopleTexts {
  return new Map(
    rows.map((row) => [row.id, plain([row.name, row.title, row.email ?? "", row.department, ...row.roles].join("\n"))]),
  );
}

const collator = new Intl.Collator("en-US", { sensitivity: "base", numeric: true });

/** By name, as people look each other up. */
export function byName<P extends { readonly name: string; readonly id: string }>(people: readonly P[]): P[] {
  return people.toSorted((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

/** People of the department and of the sort that is asked for, who hold every word, wherever it stands. */
export function filteredPeople(
  rows: readonly PersonRow[],
  texts: PeopleTexts,
  { words, department, show }: PeopleFilter,
): readonly PersonRow[] {
  const sought = plain(words).split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (!rules[show](row) || (department !== "" && row.department !== department)) return false;
    const text = texts.get(row.id) ?? "";
    return sought.every((word) => text.includes(word));
  });
}

/** How many each choice would leave, in the department that is chosen. */
export function shownCounts(rows: readonly PersonRow[], department: string): Record<PeopleShown, number> {
  const counts = { here: 0, unsigned: 0, unforwarded: 0, left: 0 };
  for (const row of rows) {
    if (department !== "" && row.department !== department) continue;
    for (const show of peopleShown) if (rules[show](row)) counts[show] += 1;
  }
  return counts;
}
