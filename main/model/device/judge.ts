/** What readings mean: a line of the checklist each, and a verdict of all. Pure; unknown never counts as met. [A-6.h.iii] */

import type { DeviceLine, DeviceVerdict } from "../device-view.ts";
import type { Time } from "../entry.ts";
import type { DeviceRule } from "../policy-pack.ts";
import { dayIn } from "../time.ts";
import { answerCountsDays, type KeptAnswer } from "./answers.ts";
import { defaultDeviceRule } from "./default-rule.ts";
import type { EndOfLife } from "./end-of-life.ts";
import { judgeApp } from "./judge-app.ts";
import { judgeBrowsers } from "./judge-browsers.ts";
import { judgeEncryption, judgeFirewall, judgeScreenLock } from "./judge-guards.ts";
import { judgeMalware } from "./judge-malware.ts";
import { judgeSystem } from "./judge-system.ts";
import { judgeAutomatic, judgeUpdates } from "./judge-updates.ts";
import { askedLine, measuredLine, type Sheet } from "./line.ts";
import { type DeviceFamily, type DeviceItemId, deviceItems, type Read, type ReadOf } from "./reading.ts";
import { clockFault, type Finding, newerOf, type Sight } from "./sight.ts";
import { faultSteps, unknownSteps } from "./steps.ts";
import { steadyText } from "./text.ts";
import { familyNames, unreadWords } from "./words.ts";

export interface JudgeFacts {
  readonly family: DeviceFamily;
  readonly data: EndOfLife;
  /** null: the policy says nothing of it; what `defaultDeviceRule` needs stands in for it. */
  readonly rule: DeviceRule | null;
  /** In the order in which they were given. */
  readonly answers: readonly KeptAnswer[];
  readonly now: Date;
  readonly timeZone: string;
  /** When the log’s last entry was made: a clock that is behind it tells no age. Left out or null: there is none. */
  readonly lastEntry?: Time | null;
}

export interface Judged {
  /** A line an item, in the order of `deviceItems`, then the policy’s own questions. */
  readonly lines: readonly DeviceLine[];
  readonly verdict: DeviceVerdict;
  /** The operating system in words. */
  readonly platform: string;
}

/** Never throws, whatever was read. An item without a read counts as one that could not be read. */
export function judge(reads: readonly Read[], facts: JudgeFacts): Judged {
  const rule = facts.rule ?? defaultDeviceRule;
  const at = facts.now.toISOString();
  const sight = sightOf(reads, facts, rule.help, dayIn(facts.timeZone, at));
  const everyDays = facts.rule?.everyDays ?? answerCountsDays;
  // By a clock that is wrong nobody knows how old an answer is.
  const answers = sight.clockFault === null ? facts.answers : [];
  const sheet: Sheet = { now: facts.now, timeZone: facts.timeZone, answers, everyDays, at };
  const lines = [
    ...deviceItems.map((item) => {
      const read = reads.findLast((one) => one.item === item);
      return measuredLine(
        item,
        read?.by ?? "measured",
        underClock(item, findingOf(read, sight), sight),
        rule.needs.includes(item),
        sight,
        sheet,
      );
    }),
    ...rule.asks.map((ask) => askedLine(ask, sight, sheet)),
  ];
  return { lines, verdict: verdictOf(lines), platform: sight.system };
}

/** Of the needed lines. Where none is needed all of them count: nobody is told “all good” by a list of nothing. */
export function verdictOf(lines: readonly Pick<DeviceLine, "verdict" | "needed">[]): DeviceVerdict {
  const needed = lines.filter((line) => line.needed);
  const counting = needed.length > 0 ? needed : lines;
  if (counting.some(({ verdict }) => verdict === "not-met")) return "not-met";
  return counting.length > 0 && counting.every(({ verdict }) => verdict === "met") ? "met" : "unknown";
}

function sightOf(
  reads: readonly Read[],
  { family, data, now, lastEntry = null }: JudgeFacts,
  help: string,
  today: string,
): Sight {
  const read = reads.findLast((one): one is ReadOf<"system"> => one.item === "system");
  const reading = read !== undefined && "reading" in read ? read.reading : null;
  const system = (reading === null ? "" : steadyText(reading.name)) || familyNames[family];
  return {
    family,
    product: reading?.product ?? null,
    system,
    today,
    help,
    data,
    clockFault: clockFault(lastEntry, now),
    newer: reading === null ? null : newerOf(data, reading),
  };
}

/** What is met by days: support, lists, looks and signatures that are young enough. */
const datedItems: readonly DeviceItemId[] = ["system", "updates", "malware", "browsers", "app"];

/** A clock that is behind makes things look younger than they are: what is old by it is old. */
function underClock(item: DeviceItemId, finding: Finding, { clockFault, help }: Sight): Finding {
  const { verdict, reading, says } = finding;
  if (clockFault === null || verdict === "not-met") return finding;
  if (verdict === "met" && !datedItems.includes(item)) return finding;
  const words = verdict === "met" ? clockFault : `${says} ${clockFault}`;
  return { verdict: "unknown", reading, says: words, steps: faultSteps(help), isFault: true };
}

function findingOf(read: Read | undefined, sight: Sight): Finding {
  if (read === undefined || "unread" in read) {
    const why = unreadWords[read?.unread ?? "failed"];
    return {
      verdict: "unknown",
      reading: "",
      says: `This could not be found out: ${why}.`,
      steps: unknownSteps(sight.help),
    };
  }
  switch (read.item) {
    case "system":
      return judgeSystem(read.reading, sight);
    case "updates":
      return judgeUpdates(read.reading, sight);
    case "automatic-updates":
      return judgeAutomatic(read.reading, sight);
    case "malware":
      return judgeMalware(read.reading, sight);
    case "browsers":
      return judgeBrowsers(read.reading, sight);
    case "app":
      return judgeApp(read.reading, sight);
    case "firewall":
      return judgeFirewall(read.reading, sight);
    case "encryption":
      return judgeEncryption(read.reading, sight);
    case "screen-lock":
      return judgeScreenLock(read.reading, sight);
  }
}
