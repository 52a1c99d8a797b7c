// How releases of endoflife.date become cycles of the products in assets/end-of-life.json. Plain Node, pure: nothing is read or written here.
import { isDay, shown, Unusable } from "./end-of-life-list.mjs";

const word = /^[A-Za-z0-9][A-Za-z0-9.+_-]{0,39}$/;

/**
 * One release in either shape: `name`, `until` (a day, null: none yet, undefined: over, the day unknown), `extended`, `latest`, `latestOn`,
 * `isLts`.
 */
export function releaseOf(raw, product) {
  if (typeof raw !== "object" || raw === null) throw new Unusable(`a release of ${product} is no object`);
  const name = "name" in raw ? raw.name : typeof raw.cycle === "number" ? String(raw.cycle) : raw.cycle;
  if (typeof name !== "string" || !word.test(name)) throw new Unusable(`a release of ${product} has no usable name`);
  const where = `${product} ${name}`;
  const latest =
    typeof raw.latest === "object" && raw.latest !== null
      ? raw.latest
      : { name: raw.latest, date: raw.latestReleaseDate };
  return {
    name,
    until: "name" in raw ? endOf(raw.eolFrom ?? raw.isEol, where) : endOf(raw.eol, where),
    extended: endOf(("name" in raw ? raw.eoesFrom : raw.extendedSupport) ?? false, where),
    latest: typeof latest.name === "string" ? latest.name : null,
    latestOn: latest.date === undefined || latest.date === null ? null : dayOf(latest.date, where),
    isLts: raw.isLts === true || raw.lts === true || isDay(raw.lts),
  };
}

function endOf(value, where) {
  if (value === false) return null;
  if (value === true) return undefined;
  if (value === undefined || value === null) throw new Unusable(`${where} says nothing about its end`);
  return dayOf(value, where);
}

function dayOf(value, where) {
  if (isDay(value)) return value;
  throw new Unusable(`${where} has ${shown(value)} where a day should be`);
}

const plain = ({ name, until, latest, latestOn }) => ({ cycle: name, until, latest, latestOn });

/** A browser is judged by how far it is behind the newest: the end of a version says nothing more. */
const endless = (release) => ({ ...plain(release), until: null });

function simple(pattern, cycleOf = plain) {
  return (releases) => releases.filter(({ name }) => pattern.test(name)).map(cycleOf);
}

/** Long-term support stands behind the end of the ordinary one. */
function debianCycle(release) {
  const { until, extended } = release;
  const longer = typeof extended === "string" && typeof until === "string" && extended > until;
  return { ...plain(release), ...(longer ? { editions: { lts: extended } } : {}) };
}

/** Of Windows the newest version says no more than the build with which all of a cycle’s builds begin. */
function buildOf({ latest }) {
  return /^10\.0\.(\d{4,6})(?!\d)/.exec(latest ?? "")?.[1];
}

function serverCycle(release) {
  return { ...plain(release), ...withBuild(buildOf(release)), latest: null, latestOn: null };
}

const withBuild = (build) => (build === undefined ? {} : { build });

/**
 * `11-24h2-w`, `11-24h2-e`, `11-24h2-e-lts`, `10-22h2`: one release an edition. IoT stays out: its ends are for other computers. Editions that
 * are not in the file keep the ends that are known.
 */
function windows(major) {
  return (releases, old, day) => {
    const cycles = new Map();
    for (const release of releases) {
      const found = /^(\d{2})-(\d{2}h\d|\d{4})(?:-(w|e))?(-lts)?$/.exec(release.name);
      if (found === null || found[1] !== major) continue;
      const cycle = found[2].toUpperCase();
      const edition = found[4] ? "lts" : found[3] === "e" ? "enterprise" : "home-pro";
      const of = cycles.get(cycle) ?? { ends: {}, build: undefined };
      const build = buildOf(release) ?? of.build;
      if (Object.hasOwn(of.ends, edition)) throw new Unusable(`${release.name} of Windows is in the file twice`);
      if (of.build !== undefined && build !== of.build)
        throw new Unusable(`the file gives Windows ${major} ${cycle} two builds, ${of.build} and ${build}`);
      cycles.set(cycle, { build, ends: { ...of.ends, [edition]: release.until } });
    }
    return [...cycles].map(([cycle, { ends, build }]) => {
      const known = old.find((one) => one.cycle === cycle);
      return windowsCycle(cycle, { ...endsKnown(known, Object.keys(ends)), ...ends }, build, known, day);
    });
  };
}

/** The ends of a known cycle that the file does not give. Its `until` is Home’s, or the earliest of those that only companies have. */
function endsKnown(known, given) {
  const { until = null, editions = {} } = known ?? {};
  const all = until === null ? editions : { "home-pro": until, ...editions };
  return Object.fromEntries(Object.entries(all).filter(([edition]) => !given.includes(edition)));
}

function windowsCycle(cycle, ends, build, known, day) {
  const before = endsKnown(known, []);
  // Over on a day that nobody gives: the known end stands where it has come, else nothing can be said of the cycle.
  const sure = Object.entries(ends).map(([edition, end]) => [
    edition,
    end === undefined && before[edition] <= day ? before[edition] : end,
  ]);
  const over = sure.some(([, end]) => end === undefined);
  const { "home-pro": until, ...others } = Object.fromEntries(sure.filter(([, end]) => typeof end === "string"));
  const isEndless = sure.some(([edition, end]) => edition === "home-pro" && end === null);
  // A version that only companies have: its earliest end stands for all.
  const base = isEndless ? null : (until ?? Object.values(others).sort()[0] ?? null);
  const editions = Object.keys(others).length > 0 ? { editions: others } : {};
  return { cycle, until: over ? undefined : base, ...editions, ...withBuild(build), latest: null, latestOn: null };
}

/** Ordinary Firefox has every number, and ESR some of them. */
const esr = (releases) => releases.filter(({ name, isLts }) => isLts && /^\d{1,4}$/.test(name)).map(plain);

/** Of browsers only the newest versions are kept: `most` of them. */
const browser = { make: simple(/^\d{1,4}$/, endless), most: 8, isEndless: true };

/**
 * Names at endoflife.date → ours: `make(releases, old cycles, the latest day)` makes cycles of releases, in no order; `most` of them are kept;
 * `isEndless`: none of them has an end here.
 */
export const products = {
  windows: { "windows-11": { make: windows("11") }, "windows-10": { make: windows("10") } },
  "windows-server": { "windows-server": { make: simple(/^\d{4}$/, serverCycle) } },
  macos: { macos: { make: simple(/^\d{2}$/) } },
  debian: { debian: { make: simple(/^\d{1,2}$/, debianCycle) } },
  ubuntu: { ubuntu: { make: simple(/^\d{2}\.\d{2}$/) } },
  fedora: { fedora: { make: simple(/^\d{2,3}$/) } },
  chrome: { chrome: browser, chromium: browser },
  "microsoft-edge": { edge: browser },
  edge: { edge: browser },
  firefox: { firefox: browser, "firefox-esr": { make: esr, most: 4 } },
  safari: { safari: { ...browser, most: 4 } },
  electron: { electron: { make: simple(/^\d{1,3}$/), most: 10 } },
};
