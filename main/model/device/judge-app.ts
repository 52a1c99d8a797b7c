/** Is Custodia itself built on something that still gets security fixes? [A-6.h.iii] */

import { placeOf } from "./place.ts";
import type { AppReading } from "./reading.ts";
import { dataFault, earliest, type Finding, lastDayOf, productOf, type Sight } from "./sight.ts";
import { faultSteps, stepsFor, unknownSteps } from "./steps.ts";
import { placed, supportOf } from "./support.ts";
import { steadyText } from "./text.ts";
import { majorOf } from "./versions.ts";

export function judgeApp({ version, electron }: AppReading, sight: Sight): Finding {
  const own = `Custodia ${steadyText(version, 30)}`;
  const reading = electron === null ? own : `${own}, built on Electron ${steadyText(electron, 30)}`;
  const steps = unknownSteps(sight.help);
  const unknown = (says: string): Finding => ({ verdict: "unknown", reading, says, steps, about: reading });
  if (electron === null)
    return unknown("It does not run in the Electron that it ships with, so its age can’t be told.");
  const fault = dataFault(sight);
  if (fault !== null) return { ...unknown(fault), steps: faultSteps(sight.help), isFault: true };
  const [product, major] = [productOf(sight.data, "electron"), majorOf(electron)];
  if (product === null || major === null)
    return unknown("Custodia does not know for how long its Electron is supported.");
  const cycle = product.cycles.find((one) => one.cycle === String(major));
  const ended = (says: string): Finding => {
    return {
      verdict: "not-met",
      reading,
      says,
      steps: stepsFor("app", placeOf(sight.family, sight.product), sight.help),
    };
  };
  if (cycle === undefined) {
    if (placed(product, String(major)) === "older") return ended("Its Electron no longer gets security fixes.");
    return unknown(`Its Electron is not on Custodia’s list of supported versions of ${sight.data.on}.`);
  }
  const support = supportOf(product, cycle, null, sight.today, sight.data.on);
  if (support.state === "ended") return ended(`Its Electron got security fixes until ${support.until}.`);
  if (support.state !== "supported")
    return unknown(
      `A newer Custodia should be out: the list of supported versions in this one is of ${sight.data.on}.`,
    );
  const until =
    support.until === null ? "is among those that get security fixes" : `gets security fixes until ${support.until}`;
  const holds = earliest(support.holds, lastDayOf(sight.data));
  return { verdict: "met", reading, says: `Its Electron ${until}.`, steps: [], until: holds };
}
