/** Is the system one that its maker still supports? [A-6.h.iii] */

import type { Cycle, Product } from "./end-of-life.ts";
import { placeOf } from "./place.ts";
import type { SystemReading } from "./reading.ts";
import { dataFault, earliest, type Finding, lastDayOf, productOf, type Sight } from "./sight.ts";
import { faultSteps, stepsFor, unknownSteps } from "./steps.ts";
import { placed, type Support, supportOf } from "./support.ts";
import { steadyText } from "./text.ts";
import { compareVersions, majorOf } from "./versions.ts";

const makers: Readonly<Record<string, string>> = {
  "windows-11": "Microsoft",
  "windows-10": "Microsoft",
  "windows-server": "Microsoft",
  macos: "Apple",
  debian: "The Debian project",
  ubuntu: "Canonical",
  fedora: "The Fedora project",
};

export function judgeSystem(reading: SystemReading, sight: Sight): Finding {
  const shown = readingOf(reading, sight);
  const unknown = (says: string): Finding => ({
    verdict: "unknown",
    reading: shown,
    says,
    steps: unknownSteps(sight.help),
  });
  const product = reading.product === null ? null : productOf(sight.data, reading.product);
  if (product === null) return unknown("Custodia does not know for how long this system is supported.");
  const fault = dataFault(sight);
  if (fault !== null) return { ...unknown(fault), steps: faultSteps(sight.help), isFault: true };
  if (reading.cycle === null) return unknown(`Which version of ${product.name} this is could not be found out.`);
  const cycle = product.cycles.find((one) => one.cycle === reading.cycle);
  if (cycle === undefined) return judgeUnlisted(reading.cycle, product, shown, sight, unknown);
  if (isAnotherBuild(reading, cycle))
    return unknown("Its version and its build do not belong together: it may be a preview.");
  const support = supportOf(product, cycle, reading.edition, sight.today, sight.data.on);
  return judgeSupport(support, { reading, product, cycle, shown, sight });
}

interface About {
  readonly reading: SystemReading;
  readonly product: Product;
  readonly cycle: Cycle;
  readonly shown: string;
  readonly sight: Sight;
}

function judgeSupport(support: Support, about: About): Finding {
  const { product, shown, sight } = about;
  const maker = makers[product.id] ?? "Its maker";
  const steps = stepsFor("system", placeOf(sight.family, product.id), sight.help);
  if (support.state === "ended") {
    const says = `${maker} supported it until ${support.until}.${paidSupport(product.id)}`;
    return { verdict: "not-met", reading: shown, says, steps };
  }
  const missing = newerBuild(about);
  if (missing !== null) return missing;
  if (support.state === "supported") {
    const open = support.until === null ? `${maker} still supports it and has named no end.` : null;
    const says = open ?? `${maker} supports it until ${support.until}${support.soon ? ", which is soon" : ""}.`;
    const until = earliest(support.holds, lastDayOf(sight.data));
    return { verdict: "met", reading: shown, says, steps: support.soon ? steps : [], until };
  }
  const says =
    support.state === "open"
      ? `${maker} names no ends of support, and Custodia’s list of ${sight.data.on} is too old to know.`
      : `${maker} supported it until ${support.until}; ${longer(product.id)} until ${support.longest}. Which of the two counts here could not be found out.`;
  return { verdict: "unknown", reading: shown, says, steps: unknownSteps(sight.help) };
}

function judgeUnlisted(
  cycle: string,
  product: Product,
  shown: string,
  sight: Sight,
  unknown: (says: string) => Finding,
): Finding {
  const where = placed(product, cycle);
  if (where === "newer") return unknown(`It is newer than Custodia’s list of supported versions of ${sight.data.on}.`);
  if (where === null) return unknown("Custodia’s list of supported versions does not have this one.");
  const steps = stepsFor("system", placeOf(sight.family, product.id), sight.help);
  const says = `It is older than every version of ${product.name} that Custodia knows of: its support has ended.`;
  return { verdict: "not-met", reading: shown, says, steps };
}

function readingOf({ name, version }: SystemReading, { family }: Sight): string {
  const called = steadyText(name);
  const exact = version === null ? "" : steadyText(version, 60);
  if (exact === "" || called.includes(exact)) return called;
  return `${called}, ${family === "windows" ? "build" : "version"} ${exact}`;
}

/** A preview calls itself by the version that it will become. */
function isAnotherBuild({ version }: SystemReading, { build }: Cycle): boolean {
  const found = version === null ? null : majorOf(version);
  return build !== undefined && found !== null && String(found) !== build;
}

/** A build behind the newest known lacks a fix that is out, whatever the system’s own search for updates says; null: it is not behind. */
function newerBuild({ reading, cycle, product, shown, sight }: About): Finding | null {
  const { latest, latestOn } = cycle;
  if (latest === null) return null;
  const apart = reading.version === null ? null : compareVersions(reading.version, latest);
  if (apart !== null && apart >= 0) return null;
  if (apart === null) {
    const says = `Whether it is as new as ${latest} could not be found out.`;
    return { verdict: "unknown", reading: shown, says, steps: unknownSteps(sight.help) };
  }
  const since = latestOn === null ? "" : ` since ${latestOn}`;
  const says = `${latest} has been out${since}: the security fixes that it brings are missing here.`;
  const steps = stepsFor("updates", placeOf(sight.family, product.id), sight.help);
  return { verdict: "not-met", reading: shown, says, steps };
}

/** Support that is bought beside the ordinary one leaves no trace that an ordinary user may see. */
function paidSupport(product: string): string {
  if (product === "windows-10") return " Only a computer with Extended Security Updates still gets fixes; IT knows.";
  return product === "ubuntu" ? " Only a computer with Ubuntu Pro still gets fixes; IT knows." : "";
}

function longer(product: string): string {
  return product === "debian" ? "its long-term team goes on" : "other editions are supported";
}
