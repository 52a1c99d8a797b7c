/** Cells that list several: authorized users of an account, roles of a person. Entries are parted by semicolons or line ends. */

import type { Role } from "../../model/policy-pack.ts";
import type { Day, NamedPerson } from "../../model/register-view.ts";

/** An entry as it was written; null for a part that is not there. */
export interface UserEntry {
  /** E-mail address or name. */
  readonly person: string;
  readonly role: string | null;
  readonly since: Day | null;
}

export interface RoleEntry {
  readonly role: string;
  readonly department: string | null;
  readonly since: Day | null;
}

/** `pat@example.org (Coordinator) since 2024-05-01` */
export function userEntry({ person, role, since }: UserEntry): string {
  return `${person}${role === null ? "" : ` (${role})`}${since === null ? "" : ` since ${since}`}`;
}

/** `Coordinator of Parks & Recreation since 2024-05-01` */
export function roleEntry({ role, department, since }: RoleEntry): string {
  return `${role}${department === null ? "" : ` of ${department}`}${since === null ? "" : ` since ${since}`}`;
}

/** `Parks & Recreation since 2024-05-01` */
export function seatEntry(department: string, since: Day): string {
  return `${department} since ${since}`;
}

/** `Kim Example (Department Director)` */
export function namedCell({ name, role }: NamedPerson): string {
  return role === "" && readNamed(name).name === name ? name : `${name} (${role})`;
}

/** As anybody writes it, where there are no other brackets. */
const plainNamed = /^([^()]*[^()\s])\s*\(\s*([^()]*[^()\s])\s*\)$/u;
/** What stands before the bracket and in it, as `namedCell` writes it: what else there is belongs to the name. */
const [tidyName, tidyRole] = [/\S $/u, /^(?:\S(?:.*\S)?)?$/u];

/** Who did something, with the title where one stands in brackets behind the name; it may hold brackets itself. */
export function readNamed(cell: string): NamedPerson {
  const [, plainName, plainRole] = plainNamed.exec(cell) ?? [];
  if (plainName !== undefined && plainRole !== undefined) return { name: plainName, role: plainRole };
  const opening = cell.endsWith(")") ? openingBracket(cell) : 0;
  const [name, role] = [cell.slice(0, opening), cell.slice(opening + 1, -1)];
  return tidyName.test(name) && tidyRole.test(role) ? { name: name.trimEnd(), role } : { name: cell, role: "" };
}

/** Where the bracket begins that ends a text; 0: nowhere. */
function openingBracket(text: string): number {
  let depth = 0;
  for (let at = text.length - 1; at > 0; at -= 1) {
    if (text[at] === ")") depth += 1;
    else if (text[at] === "(") depth -= 1;
    if (depth === 0) return at;
  }
  return 0;
}

/** Several as one cell. A semicolon of an entry's own is written twice. */
export function listCell(entries: readonly string[]): string {
  return entries.map((entry) => entry.replaceAll(";", ";;")).join("; ");
}

export function readList(cell: string): readonly string[] {
  const parts = cell.match(/(?:;;|[^;\n])+/g) ?? [];
  return parts.map((part) => part.replaceAll(";;", ";").trim()).filter((entry) => entry !== "");
}

export function readUsers(cell: string): readonly UserEntry[] {
  return readList(cell).map((entry) => {
    const { rest, since } = dayAtEnd(entry);
    const { name, role } = readNamed(rest);
    return { person: name, role: role === "" ? null : role, since };
  });
}

export function readSeats(cell: string): readonly { readonly department: string; readonly since: string | null }[] {
  return readList(cell).map((entry) => {
    const { rest, since } = dayAtEnd(entry);
    return { department: rest, since };
  });
}

/** A title may hold “of” itself, so the pack's own titles are looked for first. */
export function readRoles(cell: string, roles: readonly Role[]): readonly RoleEntry[] {
  const titles = roles.flatMap(({ id, title }) => [title, id]).sort((a, b) => b.length - a.length);
  return readList(cell).map((entry) => {
    const { rest, since } = dayAtEnd(entry);
    const title = titles.find((one) => beginsWith(rest, one));
    const [, written = rest, department] =
      title === undefined
        ? (/^(.+?)\s+(?:of|in)\s+(.+)$/iu.exec(rest) ?? [])
        : [rest, title, /^\s+(?:of|in)\s+(.+)$/iu.exec(rest.slice(title.length))?.[1]];
    return { role: written.trim(), department: department?.trim() ?? null, since };
  });
}

/** The role of that title or id, in any case. */
export function roleNamed(roles: readonly Role[], name: string): Role | undefined {
  const sought = name.toLowerCase();
  return roles.find(({ title }) => title.toLowerCase() === sought) ?? roles.find(({ id }) => id === sought);
}

/** The title with nothing behind it but the department. */
function beginsWith(text: string, title: string): boolean {
  const rest = text.slice(title.length);
  return text.slice(0, title.length).toLowerCase() === title.toLowerCase() && /^(\s+(of|in)\s|$)/iu.test(rest);
}

function dayAtEnd(entry: string): { readonly rest: string; readonly since: string | null } {
  const [, rest = entry, since = null] = /^(.*\S)\s+since\s+(\S+)$/iu.exec(entry) ?? [];
  return { rest: rest.trim(), since };
}
