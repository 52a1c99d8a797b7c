/** Which lines of the checklist a policy needs. */

import type { DeviceRule } from "../policy-pack.ts";
import { itemLabels } from "./words.ts";

export interface NeededLine {
  /** As `DeviceLine.id`. */
  readonly id: string;
  readonly label: string;
}

export function neededLines({ needs, asks }: DeviceRule): readonly NeededLine[] {
  return [
    ...needs.map((id) => ({ id, label: itemLabels[id] })),
    ...asks.filter(({ needed }) => needed).map(({ id, label }) => ({ id: `question:${id}`, label })),
  ];
}
