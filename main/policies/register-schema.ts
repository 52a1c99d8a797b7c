/** The form of a pack's part on the account register. */

import { z } from "zod";
import { accountNeeds, type RegisterRule } from "../model/policy-pack.ts";
import { clauseIds, domain, id, line, months, partMissing, text } from "./text-schema.ts";

/** A number that no policy names is the pack's own, and the pack must say so. */
const interval = { basis: text, clauses: clauseIds };
const days = z.int().min(1).max(3660);

const acknowledgement = z.strictObject({
  ...interval,
  title: line,
  text,
  forwardTo: line.nullable(),
  days: z.int().min(0).max(365),
  byPolicy: z.boolean().optional(),
});

const checklist = z.strictObject({
  ...interval,
  items: z
    .array(
      z.strictObject({
        id,
        label: line,
        hint: line,
        clauses: clauseIds,
        always: z.boolean().optional(),
        note: z.literal("needed").optional(),
      }),
    )
    .min(1)
    .max(50),
  everyMonths: months,
});

const workplan = z.strictObject({
  ...interval,
  parts: z
    .array(z.strictObject({ id, label: line, hint: line }))
    .min(1)
    .max(30),
  everyMonths: months.nullable(),
});

export const registerSchema = z.strictObject(
  {
    creation: z.strictObject({ approver: id, clauses: clauseIds }),
    record: z.strictObject({ needs: z.array(z.enum(accountNeeds)).max(accountNeeds.length), clauses: clauseIds }),
    email: z.strictObject({ domain, clauses: clauseIds }).nullable(),
    closing: z.strictObject({ by: line, clauses: clauseIds }),
    users: z.strictObject({ roles: z.array(id).min(1).max(50), clauses: clauseIds }),
    designation: z.strictObject({ role: id, by: id, clauses: clauseIds }).nullable(),
    acknowledgement: acknowledgement.nullable(),
    checklist,
    review: z.strictObject({ ...interval, everyDays: days, looksAt: z.array(line).min(1).max(30) }),
    workplan: workplan.nullable(),
    inactivity: z.strictObject({ ...interval, afterDays: days }).nullable(),
    cases: z.strictObject({ ...interval, days }),
  },
  partMissing("it says how accounts and people are kept"),
) satisfies z.ZodType<RegisterRule>;
