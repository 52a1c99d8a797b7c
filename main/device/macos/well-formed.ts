const head =
  /^<\?xml version="1\.0" encoding="UTF-8"\?>\s*(?:<!DOCTYPE plist PUBLIC "-\/\/Apple(?: Computer)?\/\/DTD PLIST 1\.0\/\/EN" "https?:\/\/www\.apple\.com\/DTDs\/PropertyList-1\.0\.dtd">\s*)?(?=<plist)/;
const token =
  /<(\/?)(plist|dict|array|key|string|integer|real|date|data|true|false)( version="1\.0")?(\/?)>|[^<&]+|&(?:amp|lt|gt|quot|apos);/gy;

/** How deep dictionaries and lists may lie in each other; Apple’s own have five or six. */
const deepest = 40;

/**
 * Is it XML as Apple’s own programs write property lists, whole, and nothing besides: no entities, comments or other elements? A reader of XML
 * that is given anything else complains on the error output, with the text, and steps down as deep as the text likes.
 */
export function isWellFormed(text: string): boolean {
  const start = head.exec(text)?.[0].length;
  // Characters that XML 1.0 does not know (section 2.2).
  if (start === undefined || /[^\t\r\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text)) return false;
  const body = text.slice(start);
  const open: string[] = [];
  let at = 0;
  let roots = 0;
  for (const [whole, closing, name, , empty] of body.matchAll(token)) {
    at += whole.length;
    if (name === undefined) {
      if (open.length === 0 && whole.trim() !== "") return false;
      continue;
    }
    if (open.length === 0) roots += 1;
    if (closing === "/" && (empty === "/" || open.pop() !== name)) return false;
    if (closing === "" && empty === "" && open.push(name) > deepest) return false;
    if (closing === "/" && open.length === 0 && name !== "plist") return false;
  }
  return at === body.length && open.length === 0 && roots > 0;
}
