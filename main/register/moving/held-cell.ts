/** Cells that list several: authorized users of an account, roles of a person. Entries are parted by semicolons. */

import type { Role } from "../../model/policy-pack.ts";
import type { Day } from "../../model/register-view.ts";

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

export function readUsers(cell: string): readonly UserEntry[] {
  return entries(cell).map((entry) => {
    const { rest, since } = dayAtEnd(entry);
    const [, person = rest, role] = /^(.*\S)\s*\(([^()]+)\)$/u.exec(rest) ?? [];
    return { person: person.trim(), role: role?.trim() ?? null, since };
  });
}

/** A title may hold “of” itself, so the pack's own titles are looked for first. */
export function readRoles(cell: string, roles: readonly Role[]): readonly RoleEntry[] {
  const titles = roles.flatMap(({ id, title }) => [title, id]).sort((a, b) => b.length - a.length);
  return entries(cell).map((entry) => {
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

function entries(cell: string): readonly string[] {
  return cell
    .split(/[;\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

function dayAtEnd(entry: string): { readonly rest: string; readonly since: string | null } {
  const [, rest = entry, since = null] = /^(.*\S)\s+since\s+(\S+)$/iu.exec(entry) ?? [];
  return { rest: rest.trim(), since };
}
