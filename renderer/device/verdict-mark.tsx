import { CircleAlert, CircleCheck, CircleDashed, CircleHelp, type LucideIcon } from "lucide-react";
import type { DeviceLine, DeviceVerdict } from "../../main/model/device-view.ts";
import type { Lamp } from "../standing.ts";
import { verdictSaid } from "./line-words.ts";

const marks: Readonly<Record<DeviceVerdict, LucideIcon>> = {
  met: CircleCheck,
  "not-met": CircleAlert,
  unknown: CircleHelp,
};

/** A sign and a word: never colour alone. */
export function VerdictMark({ line }: { line: Pick<DeviceLine, "verdict" | "needed"> }) {
  const { words, tone } = verdictSaid(line);
  const Icon = marks[line.verdict];
  return (
    <span className={`device-mark ${tone}`}>
      <Icon size={17} aria-hidden="true" />
      {words}
    </span>
  );
}

const lamps: Readonly<Record<Lamp, LucideIcon>> = {
  good: CircleCheck,
  bad: CircleAlert,
  warn: CircleHelp,
  plain: CircleDashed,
};

/** The sign before the sentence at the head of the screen. */
export function StandingLamp({ lamp }: { lamp: Lamp }) {
  const Icon = lamps[lamp];
  return (
    <span className={`device-lamp ${lamp}`}>
      <Icon size={30} aria-hidden="true" />
    </span>
  );
}
