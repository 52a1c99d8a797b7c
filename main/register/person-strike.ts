/** Taking back what was recorded by mistake: it stays in the history and no longer counts. */

import type { PersonStep } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import { someText } from "../lib/field.ts";
import { foldName } from "../model/author.ts";
import { foldPerson } from "../model/register/fold-person.ts";
import { standingEvents } from "../model/register/standing-events.ts";
import type { PersonRecord, RegisterEvent, SubjectKind } from "../model/register-view.ts";
import { refuseTaken } from "./person-known.ts";
import type { RegisterHold } from "./person-ports.ts";

/**
 * Takes back the person's last event. With a leaving, what it ended on accounts and departments is given back where nothing has happened
 * there since.
 * @throws AppError EVENT_UNKNOWN {event}, EVENT_NOT_LAST {event}, PERSON_EXISTS {name, email}, TEXT_* {field}
 */
export function strikePerson(
  hold: RegisterHold,
  person: PersonRecord,
  step: Extract<PersonStep, { step: "strike" }>,
): void {
  const because = someText("because", step.because, "passage");
  const events = hold.events("person", person.id);
  const struck = strikable(events, step.event, true);
  const before = foldPerson(standingEvents(events).filter(({ id }) => id !== struck.id));
  // An address that the person had before may be somebody else's by now.
  if (before !== null && before.left === null) refuseTaken(hold, before, true, person.id);
  const ended = struck.kind === "person.left" ? endedWith(hold, struck) : [];
  hold.append("person", person.id, "struck", hold.today, { event: struck.id, because });
  for (const { subjectKind, subject, id } of ended) {
    hold.append(subjectKind, subject, "struck", hold.today, { event: id, because });
  }
}

/**
 * The event, if it is the last one that counts.
 * @param keepFirst the first one stays: without it the subject would be nothing
 * @throws AppError EVENT_UNKNOWN {event}, EVENT_NOT_LAST {event}
 */
export function strikable(events: readonly RegisterEvent[], id: number, keepFirst: boolean): RegisterEvent {
  const event = events.find((one) => one.id === id);
  if (event === undefined || event.kind === "struck") throw new AppError("EVENT_UNKNOWN", { event: id });
  const isFirst = keepFirst && events[0]?.id === id;
  if (isFirst || standingEvents(events).at(-1)?.id !== id) throw new AppError("EVENT_NOT_LAST", { event: id });
  return event;
}

/** What a leaving ended elsewhere and nothing has followed yet, the newest of each subject first. */
function endedWith(hold: RegisterHold, left: RegisterEvent<"person.left">): readonly RegisterEvent[] {
  const touched: [SubjectKind, string][] = [];
  for (const { id, lastEvent } of hold.accounts()) if (lastEvent > left.id) touched.push(["account", id]);
  for (const { name, lastEvent } of hold.departments()) {
    if (lastEvent > left.id) touched.push(["department", foldName(name)]);
  }
  return touched.flatMap(([subjectKind, subject]) => {
    const newestFirst = standingEvents(hold.events(subjectKind, subject)).toReversed();
    const other = newestFirst.findIndex((event) => !isEndedWith(event, left));
    return other === -1 ? newestFirst : newestFirst.slice(0, other);
  });
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
