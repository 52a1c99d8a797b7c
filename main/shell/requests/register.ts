/** The account register: accounts, people, departments, and what happens to them. */
import { z } from "zod";
import type { AccountStep, DepartmentStep, PersonStep, RegisterRequests } from "../../../preload/contract/register.ts";
import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import type { LongWork } from "../long-work.ts";
import { withSealed } from "../sealing.ts";
import { namedPerson } from "./records-retention.ts";
import { registerMovingRequests } from "./register-moving.ts";
import { accountDetails, accountStep, departmentStep, personDetails, personStep } from "./register-steps.ts";
import { id, moment, nothing, sha256, text } from "./texts.ts";

const lastEvent = z.int().nonnegative();
const anyway = z.boolean();

const accountRequest = z.strictObject({ details: accountDetails, by: namedPerson, on: moment, why: text, anyway });
const takenIn = z.strictObject({ details: accountDetails, since: moment.nullable(), note: text, anyway });
const newPerson = z.strictObject({ details: personDetails, joinedOn: moment.nullable(), anyway });

/** The token of the waiting file that a step brings along. */
function sourceOf(step: AccountStep | PersonStep | DepartmentStep): string | null {
  return "source" in step ? step.source : null;
}

type StepChannel = "register.account-step" | "register.person-step" | "register.department-step";

function stepRequests(around: Around): Handlers<StepChannel> {
  const { services } = around;
  return {
    "register.account-step": {
      schema: z.strictObject({ id, lastEvent, input: accountStep }),
      answer: ({ id: account, lastEvent: last, input }) =>
        withSealed(around, sourceOf(input), (sealed) => services.ready.book.accountStep(account, last, input, sealed)),
    },
    "register.person-step": {
      schema: z.strictObject({ id, lastEvent, input: personStep }),
      answer: ({ id: person, lastEvent: last, input }) =>
        withSealed(around, sourceOf(input), (sealed) => services.ready.book.personStep(person, last, input, sealed)),
    },
    "register.department-step": {
      schema: z.strictObject({ name: text, lastEvent, input: departmentStep }),
      answer: ({ name, lastEvent: last, input }) =>
        withSealed(around, sourceOf(input), (sealed) => services.ready.book.departmentStep(name, last, input, sealed)),
    },
  };
}

type RegisterChannel = Extract<keyof RegisterRequests, `register.${string}`>;

export function registerRequests(around: Around, work: LongWork): Handlers<RegisterChannel> {
  const { services } = around;
  return {
    "register.desk": { schema: nothing, answer: () => services.ready.book.desk() },
    "register.opening": { schema: nothing, answer: () => services.ready.book.opening() },
    "register.account": { schema: z.strictObject({ id }), answer: (asked) => services.ready.book.account(asked.id) },
    "register.request-account": {
      schema: accountRequest,
      answer: (asked) => services.ready.book.requestAccount(asked),
    },
    "register.take-in-account": { schema: takenIn, answer: (asked) => services.ready.book.takeInAccount(asked) },
    "register.person": { schema: z.strictObject({ id }), answer: (asked) => services.ready.book.person(asked.id) },
    "register.add-person": { schema: newPerson, answer: (asked) => services.ready.book.addPerson(asked) },
    "register.department": {
      schema: z.strictObject({ name: text }),
      answer: ({ name }) => services.ready.book.department(name),
    },
    "register.file": {
      schema: z.strictObject({ sha256 }),
      answer: (asked) => services.ready.book.file(asked.sha256),
    },
    ...stepRequests(around),
    ...registerMovingRequests(around, work),
  };
}
