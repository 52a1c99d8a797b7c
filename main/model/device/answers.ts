/** What people answered where nothing could be measured, and for how long it counts. */

import { addDays } from "../calendar.ts";
import type { DeviceAnswer } from "../device-view.ts";
import type { Time } from "../entry.ts";
import type { Day } from "../register-view.ts";
import { clockSkew, dayIn, parseTime } from "../time.ts";

export interface KeptAnswer {
  /** `look:malware` or `question:city-computer`. */
  readonly question: string;
  /** The question as it was asked: the answer is one to these words, and to no others. */
  readonly text: string;
  readonly answer: DeviceAnswer;
  readonly at: Time;
  /** The person’s name. */
  readonly by: string;
}

/** Answers count so many days where no policy says how many. */
export const answerCountsDays = 30;

export interface Moment {
  readonly now: Date;
  readonly timeZone: string;
}

/** The last answer to a question, whatever its age; null: none. */
export function lastAnswer(answers: readonly KeptAnswer[], question: string): KeptAnswer | null {
  return answers.findLast((one) => one.question === question) ?? null;
}

/** Does it still count? Not for other words, not when it is too old, and not when its time can’t be right. */
export function counts(answer: KeptAnswer, text: string, everyDays: number, { now, timeZone }: Moment): boolean {
  const at = parseTime(answer.at);
  if (answer.text !== text) return false;
  if (at === null || at > now.getTime() + clockSkew) return false;
  return dayIn(timeZone, now.toISOString()) <= lastDayOf(answer, everyDays, timeZone);
}

/** The last day on which an answer counts. @param answer its time is one */
export function lastDayOf({ at }: Pick<KeptAnswer, "at">, everyDays: number, timeZone: string): Day {
  return addDays(dayIn(timeZone, at), everyDays);
}
