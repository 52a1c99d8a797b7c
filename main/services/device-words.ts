/** What the checklist’s screen is told beside the check: the policy, the age of the data, the questions that may be answered. */

import { cited } from "../model/cited.ts";
import type { EndOfLife } from "../model/device/end-of-life.ts";
import { dataFault } from "../model/device/sight.ts";
import type { DeviceCheck, DeviceDesk, DeviceQuestion } from "../model/device-view.ts";
import type { PolicyPack } from "../model/policy-pack.ts";
import { dayIn } from "../model/time.ts";

/** Old is all on which no verdict may rest, data of a later day than this clock’s, too. */
export function dataWords(data: EndOfLife, timeZone: string, now: Date): DeviceDesk["data"] {
  return { on: data.on, isOld: dataFault({ data, today: dayIn(timeZone, now.toISOString()) }) !== null };
}

/** The question as it is asked now; null: nobody is asked that. */
export function questionOf(
  id: string,
  check: DeviceCheck | null,
  { device: rule }: PolicyPack,
): Pick<DeviceQuestion, "id" | "text"> | null {
  // The policy in force may ask in other words than the one under which it was checked.
  const asked = rule?.asks.find((ask) => `question:${ask.id}` === id);
  if (asked !== undefined) return { id, text: asked.text };
  return check?.lines.find(({ ask }) => ask?.id === id)?.ask ?? null;
}

/** null: the policy says nothing of it. */
export function policyWords(pack: PolicyPack): DeviceDesk["policy"] {
  const { device: rule, clauses } = pack;
  if (rule === null) return null;
  const { everyDays, basis, help } = rule;
  const text = clauses.find(({ id }) => id === rule.clauses[0])?.text ?? "";
  return { citation: cited(pack, rule.clauses).citation, text, everyDays, basis, help };
}
