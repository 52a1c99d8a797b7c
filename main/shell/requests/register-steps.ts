/** What a person can do to an account, a person, a department. */
import { z } from "zod";
import type { AccountStep, DepartmentStep, PersonStep } from "../../../preload/contract/register.ts";
import { checkVerdicts, discussionOutcomes } from "../../model/register-view.ts";
import { namedPerson } from "./records-retention.ts";
import { id, line, moment, text } from "./texts.ts";

/** More than any pack or page has; the services say what is there. */
const mostItems = 200;

/** A token of a waiting file. */
const source = id.nullable();
const event = z.int().nonnegative();
const on = moment;
const why = text;
const anyway = z.boolean().exactOptional();

const strike = z.strictObject({ step: z.literal("strike"), event, because: text });

export const accountDetails = z.strictObject({
  department: text,
  platform: text,
  handle: text,
  name: text,
  address: text.nullable(),
  email: line.nullable(),
  phone: text.nullable(),
  purpose: text,
});

/** Only what is another one: a field that is named and undefined is refused. */
const accountChanges = z.strictObject({
  department: text.exactOptional(),
  platform: text.exactOptional(),
  handle: text.exactOptional(),
  name: text.exactOptional(),
  address: text.nullable().exactOptional(),
  email: line.nullable().exactOptional(),
  phone: text.nullable().exactOptional(),
  purpose: text.exactOptional(),
  coordinator: id.nullable().exactOptional(),
  director: id.nullable().exactOptional(),
});

const checked = z.strictObject({ item: id, verdict: z.enum(checkVerdicts), why });
const closing = { on, by: namedPerson, why };

export const accountStep: z.ZodType<AccountStep> = z.discriminatedUnion("step", [
  z.strictObject({ step: z.literal("decide"), approved: z.boolean(), by: namedPerson, on, why }),
  z.strictObject({ step: z.literal("create"), on, details: accountDetails, since: moment.nullable(), anyway }),
  z.strictObject({ step: z.literal(["activate", "resume"]), on, note: text }),
  z.strictObject({ step: z.literal(["pause", "archive", "deactivate"]), ...closing }),
  z.strictObject({ step: z.literal("change"), on, details: accountChanges, why, anyway }),
  z.strictObject({ step: z.literal("add-user"), on, person: id, role: id }),
  z.strictObject({ step: z.literal("end-user"), on, person: id, role: id, because: text }),
  z.strictObject({ step: z.literal("check"), on, items: z.array(checked).max(mostItems), source }),
  z.strictObject({
    step: z.literal("review"),
    on,
    looked: z.array(text).max(mostItems),
    found: z.enum(["nothing", "something"]),
    words: text,
    cases: z.array(id).max(mostItems),
    lastActivity: moment.nullable(),
  }),
  z.strictObject({
    step: z.literal("discuss"),
    on,
    with: z.array(namedPerson).max(50),
    outcome: z.enum(discussionOutcomes),
    words: text,
    again: moment.nullable(),
  }),
  z.strictObject({ step: z.literal("activity"), on, what: text }),
  strike,
]);

export const personDetails = z.strictObject({ name: text, title: text, email: line.nullable(), department: text });

const personChanges = z.strictObject({
  name: text.exactOptional(),
  title: text.exactOptional(),
  email: line.nullable().exactOptional(),
  department: text.exactOptional(),
  joinedOn: moment.nullable().exactOptional(),
});

export const personStep: z.ZodType<PersonStep> = z.discriminatedUnion("step", [
  z.strictObject({ step: z.literal("change"), on, details: personChanges, why }),
  z.strictObject({ step: z.literal("give-role"), on, role: id, department: text }),
  z.strictObject({ step: z.literal("end-role"), on, role: id, department: text, because: text }),
  z.strictObject({ step: z.literal("acknowledge"), on, source }),
  z.strictObject({ step: z.literal("forward"), on, to: text }),
  z.strictObject({ step: z.literal("leave"), on, because: text }),
  z.strictObject({ step: z.literal("return"), on, why }),
  strike,
]);

/** By the pack's ids. */
const parts = z.record(id, text).refine((written) => Object.keys(written).length <= mostItems);

export const departmentStep: z.ZodType<DepartmentStep> = z.discriminatedUnion("step", [
  z.strictObject({ step: z.literal("workplan"), on, parts, source }),
  z.strictObject({ step: z.literal("coordinator"), on, person: id.nullable(), by: namedPerson, because: text }),
  z.strictObject({ step: z.literal("director"), on, person: id.nullable(), because: text }),
  strike,
]);
