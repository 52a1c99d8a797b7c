/** How passages of a policy are named where there is little room. */

/** More characters than this of a passage's words don't help to know it again. */
const longest = 70;

/**
 * Citations without the policy's name, each once, with what is below one of them told in short: `section 6.f.i, a to k`.
 * @param titles of the policy, as citations may begin
 */
export function shortPassages(citations: readonly string[], titles: readonly string[]): string {
  const local = [...new Set(citations.map((citation) => withoutTitle(citation, titles)))];
  const isBelow = (one: string) => local.some((other) => one.startsWith(`${other}.`));
  const tops = local.filter((one) => !isBelow(one));
  return tops
    .map(
      (top) =>
        `${top}${belowWords(
          local.filter((one) => one.startsWith(`${top}.`)),
          top,
        )}`,
    )
    .join("; ");
}

function withoutTitle(citation: string, titles: readonly string[]): string {
  const title = titles.find((one) => citation.startsWith(`${one}, `));
  return title === undefined ? citation : citation.slice(title.length + 2);
}

/** `, a to k`; where they are no run of letters: ` and 3 parts of it`. */
function belowWords(below: readonly string[], top: string): string {
  const parts = below.map((one) => one.slice(top.length + 1));
  const [first = "", last = ""] = [parts[0], parts.at(-1)];
  if (parts.length === 0) return "";
  if (parts.length === 1) return `, ${first}`;
  const isRun = parts.every((part, at) => /^[a-z]$/.test(part) && part.charCodeAt(0) === first.charCodeAt(0) + at);
  return isRun ? `, ${first} to ${last}` : ` and ${parts.length} parts of it`;
}

/** The beginning of a text, cut after a word: one section of a policy has many rows, and their words tell them apart. */
export function beginning(text: string, most: number = longest): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  const end = cut.lastIndexOf(" ");
  return `${cut
    .slice(0, end > most / 2 ? end : most)
    .toWellFormed()
    .replace(/[\s,;:.]+$/, "")}…`;
}
