/** What the lines of a check are worth now: some verdicts hold for a time only, and the policy may ask something else meanwhile. [A-6.h.iii] */

import type { DeviceCheck, DeviceLine } from "../device-view.ts";
import type { DeviceRule } from "../policy-pack.ts";
import type { Day } from "../register-view.ts";
import { dayIn, parseTime } from "../time.ts";
import { lastDayOf } from "./answers.ts";
import { earliest } from "./sight.ts";

/**
 * The lines, those that held until a day before this one as not known.
 * @param rule of the policy in force now; null: it asks for no check
 */
export function linesNow(
  { lines }: Pick<DeviceCheck, "lines">,
  rule: DeviceRule | null,
  now: Date,
  timeZone: string,
): readonly DeviceLine[] {
  const today = dayIn(timeZone, now.toISOString());
  return lines.map((line) => expired(rule === null ? line : askedNow(line, rule), rule, today, timeZone));
}

/** An answer under another policy is one to another question where its words are others. */
function askedNow(line: DeviceLine, { asks, everyDays }: DeviceRule): DeviceLine {
  const asked = asks.find(({ id }) => line.id === `question:${id}`);
  if (asked === undefined || line.ask === null || line.ask.text === asked.text) return line;
  const { label, why, text, hint } = asked;
  return {
    ...line,
    label,
    why,
    verdict: "unknown",
    reading: "",
    says: "The policy asks something else now, and nobody has answered it yet.",
    steps: ["Answer the question here."],
    until: null,
    ask: { id: line.id, text, hint, answered: null, everyDays },
  };
}

function expired(line: DeviceLine, rule: DeviceRule | null, today: Day, timeZone: string): DeviceLine {
  const until = earliest(line.until, rule === null ? null : answerEnds(line, rule.everyDays, timeZone));
  if (line.verdict === "unknown" || until === null || today <= until) return line;
  const isAnswer = line.source === "answered";
  return {
    ...line,
    verdict: "unknown",
    says: `${line.says} That counted until ${until}.`,
    steps: [isAnswer ? "Check again, and answer the question if it is still there." : "Check again."],
    until: null,
    ask: isAnswer && line.ask !== null ? { ...line.ask, answered: null } : line.ask,
  };
}

/** The policy in force may let answers count for fewer days than the one under which they were weighed. */
function answerEnds({ source, at }: DeviceLine, everyDays: number, timeZone: string): Day | null {
  return source === "answered" && parseTime(at) !== null ? lastDayOf({ at }, everyDays, timeZone) : null;
}
