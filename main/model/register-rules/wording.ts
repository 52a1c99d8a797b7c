/** How the rules speak of accounts and people. */

import type { Account } from "../account.ts";
import { foldName } from "../author.ts";
import type { PolicyPack } from "../policy-pack.ts";
import type { NamedPerson } from "../register-view.ts";

/** `“Parks” on Facebook`: pages of two platforms often have one name. */
export function named({ name, handle, platform }: Pick<Account, "name" | "handle" | "platform">): string {
  return `“${name === "" ? handle : name}” on ${platform}`;
}

/** `a`, `a and b`, `a, b and c` */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** What a role is called that the pack doesn't have: its id says nothing to people. */
export const formerRole = "a role of an earlier policy";

/** Title of a role of the pack. */
export function roleTitle(pack: PolicyPack, role: string): string {
  return pack.roles.find(({ id }) => id === role)?.title ?? formerRole;
}

/** `Dana Invented, Department Director`: as it was written at the time. */
export function titled({ name, role }: NamedPerson): string {
  return role.trim() === "" ? name : `${name}, ${role.trim()}`;
}

/** Does what was written at the time name this title, in any case, with whatever stands around it? Empty words name none. */
export function names(written: string, title: string): boolean {
  const plain = (words: string) => foldName(words).replaceAll("’", "'");
  return plain(title) !== "" && plain(written).includes(plain(title));
}

/** `every day`, `every seven days` is for numbers above one. */
export function everyDays(days: number): string {
  return days === 1 ? "every day" : `every ${days} days`;
}

export function everyMonths(months: number): string {
  if (months % 12 === 0) return months === 12 ? "every year" : `every ${months / 12} years`;
  return months === 1 ? "every month" : `every ${months} months`;
}

/** `one page`, `3 pages` */
export function counted(count: number, one: string, many: string): string {
  return count === 1 ? `one ${one}` : `${count} ${many}`;
}

/** ` The pack’s own reminder.`, where the pack says so of a number; otherwise nothing. */
export function ownReminder(basis: string | undefined): string {
  return names(basis ?? "", "this pack's own") ? " The pack’s own reminder." : "";
}

/** The first letter a capital one. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
