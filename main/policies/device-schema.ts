/** The form of a pack's part on the computers from which accounts are administered. [A-6.h.iii] */

import { z } from "zod";
import { deviceItems } from "../model/device/reading.ts";
import type { DeviceRule } from "../model/policy-pack.ts";
import { clauseIds, id, line, text } from "./text-schema.ts";

const ask = z.strictObject({
  id,
  text: line,
  hint: line,
  label: line,
  why: line,
  otherwise: line,
  needed: z.boolean(),
});

export const deviceSchema = z.strictObject({
  basis: text,
  clauses: clauseIds,
  everyDays: z.int().min(1).max(3660),
  needs: z.array(z.enum(deviceItems)).min(1).max(deviceItems.length),
  asks: z.array(ask).max(20),
  help: line,
}) satisfies z.ZodType<DeviceRule>;
