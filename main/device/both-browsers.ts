import type { Browser, BrowsersReading } from "../model/device/reading.ts";

/**
 * All that either has seen: a browser may be there twice, and the older one counts, too. Which one opens links, and what its package says,
 * osquery does not know.
 */
export function bothBrowsers(mine: BrowsersReading, theirs: BrowsersReading): BrowsersReading {
  let browsers = mine.browsers;
  for (const one of theirs.browsers) browsers = withOne(browsers, one);
  return { ...mine, browsers };
}

function withOne(known: readonly Browser[], one: Browser): readonly Browser[] {
  const kin = known.filter((browser) => isKin(browser, one));
  const [first] = kin;
  if (first === undefined) return [...known, { ...one, isDefault: false }];
  if (one.version === null || kin.some(({ version }) => version === one.version)) return known;
  if (kin.length > 1 || first.version !== null) return [...known, { ...one, kind: first.kind, isDefault: false }];
  // Ours is the only one of its kind, and its version could not be read: it is this one.
  return known.map((browser) => (browser === first ? { ...browser, version: one.version } : browser));
}

/** osquery takes the extended support release for the ordinary one on a Mac. */
function isKin(browser: Browser, one: Browser): boolean {
  return plainKind(browser) === plainKind(one);
}

function plainKind({ kind }: Browser): string {
  return kind === "firefox-esr" ? "firefox" : kind;
}
