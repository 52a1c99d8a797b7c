/** A line of the checklist: what was found, what a person answered where nothing was, and what may be asked. [A-6.h.iii] */

import type { DeviceAnswer, DeviceLine, DeviceQuestion, DeviceVerdict } from "../device-view.ts";
import type { Time } from "../entry.ts";
import type { DeviceAsk } from "../policy-pack.ts";
import { dayIn, parseTime } from "../time.ts";
import { counts, type KeptAnswer, lastAnswer, lastDayOf, type Moment } from "./answers.ts";
import { questionFor } from "./ask.ts";
import type { DeviceItemId, ReadBy } from "./reading.ts";
import type { Finding, Sight } from "./sight.ts";
import { faultSteps } from "./steps.ts";
import { steadyText } from "./text.ts";
import { answerWords, itemLabels, itemReasons } from "./words.ts";

/** What all lines of a check share. */
export interface Sheet extends Moment {
  readonly answers: readonly KeptAnswer[];
  /** Answers count so many days. */
  readonly everyDays: number;
  readonly at: Time;
}

const verdicts: Readonly<Record<DeviceAnswer, DeviceVerdict>> = { yes: "met", no: "not-met", "not-sure": "unknown" };

/** A line that is measured; only where that came to nothing, a person’s answer decides. */
export function measuredLine(
  item: DeviceItemId,
  by: ReadBy,
  finding: Finding,
  needed: boolean,
  sight: Sight,
  sheet: Sheet,
): DeviceLine {
  const { verdict, reading, says, steps, until = null, about = "", isFault = false } = finding;
  const line: DeviceLine = {
    id: item,
    label: itemLabels[item],
    why: itemReasons[item],
    ...{ verdict, reading, says, steps },
    source: by,
    at: sheet.at,
    until: verdict === "unknown" ? null : until,
    needed,
    ask: null,
  };
  if (verdict !== "unknown" || isFault) return line;
  const id = `look:${item}`;
  const ask = { id, ...questionFor(item, sight, about), answered: null, everyDays: sheet.everyDays };
  return answered(line, ask, sheet, sight.help);
}

function answered(line: DeviceLine, ask: DeviceQuestion, sheet: Sheet, help: string): DeviceLine {
  const given = countingAnswer(ask, sheet);
  if (given === null) return { ...line, ask };
  const open = { ...ask, answered: answeredBy(given) };
  const [who, day] = [nameOf(given), dayIn(sheet.timeZone, given.at)];
  if (given.answer === "not-sure") return { ...line, says: `${line.says} ${who} was not sure on ${day}.`, ask: open };
  const found = given.answer === "yes" ? "found it in order" : "found that it is not in order";
  return {
    ...line,
    verdict: verdicts[given.answer],
    says: `${line.says} ${who} looked on ${day} and ${found}.`,
    steps: given.answer === "yes" ? [] : [`Call ${help}, and tell them what you saw.`],
    source: "answered",
    at: given.at,
    until: lastDayOf(given, sheet.everyDays, sheet.timeZone),
    ask: open,
  };
}

/** A line of the policy that has nothing to measure. */
export function askedLine(question: DeviceAsk, { help, clockFault }: Sight, sheet: Sheet): DeviceLine {
  const id = `question:${question.id}`;
  const given = countingAnswer({ ...question, id }, sheet);
  const answer = given?.answer ?? null;
  const { text, hint, label, why, needed } = question;
  return {
    id,
    label,
    verdict: answer === null ? "unknown" : verdicts[answer],
    reading: answer === null ? "" : answerWords[answer],
    says:
      given === null
        ? (clockFault ?? unansweredWords({ ...question, id }, sheet))
        : `${nameOf(given)} answered on ${dayIn(sheet.timeZone, given.at)}.`,
    why,
    steps:
      answer === "yes"
        ? []
        : answer === "no"
          ? [question.otherwise]
          : clockFault === null
            ? [`Answer the question here. If you don’t know, ask ${help}.`]
            : faultSteps(help),
    source: "answered",
    at: given?.at ?? sheet.at,
    until: given === null || answer === "not-sure" ? null : lastDayOf(given, sheet.everyDays, sheet.timeZone),
    needed,
    ask: { id, text, hint, answered: given === null ? null : answeredBy(given), everyDays: sheet.everyDays },
  };
}

function unansweredWords({ id, text }: Asked, sheet: Sheet): string {
  const old = lastAnswer(sheet.answers, id);
  if (old === null) return "Nobody has answered this yet.";
  if (old.text !== text) return "The question is another one than the one that was answered: it is asked anew.";
  if (parseTime(old.at) === null) return "The time of the last answer can’t be right: it is asked again.";
  const due = lastDayOf(old, sheet.everyDays, sheet.timeZone);
  return `The last answer counted until ${due}, or its time can’t be right: it is asked again.`;
}

type Asked = Pick<DeviceQuestion, "id" | "text">;

function countingAnswer({ id, text }: Asked, sheet: Sheet): KeptAnswer | null {
  const last = lastAnswer(sheet.answers, id);
  return last !== null && counts(last, text, sheet.everyDays, sheet) ? last : null;
}

function answeredBy({ answer, at, by }: KeptAnswer): DeviceQuestion["answered"] {
  return { answer, at, by: steadyText(by) };
}

function nameOf({ by }: KeptAnswer): string {
  return steadyText(by, 80) || "Somebody";
}
