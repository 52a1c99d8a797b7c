// What is known of a product, renewed by what a file says. A file may be old, cut short or wrong: what would take back what is known is
// refused, and what is not in it stays. Plain Node, pure: nothing is read or written here.
import { shown, Unusable } from "./end-of-life-list.mjs";

/** Debian 4’s newest was `4.0r9`: what stands behind the numbers says nothing here. */
const version = /^(\d{1,9}(?:\.\d{1,9}){0,7})[A-Za-z0-9.+_-]{0,20}$/;
const comparable = /^\d{1,4}(\.\d{1,4}){0,3}$|^\d{2}H\d$/;
/** No vendor names an end that is farther away, in years. */
const mostYears = 15;
/** No two neighbours of Windows have been farther apart. */
const mostBuilds = 10_000;

/**
 * The cycles of a product, the newest first. What is over on a day that nobody gives is left out.
 * @param how an entry of `products`
 * @param old its cycles as they stand
 * @param day the latest day that can be meant, for ends and newest versions
 * @returns `cycles`, and `absent`: names of supported ones that the file does not have
 */
export function renewed(id, how, releases, old, day) {
  const made = how.make(releases, old, day);
  const names = made.map(({ cycle }) => cycle);
  if (new Set(names).size !== names.length) throw new Unusable(`a version of ${id} is in the file twice`);
  const given = made.filter(({ until }) => until !== undefined).map((one) => withKnown(one, old));
  if (given.length === 0) throw new Unusable(`no version of ${id} is in the file`);
  const compare = orderOf(id);
  const newest = given
    .map(({ cycle }) => cycle)
    .sort(compare)
    .at(-1);
  if (old.length > 0 && comparable.test(old[0].cycle) && compare(newest, old[0].cycle) < 0)
    throw new Unusable(
      `its newest version of ${id} is ${newest}, and ${old[0].cycle} is known already: it is an old file`,
    );
  const others = old.filter(({ cycle }) => !names.includes(cycle));
  const over = old.filter((one) => isOver(one, made, day));
  const cycles = [...given, ...others, ...over].sort((a, b) => compare(b.cycle, a.cycle)).slice(0, how.most);
  for (const one of given) check(id, one, old, cycles, day);
  const absent = how.isEndless ? [] : others.filter((one) => cycles.includes(one) && isSupported(one, day));
  return { cycles, absent: absent.map(({ cycle }) => cycle) };
}

/** Over by the file, and its known ends have come: it stays with them. */
function isOver(known, made, day) {
  return !isSupported(known, day) && made.some(({ cycle, until }) => cycle === known.cycle && until === undefined);
}

function isSupported({ until, editions = {} }, day) {
  return until === null || [until, ...Object.values(editions)].some((end) => end >= day);
}

/** What the file leaves open of a cycle stays as it is known: builds, longer support, the newest version. */
function withKnown({ cycle, until, editions, build, latest, latestOn }, old) {
  const known = old.find((one) => one.cycle === cycle);
  const longer = Object.entries({ ...known?.editions, ...editions }).filter(
    ([edition, end]) => Object.hasOwn(editions ?? {}, edition) || (typeof until === "string" && end >= until),
  );
  const newest = latest === null && known !== undefined ? known : { latest, latestOn };
  const one = build ?? known?.build;
  return {
    cycle,
    until,
    ...(longer.length > 0 ? { editions: Object.fromEntries(longer) } : {}),
    ...(one === undefined ? {} : { build: one }),
    latest: newest.latest,
    latestOn: newest.latestOn,
  };
}

function check(id, cycle, old, cycles, day) {
  const where = `${id} ${cycle.cycle}`;
  const known = old.find((one) => one.cycle === cycle.cycle);
  checkEnds(where, cycle, known, day);
  checkLatest(where, cycle, known, day);
  if (cycle.build !== undefined) checkBuild(where, cycle, known, old, cycles);
}

function checkEnds(where, { until, editions = {} }, known, day) {
  const farthest = `${String(Number(day.slice(0, 4)) + mostYears).padStart(4, "0")}${day.slice(4)}`;
  const far = [until, ...Object.values(editions)].find((end) => end !== null && end > farthest);
  if (far !== undefined) throw new Unusable(`the end of ${where} can’t be ${far}, more than ${mostYears} years ahead`);
  if (until === null && typeof known?.until === "string")
    throw new Unusable(`the file names no end of ${where}, which is known to be ${known.until}`);
}

function checkLatest(where, { cycle, latest, latestOn }, known, day) {
  if (latestOn !== null && latestOn > day)
    throw new Unusable(`the newest version of ${where} is of ${latestOn}, which is later than ${day}`);
  if (latest === null || latest === known?.latest) return;
  const [numbers, own] = [numbersOf(latest), cycle.split(".").map(Number)];
  if (own.some((one, i) => one !== numbers[i]))
    throw new Unusable(`the newest version of ${where} can’t be ${shown(latest)}`);
  if (typeof known?.latest === "string" && compareNumbers(numbers, numbersOf(known.latest)) < 0)
    throw new Unusable(`the newest version of ${where} is ${known.latest}, and ${latest} is older: it is an old file`);
}

/** None: it is no version. */
function numbersOf(text) {
  return version.exec(text)?.[1].split(".").map(Number) ?? [];
}

/** Builds are kept through the life of a version, and each version of Windows has its own. */
function checkBuild(where, { cycle, build }, known, old, cycles) {
  const builds = old.flatMap((one) => (one.build === undefined ? [] : [Number(one.build)]));
  const isNear = builds.length === 0 || builds.some((one) => Math.abs(one - Number(build)) <= mostBuilds);
  const isKept = known?.build === undefined ? isNear : known.build === build;
  if (!isKept || cycles.some((one) => one.cycle !== cycle && one.build === build))
    throw new Unusable(`the build of ${where} can’t be ${build}`);
}

/** The older one first. Windows 10’s `1909` came before its `20H2`. */
function orderOf(id) {
  if (!id.startsWith("windows-1"))
    return (a, b) => compareNumbers(a.split(/[.H]/i).map(Number), b.split(/[.H]/i).map(Number));
  const place = (cycle) => {
    const [year, half] = /^\d{4}$/.test(cycle) ? [cycle.slice(0, 2), cycle.slice(2)] : cycle.split(/H/i);
    return Number(year) * 100 + Number(half);
  };
  return (a, b) => place(a) - place(b);
}

function compareNumbers(left, right) {
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const apart = (left[i] ?? 0) - (right[i] ?? 0);
    if (apart !== 0) return apart;
  }
  return 0;
}
