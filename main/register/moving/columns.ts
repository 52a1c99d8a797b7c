/** The columns of the register's tables: what they are called, and which of them a file has. */

import { unguarded } from "../../lib/csv.ts";

export type TableKind = "accounts" | "people";

export const accountColumns = [
  { key: "department", title: "Department", needed: true },
  { key: "platform", title: "Platform", needed: true },
  { key: "handle", title: "Handle", needed: true },
  { key: "name", title: "Name", needed: true },
  { key: "address", title: "Address", needed: false },
  { key: "email", title: "Official e-mail", needed: false },
  { key: "phone", title: "Phone", needed: false },
  { key: "purpose", title: "Purpose", needed: false },
  { key: "since", title: "Opened on", needed: false },
  { key: "coordinator", title: "Coordinator", needed: false },
  { key: "director", title: "Director", needed: false },
  { key: "users", title: "Authorized users", needed: false },
  { key: "standing", title: "Standing", needed: false },
  { key: "standingSince", title: "Standing since", needed: false },
  { key: "decision", title: "Decision", needed: false },
  { key: "decidedBy", title: "Decided by", needed: false },
  { key: "decidedOn", title: "Decided on", needed: false },
  { key: "decidedBecause", title: "Reasons for the decision", needed: false },
  { key: "lastActivityOn", title: "Last activity on", needed: false },
  { key: "lastActivity", title: "Last activity", needed: false },
] as const;

export const personColumns = [
  { key: "name", title: "Name", needed: true },
  { key: "title", title: "Title", needed: false },
  { key: "email", title: "E-mail", needed: false },
  { key: "department", title: "Department", needed: true },
  { key: "joinedOn", title: "Joined on", needed: false },
  { key: "roles", title: "Roles", needed: false },
  { key: "coordinatorOf", title: "Coordinator of", needed: false },
  { key: "designatedBy", title: "Designated by", needed: false },
  { key: "designatedOn", title: "Designated on", needed: false },
  { key: "directorOf", title: "Director of", needed: false },
  { key: "signedOn", title: "Acknowledgement signed on", needed: false },
  { key: "forwardedOn", title: "Forwarded on", needed: false },
  { key: "forwardedTo", title: "Forwarded to", needed: false },
  { key: "leftOn", title: "Left on", needed: false },
] as const;

/** Written, but not read: what was looked at is proved by whoever looked, on that day, and not by a table. */
export const accountLooks = [
  { key: "lastRound", title: "Last round" },
  { key: "checklist", title: "Checklist" },
] as const;

/** White space at the ends of these says something. */
export const passages: ReadonlySet<string> = new Set<AccountColumn>(["purpose", "decidedBecause", "lastActivity"]);

export type AccountLook = (typeof accountLooks)[number]["key"];
export type AccountColumn = (typeof accountColumns)[number]["key"];
export type PersonColumn = (typeof personColumns)[number]["key"];

export interface Column<K extends string = string> {
  readonly key: K;
  readonly title: string;
  /** A table without it is refused. */
  readonly needed: boolean;
}

export function columnsFor(what: TableKind): readonly Column[] {
  return what === "accounts" ? accountColumns : personColumns;
}

/** Those that go out: more than those that come in. */
export function writtenColumns(what: TableKind): readonly Pick<Column, "key" | "title">[] {
  return what === "accounts" ? [...accountColumns, ...accountLooks] : personColumns;
}

/** Which cell of a record is which column. */
export interface Placed {
  /** Those that the file has, with their positions. */
  readonly columns: readonly (Column & { readonly at: number })[];
  readonly width: number;
  /** Titles of columns that are not read. */
  readonly unread: readonly string[];
}

export type HeaderFault = { readonly missing: readonly string[] } | { readonly twice: string };

/** The columns of a header, in any order and case, blanks and hyphens aside. */
export function placeColumns(what: TableKind, header: readonly string[]): Placed | HeaderFault {
  const keys = header.map((title) => titleKey(unguarded(title.trim())));
  const wanted = columnsFor(what);
  const columns = wanted
    .map((column) => ({ ...column, at: keys.indexOf(titleKey(column.title)) }))
    .filter(({ at }) => at !== -1);
  const missing = wanted.filter(({ key, needed }) => needed && !columns.some((column) => column.key === key));
  if (missing.length > 0) return { missing: missing.map(({ title }) => title) };
  const twice = columns.find(({ title, at }) => keys.indexOf(titleKey(title), at + 1) !== -1);
  if (twice !== undefined) return { twice: twice.title };
  const read = new Set(columns.map(({ at }) => at));
  const unread = header.filter((title, at) => !read.has(at) && title.trim() !== "");
  return { columns, width: header.length, unread: unread.map((title) => unguarded(title.trim())) };
}

/** Americans authorize, the British authorise. */
function titleKey(title: string): string {
  const letters = title.normalize("NFKC").toLowerCase();
  return letters.replace(/[^\p{L}\p{N}]/gu, "").replaceAll("authoris", "authoriz");
}
