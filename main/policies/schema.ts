/** The form of a pack file; what its parts say about each other is checked in checks.ts. */

import { z } from "zod";
import { type PolicyPack, packFormat } from "../model/policy-pack.ts";
import { deviceSchema } from "./device-schema.ts";
import { registerSchema } from "./register-schema.ts";
import { clauseIds, date, domain, id, ids, line, months, partMissing, text, timeZone } from "./text-schema.ts";

const stepCommon = {
  id,
  title: line,
  hint: line,
  clauses: clauseIds,
  after: ids,
  required: z.boolean(),
  waiver: z.strictObject({ label: line, hint: text }).nullable(),
};

const step = z.discriminatedUnion("kind", [
  z.strictObject({ ...stepCommon, kind: z.literal("opening") }),
  z.strictObject({ ...stepCommon, kind: z.literal("evidence") }),
  z.strictObject({ ...stepCommon, kind: z.literal("grounds"), reasonLabel: line }),
  z.strictObject({
    ...stepCommon,
    kind: z.literal("viewpoint"),
    question: line,
    violationLabel: line,
    viewpointOnlyLabel: line,
  }),
  z.strictObject({ ...stepCommon, kind: z.literal("consultation"), role: id, wordsLabel: line, binding: z.boolean() }),
  z.strictObject({ ...stepCommon, kind: z.literal("message"), template: text }),
  z.strictObject({ ...stepCommon, kind: z.literal("action") }),
  z.strictObject({ ...stepCommon, kind: z.literal("after") }),
  z.strictObject({ ...stepCommon, kind: z.literal("closing") }),
]);

const action = z.strictObject({
  id,
  kind: z.enum(["content.removed", "content.hidden", "content.declined", "user.blocked"]),
  label: line,
  doneLabel: line,
  noun: line,
  instruction: line,
  when: z.enum(["published", "held", "any"]),
  clauses: clauseIds,
  needs: ids,
  reversal: z
    .strictObject({
      kind: z.enum(["content.restored", "user.unblocked"]),
      label: line,
      doneLabel: line,
      clauses: clauseIds,
    })
    .nullable(),
});

/** Packs of earlier versions of the app say nothing of it. */
const origin = { basis: text.optional(), byPolicy: z.boolean().optional() };

const vault = z.strictObject(
  {
    // One custodian alone is what the vault is there to prevent. [A-6.h.i]
    custodians: z.strictObject({ least: z.int().min(2).max(20), clauses: clauseIds, ...origin }),
    role: z.strictObject({ role: id, clauses: clauseIds }).nullable(),
    reset: z.strictObject({ days: z.int().min(0).max(365), clauses: clauseIds, ...origin }),
    drill: z.strictObject({ everyMonths: months, clauses: clauseIds, ...origin }),
    oldAfterMonths: months.nullable(),
  },
  partMissing("it says what the policy wants of passwords"),
);

const records = z.strictObject(
  {
    authority: z.strictObject({ title: line, clauses: clauseIds }),
    law: z.strictObject({ citation: line, says: text }),
    answer: z.strictObject({
      days: z.int().min(1).max(365),
      working: z.boolean(),
      basis: text,
      byLaw: z.boolean().optional(),
    }),
    provisions: z
      .array(z.strictObject({ id, citation: line, text }))
      .min(1)
      .max(200),
    appeal: text.nullable(),
    export: z.strictObject({ everyMonths: months, clauses: clauseIds, ...origin }),
    incident: z.strictObject({ tell: z.array(line).min(1).max(20), template: text, clauses: clauseIds }),
  },
  partMissing("it says who answers a request for records"),
);

export const rowsSchema = z.record(id, ids.min(1));

export const packSchema = z.strictObject({
  format: z.literal(packFormat),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/, "must be small letters, digits and hyphens"),
  version: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, "must be letters, digits, . - _"),
  organisation: line,
  domain,
  timeZone,
  title: line,
  shortTitle: line,
  effective: date,
  history: z.array(z.strictObject({ on: date, what: line })).max(200),
  review: z.strictObject({ everyMonths: months, by: line, clause: id }).nullable(),
  clauses: z
    .array(z.strictObject({ id, citation: line, text }))
    .min(1)
    .max(1000),
  rows: rowsSchema.refine((rows) => Object.keys(rows).length > 0, "names no duty: the report would be empty"),
  roles: z.array(z.strictObject({ id, title: line })).max(50),
  grounds: z.array(z.strictObject({ id, label: line, text, citation: line })).max(200),
  steps: z.array(step).min(1).max(50),
  actions: z.array(action).min(1).max(20),
  notices: z
    .array(
      z.strictObject({
        where: z.enum(["opening", "evidence", "grounds", "action", "case"]),
        text: line,
        clause: id,
      }),
    )
    .max(50),
  vault,
  records,
  register: registerSchema,
  // A pack from before packs spoke of it says nothing of it.
  device: deviceSchema.nullable().default(null),
}) satisfies z.ZodType<PolicyPack>;
