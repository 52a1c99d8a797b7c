/** What the recovery sheet says: how the passphrase is written, and how the file opens with Custodia and without it. */

/** `8 words with a hyphen between them`, so that nobody types it with spaces. */
export function passphraseWords(passphrase: string): string {
  const separator = /[^\p{L}\p{N}]/u.exec(passphrase)?.[0] ?? "";
  const words = separator === "" ? 1 : passphrase.split(separator).length;
  const between: Readonly<Record<string, string>> = { "-": "a hyphen", " ": "one space", ".": "a period" };
  if (words === 1) return "one word";
  return `${words} words with ${between[separator] ?? `“${separator}”`} between them, all in small letters`;
}

/**
 * A file's name as one word of a command, in the shells of Linux, macOS and Windows alike; names with signs that the first two would
 * read inside of double quotes stand in single ones, which Windows’ PowerShell takes as well.
 */
export function quoted(name: string): string {
  const path = name.startsWith("-") ? `./${name}` : name;
  if (/^[\w./@-]+$/.test(path)) return path;
  if (!/["$`\\!]/.test(path)) return `"${path}"`;
  return `'${path.replaceAll("'", "'\\''")}'`;
}

/** The name of the file that the recovery copy is opened into. */
export const openedName = "vault.json";

/** The one command of the sheet. `age` asks for the passphrase itself: it must never stand in a command. */
export function ageCommand(name: string): string {
  return `age -d -o ${openedName} ${quoted(name)}`;
}
