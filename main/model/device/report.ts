/** The last check as text that goes to IT: plain, on short lines, nothing in it that a mail program would take for a command. */

import type { DeviceCheck, DeviceLine, DeviceVerdict } from "../device-view.ts";
import { steadyText } from "./text.ts";
import { verdictWords } from "./words.ts";

export interface ReportHead {
  readonly organisation?: string | undefined;
  /** The computer’s name, or how people call it. */
  readonly computer?: string | undefined;
  /** How to reach IT, as the person noted it; empty: not noted. */
  readonly contact: string;
}

const results: Readonly<Record<DeviceVerdict, string>> = {
  met: "everything that is needed is in order",
  "not-met": "something that is needed is not in order",
  unknown: "not everything that is needed could be found out",
};

const longestSentence = 400;

/** Times are UTC, as the log has them. Ends with a line feed. */
export function deviceReport(check: DeviceCheck, { organisation, computer, contact }: ReportHead): string {
  const head = [
    ["Organization", organisation ?? ""],
    ["Computer", computer ?? ""],
    ["System", check.platform],
    ["Checked", `${check.at}${check.seq === null ? "" : ` (entry ${check.seq} of the log)`}`],
    ["List of versions", `of ${check.dataOn}`],
    ["IT, as noted here", contact],
    ["Result", results[check.verdict]],
  ] as const;
  const needed = check.lines.filter((line) => line.needed);
  const others = check.lines.filter((line) => !line.needed);
  return [
    "Device checklist of Custodia",
    "",
    ...head.filter(([, value]) => value.trim() !== "").map(([name, value]) => `${name}: ${flat(value)}`),
    ...section("Needed by the policy", needed),
    ...section("Good to have", others),
    "",
  ].join("\n");
}

function section(title: string, lines: readonly DeviceLine[]): string[] {
  return lines.length === 0 ? [] : ["", title, ...lines.flatMap(lineWords)];
}

function lineWords({ verdict, label, reading, says, source, steps, ask }: DeviceLine): string[] {
  // A question of the policy has nothing that is measured, and yet somebody must have answered it.
  const by = source === "answered" && ask?.answered != null ? " (answered, not measured)" : "";
  const read = reading === "" ? "" : `: ${flat(reading)}`;
  const todo = verdict === "not-met" ? steps.map((step) => `    - ${flat(step)}`) : [];
  return [`* ${verdictWords[verdict]}${by} - ${flat(label)}${read}`, `    ${flat(says)}`, ...todo];
}

function flat(text: string): string {
  return steadyText(text, longestSentence);
}
