/** Is every browser the newest that there is? [A-6.h.iii] */

import { addDays } from "../calendar.ts";
import type { DeviceVerdict } from "../device-view.ts";
import type { Day } from "../register-view.ts";
import type { Cycle, Product } from "./end-of-life.ts";
import { placeOf } from "./place.ts";
import type { Browser, BrowserKind, BrowsersReading } from "./reading.ts";
import { dataFault, earliest, type Finding, freshDays, isFresh, productOf, type Sight } from "./sight.ts";
import { faultSteps, stepsFor, unknownSteps } from "./steps.ts";
import { steadyText } from "./text.ts";
import { compareVersions, majorOf, numbersOf } from "./versions.ts";

const browserNames: Readonly<Record<BrowserKind, string>> = {
  chrome: "Google Chrome",
  edge: "Microsoft Edge",
  firefox: "Firefox",
  "firefox-esr": "Firefox ESR",
  safari: "Safari",
  chromium: "Chromium",
};

/** More versions ahead of the newest known than their makers can have brought meanwhile: the number is nonsense. */
const mostAhead = 12;

/** A distribution that looks after its browsers is so many versions behind their makers at times; one that is further behind has given up. */
const packagedLag = 2;

/** What one browser comes to; `name` is how it is asked about. */
type Weighed = Pick<Finding, "verdict" | "says" | "until" | "isFault"> & { readonly name: string };

export function judgeBrowsers(found: BrowsersReading, sight: Sight): Finding {
  const { browsers, otherDefault } = found;
  const other = otherDefault === null ? "" : steadyText(otherDefault, 60) || "a browser without a name";
  const shown = browsers.slice(0, 8).map(readingOf);
  const reading = [...shown, ...(other === "" ? [] : [`${other} (the default)`])].join("; ");
  const weighed = [
    ...browsers.map((one) => weigh(one, sight)),
    ...(other === "" ? [] : [unlisted(other)]),
    ...gapsOf(found).map((says) => unknown("", says)),
  ];
  const verdict = worst(weighed);
  const deciding = weighed.filter((one) => one.verdict === verdict);
  const says = [...new Set(deciding.map((one) => one.says))].join(" ");
  const about = [...new Set(deciding.map(({ name }) => name))].filter((name) => name !== "").slice(0, 8);
  const isFault = deciding.some((one) => one.isFault === true);
  const until = earliest(...deciding.map((one) => one.until ?? null));
  return { verdict, reading, says, steps: stepsOf(verdict, isFault, sight), about: about.join(", "), isFault, until };
}

function stepsOf(verdict: DeviceVerdict, isFault: boolean, sight: Sight): readonly string[] {
  if (verdict === "met") return [];
  if (verdict === "not-met") return stepsFor("browsers", placeOf(sight.family, sight.product), sight.help);
  return isFault ? faultSteps(sight.help) : unknownSteps(sight.help);
}

function worst(weighed: readonly Weighed[]): DeviceVerdict {
  const has = (verdict: DeviceVerdict) => weighed.some((one) => one.verdict === verdict);
  return has("not-met") ? "not-met" : has("unknown") ? "unknown" : "met";
}

/** What was not seen: as long as that is so, the browsers that were seen say nothing of the one that is used. */
function gapsOf({ browsers, otherDefault, isPartial }: BrowsersReading): readonly string[] {
  const more =
    isPartial === true ? ["Not everything that is installed could be looked at: there may be other browsers."] : [];
  if (browsers.length === 0 && otherDefault === null) return ["No browser was found that Custodia knows.", ...more];
  const isKnown = otherDefault !== null || browsers.some(({ isDefault }) => isDefault);
  return isKnown ? more : ["In which browser pages open could not be found out.", ...more];
}

function unlisted(name: string): Weighed {
  return unknown(name, `Pages open in ${name}, of which Custodia does not know what is newest.`);
}

function weigh({ kind, version, packagedCurrent }: Browser, sight: Sight): Weighed {
  const name = browserNames[kind];
  if (packagedCurrent === false) return notMet(name, `A newer ${name} waits among this system’s updates.`);
  const major = version === null ? null : majorOf(version);
  if (version === null || major === null)
    return unknown(name, `Which version of ${name} this is could not be found out.`);
  const known = knownOf(productOf(sight.data, kind), major, sight);
  if (packagedCurrent === true) return packaged(name, major, known);
  const fault = dataFault(sight);
  if (fault !== null) return { ...unknown(name, fault), isFault: true };
  if (known === null) return unknown(name, `Custodia does not know which ${name} is the newest.`);
  return against(known, name, version, major, sight);
}

/** What the list says of one major version. */
interface Known {
  /** The newest major version on the list. */
  readonly newest: number;
  /** Below 0: newer than the newest on the list. 0 for a line that still gets fixes beside a newer one. */
  readonly behind: number;
  /** Newest of the same major version; null: not known. */
  readonly latest: string | null;
  /** Its last day, where the maker names one. */
  readonly ends: Day | null;
  readonly isChromium: boolean;
}

/** null: nothing. */
function knownOf(product: Product | null, major: number, { today }: Sight): Known | null {
  const majors = (product?.cycles ?? []).map(({ cycle }) => Number(cycle)).filter(Number.isInteger);
  if (product === null || majors.length === 0) return null;
  const newest = Math.max(...majors);
  const listed = product.cycles.find((one) => one.cycle === String(major) && isSupported(one, today));
  const isOwnLine = listed !== undefined && isSlow(product);
  const isChromium = ["chrome", "edge", "chromium"].includes(product.id);
  const [behind, latest, ends] = [isOwnLine ? 0 : newest - major, listed?.latest ?? null, listed?.until ?? null];
  return { newest, behind, latest, ends, isChromium };
}

/** Those that stay at a number for months and mend security behind its dot. ESR has two lines at times, and both are well. */
function isSlow({ id }: Product): boolean {
  return id === "safari" || id === "firefox-esr";
}

/** The list only grows: however old it is, what is far behind it is far behind. */
function packaged(name: string, major: number, known: Known | null): Weighed {
  if (known !== null && known.behind > packagedLag) {
    const says = `${behindWords(name, major, known)} This system’s package source brings no newer one.`;
    return notMet(name, says);
  }
  return { verdict: "met", name, says: `${name} is the newest that this system’s own package source has.` };
}

function against(known: Known, name: string, version: string, major: number, sight: Sight): Weighed {
  if (known.behind > 0) return notMet(name, behindWords(name, major, known));
  if (known.behind < -mostAhead) return unknown(name, `${name} says that it is version ${major}, which can’t be.`);
  if (known.latest !== null && isOlder(version, known.latest, known.isChromium))
    return notMet(name, `${name} ${steadyText(version, 30)} is older than ${known.latest}, which is out.`);
  if (!isFresh(sight))
    return unknown(name, `Custodia’s list is of ${sight.data.on}, and newer versions of ${name} have come since.`);
  // Where the list has no number behind the dot, nothing is said of it.
  const which = known.latest === null && known.behind === 0 ? `${name} ${major} is the newest main version` : null;
  const says = `${which ?? `${name} is the newest version`} that Custodia knows of, or newer.`;
  return { verdict: "met", name, says, until: earliest(known.ends, addDays(sight.data.on, freshDays)) };
}

/**
 * One release of Chrome has last numbers of its own on each system (`142.0.7444.59` and `.60`): so small a step back may be none. A release
 * that mends security is further on.
 */
const chromiumSteps = 2;

function isOlder(version: string, latest: string, isChromium: boolean): boolean {
  const apart = compareVersions(version, latest);
  if (apart === null || apart >= 0) return false;
  const [found, newest] = [numbersOf(version), numbersOf(latest)];
  if (!isChromium || found?.length !== 4 || newest?.length !== 4) return true;
  const isSameBuild = [0, 1, 2].every((part) => found[part] === newest[part]);
  return !isSameBuild || (newest[3] ?? 0) - (found[3] ?? 0) > chromiumSteps;
}

function isSupported({ until }: Cycle, today: string): boolean {
  return until === null || today <= until;
}

function unknown(name: string, says: string): Weighed {
  return { verdict: "unknown", name, says };
}

function notMet(name: string, says: string): Weighed {
  return { verdict: "not-met", name, says };
}

function behindWords(name: string, major: number, { behind, newest }: Known): string {
  const versions = behind === 1 ? "1 version" : `${behind} versions`;
  return `${name} ${major} is ${versions} behind ${newest}, the newest that Custodia knows of.`;
}

function readingOf({ kind, version, isDefault }: Browser): string {
  const exact = version === null ? "" : ` ${steadyText(version, 30)}`;
  return `${browserNames[kind]}${exact}${isDefault ? " (the default)" : ""}`;
}
