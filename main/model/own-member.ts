/** What a table says of a name that came from outside; undefined: nothing. A name may be `constructor`, which every object answers to. */
export function ownMember<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
