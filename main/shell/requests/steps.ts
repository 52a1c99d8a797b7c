import { z } from "zod";
import type { StepInput } from "../../../preload/contract.ts";
import { keptBecause } from "../../model/entry.ts";
import { id, moment, text } from "./texts.ts";

/** Every field that may be corrected holds a text, yes or no, nothing, or who was consulted. */
const correction = z.union([text, z.boolean(), z.null(), z.strictObject({ name: text, role: text })]);

/** What a person can do at a step of a case. */
export const stepInput: z.ZodType<StepInput> = z.discriminatedUnion("step", [
  z.strictObject({ step: z.literal("grounds"), grounds: z.array(id).max(200), reason: text }),
  z.strictObject({ step: z.literal("viewpoint"), answer: z.enum(["violation", "viewpoint-only"]), reason: text }),
  z.strictObject({
    step: z.literal("consultation"),
    id: id.optional(),
    name: text,
    consultedAt: moment,
    how: text,
    decided: z.array(id).max(50),
    words: text,
  }),
  z.strictObject({ step: z.literal("message"), channel: text, sentAt: moment, text }),
  z.strictObject({ step: z.literal("waive"), id, reason: text }),
  z.strictObject({ step: z.literal("action"), action: id, doneAt: moment, note: text, until: moment.nullable() }),
  z.strictObject({ step: z.literal("reverse"), action: id, doneAt: moment, reason: text }),
  z.strictObject({ step: z.literal("keep"), because: z.enum(keptBecause), reason: text }),
  z.strictObject({ step: z.literal("close"), note: text }),
  z.strictObject({ step: z.literal("amend"), entry: id, field: id, correction, reason: text }),
]);
