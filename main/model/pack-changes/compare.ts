/** Says what is another one between two values, in words. */

/** How many names are listed before the rest is only counted. */
const mostListed = 12;
/** Characters of a long text that are shown, and how many of them stand before the first difference. */
const shown = 160;
const lead = 40;

/** Are two values of JSON the same? */
export function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length === right.size && left.every(([name, value]) => right.has(name) && isSame(value, right.get(name)));
}

export type Value = string | number | boolean | null | readonly string[];

/** Empty when both are the same. @param what a label, as it stands before a colon */
export function now(what: string, before: Value, after: Value): readonly string[] {
  if (isSame(before, after)) return [];
  if (typeof before === "string" && typeof after === "string") {
    return [sentence(`${what}: now ${quoted(around(after, before))}, before ${quoted(around(before, after))}`)];
  }
  return [sentence(`${what}: now ${said(after)}, before ${said(before)}`)];
}

function said(value: Value): string {
  if (value === null) return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return quoted(around(value, ""));
  return value.length === 0 ? "none" : listed(value);
}

/** Quotation marks inside of quoted words are single ones. */
function quoted(text: string): string {
  return `“${text.replaceAll("“", "‘").replaceAll("”", "’")}”`;
}

/** With one full stop at its end. */
function sentence(text: string): string {
  return /[.!?…][”’]*$/.test(text) ? text : `${text}.`;
}

/** The part of a text in which it first differs from the other one, cut at words. */
function around(text: string, other: string): string {
  const line = text.replace(/\s+/g, " ");
  if (line.length <= shown) return line;
  const there = other.replace(/\s+/g, " ");
  let same = 0;
  while (same < line.length && line[same] === there[same]) same++;
  const from = same <= lead ? 0 : line.lastIndexOf(" ", same - lead) + 1;
  const part = line.slice(from, from + shown).toWellFormed();
  return `${from > 0 ? "…" : ""}${part}${from + shown < line.length ? "…" : ""}`;
}

function listed(names: readonly string[]): string {
  const first = names.slice(0, mostListed).map((name) => quoted(around(name, "")));
  return names.length > mostListed ? `${first.join(", ")} and ${names.length - mostListed} more` : first.join(", ");
}

/** How the members of a list are told apart and named. */
export interface Naming<T> {
  readonly key: (one: T) => string;
  readonly name: (one: T) => string;
  /** What is another one in a member that both have; left out: nothing can be. */
  readonly differs?: (before: T, after: T) => readonly string[];
}

/** Members that came, went, or are another one; and whether their order is another one. */
export function listChanges<T>(before: readonly T[], after: readonly T[], naming: Naming<T>): readonly string[] {
  const { key, name, differs = () => [] } = naming;
  const [old, young] = [before, after].map((list) => new Map(list.map((one) => [key(one), one])));
  if (old === undefined || young === undefined) return [];
  const added = after.filter((one) => !old.has(key(one)));
  const removed = before.filter((one) => !young.has(key(one)));
  const kept = after.flatMap((one) => {
    const was = old.get(key(one));
    return was === undefined || isSame(was, one) ? [] : [[was, one] as const];
  });
  return [
    ...(added.length > 0 ? [sentence(`${added.length} added: ${listed(added.map(name))}`)] : []),
    ...(removed.length > 0 ? [sentence(`${removed.length} removed: ${listed(removed.map(name))}`)] : []),
    ...counted(kept.map(([was, one]) => ({ name: name(one), says: differs(was, one) }))),
    ...(isReordered([...old.keys()], [...young.keys()]) ? ["They stand in another order."] : []),
  ];
}

function counted(changed: readonly { readonly name: string; readonly says: readonly string[] }[]): readonly string[] {
  const told = changed.slice(0, mostListed).flatMap(({ name, says }) => {
    const inside = says.length === 0 ? ["Changed."] : says;
    return inside.map((one) => `${quoted(around(name, ""))}: ${one.slice(0, 1).toLowerCase()}${one.slice(1)}`);
  });
  return changed.length > mostListed ? [...told, `${changed.length - mostListed} more are changed.`] : told;
}

function isReordered(before: readonly string[], after: readonly string[]): boolean {
  const shared = before.filter((one) => after.includes(one));
  return !isSame(
    shared,
    after.filter((one) => before.includes(one)),
  );
}

/** Names that came and went. */
export function namesChange(what: string, before: readonly string[], after: readonly string[]): readonly string[] {
  const naming = { key: (one: string) => one, name: (one: string) => one };
  return listChanges(before, after, naming).map((says) => `${what}: ${says}`);
}
