/** A line of the device checklist in words. [A-6.h.iii] */
import { answerWords, verdictWords } from "../../main/model/device/words.ts";
import type { DeviceDesk, DeviceLine, DeviceVerdict } from "../../main/model/device-view.ts";
import { counted, relativeMoment } from "../format.ts";
import type { Tone } from "../words.ts";

interface VerdictSaid {
  readonly words: string;
  readonly tone: Tone;
}

const tones = { met: "good", "not-met": "bad", unknown: "warn" } as const satisfies Record<DeviceVerdict, Tone>;

/** A line that is only good to have never looks like a failure, and what is not known never like what is in order. */
export function verdictSaid({ verdict, needed }: Pick<DeviceLine, "verdict" | "needed">): VerdictSaid {
  const words = verdictWords[verdict];
  if (needed || verdict === "met") return { words, tone: tones[verdict] };
  return { words, tone: verdict === "not-met" ? "warn" : "plain" };
}

/** `Robin Vale answered “yes” today at 8:02 AM. It is asked again after 30 days.` */
export function answeredWords(
  { answered, everyDays }: NonNullable<DeviceLine["ask"]>,
  zone: string,
  now: Date = new Date(),
): string {
  if (answered === null) return `Your answer is kept with your name and the day, for ${counted(everyDays, "day")}.`;
  const { answer, at, by } = answered;
  const said = answerWords[answer].toLowerCase();
  return `${by} answered “${said}” ${relativeMoment(at, zone, now)}. It is asked again after ${counted(everyDays, "day")}.`;
}

/** The policy’s own question: there is nothing to read. */
function isPolicys({ id }: Pick<DeviceLine, "id">): boolean {
  return id.startsWith("question:");
}

/** Where a line’s verdict comes from; empty where an answer tells it already, or where only an answer can. */
export function sourceWords(
  { id, source, at }: Pick<DeviceLine, "id" | "source" | "at">,
  zone: string,
  now: Date = new Date(),
): string {
  if (source === "answered" || isPolicys({ id })) return "";
  const when = relativeMoment(at, zone, now);
  return source === "osquery" ? `Read by osquery ${when}.` : `Read by Custodia ${when}.`;
}

/** What nobody could measure and nobody has answered yet: what is needed first, then the policy’s own questions. */
export function openQuestions({ check }: Pick<DeviceDesk, "check">): readonly DeviceLine[] {
  const open = (check?.lines ?? []).filter(({ verdict, ask }) => verdict === "unknown" && ask?.answered === null);
  return [...open.filter(({ needed }) => needed), ...open.filter((line) => !line.needed && isPolicys(line))];
}
