/** Characters that people see as one, and a file system stores as up to 4 bytes each: 120 stay far below every system's limit once encoded. */
const longest = 120;
const longestExtension = 16;
/** In UTF-16 units. No system has longer paths, and cleaning takes longer than the name is long. */
const longestPath = 4096;

/** Control and format characters (bidirectional overrides, zero-width, byte-order mark, tags), separators of lines, surrogates on their own. */
const invisible = /[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]--\u200D]/gv;
/** The joiner holds a family emoji together; anywhere else it only hides. */
const strayJoiner =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D|\u200D(?!\p{Extended_Pictographic})/gu;

/**
 * The name of a person's file, fit to be shown, stored and exported: the last part of a path, without control characters or
 * bidirectional overrides ("gpj.exe" dressed up as "exe.jpg"), well-formed, in Unicode NFC, at most 120 characters with the
 * extension kept. Never empty: what leaves nothing becomes "file". Cleaning twice changes nothing.
 */
export function cleanFileName(name: string): string {
  const last =
    brief(name)
      .split(/[/\\]/)
      .filter((part) => part.trim() !== "")
      .at(-1) ?? "";
  const visible = tidy(
    last
      .toWellFormed()
      .replace(/\uFFFD/g, "")
      .normalize("NFC")
      .replace(invisible, "")
      .replace(strayJoiner, ""),
  );
  const short = shorten(visible);
  return short === "" ? "file" : short;
}

/** Extension without the dot, lower case; "" when the name has none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? "" : name.slice(dot + 1).toLowerCase();
}

/** Beginning and end of a name that is longer than any system's paths. */
function brief(name: string): string {
  if (name.length <= longestPath) return name;
  return name.slice(0, longestPath / 2) + name.slice(-longestPath / 2);
}

/** Without white space around it and without dots at its ends: no `..`, no hidden file, nothing that Windows would strip. */
function tidy(name: string): string {
  const text = name.replace(/\s+/gu, " ");
  // Not by a regular expression: one anchored at the end tries every run of dots from each of its dots.
  let [start, end] = [0, text.length];
  while (start < end && isEdge(text.charAt(start))) start++;
  while (start < end && isEdge(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

function isEdge(character: string): boolean {
  return character === "." || /\s/u.test(character);
}

function shorten(name: string): string {
  const characters = [...name];
  if (characters.length <= longest) return name;
  const extension = extensionOf(name);
  const kept = extension !== "" && [...extension].length <= longestExtension ? `.${name.slice(-extension.length)}` : "";
  const stem = characters.slice(0, longest - [...kept].length).join("");
  return tidy(stem) + kept;
}
