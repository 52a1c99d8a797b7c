/** Taking back what was recorded of a person by mistake. */

import type { PersonStep } from "../../preload/contract.ts";
import { someText } from "../lib/field.ts";
import { foldName } from "../model/author.ts";
import { foldAccount } from "../model/register/fold-account.ts";
import { foldDepartment } from "../model/register/fold-department.ts";
import { standingEvents } from "../model/register/standing-events.ts";
import type { AccountRecord, DepartmentRecord, PersonRecord, RegisterEvent } from "../model/register-view.ts";
import type { Hold } from "./hold.ts";
import { canTakeBack, givenBack, type Subject, takenBack } from "./take-back.ts";

/**
 * Takes an event back. With a leaving, what it ended on accounts and departments is given back where nothing there builds on it and nobody
 * has taken the place since.
 * @throws AppError TEXT_* {field}, and what `takenBack` throws
 */
export function strikePerson(hold: Hold, person: PersonRecord, step: Extract<PersonStep, { step: "strike" }>): void {
  const because = someText("because", step.because, "passage");
  const subject = { kind: "person", id: person.id, events: hold.events("person", person.id) } as const;
  const struck = takenBack(hold, subject, step.event);
  hold.append("person", person.id, "struck", hold.today, { event: struck.id, because });
  if (struck.kind === "person.left") giveBack(hold, struck, because);
}

function giveBack(hold: Hold, left: RegisterEvent<"person.left">, because: string): void {
  const accounts = [...hold.accounts()].filter(({ lastEvent }) => lastEvent > left.id);
  for (const { id } of accounts) giveBackOn(hold, { kind: "account", id }, left, because);
  const departments = [...hold.departments()].filter(({ lastEvent }) => lastEvent > left.id);
  for (const { name } of departments) giveBackOn(hold, { kind: "department", id: foldName(name) }, left, because);
}

/** The newest first. */
function giveBackOn(
  hold: Hold,
  { kind, id }: Omit<Subject, "events">,
  left: RegisterEvent<"person.left">,
  because: string,
): void {
  const ended = standingEvents(hold.events(kind, id)).filter((event) => isEndedWith(event, left));
  for (const event of ended.toReversed()) {
    const subject = { kind, id, events: hold.events(kind, id) };
    if (!isGivenBack(subject, event.id, left.subject) || !canTakeBack(hold, subject, event.id)) continue;
    hold.append(kind, id, "struck", hold.today, { event: event.id, because });
  }
}

/** Would anything be another thing without the event, and nobody but this person hold more? */
function isGivenBack({ kind, events }: Subject, id: number, person: string): boolean {
  const fold = kind === "account" ? foldAccount : (all: readonly RegisterEvent[]) => foldDepartment("", all);
  const [now, after] = [fold(events), fold(events.filter((event) => event.id !== id))];
  if (now === null || after === null || sameBut(now, after)) return false;
  return givenBack(now, after).every((one) => one === person);
}

/** Alike but for their last event? */
function sameBut(one: AccountRecord | DepartmentRecord, other: AccountRecord | DepartmentRecord): boolean {
  return JSON.stringify({ ...one, lastEvent: 0 }) === JSON.stringify({ ...other, lastEvent: 0 });
}

function isEndedWith(event: RegisterEvent, left: RegisterEvent<"person.left">): boolean {
  const { because } = left.fields;
  if (event.id < left.id) return false;
  switch (event.kind) {
    case "account.user-ended":
      return event.fields.person === left.subject && event.fields.because === because;
    case "account.changed":
      return event.on === left.on && event.fields.why === because && onlyClears(event.fields.details);
    case "department.coordinator":
    case "department.director":
      return event.on === left.on && event.fields.person === null && event.fields.because === because;
    default:
      return false;
  }
}

/** Does it only take coordinator and director away? */
function onlyClears(details: RegisterEvent<"account.changed">["fields"]["details"]): boolean {
  return Object.entries(details).every(
    ([field, value]) => (field === "coordinator" || field === "director") && value === null,
  );
}
