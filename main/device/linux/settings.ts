/** In characters; a file of settings is far shorter, and to look at a million lines would hold up all other parsers. */
const longest = 65_536;

/**
 * The settings of one group of a file such as `[Daemon]`, by their names, without marks such as `[$i]`; of two with one name the last counts,
 * as for the programs that read them. Line by line: a file of nothing but empty lines must take no longer than another.
 * @param group with its brackets; empty: what stands before the first group
 * @returns null: the file is too long to be one of settings
 */
export function settingsIn(text: string, group: string): ReadonlyMap<string, string> | null {
  if (text.length > longest) return null;
  const found = new Map<string, string>();
  let current = "";
  for (const line of text.split("\n")) {
    const words = line.trim();
    if (words.startsWith("[")) current = unmarked(words);
    const at = words.indexOf("=");
    if (current !== group || at < 1 || words.startsWith("[")) continue;
    found.set(unmarked(words.slice(0, at).trimEnd()), words.slice(at + 1).trimStart());
  }
  return found;
}

/** KDE marks what may not be changed or is to be expanded. */
function unmarked(name: string): string {
  return name.replace(/\[\$[a-z]{1,3}\]$/, "");
}
