/** What the events of a person come to. [A-6.b.ii] */

import type { Acknowledgement, Day, HeldRole, PersonRecord, RegisterEvent } from "../register-view.ts";
import { isNewer } from "./newer.ts";
import { standingEvents } from "./standing-events.ts";

/** @param events all of one person, oldest first, the struck ones too; null without a first event */
export function foldPerson(events: readonly RegisterEvent[]): PersonRecord | null {
  const first = events[0];
  const last = events.at(-1);
  if (first === undefined || last === undefined) return null;
  const person = standingEvents(events).reduce(personAfter, { ...nobody, id: first.subject });
  return { ...person, lastEvent: last.id };
}

const nobody: PersonRecord = {
  id: "",
  name: "",
  title: "",
  email: null,
  department: "",
  joinedOn: null,
  left: null,
  roles: [],
  acknowledgement: null,
  lastEvent: 0,
};

/** @param before null: nobody yet */
export function personAfter(before: PersonRecord | null, event: RegisterEvent): PersonRecord {
  const person = before ?? nobody;
  switch (event.kind) {
    case "person.added": {
      const { name, title, email, department, joinedOn } = event.fields;
      return { ...person, name, title, email, department, joinedOn };
    }
    case "person.changed":
      return { ...person, ...event.fields.details };
    case "person.role-given": {
      const { role, department } = event.fields;
      return { ...person, roles: [...person.roles, { role, department, from: event.on, to: null }] };
    }
    case "person.role-ended":
      return {
        ...person,
        roles: person.roles.map((held) => (isOf(held, event.fields) ? ended(held, event.on) : held)),
      };
    case "person.acknowledged":
      return { ...person, acknowledgement: signed(person.acknowledgement, event) };
    case "person.forwarded":
      return { ...person, acknowledgement: forwarded(person.acknowledgement, event.on, event.fields.to) };
    case "person.left": {
      const left = { on: event.on, because: event.fields.because };
      // Nobody who has left holds a role: taking the leaving back brings them back too.
      return { ...person, left, roles: person.roles.map((held) => (held.to === null ? ended(held, event.on) : held)) };
    }
    case "person.returned":
      return { ...person, left: null };
    default:
      return person;
  }
}

/** Is it this role in this department, held still? */
function isOf(held: HeldRole, { role, department }: Pick<HeldRole, "role" | "department">): boolean {
  return held.to === null && held.role === role && held.department === department;
}

/** No role ends before it began: somebody may leave, as written down later, before the day on which it was given. */
function ended(held: HeldRole, on: Day): HeldRole {
  return { ...held, to: on < held.from ? held.from : on };
}

function signed(before: Acknowledgement | null, event: RegisterEvent<"person.acknowledged">): Acknowledgement {
  const { policy, scan } = event.fields;
  // An earlier signature that is written down later does not replace the newer one.
  if (before !== null && !isNewer(event.on, event.at, { on: before.signedOn })) return before;
  // The same signature once more: its scan came later, and where it was forwarded to stays as it is.
  if (before !== null && event.on === before.signedOn && policy === before.policy) {
    return { ...before, scan: scan ?? before.scan };
  }
  return { signedOn: event.on, policy, scan, forwardedOn: null, forwardedTo: "" };
}

function forwarded(signed: Acknowledgement | null, on: Day, to: string): Acknowledgement | null {
  return signed === null ? null : { ...signed, forwardedOn: on, forwardedTo: to };
}
